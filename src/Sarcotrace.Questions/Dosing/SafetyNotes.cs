using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Questions.Dosing;

/// <summary>What is known of harm, with its sources: rows of safety.csv.</summary>
static class SafetyNotes
{
    internal const string Name = "dose-safety";

    static readonly ImmutableArray<CompiledRow> Rows = CompiledTable.Read(typeof(SafetyNotes), "safety.csv");

    /// <summary>Works that the notes rest on.</summary>
    internal static ImmutableArray<Citation> Sources { get; } =
        [.. Rows.Select(row => row["source"]).Where(key => key.Length > 0).Distinct().Select(key => new Citation(key))];

    internal static Table Table() => new(Name, "Notes on safety, for planning research",
    [
        new TextColumn("topic", "what it is about", [.. Rows.Select(row => row["topic"])]),
        new TextColumn("note", "what is known", [.. Rows.Select(row => row["note"])]),
        new TextColumn("source", "key of the work; empty where none was read", [.. Rows.Select(row => row["source"].Length > 0 ? row["source"] : null)]),
        new TextColumn("confirmed", "whether it was read in its source", [.. Rows.Select(row => DoseTables.Tag(row.IsConfirmed("tag")))]),
    ]);

    /// <summary>The notes as sentences with their citations and tags, from the table.</summary>
    internal static ImmutableArray<string> Sentences(Table table) =>
    [
        .. table.Texts("note").Select((note, row) =>
            $"{note}{(table.Texts("source")[row] is { } key ? $" [{key}]" : "")}{(table.Texts("confirmed")[row] == "yes" ? "" : " (unconfirmed)")}."),
    ];
}
