namespace Sarcotrace.Files.LabTables;

/// <summary>Where the header of a table stands.</summary>
/// <param name="Top">Its first row.</param>
/// <param name="Bottom">Its last row, units left out.</param>
/// <param name="Units">The row of units below it, or null.</param>
sealed record HeaderRows(int Top, int Bottom, int? Units)
{
    const int Deepest = 3;
    const int LooksAt = 60;

    static readonly string[] IdWords =
        ["id", "animal", "mouse", "rat", "subject", "sample", "no", "no.", "#", "number", "编号", "动物", "动物编号", "小鼠", "鼠号", "序号", "样本"];

    /// <summary>First row of the body.</summary>
    internal int Body => (Units ?? Bottom) + 1;

    /// <summary>The header among rows that follow each other; null where they have none.</summary>
    /// <param name="block">The columns.</param>
    /// <param name="top">First row.</param>
    /// <param name="bottom">Last row.</param>
    internal static HeaderRows? Find(Block block, int top, int bottom)
    {
        var rows = Enumerable.Range(top, Math.Min(bottom - top + 1, LooksAt)).ToArray();
        var numbers = rows.Where(row => block.IsWide(row) && block.HasNumber(row)).ToArray();
        var before = rows.TakeWhile(row => numbers.Length == 0 || row < numbers[0])
            .Where(row => block.IsWide(row) || block.HasSpan(row) || OverNext(block, row)).ToArray();
        if (before.Length == 0) return numbers.Length > 0 && IsTimes(block, numbers[0]) ? new(numbers[0], numbers[0], null) : null;

        var best = before.MaxBy(row => Covered(block, row));
        var usual = numbers.Select(row => block.Filled(row).Count()).Order().ElementAtOrDefault(numbers.Length / 2);
        if (Covered(block, best) * 2 < usual) return null;

        var (first, last) = (best, best);
        while (first > top && last - first + 1 < Deepest && IsLevel(block, first - 1)) first--;
        while (last < bottom && last - first + 1 < Deepest && IsLevel(block, last)) last++;
        return new(first, last, last < bottom && IsUnits(block, last + 1) ? last + 1 : null);
    }

    /// <summary>Whether the word heads a column of identifiers.</summary>
    internal static bool IsIdWord(string header)
    {
        var plain = header.Trim().ToLowerInvariant();
        return IdWords.Contains(plain) || plain.Split(' ', '_', '-').Any(word => word is "id" or "no" or "no." or "number" or "tag" or "编号");
    }

    /// <summary>Whether the row below carries on the header of this one: by merged cells, or by gaps that it fills.</summary>
    internal static bool IsLevel(Block block, int row) => block.HasSpan(row) || HasGaps(block, row);

    /// <summary>Whether names stand over gaps that the next row fills, as text tables write merged cells.</summary>
    internal static bool HasGaps(Block block, int row)
    {
        var filled = block.Filled(row).ToHashSet();
        if (filled.Count == 0 || filled.Any(column => block.IsNumber(row, column)) || block.HasSpan(row)) return false;

        bool Below(int column) => !block.Grid.IsEmpty(row + 1, column);
        bool Spans(int column) => column < block.Right && !filled.Contains(column + 1);
        var gap = block.Columns.Any(column => !filled.Contains(column) && Below(column) && filled.Any(other => other < column));
        var single = filled.Where(column => !Spans(column)).ToArray();
        return gap && single.All(column => !Below(column)) && filled.Where(Spans).All(Below)
            && (single.Length > 0 || !filled.Contains(block.Left));
    }

    static bool OverNext(Block block, int row) => !block.IsBlank(row) && HasGaps(block, row);

    // Columns that the row names, itself or through a merged range.
    static int Covered(Block block, int row) => HasGaps(block, row)
        ? block.Width
        : block.Columns.Count(column => !block.Grid.IsEmpty(row, column)
            || block.Grid.MergeAt(row, column) is { } merge && !block.Grid.IsEmpty(merge.Top, merge.Left));

    // "Animal, 0, 7, 14": the numbers are times.
    static bool IsTimes(Block block, int row)
    {
        var filled = block.Filled(row).ToArray();
        if (filled.Length < 3 || !IsIdWord(block.Grid.Text(row, filled[0]))) return false;
        var times = filled.Where(column => block.IsNumber(row, column)).Select(column => LabNumber.Of(block.Grid.Text(row, column), false).Number).ToArray();
        return times.Length >= 2 && times.Zip(times.Skip(1)).All(pair => pair.First < pair.Second);
    }

    static bool IsUnits(Block block, int row)
    {
        var filled = block.Filled(row).ToArray();
        return filled.Length > 0 && filled.All(column => !block.IsNumber(row, column) && HeaderText.UnitOnly(block.Grid.Text(row, column)) is not null);
    }
}
