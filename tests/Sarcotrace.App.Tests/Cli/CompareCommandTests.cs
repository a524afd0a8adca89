namespace Sarcotrace.App.Tests.Cli;

/// <summary>Comparisons as a user asks for them.</summary>
public sealed class CompareCommandTests : CommandTest
{
    static readonly string Workbook = Approved.FromRoot("samples/comparison/grip.xlsx");

    [Fact]
    public void A_laboratorys_sheet_becomes_a_figure_and_a_sentence_in_one_command()
    {
        var (code, output, notes) = Run("compare", Workbook, "--simulated", "--out", At("out"));
        Assert.Equal(0, code);
        Assert.Contains("Lean mass is higher with Sarcosine than with Vehicle", output, StringComparison.Ordinal);
        Assert.Contains("the groups are taken from Group", notes, StringComparison.Ordinal);
        Assert.Contains("rows 3 to 4 are one header", notes, StringComparison.Ordinal);
        AssertMade("figures/comparison-1.svg", "figures/comparison-1.png", "tables/comparison-contrasts.parquet", "report.html");
        Assert.Contains("Simulated data", File.ReadAllText(At("out/report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_sample_comparison_runs_and_prints_its_checklist()
    {
        var output = Done("compare", Approved.FromRoot("samples/comparison/comparison.yaml"), "--out", At("out"));
        Assert.Contains("by as much as matters", output, StringComparison.Ordinal);
        var checklist = Table("arrive-checklist");
        Assert.Equal(10, checklist.Rows);
        Assert.Equal(3, checklist.Texts("state").Count(state => state == "missing"));
        Assert.Equal("Grip strength week 12", Table("comparison-contrasts").Texts("outcome")[0]);
    }

    [Fact]
    public void The_same_bytes_come_from_any_number_of_threads()
    {
        // Twenty animals an arm have too many arrangements to count, so that permutations are drawn.
        File.WriteAllText(At("mice.csv"), "mouse,arm,grip\n" + string.Join('\n', Enumerable.Range(0, 40).Select(i =>
            $"m{i},{(i < 20 ? "water" : "drug")},{100 + i * 7 % 13 + (i < 20 ? 0 : 4)}")));
        foreach (var threads in (string[])["1", "2"])
            Done("compare", At("mice.csv"), "--outcome", "grip", "--by", "arm", "--control", "water", "--threads", threads, "--out", At(threads));
        Assert.Contains(Table("comparison-checks", "1").Texts("says"), says => says!.Contains("arrangements drawn", StringComparison.Ordinal));
        foreach (var file in (string[])["answers.json", "tables/comparison-checks.parquet", "report.html"])
            Assert.Equal(File.ReadAllBytes(At("1/" + file)), File.ReadAllBytes(At("2/" + file)));
    }

    [Fact]
    public void A_measurement_in_several_columns_becomes_a_course()
    {
        Done("compare", Workbook, "--repeated", "Grip strength", "--control", "Vehicle", "--out", At("out"));
        Assert.Equal(54, Table("comparison-values").Rows);
        Assert.Contains("difference of differences over Time", Table("comparison-contrasts").Texts("family"));
    }

    [Fact]
    public void Survival_counts_and_doses_have_models_of_their_own()
    {
        File.WriteAllText(At("mice.csv"), "mouse,arm,days,died,cells,dose,signal\n" + string.Join('\n', Enumerable.Range(0, 24).Select(i =>
            $"m{i},{(i < 12 ? "water" : "drug")},{10 + 3 * (i % 12) + (i < 12 ? 0 : 15)},{(i % 4 == 3 ? 0 : 1)},{5 + i % 3 + (i < 12 ? 0 : 4)},{Math.Pow(3, i % 8 - 2):R},{10 + 80 / (1 + Math.Pow(3 / Math.Pow(3, i % 8 - 2), 1.1)) + i % 3:R}")));
        var survival = Done("compare", At("mice.csv"), "--kind", "survival", "--outcome", "days", "--event", "died", "--by", "arm", "--control", "water", "--out", At("out"));
        Assert.Contains("later with drug than with water", survival, StringComparison.Ordinal);
        Assert.Equal(12, Table("survival-groups").Numbers("n")[0]);
        var counts = Done("compare", At("mice.csv"), "--kind", "counted", "--outcome", "cells", "--by", "arm", "--control", "water", "--out", At("out"));
        Assert.Contains("cells is higher with drug than with water", counts, StringComparison.Ordinal);
        Assert.Equal(10.0 / 6, Table("counts-ratios").Numbers("ratio")[0], 1e-9);
        Done("compare", At("mice.csv"), "--kind", "doseresponse", "--outcome", "signal", "--dose", "dose", "--animal", "mouse", "--out", At("out"));
        Assert.Equal(3, Table("dose-effective").Numbers("dose")[0], 0.5);
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once_and_nothing_is_written()
    {
        var errors = Refused("compare", Workbook, "--outcome", "Grip strength week 13", "--by", "Grupp", "--out", At("out"));
        Assert.Contains("did you mean Grip strength week 12?", errors, StringComparison.Ordinal);
        Assert.Contains("did you mean Group?", errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(At("out")));
    }
}
