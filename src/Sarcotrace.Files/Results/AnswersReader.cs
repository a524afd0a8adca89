using System.Collections.Immutable;
using System.Text.Json;
using Sarcotrace.Core;

namespace Sarcotrace.Files.Results;

/// <summary>The way back from answers.json.</summary>
static class AnswersReader
{
    internal static RunRecord? Run(JsonElement root, string format) =>
        root.TryGetProperty("format", out var given) && given.GetString() == format
            ? new(
                Text(root, "version"), Text(root, "title"), root.GetProperty("simulated").GetBoolean(),
                List(root, "inputs", input => new InputFile(Text(input, "name"), Text(input, "sha256"), input.GetProperty("bytes").GetInt64())),
                List(root, "notes", Note), List(root, "exclusions", Exclusion), root.GetProperty("people").GetInt32(), List(root, "questions", Asked))
            : null;

    static Asked Asked(JsonElement asked) => new(
        Text(asked, "key"),
        [.. asked.GetProperty("options").EnumerateObject().Select(option => (option.Name, option.Value.GetString()!))],
        new(
            Text(asked, "question"), List(asked, "answers", Answer), List(asked, "cautions", Caution), List(asked, "exclusions", Exclusion),
            List(asked, "tables", Table), Texts(asked, "methods"), Sources(asked)));

    static Answer Answer(JsonElement answer) => answer.TryGetProperty("finding", out var sentence)
        ? new Finding(
            Sources(answer), sentence.GetString()!,
            new(Number(answer.GetProperty("value")), Number(answer.GetProperty("low")), Number(answer.GetProperty("high")), Text(answer, "unit")),
            answer.GetProperty("replicates").GetInt32())
        : new NoFinding(Sources(answer), Text(answer, "no-finding"), Text(answer, "remedy"));

    static Caution Caution(JsonElement caution) => new(
        Text(caution, "code"), Text(caution, "what"), Text(caution, "why"), Text(caution, "remedy"), Texts(caution, "where"), Sources(caution));

    static Problem Note(JsonElement note) => new(
        Text(note, "file"), note.TryGetProperty("row", out var row) ? row.GetInt32() : null,
        note.TryGetProperty("column", out var column) ? column.GetString() : null, Text(note, "what"), Text(note, "remedy"),
        Text(note, "severity") == "warning" ? Severity.Warning : Severity.Note);

    static Exclusion Exclusion(JsonElement exclusion) =>
        new(Text(exclusion, "stage"), Text(exclusion, "reason"), Text(exclusion, "kind"), Texts(exclusion, "names"));

    static Table Table(JsonElement table) => new(Text(table, "name"), Text(table, "title"), List(table, "columns", Column));

    static TableColumn Column(JsonElement column) => column.TryGetProperty("numbers", out var numbers)
        ? new NumberColumn(Text(column, "name"), Text(column, "unit"), Text(column, "meaning"), [.. numbers.EnumerateArray().Select(Number)])
        {
            Digits = column.GetProperty("digits").GetInt32(),
        }
        : new TextColumn(Text(column, "name"), Text(column, "meaning"), [.. column.GetProperty("texts").EnumerateArray().Select(text => text.GetString())]);

    static double Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => double.NaN,
        JsonValueKind.String => value.GetString() switch
        {
            "Inf" => double.PositiveInfinity,
            "-Inf" => double.NegativeInfinity,
            var text => throw new FormatException($"'{text}' is no number"),
        },
        _ => value.GetDouble(),
    };

    static ImmutableArray<Citation> Sources(JsonElement of) => [.. Texts(of, "sources").Select(key => new Citation(key))];

    static ImmutableArray<string> Texts(JsonElement of, string name) => [.. of.GetProperty(name).EnumerateArray().Select(text => text.GetString()!)];

    static ImmutableArray<T> List<T>(JsonElement of, string name, Func<JsonElement, T> read) =>
        [.. of.GetProperty(name).EnumerateArray().Select(read)];

    static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;
}
