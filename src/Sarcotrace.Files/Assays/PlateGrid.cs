using System.Collections.Immutable;
using System.Globalization;
using Sarcotrace.Core;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.Assays;

/// <summary>The grid that a plate reader writes: a letter a row, a number a column.</summary>
static class PlateGrid
{
    /// <summary>Reads a grid into wells named as A1.</summary>
    /// <param name="path">Table whose first column holds the letters and whose headers are 1, 2, 3 …</param>
    /// <param name="grid">Filled with a reading a well; NaN where there is none.</param>
    /// <returns>All problems.</returns>
    internal static ImmutableArray<Problem> Read(string path, Dictionary<string, double> grid)
    {
        var name = Path.GetFileName(path);
        var (reader, opened) = TableFile.Open(path, name);
        if (reader is null) return opened;

        using (reader)
        {
            // The corner of a grid is empty, which is no fault here.
            List<Problem> problems = [.. opened.Where(problem => problem.Column != "column 1")];
            for (var column = 1; column < reader.Headers.Count; column++)
            {
                if (reader.Headers[column] != column.ToString(CultureInfo.InvariantCulture))
                {
                    problems.Add(new(name, 1, reader.Headers[column], "this is not a grid of wells",
                        "the first row must be 1, 2, 3 … and the first column A, B, C …"));
                    return [.. problems];
                }
            }

            problems.AddRange(TableFile.Reading(name, () => Rows(reader, name, grid, problems)));
            return [.. problems];
        }
    }

    /// <summary>A well as A1, whether written a01 or A1.</summary>
    internal static string Plain(string place) =>
        place.Length > 1 && int.TryParse(place.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var column)
            ? FormattableString.Invariant($"{char.ToUpperInvariant(place[0])}{column}")
            : place;

    static void Rows(ITableReader reader, string name, Dictionary<string, double> grid, List<Problem> problems)
    {
        while (reader.Read())
        {
            var letter = reader.Text(0);
            if (letter.Length != 1 || !char.IsAsciiLetter(letter[0])) continue;
            for (var column = 1; column < reader.Headers.Count; column++)
            {
                var cell = reader.Look(column, out var value);
                if (cell == Cell.Text)
                {
                    problems.Add(new(name, reader.Row, reader.Headers[column], $"'{reader.Text(column)}' is not a reading", "it is left out",
                        Severity.Warning));
                }
                grid[$"{char.ToUpperInvariant(letter[0])}{reader.Headers[column]}"] = cell == Cell.Number ? value : double.NaN;
            }
        }
    }
}
