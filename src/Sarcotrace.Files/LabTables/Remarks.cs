using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Files.LabTables;

/// <summary>Gathers what was taken for what in a table, and what stops it.</summary>
sealed class Remarks(string file, Grid grid)
{
    const int Listed = 8;

    readonly List<Problem> _problems = [];

    /// <summary>All of them, in the order they were made.</summary>
    internal ImmutableArray<Problem> All => [.. _problems];

    /// <summary>Whether any stops the table.</summary>
    internal bool AnyError => _problems.Any(problem => problem.Severity == Severity.Error);

    /// <summary>Something was taken for something.</summary>
    internal void Note(int? row, string? column, string what, string remedy) => Add(row, column, what, remedy, Severity.Note);

    /// <summary>Something that a person should look at.</summary>
    internal void Warn(int? row, string? column, string what, string remedy) => Add(row, column, what, remedy, Severity.Warning);

    /// <summary>Something that stops the table.</summary>
    internal void Error(int? row, string? column, string what, string remedy) => Add(row, column, what, remedy, Severity.Error);

    /// <summary>"C5, C7 and 3 more".</summary>
    internal string Cells(IReadOnlyCollection<(int Row, int Column)> cells) => Words([.. cells.Select(cell => grid.Address(cell.Row, cell.Column))]);

    /// <summary>"rows 3, 9 and 12 more".</summary>
    internal string Rows(IReadOnlyCollection<int> rows) => $"{(rows.Count == 1 ? "row" : "rows")} {Words([.. rows.Select(row => $"{grid.Lines[row]}")])}";

    /// <summary>The first few words, and how many more there are.</summary>
    internal static string Words(IReadOnlyCollection<string> words) => words.Count <= Listed
        ? string.Join(", ", words)
        : $"{string.Join(", ", words.Take(Listed))} and {words.Count - Listed} more";

    /// <summary>A text in quotes, cut where it is long.</summary>
    internal static string Quoted(string text) => text.Length <= 60 ? $"'{text}'" : $"'{text[..57]}...'";

    void Add(int? row, string? column, string what, string remedy, Severity severity) =>
        _problems.Add(new(file, row is { } known ? grid.Lines[known] : null, column, grid.Name.Length == 0 ? what : $"{what} (sheet {grid.Name})", remedy,
            severity));
}
