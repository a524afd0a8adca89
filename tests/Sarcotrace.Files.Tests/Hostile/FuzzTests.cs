using System.Diagnostics;

namespace Sarcotrace.Files.Tests.Hostile;

/// <summary>Every reader gives a value or problems for whatever its file holds: some hundred mutants each. For hours of it: bench/Sarcotrace.Fuzz.</summary>
public sealed class FuzzTests : IDisposable
{
    const int Mutants = 150;

    static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    readonly Scratch _scratch = new();

    public static TheoryData<string> Names => [.. Readers.All.Select(reader => reader.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Mutants_are_read_or_refused(string name)
    {
        var clock = Stopwatch.StartNew();
        var trial = new Trial(Readers.All.Single(reader => reader.Name == name), _scratch.Path("fuzz"), 20_260_101);
        for (var mutant = 0; mutant < Mutants && clock.Elapsed < Longest; mutant++)
        {
            trial.Next();
            Assert.True(trial.Read() is not { } fault, $"mutant {mutant}: {trial.Read()}\n{Convert.ToBase64String(trial.Mutant)}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Seeds_are_read(string name)
    {
        var reader = Readers.All.Single(reader => reader.Name == name);
        var trial = new Trial(reader, _scratch.Path("seeds"), 1);
        Assert.All(reader.Seeds, seed => Assert.Null(trial.Read(seed, wanted: true)));
    }

    public void Dispose() => _scratch.Dispose();
}
