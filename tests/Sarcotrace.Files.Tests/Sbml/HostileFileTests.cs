using System.Diagnostics;
using System.Globalization;
using System.Text;
using Sarcotrace.Files.Sbml;
using Sarcotrace.Files.Tests.Hostile;

namespace Sarcotrace.Files.Tests.Sbml;

/// <summary>Broken files give problems, never exceptions.</summary>
public sealed class HostileFileTests
{
    static readonly string[] Words = ["<apply>", "</apply>", "<ci> A </ci>", "<listOfSpecies>", "</model>", "id=\"A\"", "\"", "<", ">", "&amp;", "&#0;",
        "NaN", "-1", "999999999999999999999", "<semantics/>", "<lambda/>", "<piecewise/>", "comp:", "<![CDATA[", "<!--", "xmlns=\"\"", "\u00e9"];

    // An hour of it once: SARCOTRACE_FUZZ_MINUTES=60, with a seed of its own.
    static readonly double? Minutes = double.TryParse(
        Environment.GetEnvironmentVariable("SARCOTRACE_FUZZ_MINUTES"), CultureInfo.InvariantCulture, out var minutes) ? minutes : null;

    [Fact]
    public void Mutants_of_a_small_model_give_problems()
    {
        var seed = Encoding.UTF8.GetBytes(Sample.Decay);
        Try([seed], mutants: 3_000, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Mutants_of_public_models_give_problems()
    {
        using var suite = SuiteModels.Semantic();
        var seeds = suite.Cases().Where((_, i) => i % 31 == 0 || (i is > 1_120 and < 1_185)).Select(SuiteModels.Bytes).ToList();
        Try(seeds, mutants: 3_000, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void A_malformed_declaration_that_the_framework_slips_on_gives_a_problem()
    {
        // Found after seven million mutants.
        var loaded = SbmlReader.Read(Encoding.UTF8.GetBytes("<?xml version=\"1.0\u00e9\" encoding=\"UTF-8\"?>"), "mutant.xml", null);
        Assert.Contains("not well-formed", Assert.Single(loaded.Problems).What, StringComparison.Ordinal);
    }

    static void Try(List<byte[]> seeds, int mutants, TimeSpan limit)
    {
        var clock = Stopwatch.StartNew();
        if (Minutes is { } longer) (mutants, limit) = (int.MaxValue, TimeSpan.FromMinutes(longer));
        Mutator draws = new(Minutes is null ? 20_260_101UL : 20_261_125UL);
        var tried = 0;
        for (; tried < mutants && clock.Elapsed < limit; tried++)
        {
            var bytes = seeds[draws.Below(seeds.Count)];
            for (var change = 1 + draws.Below(3); change > 0; change--) bytes = draws.Change(bytes, Words);
            try
            {
                var loaded = SbmlReader.Read(bytes, "mutant.xml", _ => new MemoryStream(bytes));
                Assert.True(loaded.Succeeded || loaded.Problems.Length > 0);
                if (loaded.Value is { } network) _ = UnitsCheck.Of(network);
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"mutant {tried}: {e.GetType().Name} {e.Message}\n{e.StackTrace}\n{Encoding.UTF8.GetString(bytes)}");
            }
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{tried} mutants");
    }
}
