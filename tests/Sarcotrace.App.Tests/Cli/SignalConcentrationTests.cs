namespace Sarcotrace.App.Tests.Cli;

public sealed class SignalConcentrationTests : CommandTest
{
    [Theory]
    [InlineData("elisa", "samples/elisa/il10.csv", "22 of 24", "m07")]
    [InlineData("quantify", "samples/quantify/sarcosine.csv", "24 of 26", "isobaric")]
    public void A_sample_run_is_read_and_drawn_as_simulated(string assay, string sample, string count, string named)
    {
        var output = Done("signal", assay, Approved.FromRoot(sample), "--simulated", "--out", At("out"));
        Assert.Contains("(simulated data)", output, StringComparison.Ordinal);
        if (assay == "quantify") Assert.Contains(count, output, StringComparison.Ordinal);
        else Assert.Equal(2, output.Split("11 of 12 samples").Length - 1);
        Assert.Contains(named, File.ReadAllText(At("out/report.html")), StringComparison.Ordinal);
    }

    [Theory, InlineData("elisa"), InlineData("quantify")]
    public void What_cannot_be_read_ends_with_two(string assay)
    {
        var errors = Refused("signal", assay, "nothing.csv");
        Assert.Contains("there is no such file", errors, StringComparison.Ordinal);
        var told = Refused("signal", assay, "nothing.csv", "--weight", "heavy");
        Assert.Contains("heavy", told, StringComparison.Ordinal);
    }
}
