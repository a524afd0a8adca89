using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Sarcotrace.Core;

namespace Sarcotrace.App.Report;

/// <summary>The rows of a searchable table as data for the page's script.</summary>
/// <remarks>The encoder escapes &lt;, &gt; and &amp;, so no name can close the script element around it.</remarks>
static class TableJson
{
    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Its name as a file, names of columns, the texts shown, and for numbers the values in full (null for an empty cell).</summary>
    public static string Of(Table table, string[][] texts, string name)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteStartArray("columns");
            for (var i = 0; i < table.Columns.Length; i++) Write(json, table.Columns[i], texts[i]);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    static void Write(Utf8JsonWriter json, TableColumn column, string[] texts)
    {
        json.WriteStartObject();
        json.WriteString("name", column.Name);
        json.WriteStartArray("texts");
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
        if (column is NumberColumn numbers)
        {
            json.WriteStartArray("values");
            foreach (var value in numbers.Values.AsSpan(0, texts.Length))
            {
                if (double.IsFinite(value)) json.WriteNumberValue(value);
                else json.WriteNullValue();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
