using Sarcotrace.Core;
using Sarcotrace.Core.Comparisons;
using Sarcotrace.Files.Comparisons;

namespace Sarcotrace.Files.Tests.Comparisons;

public sealed class ComparisonFileTests : IDisposable
{
    readonly Scratch _scratch = new();

    [Fact]
    public void A_file_that_says_everything_is_read_as_it_says()
    {
        var read = Read("""
            title: Grip after sarcosine
            simulated: true
            table: grip.xlsx
            sheet: Cohort 2
            outcomes: [Grip, Weight]
            by: [Treatment, Sex]
            control: vehicle
            covariates: Weight at start
            time: Week
            animal: Mouse
            litter: Litter
            cage: Cage
            batch: Day
            sex: Sex
            age: Age
            treatment-unit: Cage
            subsample: Trial
            paired: Mouse
            formula: Grip ~ Treatment * Sex + (1 | Cage)
            family: negative-binomial
            survival: {time: Days, event: Dead}
            dose: Dose
            adjust: dunnett
            transform: log2
            primary: Grip
            smallest-effect: 0.25
            exclusions:
              - {animal: M7, reason: humane-endpoint}
              - {animal: M9, reason: other, text: escaped}
            arrive:
              blinding: the assessor did not know the groups
            """).Value!;
        Assert.Equal(("Grip after sarcosine", true, "grip.xlsx", "Cohort 2"), (read.Title, read.Simulated, read.Table, read.Sheet));
        Assert.Equal(["Grip", "Weight", "Treatment", "Sex", "Weight at start"], [.. read.Outcomes, .. read.By, .. read.Covariates]);
        Assert.Equal(
            "vehicle, Week, Mouse, Litter, Cage, Day, Sex, Age, Cage, Trial, Mouse, Dose, Grip, Days, Dead",
            string.Join(", ", read.Control, read.Time, read.Animal, read.Litter, read.Cage, read.Batch, read.Sex, read.Age, read.TreatmentUnit, read.Subsample, read.Paired, read.Dose,
                read.Primary, read.SurvivalTime, read.SurvivalEvent));
        Assert.Equal((Family.NegativeBinomial, Adjustment.Dunnett, Transform.Log2, 0.25), (read.Family, read.Adjust, read.Transform, read.SmallestEffect));
        Assert.Equal("Grip ~ Treatment * Sex + (1 | Cage)", read.Formula);
        Assert.Equal([new("M7", ExclusionReason.HumaneEndpoint, ""), new ExcludedAnimal("M9", ExclusionReason.Other, "escaped")], read.Exclusions);
        Assert.Equal([new ArriveText("blinding", "the assessor did not know the groups")], read.Arrive);
    }

    [Fact]
    public void A_table_alone_is_enough()
    {
        var read = Read("table: a.csv").Value!;
        Assert.Equal(("comparison", Family.Gaussian, null, Transform.None, null), (read.Title, read.Family, read.Adjust, read.Transform, read.SmallestEffect));
        Assert.Empty(read.Outcomes);
    }

    [Fact]
    public void All_problems_come_at_once_with_line_and_nearest_name()
    {
        var read = Read("""
            tabel: a.csv
            outcomes: {a: b}
            family: gausian
            adjust: tuky
            smallest-effect: -1
            exclusions:
              - {animal: M1, reason: unwilling}
              - {reason: other}
            arrive:
              blindin: yes
            """);
        Assert.False(read.Succeeded);
        (int Row, string Key, string Remedy)[] wanted =
        [
            (1, "tabel", "did you mean table?"), (1, "table", "add table: to the comparison"), (2, "outcomes", "write a list of texts"), (3, "family", "did you mean gaussian?"), (4, "adjust", "did you mean tukey?"),
            (5, "smallest-effect", "write the smallest"), (7, "exclusions[1].reason", "write one of died"), (8, "exclusions[2].animal", "add animal:"),
            (8, "exclusions[2].reason", "say why"), (10, "arrive.blindin", "did you mean blinding?"),
        ];
        foreach (var (row, key, remedy) in wanted)
            Assert.Contains(read.Problems, problem => (problem.Row, problem.Column) == (row, key) && problem.Remedy.StartsWith(remedy, StringComparison.Ordinal));
        Assert.Equal(wanted.Length, read.Problems.Length);
    }

    [Theory]
    [InlineData("table: a\noutcomes: [x]\nby: [x]", "by")]
    [InlineData("table: a\noutcomes: [x, x]", "outcomes")]
    [InlineData("table: a\noutcomes: [x]\nprimary: y", "primary")]
    [InlineData("table: a\ncontrol: c", "control")]
    [InlineData("table: a\nby: [g]\nadjust: dunnett", "adjust")]
    [InlineData("table: a\nsurvival: {time: t}", "survival.event")]
    [InlineData("table: a\nexclusions: M7", "exclusions")]
    public void Keys_that_do_not_fit_each_other_are_problems(string text, string key) => Assert.Equal(key, Assert.Single(Read(text).Problems).Column);

    [Theory]
    [InlineData("")]
    [InlineData("- a")]
    [InlineData("table: [a")]
    [InlineData("table: &x a\nby: *x")]
    public void Broken_yaml_is_a_problem(string text) => Assert.False(Read(text).Succeeded);

    [Fact]
    public void A_file_that_is_not_there_is_a_problem() => Assert.Equal("check the path", Assert.Single(ComparisonFile.Read(_scratch.Path("none.yaml")).Problems).Remedy);

    [Fact]
    public void The_schema_of_comparison_files_is_the_one_that_ships() => Approved.Text("docs/comparison.schema.json", ComparisonSchema.Json());

    [Fact]
    public void The_schema_knows_every_key_that_the_reader_knows()
    {
        var known = Read("table: a\nzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz: 1").Problems[0].Remedy.Replace("known here: ", "", StringComparison.Ordinal).Split(", ");
        var schema = System.Text.Json.Nodes.JsonNode.Parse(ComparisonSchema.Json())!["properties"]!.AsObject().Select(pair => pair.Key);
        Assert.Equal(known.Order(), schema.Order());
    }

    public void Dispose() => _scratch.Dispose();

    Loaded<Comparison> Read(string text) => ComparisonFile.Read(_scratch.Write("comparison.yaml", text));
}
