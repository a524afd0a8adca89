using Sarcotrace.App.Cli;

namespace Sarcotrace.App.Tests.Cli;

/// <summary>The program compiled ahead of time says what the program compiled at run time says, byte for byte.</summary>
public sealed class NativeProgramTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sarcotrace-native-");

    [Theory]
    [InlineData("run samples/cohort/study.yaml")]
    [InlineData("diagnose samples/diagnose/people.csv --criteria awgs2019,ewgsop2")]
    [InlineData("compare samples/comparison/comparison.yaml")]
    [InlineData("replicate samples/replication/effects.csv")]
    [InlineData("signal elisa samples/elisa/il10.csv")]
    [InlineData("signal blot samples/blot/bands.csv --control young")]
    [InlineData("trial samples/trial/mice.yaml")]
    public async Task Results_are_the_same_bytes(string command)
    {
        var native = Program();
        string[] words = [.. command.Split(' ').Select(word => word.StartsWith("samples/", StringComparison.Ordinal) ? Approved.FromRoot(word) : word)];
        using StringWriter written = new(), complained = new();
        Assert.Equal(0, Start.Of([.. words, "--out", At("here")], written, complained));

        await OtherProcess.Run(new(native, [.. words, "--out", At("native")]));

        OtherProcess.SameFiles(At("here"), At("native"));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    static string Program()
    {
        var folder = Approved.FromRoot("artifacts/native");
        var program = new FileInfo(Path.Combine(folder, OperatingSystem.IsWindows() ? "sarcotrace.exe" : "sarcotrace"));
        if (!program.Exists || !File.Exists(Path.Combine(folder, "built"))) Assert.Skip("there is no native program: dotnet make.cs native makes it");

        var latest = Directory.EnumerateFiles(Approved.FromRoot("src"), "*", SearchOption.AllDirectories).Max(File.GetLastWriteTimeUtc);
        if (latest > program.LastWriteTimeUtc) Assert.Skip("the native program is older than its sources: dotnet make.cs native makes it anew");
        return program.FullName;
    }

    string At(string name) => Path.Combine(_folder.FullName, name);
}
