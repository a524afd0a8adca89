using System.Collections.Immutable;

namespace Sarcotrace.Files.LabTables;

/// <summary>The rows of a table that are measurements.</summary>
/// <param name="Rows">Rows of the sheet.</param>
/// <param name="Sections">The section each row stands under, where labels between the rows part the table; else empty.</param>
sealed record BodyRows(ImmutableArray<int> Rows, ImmutableArray<string?> Sections)
{
    /// <summary>Parts measurements from sums, notes, repeated headers and section labels.</summary>
    internal static BodyRows Of(Found found, Remarks remarks)
    {
        var (block, header) = (found.Block, found.Header!);
        var rows = Enumerable.Range(header.Body, Math.Max(0, found.Bottom - header.Body + 1)).Where(row => !block.IsBlank(row)).ToList();
        Left(rows, row => IsHeaderAgain(block, header, row), "repeat the header and are left out", "nothing, if that is right", remarks);
        LeaveSummaries(block, rows, remarks);
        Left(rows, row => IsUnderline(block, row), "hold only lines and are left out", "nothing, if that is right", remarks);

        var shapes = rows.Where(row => !IsLone(block, row)).Select(row => Shape(block.Grid.Text(row, block.Left))).ToHashSet();
        var last = rows.FindLastIndex(row => !IsLone(block, row) || LooksLikeId(block, shapes, row));
        foreach (var note in rows.Skip(last + 1))
            remarks.Note(note, null, $"{Remarks.Quoted(First(block, note))} below the table is taken for a note and left out", "nothing, if that is right");
        rows.RemoveRange(last + 1, rows.Count - last - 1);
        return Sectioned(block, rows, shapes, remarks);
    }

    static BodyRows Sectioned(Block block, List<int> rows, HashSet<string> shapes, Remarks remarks)
    {
        var labels = rows.Where(row => IsLone(block, row) && !LooksLikeId(block, shapes, row)).ToArray();
        if (labels.Length == 0) return new([.. rows], []);
        if (labels.Length == 1 && labels[0] != rows[0])
        {
            remarks.Warn(labels[0], null, $"{Remarks.Quoted(First(block, labels[0]))} stands alone in its row and is left out",
                "move it below the table, or into a column");
            rows.Remove(labels[0]);
            return new([.. rows], []);
        }

        remarks.Note(labels[0], null, $"{Remarks.Words([.. labels.Select(row => Remarks.Quoted(First(block, row)))])} stand alone between the rows and become the column Section",
            "nothing, if that is right");
        string? section = null;
        HashSet<int> labelled = [.. labels];
        var sections = ImmutableArray.CreateBuilder<string?>();
        foreach (var row in rows)
        {
            if (labelled.Contains(row)) section = First(block, row);
            else sections.Add(section);
        }

        return new([.. rows.Where(row => !labelled.Contains(row))], sections.ToImmutable());
    }

    // A weak word (SD, n) counts only beside a row that plainly sums up, and never where the row above or below has the same one.
    static void LeaveSummaries(Block block, List<int> rows, Remarks remarks)
    {
        var labels = rows.Select(row => Label(block, row)).ToArray();
        var groups = labels.Where(label => label.Length > 0).Select(label => label.ToLowerInvariant()).ToHashSet();
        foreach (var row in rows)
        {
            foreach (var column in block.Filled(row).Where(column => !block.IsNumber(row, column))) groups.Add(block.Grid.Text(row, column).ToLowerInvariant());
        }

        var kinds = labels.Select(label => SummaryWords.Of(label, groups)).ToArray();
        bool Same(int at, int other) => other >= 0 && other < labels.Length && labels[at] == labels[other];
        for (var at = 0; at < kinds.Length; at++)
            if (kinds[at] == Summary.Beside && (Same(at, at - 1) || Same(at, at + 1))) kinds[at] = Summary.No;
        for (var at = 1; at < kinds.Length; at++)
            if (kinds[at] == Summary.Beside && kinds[at - 1] == Summary.Plainly) kinds[at] = Summary.Plainly;
        for (var at = kinds.Length - 2; at >= 0; at--)
            if (kinds[at] == Summary.Beside && kinds[at + 1] == Summary.Plainly) kinds[at] = Summary.Plainly;

        var sums = rows.Where((_, at) => kinds[at] == Summary.Plainly).ToHashSet();
        if (sums.Count == 0) return;
        remarks.Note(sums.First(), null,
            $"{remarks.Rows(sums)} ({Remarks.Words([.. rows.Select((_, at) => at).Where(at => kinds[at] == Summary.Plainly).Select(at => labels[at]).Distinct()])}) sum up others and are left out",
            "nothing, if that is right");
        rows.RemoveAll(sums.Contains);
    }

    // The first text of a row, if it stands in one of the first columns that are no measurements.
    static string Label(Block block, int row)
    {
        foreach (var column in block.Filled(row))
            if (!block.IsNumber(row, column) && block.Grid[row, column].Content == Content.Text) return block.Grid.Text(row, column);
        return "";
    }

    static bool IsHeaderAgain(Block block, HeaderRows header, int row) => block.Filled(row).Skip(1).Any()
        && block.Columns.All(column => block.Grid.Text(row, column).Equals(block.Grid.Text(header.Bottom, column), StringComparison.OrdinalIgnoreCase));

    static bool IsUnderline(Block block, int row) =>
        block.Filled(row).All(column => block.Grid.Text(row, column) is { Length: > 1 } text
            && text.All(letter => letter is '-' or '=' or '_' or '*' or '–' or '—'));

    static bool IsLone(Block block, int row) => block.Width > 1 && block.Alone(row) is >= 0 and var only
        && block.Grid[row, only].Content == Content.Text && !block.IsNumber(row, only)
        && block.Columns.All(column => block.Grid.MergeAt(row, column) is not { } merge || merge.Top == merge.Bottom);

    static string First(Block block, int row) => block.Grid.Text(row, block.Filled(row).First());

    // An animal of which nothing was measured: its label has the shape of those in other rows, letters and digits alike.
    static bool LooksLikeId(Block block, HashSet<string> shapes, int row)
    {
        if (block.Filled(row).First() != block.Left)
            return block.Filled(row).First() <= block.Left + 2 && block.Grid.Text(row, block.Filled(row).First()).Length <= 12;
        var shape = Shape(First(block, row));
        return shape.Contains('9', StringComparison.Ordinal) && shapes.Contains(shape);
    }

    static string Shape(string text)
    {
        List<char> shape = [];
        foreach (var letter in text)
        {
            var kind = char.IsDigit(letter) ? '9' : char.IsLetter(letter) ? 'a' : letter;
            if (shape.Count == 0 || shape[^1] != kind) shape.Add(kind);
        }

        return new([.. shape]);
    }

    static void Left(List<int> rows, Predicate<int> which, string what, string remedy, Remarks remarks)
    {
        var left = rows.FindAll(which);
        if (left.Count == 0) return;
        remarks.Note(left[0], null, $"{remarks.Rows(left)} {what}", remedy);
        rows.RemoveAll(which);
    }
}
