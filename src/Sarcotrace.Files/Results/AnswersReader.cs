using System.Collections.Immutable;
using System.Text.Json;
using Sarcotrace.Core;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.Results;

/// <summary>The way back from answers.json.</summary>
/// <param name="folder">Where it lies.</param>
sealed class AnswersReader(string folder)
{
    readonly Dictionary<string, TextValues> _lists = [];
    readonly Dictionary<string, int> _next = [];

    internal RunRecord? Run(JsonElement root, string format) =>
        root.TryGetProperty("format", out var given) && given.GetString() == format
            ? new(
                Text(root, "version"), Text(root, "title"), root.GetProperty("simulated").GetBoolean(),
                List(root, "inputs", input => new InputFile(Text(input, "name"), Text(input, "sha256"), input.GetProperty("bytes").GetInt64())),
                List(root, "notes", Note), List(root, "exclusions", Exclusion), root.GetProperty("people").GetInt32(), List(root, "questions", Asked))
            : null;

    Asked Asked(JsonElement asked) => new(
        Text(asked, "key"),
        [.. asked.GetProperty("options").EnumerateObject().Select(option => (option.Name, option.Value.GetString()!))],
        new(
            Text(asked, "question"), List(asked, "answers", Answer), List(asked, "cautions", Caution), List(asked, "exclusions", Exclusion),
            [.. asked.GetProperty("tables").EnumerateArray().Select(Table)], Texts(asked, "methods"), Sources(asked)));

    static Answer Answer(JsonElement answer) => answer.TryGetProperty("finding", out var sentence)
        ? new Finding(
            Sources(answer), sentence.GetString()!,
            new(Number(answer.GetProperty("value")), Number(answer.GetProperty("low")), Number(answer.GetProperty("high")), Text(answer, "unit")),
            answer.GetProperty("replicates").GetInt32())
        : new NoFinding(Sources(answer), Text(answer, "no-finding"), Text(answer, "remedy"));

    Caution Caution(JsonElement caution) => new(
        Text(caution, "code"), Text(caution, "what"), Text(caution, "why"), Text(caution, "remedy"), Names(caution, "where", LongLists.Cautions),
        Sources(caution));

    static Problem Note(JsonElement note) => new(
        Text(note, "file"), note.TryGetProperty("row", out var row) ? row.GetInt32() : null,
        note.TryGetProperty("column", out var column) ? column.GetString() : null, Text(note, "what"), Text(note, "remedy"),
        Text(note, "severity") == "warning" ? Severity.Warning : Severity.Note);

    Exclusion Exclusion(JsonElement exclusion) =>
        new(Text(exclusion, "stage"), Text(exclusion, "reason"), Text(exclusion, "kind"), Names(exclusion, "names", LongLists.Exclusions));

    Table Table(JsonElement table)
    {
        var columns = List(table, "columns", Column);
        if (table.TryGetProperty("file", out _)) columns = ParquetTables.Read(Beside(table), columns);
        return new(Text(table, "name"), Text(table, "title"), columns);
    }

    // A column of a table that lies elsewhere has no cells here.
    static TableColumn Column(JsonElement column)
    {
        var (name, meaning) = (Text(column, "name"), Text(column, "meaning"));
        if (!column.TryGetProperty("digits", out var digits))
        {
            return new TextColumn(name, meaning,
                column.TryGetProperty("texts", out var texts) ? [.. texts.EnumerateArray().Select(text => text.GetString())] : []);
        }

        ImmutableArray<double> values = column.TryGetProperty("numbers", out var numbers) ? [.. numbers.EnumerateArray().Select(Number)] : [];
        return new NumberColumn(name, Text(column, "unit"), meaning, values) { Digits = digits.GetInt32() };
    }

    // The lists of a kind follow each other in their file as they do here; one that stands here whole is there as well.
    ImmutableArray<string> Names(JsonElement of, string name, string table)
    {
        var names = Texts(of, name);
        var from = _next.GetValueOrDefault(table);
        if (of.TryGetProperty($"all-{name}", out var all))
        {
            if (!_lists.TryGetValue(table, out var list)) _lists[table] = list = ParquetTables.Texts(Beside(all), LongLists.Name);
            var count = all.GetProperty("count").GetInt32();
            if (from + count > list.Length) throw new TableException($"{Text(all, "file")} ends too soon", "run the study again");
            names = list.Slice(from, count)!;
        }

        _next[table] = from + names.Length;
        return names;
    }

    string Beside(JsonElement of)
    {
        var file = Text(of, "file");
        var path = Path.GetFullPath(Path.Combine(folder, file));
        if (!path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) || !File.Exists(path))
            throw new TableException($"{file} is not beside it", "keep the folder of a run together, or run the study again");
        return FileHash.Of(path).Sha256 == Text(of, "sha256")
            ? path
            : throw new TableException($"{file} is not the file that was written with it", "run the study again");
    }

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
