using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Files.LabTables;

/// <summary>Reads the cells of one column, as numbers where most of them are.</summary>
sealed class ColumnReading
{
    readonly Grid _grid;
    readonly NamedColumn _column;
    readonly Remarks _remarks;
    readonly ImmutableArray<int> _rows;
    readonly LabNumber[] _read;

    /// <summary>Looks at every cell.</summary>
    /// <param name="grid">The sheet.</param>
    /// <param name="column">Which column.</param>
    /// <param name="rows">Row of the sheet that holds the value of each row.</param>
    /// <param name="decimalComma">Whether typed numbers have a decimal comma.</param>
    /// <param name="remarks">Where it says what it took for what.</param>
    internal ColumnReading(Grid grid, NamedColumn column, ImmutableArray<int> rows, bool decimalComma, Remarks remarks)
    {
        (_grid, _column, _rows, _remarks) = (grid, column, rows, remarks);
        _read = [.. rows.Select(row => Look(Cell(row), decimalComma))];
    }

    /// <summary>The column.</summary>
    /// <param name="isLabel">Whether it names the animals, so that only numbers throughout make it one of numbers.</param>
    internal MeasuredColumn Read(bool isLabel)
    {
        var filled = _read.Count(cell => cell.Spelling is not Spelling.Missing and not Spelling.Failed);
        var numbers = _read.Count(cell => !double.IsNaN(cell.Number));
        var limits = _read.Count(cell => cell.Spelling is Spelling.Below or Spelling.Above);
        var plain = _read.Count(cell => cell.Spelling == Spelling.Plain);
        var numeric = isLabel ? plain == filled : numbers > 0 ? (numbers + limits) * 2 >= filled : limits > 0 && limits == filled;
        return numeric ? Numbers() : Texts();
    }

    MeasuredColumn Numbers()
    {
        Tell(Spelling.Failed, "hold the mark of a failed formula and count as missing", "mend the formula, or leave the cells empty");
        Tell(Spelling.Below, "lie below a limit of detection and count as missing",
            "say how they should count: half the limit, or a censored value, if they matter");
        Tell(Spelling.Above, "lie above a limit and count as missing", "dilute and measure again, or use methods for censored values");
        Tell(Spelling.Marked, "carry a footnote's mark, which is left off", "nothing, if the mark is no part of the number");
        Tell(Spelling.WithSpread, "hold a mean with its spread, which is no single measurement", "give one row for each animal", true);
        Tell(Spelling.Words, "are words or dates among numbers and count as missing", "correct them, or give the reason in a column of its own", true);
        var unit = Unit();
        return new(_column.Name, unit, [.. _read.Select(cell => cell.Number)],
            [.. _rows.Select((row, at) => double.IsNaN(_read[at].Number) ? null : Cell(row).Text)]);
    }

    MeasuredColumn Texts()
    {
        Tell(Spelling.Failed, "hold the mark of a failed formula and count as missing", "mend the formula, or leave the cells empty");
        Tell(Spelling.WithSpread, "hold means with their spread, so the column is no column of numbers",
            "give one row for each animal, not one for each group", true);
        var dates = _rows.Where(row => Cell(row).Content == Content.Date).Distinct().ToArray();
        if (dates.Length > 0)
        {
            _remarks.Note(dates[0], _column.Name, $"dates are kept as texts, such as {Cell(dates[0]).Text}",
                "give the time since the start in a column of numbers, if it matters");
        }

        var missing = _read.Select(cell => cell.Spelling is Spelling.Missing or Spelling.Failed).ToArray();
        return new(_column.Name, _column.Unit, [.. _read.Select(cell => cell.Spelling == Spelling.Plain ? cell.Number : double.NaN)],
            [.. _rows.Select((row, at) => missing[at] ? null : Cell(row).Text)]);
    }

    // Units typed into the cells: one and the same is the column's, another than the header's stops the table.
    string Unit()
    {
        var typed = Where(Spelling.WithUnit);
        if (typed.Length == 0) return _column.Unit;

        var units = typed.Select(at => _read[at].Beside).Append(_column.Unit).Where(unit => unit.Length > 0).Distinct().ToArray();
        if (units.Length > 1)
        {
            _remarks.Error(_rows[typed[0]], _column.Name, $"the units {string.Join(", ", units)} stand in one column ({Cells(typed)})",
                "give all values in one unit, and the unit in the header");
            return _column.Unit;
        }

        _remarks.Note(_rows[typed[0]], _column.Name, $"the unit {units[0]} stands in the cells ({Cells(typed)}) and is left off the numbers",
            "write it in the header only");
        return units[0];
    }

    void Tell(Spelling spelling, string what, string remedy, bool warn = false)
    {
        var cells = Where(spelling);
        if (cells.Length == 0) return;
        var said = Remarks.Words([.. cells.Select(at => Cell(_rows[at]).Text).Distinct().Select(Remarks.Quoted)]);
        if (warn) _remarks.Warn(_rows[cells[0]], _column.Name, $"{Cells(cells)} ({said}) {what}", remedy);
        else _remarks.Note(_rows[cells[0]], _column.Name, $"{Cells(cells)} ({said}) {what}", remedy);
    }

    int[] Where(Spelling spelling) => [.. Enumerable.Range(0, _read.Length).Where(at => _read[at].Spelling == spelling)];

    string Cells(int[] places) => _remarks.Cells([.. places.Select(at => (_rows[at], Holder(_rows[at]).Column)).Distinct()]);

    (int Row, int Column) Holder(int row) => ColumnNames.Holder(_grid, row, _column.At) ?? (row, _column.At);

    GridCell Cell(int row)
    {
        var (from, column) = Holder(row);
        return _grid[from, column];
    }

    static LabNumber Look(GridCell cell, bool decimalComma) => cell.Content switch
    {
        Content.Empty => new(Spelling.Missing, double.NaN, ""),
        Content.Number => new(Spelling.Plain, cell.Number, ""),
        Content.Error => new(Spelling.Failed, double.NaN, ""),
        Content.Date => new(Spelling.Words, double.NaN, ""),
        _ => LabNumber.Of(cell.Text, decimalComma),
    };
}
