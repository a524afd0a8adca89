namespace Sarcotrace.Files.LabTables;

/// <summary>Neighbouring columns of a grid that may hold tables one below the other.</summary>
sealed class Block(Grid grid, int left, int right)
{
    // The same few texts are looked at from many sides.
    readonly Dictionary<string, bool> _spells = new(StringComparer.Ordinal);

    /// <summary>The sheet.</summary>
    internal Grid Grid => grid;

    /// <summary>First column.</summary>
    internal int Left => left;

    /// <summary>Last column.</summary>
    internal int Right => right;

    /// <summary>Columns.</summary>
    internal int Width => right - left + 1;

    /// <summary>The columns.</summary>
    internal IEnumerable<int> Columns => Enumerable.Range(left, Width);

    /// <summary>The columns of a row where something stands.</summary>
    internal IEnumerable<int> Filled(int row) => Columns.Where(column => !grid.IsEmpty(row, column));

    /// <summary>The only column of a row where something stands; -1 where nothing or more does.</summary>
    internal int Alone(int row)
    {
        var alone = -1;
        for (var column = left; column <= right; column++)
        {
            if (grid.IsEmpty(row, column)) continue;
            if (alone >= 0) return -1;
            alone = column;
        }

        return alone;
    }

    /// <summary>Whether nothing stands in the row.</summary>
    internal bool IsBlank(int row)
    {
        for (var column = left; column <= right; column++)
            if (!grid.IsEmpty(row, column)) return false;
        return true;
    }

    /// <summary>Whether the row holds enough to be header or body: more than one cell, where there is more than one column.</summary>
    internal bool IsWide(int row) => Width == 1 ? !IsBlank(row) : Filled(row).Skip(1).Any();

    /// <summary>Whether a number stands in the row. "3 mo" is the name of a time.</summary>
    internal bool HasNumber(int row) => Filled(row).Any(column => IsNumber(row, column));

    /// <summary>Whether the cell is or spells a number.</summary>
    internal bool IsNumber(int row, int column) => grid[row, column] switch
    {
        { Content: Content.Number } => true,
        { Content: Content.Text, Text: var text } => Spells(text),
        _ => false,
    };

    bool Spells(string text)
    {
        if (_spells.TryGetValue(text, out var known)) return known;
        var read = LabNumber.Of(text, true);
        return _spells[text] = read.Spelling is Spelling.Plain or Spelling.Marked or Spelling.Below or Spelling.Above
            || read.Spelling == Spelling.WithUnit && !UnitWords.IsTime(read.Beside);
    }

    /// <summary>Whether a range merged over several of the columns, but not over all, starts in the row.</summary>
    internal bool HasSpan(int row) => grid.MergesIn(row).Any(merge =>
        merge.Top == row && merge.Left < merge.Right && merge.Left >= left && merge.Left <= right && !(merge.Left <= left && merge.Right >= right)
        && !grid.IsEmpty(row, merge.Left));
}
