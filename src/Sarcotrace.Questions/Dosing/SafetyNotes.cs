using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Questions.Dosing;

/// <summary>What is known of harm, with its sources: rows of safety.csv.</summary>
static class SafetyNotes
{
    internal const string Name = "dose-safety";

    static readonly ImmutableArray<Row> Rows = CompiledTable.Read(typeof(SafetyNotes), "safety.csv", row =>
        new Row(row["topic"], row["note"], row.Text("source"), row.IsConfirmed("tag")));

    /// <summary>Works that the notes rest on.</summary>
    internal static ImmutableArray<Citation> Sources { get; } =
        [.. Rows.Select(row => row.Source).OfType<string>().Distinct().Select(key => new Citation(key))];

    internal static Table Table() => new(Name, "Notes on safety, for planning research",
    [
        new TextColumn("topic", "what it is about", [.. Rows.Select(row => row.Topic)]),
        new TextColumn("note", "what is known", [.. Rows.Select(row => row.Note)]),
        new TextColumn("source", "key of the work; empty where none was read", [.. Rows.Select(row => row.Source)]),
        new TextColumn("confirmed", "whether it was read in its source", [.. Rows.Select(row => DoseTables.Tag(row.Confirmed))]),
    ]);

    /// <summary>The notes as sentences with their citations and tags, from the table.</summary>
    internal static ImmutableArray<string> Sentences(Table table) =>
    [
        .. table.Texts("note").Select((note, row) =>
            $"{note}{(table.Texts("source")[row] is { } key ? $" [{key}]" : "")}{(table.Texts("confirmed")[row] == "yes" ? "" : " (unconfirmed)")}."),
    ];

    /// <summary>A note; without a source where none was read.</summary>
    sealed record Row(string Topic, string Note, string? Source, bool Confirmed);
}
