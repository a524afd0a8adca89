using System.Globalization;
using Sarcotrace.Core;
using Sarcotrace.Files.LabTables;

namespace Sarcotrace.Files.Tests.LabTables;

/// <summary>Lab tables written for one test; a row is a text with bars, numbers become cells of numbers.</summary>
static class Lab
{
    /// <summary>Reads a sheet of the rows; "~" before a number keeps it a text, "#..." is a failed formula, "@2024-01-05" a date.</summary>
    public static Loaded<Measurements> Sheet(this Scratch scratch, string[] rows, params string[] merges) =>
        LabTable.Read(scratch.Write("lab.xlsx", XlsxWriter.Bytes(new XlsxWriter.Sheet("Sheet1", Cells(rows), merges))));

    /// <summary>Reads a text table.</summary>
    public static Loaded<Measurements> Csv(this Scratch scratch, string text) => LabTable.Read(scratch.Write("lab.csv", text));

    /// <summary>The cells of such rows.</summary>
    public static object?[][] Cells(string[] rows) => [.. rows.Select(row => row.Split('|').Select(Cell).ToArray())];

    /// <summary>The table, or what stopped it.</summary>
    public static Measurements Table(this Loaded<Measurements> loaded)
    {
        Assert.True(loaded.Succeeded, string.Join('\n', loaded.Problems));
        return loaded.Value!;
    }

    /// <summary>"name [unit]: values" for each column.</summary>
    public static string[] Shown(this Measurements table) => [.. table.Columns.Select(column =>
        $"{column.Name}{(column.Unit.Length > 0 ? $" [{column.Unit}]" : "")}: {string.Join(' ', column.Texts.Select((text, at) => column.IsNumeric ? Number(column.Numbers[at]) : text ?? "."))}")];

    /// <summary>Asserts that a problem of that severity says so.</summary>
    public static void Says(this Loaded<Measurements> loaded, Severity severity, string what) => Assert.True(
        loaded.Problems.Any(problem => problem.Severity == severity && problem.What.Contains(what, StringComparison.Ordinal)),
        $"no {severity} says '{what}' among:\n{string.Join('\n', loaded.Problems.Select(problem => $"{problem.Severity} {problem}"))}");

    static string Number(double number) => double.IsNaN(number) ? "." : number.ToString(CultureInfo.InvariantCulture);

    static object? Cell(string text)
    {
        text = text.Trim();
        return text switch
        {
            "" => null,
            ['~', ..] => text[1..],
            ['#', .. var rest] when rest.Length > 2 => new XlsxWriter.Failed(text),
            ['@', ..] => DateTime.Parse(text[1..], CultureInfo.InvariantCulture),
            _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : text,
        };
    }
}
