using Sarcotrace.App.Cli;

namespace Sarcotrace.App.Tests.Cli;

public class FitCommandTests
{
    [Fact]
    public void A_problem_is_fitted_and_drawn()
    {
        var path = RealData.File("petab/Boehm_JProteomeRes2014/Boehm_JProteomeRes2014.yaml");
        var folder = Directory.CreateTempSubdirectory("fit").FullName;
        try
        {
            var (code, output, errors) = Run(
                "fit", path, "--starts", "6", "--profiles", "false", "--rtol", "1e-6", "--out", Path.Combine(folder, "out"));
            Assert.True(code == 0, errors);
            Assert.Contains("Best logarithm of the likelihood, 9 parameters sought", output, StringComparison.Ordinal);
            var page = File.ReadAllText(Path.Combine(folder, "out", "report.html"));
            Assert.Contains("Waterfall", page, StringComparison.Ordinal);
            Assert.Contains("Residuals", page, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    [Theory]
    [InlineData("nothing.yaml")]
    [InlineData("nothing.txt")]
    public void What_cannot_be_read_is_told_with_exit_code_two(string file)
    {
        var (code, _, errors) = Run("fit", file);
        Assert.Equal(2, code);
        Assert.Contains("there is no such file", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_out_of_range_are_all_told()
    {
        var (code, _, errors) = Run("fit", "nothing.yaml", "--starts", "0", "--rtol", "2");
        Assert.Equal(2, code);
        Assert.Contains("--starts", errors, StringComparison.Ordinal);
        Assert.Contains("--rtol", errors, StringComparison.Ordinal);
    }

    static (int Code, string Output, string Errors) Run(params string[] words)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        return (Start.Of(words, output, errors), output.ToString(), errors.ToString());
    }
}
