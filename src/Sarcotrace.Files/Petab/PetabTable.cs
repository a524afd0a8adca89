using System.Collections.Immutable;
using System.Globalization;
using Sarcotrace.Core;
using Sarcotrace.Files.Studies;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.Petab;

/// <summary>One of a problem's tables, in memory.</summary>
/// <param name="File">What problems call it.</param>
/// <param name="Headers">Its columns.</param>
/// <param name="Rows">Its rows.</param>
sealed record PetabTable(string File, ImmutableArray<string> Headers, ImmutableArray<PetabRow> Rows)
{
    /// <summary>Reads a table; null where it cannot be read or lacks a required column.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="file">What problems call it.</param>
    /// <param name="required">Columns it must have.</param>
    /// <param name="problems">Takes what is wrong.</param>
    internal static PetabTable? Read(string path, string file, ReadOnlySpan<string> required, List<Problem> problems)
    {
        var (reader, found) = TableFile.Open(path, file);
        problems.AddRange(found.Where(problem => problem.Severity != Severity.Note));
        if (reader is null) return null;

        using (reader)
        {
            List<PetabRow> rows = [];
            var headers = reader.Headers.ToImmutableArray();
            var columns = headers.Index().Where(pair => pair.Item.Length > 0).ToDictionary(pair => pair.Item, pair => pair.Index);
            problems.AddRange(TableFile.Reading(file, () =>
            {
                while (reader.Read())
                {
                    var cells = Enumerable.Range(0, Math.Min(headers.Length, reader.Width)).Select(reader.Text).ToArray();
                    if (cells.Any(cell => cell.Length > 0)) rows.Add(new(file, reader.Row, columns, cells, problems));
                }
            }));
            var complete = true;
            foreach (var column in required)
            {
                if (columns.ContainsKey(column)) continue;
                var near = Nearest.To(column, headers);
                problems.Add(new(file, 1, column, $"the column {column} is missing", near is null ? "add it" : $"rename {near}"));
                complete = false;
            }

            return complete ? new(file, headers, [.. rows]) : null;
        }
    }
}

/// <summary>One row of a table.</summary>
/// <param name="file">What problems call the table.</param>
/// <param name="row">Its row in the file.</param>
/// <param name="columns">Places of the columns.</param>
/// <param name="cells">Its cells.</param>
/// <param name="problems">Takes what is wrong.</param>
sealed class PetabRow(string file, int row, Dictionary<string, int> columns, string[] cells, List<Problem> problems)
{
    /// <summary>The text of a cell; empty where there is none.</summary>
    internal string Text(string column) =>
        columns.TryGetValue(column, out var at) && at < cells.Length ? cells[at] : "";

    /// <summary>The text of a cell, or null where there is none.</summary>
    internal string? TextOrNull(string column) => Text(column) is { Length: > 0 } text ? text : null;

    /// <summary>A cell that must be an identifier; empty, and a problem, where it is not.</summary>
    internal string Id(string column)
    {
        var text = Text(column);
        if (PetabNames.IsId(text)) return text;
        Complain(column, text.Length == 0 ? "the cell is empty" : $"'{text}' is no identifier",
            "use letters, digits and underscores, not beginning with a digit");
        return "";
    }

    /// <summary>A cell that must be a number; null, and a problem, where it is not.</summary>
    internal double? Number(string column, bool infinite = false)
    {
        if (Number(Text(column)) is { } value && !double.IsNaN(value) && (infinite || double.IsFinite(value))) return value;
        Complain(column, Text(column).Length == 0 ? "the cell is empty" : $"'{Text(column)}' is no number", "write a number, with a point before decimals");
        return null;
    }

    /// <summary>A cell that may be a number; null where it is empty.</summary>
    internal double? NumberOrNull(string column, bool infinite = false) =>
        Text(column).Length == 0 || IsMissing(Text(column)) ? null : Number(column, infinite);

    /// <summary>Adds a problem with a cell.</summary>
    internal void Complain(string column, string what, string remedy, Severity severity = Severity.Error) =>
        problems.Add(new(file, row, column, what, remedy, severity));

    /// <summary>Adds a problem with a name that nothing has.</summary>
    internal void Unknown(string column, string kind, string name, IReadOnlyCollection<string> known) =>
        Complain(column, $"there is no {kind} '{name}'", Nearest.Remedy(name, known));

    /// <summary>Whether a text says that there is no value.</summary>
    internal static bool IsMissing(string text) => text.Length == 0 || text.Equals("nan", StringComparison.OrdinalIgnoreCase);

    /// <summary>The number a text is, infinite or not-a-number perhaps; null where it is none.</summary>
    internal static double? Number(string text) => text.ToLowerInvariant() switch
    {
        "inf" or "+inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        "nan" => double.NaN,
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null,
    };
}
