using System.Diagnostics;

namespace Sarcotrace.App.Tests.Cli;

/// <summary>The program run by another process, whose results must be those of this one.</summary>
static class OtherProcess
{
    /// <summary>Runs it to its end; fails where it does.</summary>
    internal static async Task Run(ProcessStartInfo how)
    {
        (how.RedirectStandardOutput, how.RedirectStandardError) = (true, true);
        using var process = Process.Start(how)!;
        var said = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await said);
    }

    /// <summary>Fails unless two folders hold the same files with the same bytes.</summary>
    internal static void SameFiles(string here, string there)
    {
        var files = Files(here);
        Assert.NotEmpty(files);
        Assert.Equal(files, Files(there));
        foreach (var file in files) Assert.True(File.ReadAllBytes(Path.Combine(here, file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(there, file))), file);
    }

    static string[] Files(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path)).Order(StringComparer.Ordinal)];
}
