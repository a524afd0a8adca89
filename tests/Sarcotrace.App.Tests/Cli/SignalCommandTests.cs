namespace Sarcotrace.App.Tests.Cli;

public sealed class SignalCommandTests : CommandTest
{
    [Fact]
    public void The_sample_of_qpcr_finds_what_was_planted()
    {
        var output = Done(
            "signal", "qpcr", Approved.FromRoot("samples/qpcr/cq.csv"), "--reference", "Gapdh,Actb,Tbp", "--control", "young", "--simulated", "--out", At("out"));
        Assert.Contains("Trim63 in old against young, fold: 2.18 (1.76 to 2.70), n = 16", output, StringComparison.Ordinal);
        Assert.Contains("simulated", output, StringComparison.Ordinal);
        Assert.DoesNotContain("caution", output, StringComparison.Ordinal);
        AssertMade("report.html", "figures/qpcr-gene-1.svg", "figures/qpcr-stability.png", "tables/qpcr-miqe.parquet");
    }

    [Fact]
    public void The_sample_of_a_blot_is_measured_and_compared()
    {
        var output = Done("signal", "blot", Approved.FromRoot("samples/blot/bands.csv"), "--control", "young", "--simulated", "--out", At("out"));
        Assert.Contains("p-Akt/Akt in old against young, fold: 0.", output, StringComparison.Ordinal);
        Assert.True(File.Exists(At("out/figures/blot-ratio-1.svg")));
    }

    [Fact]
    public void A_film_gives_a_table_of_bands_to_fill_in()
    {
        string[] words = ["signal", "blot", Approved.FromRoot("samples/blot/gel.tif"), "--lanes", "6", "--bands", At("bands.csv"), "--simulated", "--out", At("out")];
        var output = Done(words);
        Assert.Contains("Bands in 6 lanes: 12, n = 6", output, StringComparison.Ordinal);
        var rows = File.ReadAllLines(At("bands.csv")).Select(line => line.Split(',')).ToArray();
        Assert.Equal(["gel", "lane", "band", "intensity", "saturated", "animal", "group", "target", "kind"], rows[0]);
        // Painted as 1 to 0.5 in the first two lanes.
        var upper = rows.Skip(1).Where(row => row[2] == "1").Select(row => Golden.Number(row[3])).ToArray();
        Assert.Equal(0.5, upper[1] / upper[0], 1);
        Refused(words);
    }

    [Theory]
    [InlineData("qpcr", "nowhere.csv", "there is no such file")]
    [InlineData("qpcr", "nowhere.rdml", "there is no such file")]
    [InlineData("blot", "nowhere.csv", "there is no such file")]
    [InlineData("blot", "nowhere.tif", "there is no such file")]
    public void What_cannot_be_read_is_told_with_exit_code_two(string assay, string file, string says)
    {
        var errors = Refused("signal", assay, file);
        Assert.Contains(says, errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_that_do_not_fit_are_all_told()
    {
        var errors = Refused("signal", "qpcr", Approved.FromRoot("samples/qpcr/cq.csv"), "--reference", "Gapd", "--control", "yung", "--out", At("out"));
        Assert.Contains("no such gene was measured", errors, StringComparison.Ordinal);
        Assert.Contains("choose one of young, old", errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(At("out")));
    }
}
