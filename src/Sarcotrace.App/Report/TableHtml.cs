using Sarcotrace.App.Report.Wording;
using Sarcotrace.Core;
using Sarcotrace.Core.Pages;
using Sarcotrace.Files.Results;

namespace Sarcotrace.App.Report;

/// <summary>Writes a table; a searchable one carries all rows as data and shows some without script.</summary>
static class TableHtml
{
    /// <summary>Rows on one page of a searchable table; as many stand in the file for readers without script.</summary>
    const int PageRows = 50;

    /// <summary>Columns that a sheet of paper holds; the files hold them all.</summary>
    const int PrintedColumns = 10;

    const string Count = "{count}";

    /// <summary>Writes one table.</summary>
    /// <exception cref="ArgumentException">Its columns differ in length.</exception>
    public static void Write(MarkupWriter html, TableBlock block, int number, LengthLimits limits)
    {
        var table = WithoutEmpty(block.Table);
        if (table.Columns.Any(column => column.Count != table.Rows))
            throw new ArgumentException($"columns of table {table.Name} differ in length");

        var rows = table.Rows > limits.RowsWhole ? Math.Min(limits.RowsShown, table.Rows) : table.Rows;
        var texts = table.Columns.Select(column => Texts(column, rows)).ToArray();
        var shown = block.Searchable ? Math.Min(PageRows, rows) : rows;
        var wide = table.Columns.Length > PrintedColumns;
        html.Add($"<div class=\"table{(wide ? " wide" : "")}\" id=\"table-{table.Name}\">\n");
        if (block.Searchable) WriteControls(html, number, rows < table.Rows ? $"the first {Shown.Count(rows)}" : "");
        html.Add($"<div class=\"scroll\" role=\"region\" tabindex=\"0\" ");
        html.Add($"aria-label=\"Table {number}: {table.Title}\">\n");
        html.Add($"<table>\n<caption><strong>Table {number}.</strong> {table.Title}</caption>\n");
        WriteHead(html, table);
        WriteBody(html, table, texts, shown);
        html.Add($"</table>\n</div>\n");
        if (wide)
            html.Add($"<p class=\"printed\">The first {PrintedColumns} of {table.Columns.Length} columns; the others are on the screen and in tables/{table.Name}.parquet.</p>\n");
        if (rows < table.Rows) WriteCut(html, table, rows);
        if (block.Searchable) WriteFoot(html, table, texts, shown);
        WriteMeanings(html, table);
        html.Add($"</div>\n");
    }

    // A column for which this study has nothing, such as weights where no survey is, tells a reader nothing; the file keeps it.
    static Table WithoutEmpty(Table table) => table.Rows == 0 ? table : table with
    {
        Columns = [.. table.Columns.Where(column => column is not NumberColumn numbers || !numbers.Values.All(double.IsNaN))],
    };

    static string[] Texts(TableColumn column, int rows) => column switch
    {
        NumberColumn { Unit: Count } counts => [.. counts.Values[..rows].Select(count => double.IsNaN(count) ? "" : Shown.Exact(count))],
        NumberColumn numbers => NumberText.Column(numbers.Values[..rows], numbers.Digits),
        TextColumn texts => [.. texts.Values.Slice(0, rows).Select(text => text ?? "")],
        _ => throw new NotSupportedException($"a {column.GetType().Name} has no place in a table"),
    };

    // Of a table that is cut, search and download say that they are of its first rows.
    static void WriteControls(MarkupWriter html, int number, string first) => html.Add(
        $"""
        <div class="controls" hidden>
        <label for="search-{number}">Search {(first.Length > 0 ? $"{first} rows of " : "")}table {number}</label>
        <input type="search" id="search-{number}" autocomplete="off" spellcheck="false">
        <button type="button" data-do="csv">Download CSV{(first.Length > 0 ? $" of {first}" : "")}</button>
        </div>

        """);

    // A run writes every table of an answer under its name, so the page can say where the other rows are.
    static void WriteCut(MarkupWriter html, Table table, int rows) => html.Add(
        $"<p>The first {Shown.Count(rows)} of {Shown.Count(table.Rows)} rows; all of them are in <code>tables/{table.Name}.parquet</code>.</p>\n");

    static void WriteHead(MarkupWriter html, Table table)
    {
        html.Add($"<thead><tr>");
        foreach (var column in table.Columns)
        {
            var unit = column.Unit != Count && UnitText.Of(column.Unit) is { Length: > 0 } printed ? $" ({printed})" : "";
            html.Add($"<th scope=\"col\"{Alignment(column)}>{Heading(column)}{unit}</th>");
        }

        html.Add($"</tr></thead>\n");
    }

    static void WriteBody(MarkupWriter html, Table table, string[][] texts, int rows)
    {
        html.Add($"<tbody>\n");
        for (var row = 0; row < rows; row++)
        {
            html.Add($"<tr>");
            for (var column = 0; column < texts.Length; column++)
            {
                var text = texts[column][row];
                if (column == 0 && table.Columns[0] is TextColumn) html.Add($"<th scope=\"row\">{text}</th>");
                else html.Add($"<td{Alignment(table.Columns[column])}>{text}</td>");
            }

            html.Add($"</tr>\n");
        }

        html.Add($"</tbody>\n");
    }

    static void WriteFoot(MarkupWriter html, Table table, string[][] texts, int shown)
    {
        var rows = texts.Length == 0 ? 0 : texts[0].Length;
        if (rows > shown) html.Add($"<p class=\"part\">Rows 1 to {shown} of {Shown.Count(rows)}.</p>\n");
        html.Add(
            $"""
            <div class="controls pager" hidden>
            <button type="button" data-do="back">Previous rows</button>
            <p role="status"></p>
            <button type="button" data-do="on">Next rows</button>
            </div>

            """);
        html.Add($"<script type=\"application/json\" data-page=\"{PageRows}\">");
        html.AddOwn(TableJson.Of(table, texts, rows < table.Rows ? $"{table.Name}-first-{rows}" : table.Name));
        html.Add($"</script>\n");
    }

    static void WriteMeanings(MarkupWriter html, Table table)
    {
        if (table.Columns.All(column => column.Meaning.Length == 0)) return;

        html.Add($"<details class=\"meanings\"><summary>What the columns mean</summary>\n<dl>\n");
        foreach (var column in table.Columns.Where(column => column.Meaning.Length > 0))
            html.Add($"<dt>{Heading(column)}</dt><dd>{column.Meaning}</dd>\n");
        html.Add($"</dl></details>\n");
    }

    /// <summary>The column's name with spaces; "n = 12" never breaks over two lines.</summary>
    static string Heading(TableColumn column)
        => column.Name.Replace('_', ' ').Replace("n = ", "n\u00A0=\u00A0", StringComparison.Ordinal);

    static Class Alignment(TableColumn column) => new(column is NumberColumn ? "n" : "");
}
