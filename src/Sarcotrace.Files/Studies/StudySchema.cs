using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sarcotrace.Core;

namespace Sarcotrace.Files.Studies;

/// <summary>What a study file may say, as a JSON schema for editors.</summary>
public static class StudySchema
{
    static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>The schema with the options of every question.</summary>
    /// <param name="questions">Options records by question.</param>
    public static string Json(IReadOnlyDictionary<string, Type> questions)
    {
        var asked = questions.Select(question => KeyValuePair.Create<string, JsonNode?>(question.Key, Options(question.Value)));
        var root = Keys(
            ("sarcotrace", Kind("integer")), ("title", Kind("string")), ("simulated", Kind("boolean")), ("out", Kind("string")),
            ("people", new JsonObject { ["oneOf"] = new JsonArray(Kind("string"), People()) }), ("metabolome", Metabolome()),
            ("questions", new JsonObject { ["type"] = "object", ["properties"] = new JsonObject(asked), ["additionalProperties"] = false }));
        root["$schema"] = "https://json-schema.org/draft/2020-12/schema";
        root["title"] = "Sarcotrace study file";
        root["required"] = new JsonArray("people");
        return root.ToJsonString(Layout) + "\n";
    }

    static JsonObject People() => Keys(
        ("file", Kind("string")), ("sheet", Kind("string")), ("where", Kind("string")), ("missing", Texts()),
        ("columns", new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(Roles.All.Select(role => KeyValuePair.Create<string, JsonNode?>(role.Name, Column(role)))),
            ["additionalProperties"] = false,
        }));

    static JsonObject Column(Role role)
    {
        var detailed = Keys(
            ("column", Kind("string")), ("unit", Kind("string")), ("female", Kind("string")), ("male", Kind("string")), ("unable", Texts()));
        return new()
        {
            ["description"] = role.Unit.Length == 0 ? role.Says : $"{role.Says}, kept in {role.Unit}",
            ["oneOf"] = new JsonArray(Kind("string"), detailed),
        };
    }

    static JsonObject Metabolome() => Keys(
        ("file", Kind("string")), ("sheet", Kind("string")), ("samples-in", new JsonObject { ["enum"] = new JsonArray("rows", "columns") }),
        ("sample", Kind("string")), ("person", Kind("string")), ("kind", Kind("string")), ("batch", Kind("string")), ("order", Kind("string")),
        ("skip", Texts()), ("matrix", Kind("string")), ("unit", Kind("string")), ("missing", Texts()), ("logarithms", Kind("boolean")),
        ("annotation", new JsonObject
        {
            ["oneOf"] = new JsonArray(Kind("string"), Keys(
                ("file", Kind("string")), ("sheet", Kind("string")), ("id", Kind("string")), ("name", Kind("string")), ("hmdb", Kind("string")), ("refmet", Kind("string")),
                ("class", Kind("string")), ("pathway", Kind("string")))),
        }));

    static JsonObject Options(Type options) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(SettingsBinder.Properties(options)
            .Select(property => KeyValuePair.Create<string, JsonNode?>(SettingsBinder.Kebab(property.Name), Of(property.PropertyType)))),
        ["additionalProperties"] = false,
    };

    static JsonObject Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return Of(inner);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
            return new() { ["oneOf"] = new JsonArray(Of(type.GetGenericArguments()[0]), new JsonObject { ["type"] = "array", ["items"] = Of(type.GetGenericArguments()[0]) }) };
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

    static JsonObject Kind(string kind) => new() { ["type"] = kind };

    static JsonObject Texts() => new() { ["oneOf"] = new JsonArray(Kind("string"), new JsonObject { ["type"] = "array", ["items"] = Kind("string") }) };
}
