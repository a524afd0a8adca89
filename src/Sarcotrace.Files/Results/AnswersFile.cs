using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Sarcotrace.Core;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.Results;

/// <summary>answers.json: one run whole, so that a report can be drawn without computing and two runs compared with diff.</summary>
public static class AnswersFile
{
    /// <summary>Name of the format and its number, first in the file.</summary>
    const string Format = "sarcotrace-answers-1";

    const long MostBytes = 1L << 30;

    static readonly JsonWriterOptions Layout = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>Writes a run; equal runs give equal bytes.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="run">The run.</param>
    public static void Write(Stream to, RunRecord run)
    {
        using var json = new Utf8JsonWriter(to, Layout);
        json.WriteStartObject();
        json.WriteString("format", Format);
        json.WriteString("version", run.Version);
        json.WriteString("title", run.Title);
        json.WriteBoolean("simulated", run.Simulated);
        json.WriteNumber("people", run.People);
        List(json, "inputs", run.Inputs, input =>
        {
            json.WriteString("name", input.Name);
            json.WriteString("sha256", input.Sha256);
            json.WriteNumber("bytes", input.Bytes);
        });
        List(json, "notes", run.Notes, note => Write(json, note));
        List(json, "exclusions", run.Exclusions, exclusion => Write(json, exclusion));
        List(json, "questions", run.Questions, asked => Write(json, asked));
        json.WriteEndObject();
    }

    /// <summary>Reads a run back.</summary>
    /// <param name="path">Where it lies.</param>
    public static Loaded<RunRecord> Read(string path)
    {
        var name = Path.GetFileName(path);
        if (!File.Exists(path)) return new(null, [new(name, null, null, "there are no answers here", "run the study first: sarcotrace run study.yaml")]);

        if (FileSize.Of(path) is 0 or > MostBytes) return new(null, [new(name, null, null, "the file is empty, or larger than 1 GiB", "run the study again")]);

        try
        {
            using var stream = File.OpenRead(path);
            using var document = JsonDocument.Parse(stream);
            if (AnswersReader.Run(document.RootElement, Format) is not { } run)
                return new(null, [new(name, null, "format", $"this is not {Format}", "run the study again with this version")]);

            return AnswersCheck.Fault(run) is { } fault ? new(null, [new(name, null, null, $"the file holds {fault}", "run the study again")]) : new(run, []);
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or OverflowException or ArgumentException)
        {
            return new(null, [new(name, null, null, $"the file is broken: {broken.Message.ReplaceLineEndings(" ").TrimEnd('.')}", "run the study again")]);
        }
    }

    static void Write(Utf8JsonWriter json, Asked asked)
    {
        json.WriteString("question", asked.Answers.Question);
        json.WriteString("key", asked.Key);
        json.WriteStartObject("options");
        foreach (var (key, value) in asked.Options) json.WriteString(key, value);
        json.WriteEndObject();
        List(json, "answers", asked.Answers.Items, answer => Write(json, answer));
        List(json, "cautions", asked.Answers.Cautions, caution =>
        {
            json.WriteString("code", caution.Code);
            json.WriteString("what", caution.What);
            json.WriteString("why", caution.Why);
            json.WriteString("remedy", caution.Remedy);
            Texts(json, "where", caution.Where);
            Texts(json, "sources", caution.Sources.Select(source => source.Key));
        });
        List(json, "exclusions", asked.Answers.Exclusions, exclusion => Write(json, exclusion));
        Texts(json, "methods", asked.Answers.Methods);
        Texts(json, "sources", asked.Answers.Sources.Select(source => source.Key));
        List(json, "tables", asked.Answers.Tables, table => Write(json, table));
    }

    static void Write(Utf8JsonWriter json, Answer answer)
    {
        switch (answer)
        {
            case Finding finding:
                json.WriteString("finding", finding.Sentence);
                Number(json, "value", finding.Estimate.Value);
                Number(json, "low", finding.Estimate.Low);
                Number(json, "high", finding.Estimate.High);
                json.WriteString("unit", finding.Estimate.Unit);
                json.WriteNumber("replicates", finding.Replicates);
                break;
            case NoFinding none:
                json.WriteString("no-finding", none.Why);
                json.WriteString("remedy", none.Remedy);
                break;
        }

        Texts(json, "sources", answer.Sources.Select(source => source.Key));
    }

    static void Write(Utf8JsonWriter json, Problem note)
    {
        json.WriteString("file", note.File);
        if (note.Row is { } row) json.WriteNumber("row", row);
        if (note.Column is { } column) json.WriteString("column", column);
        json.WriteString("what", note.What);
        json.WriteString("remedy", note.Remedy);
        json.WriteString("severity", note.Severity == Severity.Warning ? "warning" : "note");
    }

    static void Write(Utf8JsonWriter json, Exclusion exclusion)
    {
        json.WriteString("stage", exclusion.Stage);
        json.WriteString("reason", exclusion.Reason);
        json.WriteString("kind", exclusion.Kind);
        json.WriteNumber("count", exclusion.Names.Length);
        Texts(json, "names", exclusion.Names);
    }

    static void Write(Utf8JsonWriter json, Table table)
    {
        json.WriteString("name", table.Name);
        json.WriteString("title", table.Title);
        List(json, "columns", table.Columns, column =>
        {
            json.WriteString("name", column.Name);
            json.WriteString("unit", column.Unit);
            json.WriteString("meaning", column.Meaning);
            if (column is NumberColumn numbers)
            {
                json.WriteNumber("digits", numbers.Digits);
                json.WritePropertyName("numbers");
                json.WriteRawValue(Compact(compact => Each(compact, numbers.Values, value => Number(compact, value))));
            }
            else
            {
                json.WritePropertyName("texts");
                json.WriteRawValue(Compact(compact => Each(compact, ((TextColumn)column).Values, compact.WriteStringValue)));
            }
        });
    }

    // A column on one line: a table of a thousand rows is not a thousand lines.
    static ReadOnlySpan<byte> Compact(Action<Utf8JsonWriter> write)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var compact = new Utf8JsonWriter(buffer, Layout with { Indented = false })) write(compact);
        return buffer.WrittenSpan;
    }

    static void Each<T>(Utf8JsonWriter json, ImmutableArray<T> values, Action<T> write)
    {
        json.WriteStartArray();
        foreach (var value in values) write(value);
        json.WriteEndArray();
    }

    static void List<T>(Utf8JsonWriter json, string name, ImmutableArray<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(Compact(compact => Each<string>(compact, [.. texts], compact.WriteStringValue)));
    }

    static void Number(Utf8JsonWriter json, string name, double value)
    {
        json.WritePropertyName(name);
        Number(json, value);
    }

    // JSON knows no infinity; the words are what R and Python print.
    static void Number(Utf8JsonWriter json, double value)
    {
        if (double.IsNaN(value)) json.WriteNullValue();
        else if (double.IsInfinity(value)) json.WriteStringValue(value > 0 ? "Inf" : "-Inf");
        else json.WriteNumberValue(value);
    }
}
