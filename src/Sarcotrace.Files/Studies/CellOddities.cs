using Sarcotrace.Core;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.Studies;

/// <summary>Takes the values of a metabolome's cells, keeping count of what is odd about them.</summary>
sealed class CellOddities(MetabolomeSource source)
{
    const int Listed = 20;

    readonly List<Problem> _words = [], _negative = [];
    int _wordCount, _negativeCount, _zeros;

    /// <summary>Cells below the limit of detection.</summary>
    internal int Below { get; private set; }

    /// <summary>The value of a cell, NaN where nothing was measured.</summary>
    internal double Value(ITableReader reader, int column, out bool below)
    {
        var cell = reader.Look(column, out var number);
        below = cell == Cell.BelowDetection;
        if (below) Below++;
        if (cell == Cell.Text && ++_wordCount <= Listed)
            _words.Add(At(reader, column, $"'{reader.Text(column)}' is not a number", "correct the cell, or skip the column: skip: [name]"));
        if (source.Logarithms || cell != Cell.Number || number > 0) return number;

        if (number < 0)
        {
            if (++_negativeCount <= Listed)
                _negative.Add(At(reader, column, $"{reader.Text(column)} is negative", "concentrations are not; say logarithms: true if these are logarithms"));
            return number;
        }

        _zeros++;
        return double.NaN;
    }

    /// <summary>Adds what was odd in the rows after these.</summary>
    internal void Add(CellOddities after)
    {
        _words.AddRange(after._words.Take(Listed - _words.Count));
        _negative.AddRange(after._negative.Take(Listed - _negative.Count));
        _wordCount += after._wordCount;
        _negativeCount += after._negativeCount;
        _zeros += after._zeros;
        Below += after.Below;
    }

    /// <summary>What is to be told of the cells.</summary>
    internal IEnumerable<Problem> Told() =>
    [
        .. _words.Concat(_negative).OrderBy(problem => problem.Row),
        .. More(_wordCount, "are not numbers"),
        .. More(_negativeCount, "are negative"),
        .. _zeros == 0 ? (Problem[])[] :
            [new(source.File, null, null, $"{_zeros} zeros count as not measured", "nothing, if a zero means 'not detected'", Severity.Note)],
    ];

    Problem[] More(int count, string what) =>
        count <= Listed ? [] : [new(source.File, null, null, $"{count - Listed} more cells {what}", "correct them too")];

    Problem At(ITableReader reader, int column, string what, string remedy) => new(source.File, reader.Row, reader.Headers[column], what, remedy);
}
