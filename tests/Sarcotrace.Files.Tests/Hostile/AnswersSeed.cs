using Sarcotrace.Core;
using Sarcotrace.Files.Results;

namespace Sarcotrace.Files.Tests.Hostile;

/// <summary>A small run as it is saved.</summary>
static class AnswersSeed
{
    internal static RunRecord Run { get; } = new(
        "1.0", "A study", true, [new("people.csv", new('a', 64), 12)], [new("people.csv", 1, "x", "read so", "nothing", Severity.Note)],
        [new("reading", "no age", "people", ["P1"])], 2,
        [
            new("key", [("alpha", "0.05")], new(
                "phenotype", [new Finding([new("lazic2010")], "It falls", new(-1, -2, double.PositiveInfinity, "1"), 12), new NoFinding([], "too few", "add some")],
                [new("few", "few", "why", "more", ["a"], [])], [],
                [new("phenotype-people", "People", [new NumberColumn("x", "1", "x", [1, double.NaN, 3]), new TextColumn("t", "t", ["a", null, "c"])])], ["Counted."], [])),
        ]);

    internal static byte[] Bytes { get; } = Made();

    static byte[] Made()
    {
        using var memory = new MemoryStream();
        AnswersFile.Write(memory, Run);
        return memory.ToArray();
    }
}
