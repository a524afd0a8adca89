using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sarcotrace.Core.Comparisons;
using Sarcotrace.Files.Studies;

namespace Sarcotrace.Files.Comparisons;

/// <summary>What a comparison file may say, as a JSON schema for editors.</summary>
public static class ComparisonSchema
{
    static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    static readonly string[] ColumnKeys =
        ["time", "animal", "litter", "cage", "batch", "sex", "age", "treatment-unit", "subsample", "paired", "dose"];

    /// <summary>The schema.</summary>
    public static string Json()
    {
        var root = Keys(
        [
            ("title", Text("what the group calls it")), ("simulated", new() { ["type"] = "boolean" }), ("table", Text("the table, from this file's folder")),
            ("sheet", Text("sheet of a workbook")), ("outcomes", Texts("columns of outcomes")), ("by", Texts("columns whose groups are compared")),
            ("control", Text("the group that others are held against")), ("covariates", Texts("columns to adjust for")),
            .. ColumnKeys.Select(key => (key, Text("a column of the table"))), ("formula", Text("the model in the usual notation")),
            ("family", Choice<Family>()),
            ("survival", Needing(Keys([("time", Text("a column of the table")), ("event", Text("a column of the table"))]), "time", "event")),
            ("adjust", Choice<Adjustment>()), ("transform", Choice<Transform>()), ("primary", Text("the primary outcome")),
            ("smallest-effect", new() { ["type"] = "number", ["exclusiveMinimum"] = 0 }),
            ("exclusions", new()
            {
                ["type"] = "array",
                ["items"] = Needing(Keys([("animal", Text("its name in the table")), ("reason", Choice<ExclusionReason>()),
                    ("text", Text("more of the reason"))]), "animal", "reason"),
            }),
            ("arrive", Keys([.. ArriveItem.All.Select(item => (item.Key, Text(item.Asks)))])),
        ]);
        root["$schema"] = "https://json-schema.org/draft/2020-12/schema";
        root["title"] = "Sarcotrace comparison file";
        return Needing(root, "table").ToJsonString(Layout) + "\n";
    }

    static JsonObject Keys((string Key, JsonObject Value)[] keys) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(keys.Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value))),
        ["additionalProperties"] = false,
    };

    static JsonObject Needing(JsonObject keys, params string[] needed)
    {
        keys["required"] = new JsonArray([.. needed.Select(key => JsonValue.Create(key))]);
        return keys;
    }

    static JsonObject Text(string says) => new() { ["type"] = "string", ["description"] = says };

    static JsonObject Texts(string says) => new()
    {
        ["description"] = says,
        ["oneOf"] = new JsonArray(new JsonObject { ["type"] = "string" }, new JsonObject
        {
            ["type"] = "array",
            ["items"] = new JsonObject { ["type"] = "string" },
        }),
    };

    static JsonObject Choice<T>() where T : struct, Enum =>
        new() { ["enum"] = new JsonArray([.. Enum.GetNames<T>().Select(name => JsonValue.Create(SettingsBinder.Kebab(name)))]) };
}
