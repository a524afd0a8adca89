using System.IO.Compression;
using Sarcotrace.Core;
using Sarcotrace.Core.Networks;
using Sarcotrace.Files.Antimony;
using Sarcotrace.Files.Sbml;

namespace Sarcotrace.Files.Tests.Antimony;

public class AntimonyWriterTests
{
    [Fact]
    public void A_model_reads_back_as_it_was_written() => Same(AntimonyReader.Read("""
        function f(a, b)
          a*b + 1
        end
        model *whole()
          unit substance = 1e-6 mole; unit u = 2 mole/litre^2
          compartment C = 2; var compartment D = 3; D has litre; D is "a \ place"
          species S in C = 1, $X in C = 3/C; const species K in D = 4; substanceOnly species A in D = 5
          J0: 2 S + n X => A; f(k, S)*A; n = 2; n is "n"
          J1: A -> ; p*A
          M -( J1; species M in C = 1
          k = 0.1 u; p := piecewise(1, time > 3, 2); q = 1; q' = -q^2; var r = k + 1; S is "sugar \" no"
          E: at 2 after (time > 3 && S < 1), priority = 1, t0 = false, persistent = false: r = 2, S = r
          0 = w - S; var w
          constraint c: S >= 0; c is "never below"
        end
        whole is "all of it"
        """.Replace("\\\" no", "", StringComparison.Ordinal), "whole.ant").Value!);

    [Fact]
    public void Reserved_words_and_local_parameters_get_names_of_their_own()
    {
        var network = new Network("model")
        {
            Compartments = [new("in", 1)],
            Species = [new("time", "in") { InitialConcentration = 1 }],
            Parameters = [new("r_k", 7)],
            Reactions = [new("r")
            {
                Reactants = [new("time")],
                LocalParameters = [new("k", 2)],
                Rate = Expression.Of(Operator.Times, new Symbol("k"), new Symbol("time"), Expression.Time),
            }],
        };
        var back = AntimonyReader.Read(AntimonyWriter.Write(network), "m.ant").Value!;
        Assert.Equal("time_", back.Species[0].Id);
        Assert.Equal(2.0, back.Parameters.Single(parameter => parameter.Id == "r_k_").Value);
        Assert.Equal("r_k_*time_*time", Formulas.Text(back.Reactions[0].Rate));
    }

    [Fact]
    public void Losses_are_told()
    {
        var network = new Network("m")
        {
            Compartments = [new("flat", 1, 2)],
            Reactions = [new("r") { Fast = true }],
            ConversionFactor = "c",
        };
        Assert.Equal(["flat", "r", "m"], AntimonyWriter.Losses(network).Select(loss => loss.Column));
    }

    [Theory]
    [InlineData("sbml-test-suite/semantic.zip", 0.999)]
    [InlineData("biomodels/curated.zip", 0.999)]
    public void Models_of_the_field_keep_their_meaning(string archive, double share)
    {
        using var zip = ZipFile.OpenRead(RealData.File(archive));
        var (read, lost, differing) = (0, 0, new List<string>());
        var entries = zip.Entries.Where(entry => entry.Name.EndsWith(".xml", StringComparison.Ordinal)
            && (!archive.Contains("suite", StringComparison.Ordinal) || entry.Name.Contains("l3v2", StringComparison.Ordinal))).ToArray();
        foreach (var entry in entries)
        {
            using var stream = entry.Open();
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            if (SbmlReader.Read(memory.ToArray(), entry.Name).Value is not { } network) continue;
            read++;
            if (AntimonyWriter.Losses(network).Any(loss => loss.Severity == Severity.Error)) { lost++; continue; }
            if (Difference(network) is { } difference) differing.Add($"{entry.Name}: {difference}");
        }

        TestContext.Current.SendDiagnosticMessage($"{archive}: {entries.Length} models, {read} read, {lost} with losses, {differing.Count} differ");
        Assert.True(read > 100, $"only {read} of {entries.Length} are read");
        Assert.True(differing.Count <= (1 - share) * read, $"{differing.Count} of {read} ({lost} lost):\n{string.Join('\n', differing.Take(30))}");
    }

    static void Same(Network network)
    {
        Assert.NotNull(network);
        Assert.Null(Difference(network));
    }

    static string? Difference(Network network)
    {
        var text = AntimonyWriter.Write(network);
        var loaded = AntimonyReader.Read(text, "back.ant");
        if (loaded.Value is not { } back) return string.Join("; ", loaded.Problems.Where(problem => problem.Severity == Severity.Error).Take(3));
        var (before, after) = (Formulas.Meaning(network), Formulas.Meaning(back));
        return before.Except(after).Concat(after.Except(before)).Take(4).ToArray() is { Length: > 0 } differing ? string.Join(" | ", differing) : null;
    }
}
