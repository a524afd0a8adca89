using System.Runtime.CompilerServices;
using Sarcotrace.App.Cli;

namespace Sarcotrace.App.Tests.Cli;

public class SignalConcentrationTests
{
    [Theory]
    [InlineData("elisa", "samples/elisa/il10.csv", "22 of 24", "m07")]
    [InlineData("quantify", "samples/quantify/sarcosine.csv", "24 of 26", "isobaric")]
    public void A_sample_run_is_read_and_drawn_as_simulated(string assay, string sample, string count, string named)
    {
        var folder = Directory.CreateTempSubdirectory("signal").FullName;
        try
        {
            var (code, output, errors) = Run("signal", assay, Path.Combine(Root(), sample), "--simulated", "--out", Path.Combine(folder, "out"));
            Assert.True(code == 0, errors);
            Assert.Contains("(simulated data)", output, StringComparison.Ordinal);
            if (assay == "quantify") Assert.Contains(count, output, StringComparison.Ordinal);
            else Assert.Equal(2, output.Split("11 of 12 samples").Length - 1);
            Assert.Contains(named, File.ReadAllText(Path.Combine(folder, "out", "report.html")), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    [Theory, InlineData("elisa"), InlineData("quantify")]
    public void What_cannot_be_read_ends_with_two(string assay)
    {
        var (code, _, errors) = Run("signal", assay, "nothing.csv");
        Assert.Equal(2, code);
        Assert.Contains("there is no such file", errors, StringComparison.Ordinal);
        var (wrong, _, told) = Run("signal", assay, "nothing.csv", "--weight", "heavy");
        Assert.Equal(2, wrong);
        Assert.Contains("heavy", told, StringComparison.Ordinal);
    }

    [Theory, InlineData("elisa"), InlineData("quantify")]
    public void Help_shows_examples(string assay)
    {
        var (code, output, _) = Run("signal", assay, "--help");
        Assert.Equal(0, code);
        Assert.Contains($"sarcotrace signal {assay} samples/{assay}/", output, StringComparison.Ordinal);
    }

    static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "../../.."));

    static (int Code, string Output, string Errors) Run(params string[] words)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        return (Start.Of(words, output, errors), output.ToString(), errors.ToString());
    }
}
