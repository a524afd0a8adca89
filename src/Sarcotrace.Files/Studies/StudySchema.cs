using System.Collections.Immutable;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sarcotrace.Core;

namespace Sarcotrace.Files.Studies;

/// <summary>What a study file may say, as a JSON schema for editors.</summary>
public static class StudySchema
{
    const string File = "Path of the table, from this file's folder.", Sheet = "Sheet of a spreadsheet; the first where not said.",
        Missing = "Further words for an empty cell.";

    static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>The schema with the options of every question.</summary>
    /// <param name="questions">Options records by question.</param>
    /// <param name="says">What an option is, in a sentence; null where nothing is to be said.</param>
    public static string Json(IReadOnlyDictionary<string, Type> questions, Func<PropertyInfo, string?> says)
    {
        var asked = questions.Select(question => KeyValuePair.Create<string, JsonNode?>(question.Key, Options(question.Value, says)));
        var root = Keys(
            ("sarcotrace", Kind("integer", "Format of this file: 1.")), ("title", Kind("string", "What the report is called.")),
            ("simulated", Kind("boolean", "Whether a program made the data; every page and figure then says so.")),
            ("out", Kind("string", "Folder of the results, from this file's folder; it is replaced whole.")),
            ("people", new JsonObject
            {
                ["description"] = "The table about people: a file, or a file with what its columns are.",
                ["oneOf"] = new JsonArray(Kind("string"), People()),
            }),
            ("metabolome", Said(Metabolome(), "The metabolome table and how it is laid out.")),
            ("questions", new JsonObject
            {
                ["description"] = "What is asked; without it, all that the tables allow.",
                ["type"] = "object",
                ["properties"] = new JsonObject(asked),
                ["additionalProperties"] = false,
            }));
        root["$schema"] = "https://json-schema.org/draft/2020-12/schema";
        root["title"] = "Sarcotrace study file";
        root["required"] = new JsonArray("people");
        return root.ToJsonString(Layout) + "\n";
    }

    static JsonObject People() => Keys(
        ("file", Kind("string", File)), ("sheet", Kind("string", Sheet)),
        ("where", Kind("string", "Rows to keep, such as: age >= 60 and sex == 'female'.")), ("missing", Texts(Missing)),
        ("columns", new JsonObject
        {
            ["description"] = "What columns are, by role; the others are found by their names, and every guess is shown.",
            ["type"] = "object",
            ["properties"] = new JsonObject(Roles.All.Select(role => KeyValuePair.Create<string, JsonNode?>(role.Name, Column(role)))),
            ["additionalProperties"] = false,
        }));

    static JsonObject Column(Role role)
    {
        var detailed = Keys(
            ("column", Kind("string", "Heading in the table.")), ("unit", Kind("string", "Unit of the table's values; converted once.")),
            ("female", Kind("string", "What stands for women.")), ("male", Kind("string", "What stands for men.")),
            ("unable", Texts("What stands for tried and unable.")));
        return new()
        {
            ["description"] = role.Unit.Length == 0 ? role.Says : $"{role.Says}, kept in {role.Unit}",
            ["oneOf"] = new JsonArray(Kind("string"), detailed),
        };
    }

    static JsonObject Metabolome() => Keys(
        ("file", Kind("string", File)), ("sheet", Kind("string", Sheet)),
        ("samples-in", new JsonObject
        {
            ["description"] = "Whether a sample is a row or a column; found out where not said.",
            ["enum"] = new JsonArray("rows", "columns"),
        }),
        ("sample", Kind("string", "Column with the sample's identifier; the first where not said.")),
        ("person", Kind("string", "Column with the person's identifier; the sample's where not said.")),
        ("kind", Kind("string", "Column that tells samples from quality controls and blanks.")),
        ("batch", Kind("string", "Column with run day or batch.")), ("order", Kind("string", "Column with the place in the run.")),
        ("skip", Texts("Columns that are no metabolites.")), ("matrix", Kind("string", "Body fluid or tissue: plasma, serum, urine …")),
        ("unit", Kind("string", "Unit of the values, UCUM: umol/L, or [arb'U] for intensities.")), ("missing", Texts(Missing)),
        ("logarithms", Kind("boolean", "Whether the values are logarithms, so that they may be negative.")),
        ("annotation", new JsonObject
        {
            ["description"] = "The table that says what each metabolite is.",
            ["oneOf"] = new JsonArray(Kind("string"), Keys(
                ("file", Kind("string", File)), ("sheet", Kind("string", Sheet)),
                ("id", Kind("string", "Column that matches the metabolome; the first where not said.")),
                ("name", Kind("string", "Column with the name to show.")), ("hmdb", Kind("string", "Column with the HMDB accession.")),
                ("refmet", Kind("string", "Column with the RefMet name.")), ("class", Kind("string", "Column with the chemical class.")),
                ("pathway", Kind("string", "Column with the pathway.")))),
        }));

    static JsonObject Options(Type options, Func<PropertyInfo, string?> says) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(SettingsBinder.Properties(options)
            .Select(property => KeyValuePair.Create<string, JsonNode?>(SettingsBinder.Kebab(property.Name), Said(Of(property.PropertyType), says(property))))),
        ["additionalProperties"] = false,
    };

    static JsonObject Said(JsonObject kind, string? text)
    {
        if (!string.IsNullOrEmpty(text)) kind.Insert(0, "description", text);
        return kind;
    }

    static JsonObject Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return Of(inner);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
        {
            return new()
            {
                ["oneOf"] = new JsonArray(Of(type.GetGenericArguments()[0]), new JsonObject
                {
                    ["type"] = "array",
                    ["items"] = Of(type.GetGenericArguments()[0]),
                }),
            };
        }
        if (type.IsEnum) return new() { ["enum"] = new JsonArray([.. Enum.GetNames(type).Select(name => JsonValue.Create(SettingsBinder.Kebab(name)))]) };
        return Kind(type == typeof(bool) ? "boolean" : type == typeof(int) || type == typeof(long) || type == typeof(ulong) ? "integer"
            : type == typeof(double) || type == typeof(decimal) ? "number" : "string");
    }

    static JsonObject Keys(params (string Key, JsonNode Value)[] keys) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(keys.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value))),
        ["additionalProperties"] = false,
    };

    static JsonObject Kind(string kind, string? says = null) => Said(new() { ["type"] = kind }, says);

    static JsonObject Texts(string? says = null) => Said(TextOrTexts(), says);

    static JsonObject TextOrTexts() => new() { ["oneOf"] = new JsonArray(Kind("string"), new JsonObject { ["type"] = "array", ["items"] = Kind("string") }) };
}
