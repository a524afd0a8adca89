using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Files.Studies;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.LabTables;

/// <summary>Reads a table as a laboratory keeps it: titles, merged headers, units, sums and notes around the measurements.</summary>
public static class LabTable
{
    const string SectionName = "Section";

    /// <summary>Reads the largest table of a sheet, saying what was taken for what.</summary>
    /// <param name="path">xlsx, xls, csv, tsv or Parquet.</param>
    /// <param name="sheet">Sheet of a workbook; null for the first that is not hidden and holds a table.</param>
    /// <returns>The table; every guess as a note with its place, and errors where the table cannot be read for sure.</returns>
    /// <remarks>
    /// Header: up to three rows, merged or with gaps, units in brackets, after a comma or slash, or in a row below. Left out:
    /// titles, notes, sums and means, repeated headers, other tables. Cells below a limit, failed formulas and words among
    /// numbers count as missing. The file is held in memory: at most four million cells.
    /// </remarks>
    public static Loaded<Measurements> Read(string path, string? sheet = null)
    {
        var name = Path.GetFileName(path);
        if (!File.Exists(path)) return No(name, "there is no such file", "check the path");
        if (FileSize.Of(path) == 0) return No(name, "the file is empty", "export the table again");

        Loaded<Measurements>? loaded = null;
        var broken = TableFile.Reading(name, () => loaded = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".xlsx" or ".xlsm" or ".xls" => OfSheets(Workbook.Read(path), name, sheet),
            ".parquet" => OfGrid(Stored(path, name), name, []),
            _ => OfGrid(DelimitedText.Read(path), name, []),
        });
        return loaded ?? new(null, broken);
    }

    static Loaded<Measurements> No(string name, string what, string remedy) => new(null, [new(name, null, null, what, remedy)]);

    static Loaded<Measurements> OfSheets(ImmutableArray<Sheet> sheets, string name, string? wanted)
    {
        var names = sheets.Select(sheet => sheet.Grid.Name).ToArray();
        if (wanted is not null)
        {
            var named = sheets.FirstOrDefault(sheet => sheet.Grid.Name == wanted)
                ?? sheets.FirstOrDefault(sheet => sheet.Grid.Name.Trim().Equals(wanted.Trim(), StringComparison.OrdinalIgnoreCase));
            return named is null ? No(name, $"the workbook has no sheet named {wanted}", Nearest.Remedy(wanted, names)) : OfGrid(named.Grid, name, []);
        }

        var full = sheets.Where(sheet => !sheet.Hidden && sheet.Grid.Rows.Length > 0).ToArray();
        var first = full.FirstOrDefault(sheet => Found.On(sheet.Grid) is [{ Header: not null }, ..]) ?? full.FirstOrDefault();
        if (first is null)
        {
            return No(name, sheets.Any(sheet => sheet.Hidden) ? "only hidden sheets hold anything" : "the workbook is empty",
                "name a sheet, or save the table into one");
        }

        List<Problem> notes = [];
        if (full.Length > 1)
        {
            notes.Add(new(name, null, null,
                $"sheet {first.Grid.Name} is read; others are {Remarks.Words([.. full.Where(sheet => sheet != first).Select(sheet => sheet.Grid.Name)])}",
                "name a sheet for another", Severity.Note));
        }

        if (sheets.Any(sheet => sheet.Hidden))
        {
            notes.Add(new(name, null, null,
                $"hidden sheets are passed over: {Remarks.Words([.. sheets.Where(sheet => sheet.Hidden).Select(sheet => sheet.Grid.Name)])}",
                "name a sheet to read it", Severity.Note));
        }

        return OfGrid(first.Grid, name, [.. notes]);
    }

    static Loaded<Measurements> OfGrid(Grid grid, string name, ImmutableArray<Problem> before)
    {
        var remarks = new Remarks(name, grid);
        var tables = Found.On(grid);
        if (tables is not [{ } table, ..])
            remarks.Error(null, null, "no table is found", "a table needs a row of column names and rows of values below it");
        else if (table.Header is null)
            remarks.Error(table.Top, null, $"the table {table.Range} has no row of column names", "write a row above it that names the columns");
        else if (OfTable(table, tables, remarks) is { } measured)
            return new(remarks.AnyError ? null : measured, [.. before, .. remarks.All]);
        return new(null, [.. before, .. remarks.All]);
    }

    static Measurements? OfTable(Found table, ImmutableArray<Found> tables, Remarks remarks)
    {
        Around.Tell(table, tables, remarks);
        var body = BodyRows.Of(table, remarks);
        if (body.Rows.IsEmpty)
        {
            remarks.Error(table.Top, null, $"the table {table.Range} has no rows of values", "write a row for each animal");
            return null;
        }

        var decimalComma = Commas.AreDecimal(table, body.Rows, remarks);
        var named = ColumnNames.Of(table, body.Rows, remarks);
        var columns = named.Select((column, place) => new ColumnReading(
            table.Block.Grid, column, Filling.Down(table, column, place, body.Rows, remarks), decimalComma, remarks)
            .Read(place == 0 || HeaderRows.IsIdWord(column.Name))).ToList();
        if (!body.Sections.IsEmpty) columns.Insert(0, Section(body, columns));

        var measured = new Measurements([.. columns], [.. body.Rows.Select(row => table.Block.Grid.Lines[row])]);
        TellUnlabelled(measured, body, remarks);
        TellRepeated(measured, remarks);
        return measured;
    }

    static MeasuredColumn Section(BodyRows body, List<MeasuredColumn> others)
    {
        var name = SectionName;
        for (var copy = 2; others.Any(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase)); copy++) name = $"{SectionName} {copy}";
        return new(name, "", [.. body.Sections.Select(_ => double.NaN)], body.Sections);
    }

    // Sums under a table often stand without a word.
    static void TellUnlabelled(Measurements measured, BodyRows body, Remarks remarks)
    {
        var first = measured.Columns[0];
        var bare = body.Rows.Where((_, at) => first.Texts[at] is null).ToArray();
        if (bare.Length > 0 && bare.Length * 5 <= body.Rows.Length)
        {
            remarks.Warn(bare[0], first.Name, $"{remarks.Rows(bare)} have values but no {first.Name}",
                "delete them if they are sums or means; name the animals if not");
        }
    }

    static void TellRepeated(Measurements measured, Remarks remarks)
    {
        foreach (var repeated in RepeatedMeasure.In(measured))
        {
            remarks.Note(null, repeated.Name,
                $"{Remarks.Words([.. repeated.Columns.Select(column => measured.Columns[column].Name)])} look like one measurement at {repeated.Columns.Length} times",
                "ask for time and value in long form if they are");
        }
    }

    static Grid Stored(string path, string name)
    {
        var (reader, problems) = TableFile.Open(path, name);
        if (reader is null) throw new TableException(problems[0].What, problems[0].Remedy);

        using (reader)
        {
            var rows = new GridBuilder("");
            rows.Add(1, [.. reader.Headers.Select(Workbook.OfText)]);
            while (reader.Read()) rows.Add(reader.Row, [.. Enumerable.Range(0, reader.Headers.Count).Select(column => Cell(reader, column))]);
            return rows.Build([]);
        }
    }

    static GridCell Cell(ITableReader reader, int column) => reader.Look(column, out var number) switch
    {
        Tables.Cell.Missing => default,
        Tables.Cell.Number => new(Content.Number, reader.Text(column), number),
        _ => Workbook.OfText(reader.Text(column)),
    };
}
