using Sarcotrace.App.Cli;

namespace Sarcotrace.App.Tests.Cli;

/// <summary>A processor without vector instructions, and a system's library that does without them too, give the same bytes.</summary>
public sealed class PlainProcessorTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sarcotrace-plain-");

    [Theory]
    [InlineData("discover", "samples/cohort/study.yaml", "--quick")]
    [InlineData("compare", "samples/comparison/comparison.yaml")]
    public async Task Results_are_the_same_bytes(params string[] command)
    {
        string[] words = [.. command.Select(word => word.StartsWith("samples/", StringComparison.Ordinal) ? Approved.FromRoot(word) : word)];
        using StringWriter written = new(), complained = new();
        Assert.Equal(0, Start.Of([.. words, "--out", At("here")], written, complained));

        await OtherProcess.Run(new("dotnet", [typeof(Start).Assembly.Location, .. words, "--out", At("plain")])
        {
            Environment =
            {
                ["DOTNET_EnableHWIntrinsic"] = "0",
                ["GLIBC_TUNABLES"] = "glibc.cpu.hwcaps=-AVX512F,-AVX2,-FMA,-FMA4,-AVX2_Usable,-FMA_Usable",
            },
        });

        OtherProcess.SameFiles(At("here"), At("plain"));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    string At(string name) => Path.Combine(_folder.FullName, name);
}
