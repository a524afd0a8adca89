using Sarcotrace.App.Cli;

namespace Sarcotrace.App.Tests.Cli;

public sealed class SignalCommandTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sarcotrace-signal-");

    [Fact]
    public void The_sample_of_qpcr_finds_what_was_planted()
    {
        var (code, output, errors) = Run(
            "signal", "qpcr", Approved.FromRoot("samples/qpcr/cq.csv"), "--reference", "Gapdh,Actb,Tbp", "--control", "young", "--simulated", "--out", At("out"));
        Assert.True(code == 0, errors);
        Assert.Contains("Trim63 in old against young, fold: 2.18 (1.76 to 2.70), n = 16", output, StringComparison.Ordinal);
        Assert.Contains("simulated", output, StringComparison.Ordinal);
        Assert.DoesNotContain("caution", output, StringComparison.Ordinal);
        foreach (var file in (string[])["report.html", "figures/qpcr-gene-1.svg", "figures/qpcr-stability.png", "tables/qpcr-miqe.parquet"])
            Assert.True(File.Exists(At("out/" + file)), file);
    }

    [Fact]
    public void The_sample_of_a_blot_is_measured_and_compared()
    {
        var (code, output, errors) = Run("signal", "blot", Approved.FromRoot("samples/blot/bands.csv"), "--control", "young", "--simulated", "--out", At("out"));
        Assert.True(code == 0, errors);
        Assert.Contains("p-Akt/Akt in old against young, fold: 0.", output, StringComparison.Ordinal);
        Assert.True(File.Exists(At("out/figures/blot-ratio-1.svg")));
    }

    [Fact]
    public void A_film_gives_a_table_of_bands_to_fill_in()
    {
        string[] words = ["signal", "blot", Approved.FromRoot("samples/blot/gel.tif"), "--lanes", "6", "--bands", At("bands.csv"), "--simulated", "--out", At("out")];
        var (code, output, errors) = Run(words);
        Assert.True(code == 0, errors);
        Assert.Contains("Bands in 6 lanes: 12, n = 6", output, StringComparison.Ordinal);
        var rows = File.ReadAllLines(At("bands.csv")).Select(line => line.Split(',')).ToArray();
        Assert.Equal(["gel", "lane", "band", "intensity", "saturated", "animal", "group", "target", "kind"], rows[0]);
        // Painted as 1 to 0.5 in the first two lanes.
        var upper = rows.Skip(1).Where(row => row[2] == "1").Select(row => Golden.Number(row[3])).ToArray();
        Assert.Equal(0.5, upper[1] / upper[0], 1);
        Assert.Equal(2, Run(words).Code);
    }

    [Theory]
    [InlineData("qpcr", "nowhere.csv", "there is no such file")]
    [InlineData("qpcr", "nowhere.rdml", "there is no such file")]
    [InlineData("blot", "nowhere.csv", "there is no such file")]
    [InlineData("blot", "nowhere.tif", "there is no such file")]
    public void What_cannot_be_read_is_told_with_exit_code_two(string assay, string file, string says)
    {
        var (code, _, errors) = Run("signal", assay, file);
        Assert.Equal(2, code);
        Assert.Contains(says, errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_that_do_not_fit_are_all_told()
    {
        var (code, _, errors) = Run("signal", "qpcr", Approved.FromRoot("samples/qpcr/cq.csv"), "--reference", "Gapd", "--control", "yung", "--out", At("out"));
        Assert.Equal(2, code);
        Assert.Contains("no such gene was measured", errors, StringComparison.Ordinal);
        Assert.Contains("choose one of young, old", errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(At("out")));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    string At(string name) => Path.Combine(_folder.FullName, name);

    static (int Code, string Output, string Errors) Run(params string[] words)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        return (Start.Of(words, output, errors), output.ToString(), errors.ToString());
    }
}
