using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.Studies;

/// <summary>Gathers one column of the people table, in canonical units, with what is odd about it.</summary>
sealed class ColumnValues(string file, string header, int column, Role? role, ColumnChoice? choice, string? unit)
{
    const int Listed = 20;

    static readonly string[] UnableWords = ["unable", "cannot", "不能", "no puede", "unfähig"];

    readonly ImmutableArray<double>.Builder _numbers = ImmutableArray.CreateBuilder<double>();
    readonly List<(int Row, string Text)> _odd = [];
    readonly Dictionary<string, string> _pool = [];
    ImmutableArray<string?>.Builder? _texts;
    int _oddities;

    internal string Header => header;

    internal Role? Role => role;

    internal bool IsText => _texts is not null;

    /// <summary>Makes the column one of texts from the start.</summary>
    internal ColumnValues AsText()
    {
        _texts = ImmutableArray.CreateBuilder<string?>();
        return this;
    }

    /// <summary>Takes the present row's cell; false where a column of numbers turns out to hold words.</summary>
    internal bool Take(ITableReader reader)
    {
        if (_texts is not null)
        {
            var word = reader.Text(column);
            _texts.Add(reader.Look(column, out _) == Cell.Missing ? null : Pooled(word));
            return true;
        }

        var cell = reader.Look(column, out var number);
        var isUnable = cell != Cell.Missing && choice is { Unable.IsEmpty: false } && IsUnable(cell, number, reader.Text(column));
        if (!isUnable && cell == Cell.Text && role?.Unit == "s")
            isUnable = UnableWords.Contains(reader.Text(column), StringComparer.OrdinalIgnoreCase);

        if (isUnable)
        {
            number = double.PositiveInfinity;
        }
        else if (cell == Cell.Text)
        {
            if (role is null) return false;
            Note(reader);
        }

        _numbers.Add(number);
        return true;
    }

    /// <summary>Keeps some of the rows.</summary>
    internal void Keep(ReadOnlySpan<bool> rows)
    {
        var to = 0;
        for (var row = 0; row < rows.Length; row++)
        {
            if (!rows[row]) continue;
            if (_texts is not null) _texts[to++] = _texts[row];
            else _numbers[to++] = _numbers[row];
        }

        if (_texts is not null) _texts.Count = to;
        else _numbers.Count = to;
    }

    /// <summary>Converts to the canonical unit, telling what was done.</summary>
    internal void Convert(List<Problem> problems)
    {
        if (_texts is not null || role is null || role.Unit.Length == 0) return;

        if (_oddities > 0)
        {
            problems.AddRange(_odd.Select(cell => new Problem(
                file, cell.Row, header, $"'{cell.Text}' is not a number", "correct the cell, or empty it if nothing was measured")));
            if (_oddities > _odd.Count) problems.Add(new(file, null, header, $"{_oddities - _odd.Count} more cells are not numbers", "correct them too"));
        }

        Rescale(problems);
    }

    /// <summary>The column as numbers.</summary>
    internal Measure ToMeasure() => new(role?.Name ?? "", header, role?.Unit ?? unit ?? "", Origin.Measured, _numbers.DrainToImmutable());

    /// <summary>The column as texts.</summary>
    internal Category ToCategory() => new(role?.Name ?? "", header, _texts!.DrainToImmutable());

    /// <summary>The numbers as they stand, for filters.</summary>
    internal double Number(int row) => _texts is null ? _numbers[row] : double.NaN;

    /// <summary>The texts as they stand, for filters.</summary>
    internal string? Word(int row) => _texts is null
        ? double.IsNaN(_numbers[row]) ? null : _numbers[row].ToString(System.Globalization.CultureInfo.InvariantCulture)
        : _texts[row];

    // "0" said of a file that writes 0.0 means the number.
    bool IsUnable(Cell cell, double number, string text) => choice!.Unable.Any(word => word == text
        || cell == Cell.Number && double.TryParse(word, System.Globalization.CultureInfo.InvariantCulture, out var said) && said == number);

    void Note(ITableReader reader)
    {
        _oddities++;
        if (_odd.Count < Listed) _odd.Add((reader.Row, reader.Text(column)));
    }

    void Rescale(List<Problem> problems)
    {
        var declared = choice?.Unit ?? unit;
        var factor = declared is null ? Guess(problems) : Units.Factor(declared, role!.Unit);
        if (factor is null)
        {
            problems.Add(new(file, 1, header, $"the unit '{declared}' is not one of {role!.Says}", $"known: {string.Join(", ", Known())}"));
            return;
        }

        if (factor == 1) return;
        if (choice?.Unit is null && declared is not null)
            problems.Add(new(file, 1, header, $"read in {declared}, kept in {role!.Unit}", "declare the unit if that is wrong", Severity.Note));
        for (var row = 0; row < _numbers.Count; row++)
        {
            // Division keeps 1.6 m at exactly 160 cm where multiplication by an inexact factor would not.
            _numbers[row] = factor < 1 ? _numbers[row] / (1 / factor.Value) : _numbers[row] * factor.Value;
        }
    }

    // Only height in metres is told by its size alone; every other unit is canonical unless the table says otherwise.
    double? Guess(List<Problem> problems)
    {
        if (role!.Name != "height") return 1;
        double[] heights = [.. _numbers.Where(double.IsFinite).Order()];
        if (heights.Length == 0 || heights[heights.Length / 2] is < 1.2 or > 2.3) return 1;

        problems.Add(new(file, 1, header, "heights near 1.6 are read in metres", "declare the unit if that is wrong", Severity.Note));
        return 100;
    }

    /// <summary>Clears implausible values of the rows that are kept, telling which.</summary>
    internal void Clear(List<Problem> problems)
    {
        if (_texts is not null || role is null || role.Unit.Length == 0) return;

        List<string> values = [];
        for (var row = 0; row < _numbers.Count; row++)
        {
            var value = _numbers[row];
            if (double.IsNaN(value) || double.IsPositiveInfinity(value) || value >= role!.Lowest && value <= role.Highest) continue;
            values.Add(FormattableString.Invariant($"{value:G6}"));
            _numbers[row] = double.NaN;
        }

        if (values.Count == 0) return;
        problems.Add(new(
            file, null, header,
            $"{values.Count} {(values.Count == 1 ? "value is" : "values are")} outside {role!.Lowest} to {role.Highest} {role.Unit} and {(values.Count == 1 ? "counts" : "count")} as not measured: {string.Join(", ", values.Take(5))}",
            "correct them, or empty the cells", Severity.Warning));
    }

    IEnumerable<string> Known() => Units.All.Where(known => known.To == role!.Unit).SelectMany(known => known.Spellings);

    string Pooled(string word) => _pool.TryGetValue(word, out var known) ? known : _pool[word] = word;
}
