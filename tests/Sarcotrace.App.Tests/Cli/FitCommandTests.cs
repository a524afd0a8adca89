using System.Diagnostics;
using Sarcotrace.App.Cli;

namespace Sarcotrace.App.Tests.Cli;

public sealed class FitCommandTests : CommandTest
{
    [Fact]
    public void A_problem_is_fitted_and_drawn()
    {
        var path = RealData.File("petab/Boehm_JProteomeRes2014/Boehm_JProteomeRes2014.yaml");
        var output = Done(
            "fit", path, "--starts", "6", "--profiles", "false", "--rtol", "1e-6", "--out", At("out"));
        Assert.Contains("Best logarithm of the likelihood, 9 parameters sought", output, StringComparison.Ordinal);
        var page = File.ReadAllText(At("out/report.html"));
        Assert.Contains("Waterfall", page, StringComparison.Ordinal);
        Assert.Contains("Residuals", page, StringComparison.Ordinal);

        // What is written back starts where the fit ended: one search from there finds the same value.
        Done("fit", At("out/petab/problem.yaml"), "--starts", "1", "--profiles", "false", "--rtol", "1e-6",
            "--out", At("again"));
        var (first, again) = (Table("fit-parameters"), Table("fit-parameters", "again"));
        Assert.Equal(first.Texts("parameter"), again.Texts("parameter"));
        Assert.All(first.Numbers("estimate").Zip(again.Numbers("nominal")), pair => Assert.Equal(pair.First, pair.Second, 1e-12 * Math.Abs(pair.First)));
    }

    [Fact]
    public void Stopped_by_the_keyboard_it_keeps_what_was_found_and_says_so()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "needs the signals of Unix");
        var path = RealData.File("petab/Boehm_JProteomeRes2014/Boehm_JProteomeRes2014.yaml");
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet", [typeof(Start).Assembly.Location, "fit", path, "--starts", "100000", "--out", At("out")])
        { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Thread.Sleep(TimeSpan.FromSeconds(8));
        using (var kill = Process.Start("kill", ["-INT", $"{process.Id}"])) kill.WaitForExit();
        var output = process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(60)));
        Assert.True(process.ExitCode == 130, process.StandardError.ReadToEnd() + output);
        Assert.True(File.Exists(At("out/report.html")) || !Directory.Exists(At("out")));
    }

    [Theory]
    [InlineData("nothing.yaml")]
    [InlineData("nothing.txt")]
    public void What_cannot_be_read_is_told_with_exit_code_two(string file)
    {
        var errors = Refused("fit", file);
        Assert.Contains("there is no such file", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_out_of_range_are_all_told()
    {
        var errors = Refused("fit", "nothing.yaml", "--starts", "0", "--rtol", "2");
        Assert.Contains("--starts", errors, StringComparison.Ordinal);
        Assert.Contains("--rtol", errors, StringComparison.Ordinal);
    }
}
