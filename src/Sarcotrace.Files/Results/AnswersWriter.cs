using System.Buffers;
using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Sarcotrace.Core;

namespace Sarcotrace.Files.Results;

/// <summary>Writes answers.json: what is too long for it is named with the file that holds it.</summary>
/// <param name="to">Where to.</param>
/// <param name="limits">What is too long.</param>
/// <param name="hashes">Files that hold it, with their hashes.</param>
/// <param name="cells">Columns whose cells are written as text already, which is most of the work.</param>
sealed class AnswersWriter(
    Stream to, LengthLimits limits, IReadOnlyDictionary<string, string> hashes, IReadOnlyDictionary<TableColumn, byte[]> cells)
{
    // A double of seventeen digits with its point, sign, power and comma.
    const int LongestNumber = 25;

    static readonly JsonWriterOptions Layout = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    internal void Write(RunRecord run)
    {
        using var json = new Utf8JsonWriter(to, Layout);
        json.WriteStartObject();
        json.WriteString("format", AnswersFile.Format);
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

    void Write(Utf8JsonWriter json, Asked asked)
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
            Names(json, "where", caution.Where, LongLists.Cautions);
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

    void Write(Utf8JsonWriter json, Exclusion exclusion)
    {
        json.WriteString("stage", exclusion.Stage);
        json.WriteString("reason", exclusion.Reason);
        json.WriteString("kind", exclusion.Kind);
        json.WriteNumber("count", exclusion.Names.Length);
        Names(json, "names", exclusion.Names, LongLists.Exclusions);
    }

    // Of a long list the first names, and the file where all of them are.
    void Names(Utf8JsonWriter json, string name, ImmutableArray<string> names, string table)
    {
        Texts(json, name, names.Take(limits.NamesWhole));
        if (names.Length <= limits.NamesWhole) return;

        json.WriteStartObject($"all-{name}");
        json.WriteNumber("count", names.Length);
        Beside(json, table);
        json.WriteEndObject();
    }

    void Beside(Utf8JsonWriter json, string table)
    {
        json.WriteString("file", LongLists.FileOf(table));
        json.WriteString("sha256", hashes[LongLists.FileOf(table)]);
    }

    void Write(Utf8JsonWriter json, Table table)
    {
        var whole = table.Rows <= limits.RowsWhole;
        json.WriteString("name", table.Name);
        json.WriteString("title", table.Title);
        if (!whole)
        {
            json.WriteNumber("rows", table.Rows);
            Beside(json, table.Name);
        }

        List(json, "columns", table.Columns, column =>
        {
            json.WriteString("name", column.Name);
            json.WriteString("unit", column.Unit);
            json.WriteString("meaning", column.Meaning);
            if (column is NumberColumn { Digits: var digits }) json.WriteNumber("digits", digits);
            if (!whole) return;
            json.WritePropertyName(column is NumberColumn ? "numbers" : "texts");
            json.WriteRawValue(cells.GetValueOrDefault(column) ?? Cells(column), skipInputValidation: true);
            json.Flush();
        });
    }

    /// <summary>The cells of a column as one line: a table of a thousand rows is not a thousand lines.</summary>
    internal static byte[] Cells(TableColumn column) => column is NumberColumn numbers
        ? Compact(numbers.Values.AsSpan())
        : Compact(json => Each(json, ((TextColumn)column).Values, json.WriteStringValue));

    static byte[] Compact(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var compact = new Utf8JsonWriter(buffer, Layout with { Indented = false })) write(compact);
        return buffer.WrittenSpan.ToArray();
    }

    // As Utf8JsonWriter writes them; the numbers of a large table are most of its file.
    static byte[] Compact(ReadOnlySpan<double> values)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(2 + LongestNumber * values.Length);
        var at = 0;
        buffer[at++] = (byte)'[';
        foreach (var value in values)
        {
            if (at > 1) buffer[at++] = (byte)',';
            at += Write(value, buffer.AsSpan(at));
        }

        buffer[at++] = (byte)']';
        var written = buffer.AsSpan(0, at).ToArray();
        ArrayPool<byte>.Shared.Return(buffer);
        return written;
    }

    // JSON knows no infinity; the words are what R and Python print.
    static int Write(double value, Span<byte> to)
    {
        if (double.IsFinite(value))
            return Utf8Formatter.TryFormat(value, to, out var written) ? written : throw new InvalidOperationException("a number is longer than any");

        var word = double.IsNaN(value) ? "null"u8 : value > 0 ? "\"Inf\""u8 : "\"-Inf\""u8;
        word.CopyTo(to);
        return word.Length;
    }

    static void Each<T>(Utf8JsonWriter json, IEnumerable<T> values, Action<T> write)
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
        json.WriteRawValue(Compact(compact => Each(compact, texts, compact.WriteStringValue)), skipInputValidation: true);
    }

    static void Number(Utf8JsonWriter json, string name, double value)
    {
        Span<byte> number = stackalloc byte[LongestNumber];
        json.WritePropertyName(name);
        json.WriteRawValue(number[..Write(value, number)], skipInputValidation: true);
    }
}
