using System.Collections.Immutable;

namespace Sarcotrace.Questions.VirtualCohort;

/// <summary>A small table that is compiled into the program: <c>anchors.csv</c>, <c>metabolites.csv</c>.</summary>
static class EmbeddedTable
{
    /// <summary>Rows of a table without its header; cells may stand in quotes where they hold a comma.</summary>
    internal static ImmutableArray<ImmutableArray<string>> Rows(string file)
    {
        var home = typeof(EmbeddedTable);
        using var stream = home.Assembly.GetManifestResourceStream(home, file)
            ?? throw new InvalidOperationException($"{file} was not compiled in");
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Skip(1).Select(line => Cells(line.TrimEnd('\r')))];
    }

    static ImmutableArray<string> Cells(string line)
    {
        var parts = line.Split('"');
        if (parts.Length == 1) return [.. line.Split(',')];

        // Odd parts were quoted: their commas are hidden while the rest is split.
        const char Hidden = '\u0001';
        for (var i = 1; i < parts.Length; i += 2) parts[i] = parts[i].Replace(',', Hidden);
        return [.. string.Concat(parts).Split(',').Select(cell => cell.Replace(Hidden, ','))];
    }
}
