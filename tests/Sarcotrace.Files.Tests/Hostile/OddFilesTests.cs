using System.Diagnostics;
using Sarcotrace.Files.Results;
using Sarcotrace.Files.Studies;

namespace Sarcotrace.Files.Tests.Hostile;

/// <summary>Paths that lead to no ordinary file, tried with every reader; and results that are somebody's.</summary>
public sealed class OddFilesTests : IDisposable
{
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    readonly Scratch _scratch = new();

    public static TheoryData<string> Names => [.. Readers.All.Where(reader => reader.Name != "filter").Select(reader => reader.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Devices_pipes_folders_and_nothing_are_refused(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no such paths");
        var reader = Readers.All.Single(reader => reader.Name == name);
        foreach (var (kind, command) in new[] { ("zero", "ln -s /dev/zero"), ("pipe", "mkfifo"), ("folder", "mkdir"), ("circle", "ln -s circle"), ("gone", "true") })
        {
            var path = Path.Combine(_scratch.Path($"{name}-{kind}"), reader.File);
            _ = new Trial(reader, _scratch.Path($"{name}-{kind}"), 1);
            using (var shell = Process.Start("sh", ["-c", $"{(kind == "circle" ? $"ln -s '{path}'" : command)} '{path}'"])) await shell.WaitForExitAsync(TestContext.Current.CancellationToken);

            var reading = Task.Run(() => reader.Open(path), TestContext.Current.CancellationToken);
            Assert.True(await Task.WhenAny(reading, Task.Delay(Longest, TestContext.Current.CancellationToken)) == reading, $"{kind}: over {Longest}");
            var read = await reading;
            Assert.Null(read.Fault);
            Assert.False(read.Succeeded, kind);
        }
    }

    [Fact]
    public void A_device_is_not_hashed_for_ever()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no such path");
        Assert.Equal(0, StudyLoader.Input("/dev/zero", "zero").Bytes);
    }

    [Fact]
    public void A_table_behind_a_link_is_as_large_as_it_is()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a right there");
        var path = _scratch.Write("t.csv", "id,x\nA,1\n");
        File.CreateSymbolicLink(_scratch.Path("link.csv"), path);
        Assert.Equal(new FileInfo(path).Length, Tables.FileSize.Of(_scratch.Path("link.csv")));
        Assert.True(Readers.All[0].Open(_scratch.Path("link.csv")).Succeeded);
    }

    [Fact]
    public void What_somebody_laid_beside_the_results_stays()
    {
        _scratch.Write("out/answers.json", "{}");
        _scratch.Write("out/tables/old.parquet", "old");
        _scratch.Write("out/notes/mine.txt", "mine");
        using (var folder = new ResultFolder(_scratch.Path("out")))
        {
            folder.Create("answers.json").Dispose();
            folder.Finish();
        }

        Assert.Equal("mine", File.ReadAllText(_scratch.Path("out/notes/mine.txt")));
        Assert.False(File.Exists(_scratch.Path("out/tables/old.parquet")));
        Assert.Empty(File.ReadAllText(_scratch.Path("out/answers.json")));
    }

    public void Dispose() => _scratch.Dispose();
}
