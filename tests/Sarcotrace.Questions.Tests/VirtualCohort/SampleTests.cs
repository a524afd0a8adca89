using Sarcotrace.Core;
using Sarcotrace.Files.Studies;
using Sarcotrace.Questions.Discovery;
using Sarcotrace.Questions.VirtualCohort;

namespace Sarcotrace.Questions.Tests.VirtualCohort;

/// <summary>The shipped sample on the researcher's path: read from its files, then asked.</summary>
public class SampleTests
{
    static readonly string Folder = Approved.FromRoot("samples/cohort");
    static readonly VirtualStudy Made = VirtualStudy.Make(new(), null, TestContext.Current.CancellationToken);
    static readonly Loaded<Study> Read = FromFiles();

    [Fact]
    public void Its_files_read_back_as_the_study_that_was_made()
    {
        var study = Read.Value;

        Assert.NotNull(study);
        Assert.True(study.Simulated);
        Assert.DoesNotContain(Read.Problems, problem => problem.Severity != Severity.Note);
        Assert.Equal(Made.People.Ids, study.People.Ids);
        Assert.Equal(Made.People.Sex, study.People.Sex);
        Assert.All(Made.People.Measures, measure =>
        {
            var read = study.People.Measure(measure.Role);
            Assert.Equal(measure.Values, read!.Values);
            Assert.Equal(measure.Unit, read.Unit);
        });
        Assert.Equal(Made.Metabolome.Samples, study.Metabolome!.Samples);
        Assert.Equal(Made.Metabolome.Metabolites, study.Metabolome.Metabolites);
        Assert.Equal(Made.Metabolome.Values, study.Metabolome.Values);
        Assert.Equal(Made.Metabolome.BelowDetection, study.Metabolome.BelowDetection);
    }

    [Fact]
    public void Discovery_finds_sarcosine_and_most_of_what_was_planted_and_little_else()
    {
        var rows = Asked().Find("discovery-associations")!;
        var (metabolites, traits, accepted) = (rows.Texts("metabolite"), rows.Texts("trait"), rows.Texts("accepted"));
        var found = Enumerable.Range(0, rows.Rows).Where(i => accepted[i] == "yes")
            .Select(i => (metabolites[i]!, traits[i]!.Replace("-speed", "", StringComparison.Ordinal))).ToHashSet();
        var truth = Truth();
        var planted = truth.Where(pair => pair.Value is { Planted: true, Expected: >= 0.1 or <= -0.1 }).ToList();
        var tested = planted.Where(pair => metabolites.Contains(pair.Key.Item1)).ToList();
        var hits = tested.Count(pair => found.Contains(pair.Key));
        var wrong = found.Count(pair => !truth.ContainsKey(pair));
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{found.Count} pairs: {hits} of {tested.Count} planted, {wrong} unrelated; "
            + $"{planted.Count - tested.Count} planted ones were measured too rarely to be tested");

        Assert.Contains(("sarcosine", "asmi"), found);
        Assert.True(hits >= 0.6 * tested.Count);
        Assert.True(wrong <= 0.1 * found.Count);
    }

    static Answers Asked()
    {
        var people = Read.Value!.People;
        var (asm, height) = (people.Measure("asm")!.Values, people.Measure("height")!.Values);
        var grips = people.Measures.Where(trial => trial.Role.StartsWith("grip-", StringComparison.Ordinal)).ToArray();
        double[] indices = [.. asm.Zip(height, (kg, cm) => kg / (cm * cm) * 1e4)];
        Measure asmi = new("asmi", "asmi", "kg/m2", Origin.Derived, [.. indices]);
        Measure grip = new("grip", "grip", "kg", Origin.Derived, [.. Enumerable.Range(0, people.Count).Select(Best)]);
        var study = Read.Value with { People = people with { Measures = [.. people.Measures, asmi, grip] } };
        var options = new DiscoveryOptions
        {
            Traits = ["asmi", "grip", "gait-speed"],
            Bootstrap = 0,
            EffectiveTests = false,
        };
        return new TraitAssociations(options, threads: 1).Ask(study, null, TestContext.Current.CancellationToken);

        double Best(int person) =>
            grips.Select(trial => trial.Values[person]).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Max();
    }

    /// <summary>Pairs that stay related once age and sex are adjusted for.</summary>
    static Dictionary<(string, string), (bool Planted, double Expected)> Truth()
    {
        var truth = Made.Truth;
        var (metabolites, traits, kinds, vias) =
            (truth.Texts("metabolite"), truth.Texts("trait"), truth.Texts("kind"), truth.Texts("via"));
        return Enumerable.Range(0, truth.Rows)
            .Where(i => traits[i] is "asmi" or "grip" or "gait")
            .Where(i => kinds[i] == "planted" || vias[i]!.Split(' ').Any(via => via is not ("age" or "sex")))
            .ToDictionary(
                i => (metabolites[i]!, traits[i]!),
                i => (kinds[i] == "planted", truth.Numbers("expected")[i]));
    }

    static Loaded<Study> FromFiles()
    {
        var file = StudyFile.Read(Path.Combine(Folder, "study.yaml"));
        Assert.True(file.Succeeded, string.Join('\n', file.Problems));
        return StudyLoader.Load(file.Value!, default, [], 2, null, TestContext.Current.CancellationToken);
    }
}
