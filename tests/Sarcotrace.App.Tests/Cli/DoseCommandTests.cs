namespace Sarcotrace.App.Tests.Cli;

public sealed class DoseCommandTests : CommandTest
{
    [Fact]
    public void The_studied_dose_goes_to_mice_by_both_factors_and_by_exposure()
    {
        var output = Done(
            "dose", "--from", "human", "--to", "mouse", "--amount", "450mg", "--weight", "60kg", "--draws", "20", "--models", Approved.FromRoot("models"), "--out", At("out"));
        Assert.Contains("7.50 mg/kg a day", output, StringComparison.Ordinal);
        Assert.Contains("7.5 mg/kg × 37/3 exactly; 92.25 mg/kg/d with the rounded factor × 12.3: 92.5 mg/kg a day", output, StringComparison.Ordinal);
        Assert.Contains("area under the curve", output, StringComparison.Ordinal);
        Assert.True(Record().Simulated);
        Assert.True(File.Exists(At("out/figures/dose-exposure.png")));
    }

    [Fact]
    public void Arithmetic_alone_is_not_called_simulated()
    {
        Done("dose", "--amount", "7.5mg/kg", "--out", At("all"));
        Assert.False(Record("all").Simulated);
        Assert.Equal(14, Table("dose-translations", "all").Rows);
    }

    [Fact]
    public void An_intake_is_planned_and_drawn()
    {
        var output = Done(
            "dose", "plan", "--schedule", "450mg@8", "300mg@20:30", "--draws", "20", "--days", "1", "--models", Approved.FromRoot("models"), "--out", At("plan"));
        Assert.Contains("The schedule gives 750 mg a day", output, StringComparison.Ordinal);
        Assert.Contains("prostate", File.ReadAllText(At("plan/report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_wrong_with_a_dose_is_all_told()
    {
        var errors = Refused("dose", "--from", "mous", "--amount", "450", "--weight", "60", "--per-day", "0", "--models", At("nowhere"), "--to", "rat", "--out", At("no"));
        foreach (var word in (string[])["did you mean mouse?", "'450' is no amount", "'60' is no body weight", "--per-day", "nowhere"])
            Assert.Contains(word, errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(At("no")));
        Refused("dose", "plan", "--schedule", "450mg", "--age", "3", "--out", At("no"));
    }

    [Theory]
    [InlineData("mice.yaml", "In each arm for a power of 80 %")]
    [InlineData("axis.yaml", "Simulated on the model")]
    [InlineData("cohort.yaml", "In the cohort to find 80 %")]
    public void The_sample_plans_run(string plan, string said)
    {
        var output = Done(
            "trial", Approved.FromRoot($"samples/trial/{plan}"), "--set", "trials=100", "--models", Approved.FromRoot("models"), "--out", At("trial"));
        Assert.Contains(said, output, StringComparison.Ordinal);
        Assert.Contains("ARRIVE", File.ReadAllText(At("trial/report.html")), StringComparison.Ordinal);
        Assert.True(Record("trial").Simulated);
    }

    [Fact]
    public void What_is_wrong_with_a_plan_is_all_told()
    {
        File.WriteAllText(At("plan.yaml"), "study: mixed\neffects: [1, 2]\nefects: 3\n");
        var errors = Refused("trial", At("plan.yaml"), "--out", At("no"));
        Assert.Contains("did you mean effects?", errors, StringComparison.Ordinal);
        Refused("trial", "--out", At("no"));
        Refused("trial", At("none.yaml"), "--out", At("no"));
        Assert.Contains("2 effects for 1 treated arms", Run("trial", "--set", "effects=1,2", "--out", At("no")).Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(At("no")));
    }
}
