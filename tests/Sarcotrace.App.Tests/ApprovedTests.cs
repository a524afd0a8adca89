using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Sarcotrace.Files.Studies;
using Sarcotrace.Questions;

namespace Sarcotrace.App.Tests;

public class ApprovedTests
{
    [Fact]
    public void The_schema_of_study_files_is_the_one_that_ships() => Approved.Text(
        "docs/study.schema.json", StudySchema.Json(Catalogue.All.ToDictionary(entry => entry.Name, entry => entry.Options), Says));

    [Fact]
    public void Every_key_of_the_schema_says_what_it_is()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Approved.FromRoot("docs/study.schema.json")));
        var silent = Keys(schema.RootElement, "").Where(key => !key.Value.TryGetProperty("description", out _)).Select(key => key.Path).ToArray();
        Assert.Equal(["questions.discovery", "questions.phenotype"], silent.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Defaults_change_only_on_purpose()
    {
        var text = new StringBuilder("# Every default. Changing one changes science: say so in CHANGELOG.md.\n");
        foreach (var entry in Catalogue.All)
        {
            text.Append(entry.Name).Append(":\n");
            foreach (var (key, value) in SettingsBinder.Describe(Activator.CreateInstance(entry.Options)!)) text.Append("  ").Append(key).Append(": ").Append(value).Append('\n');
        }

        Approved.Text("golden/defaults.yaml", text.ToString());
    }

    static readonly Lazy<Dictionary<string, XElement>> Documented = new(() =>
        XDocument.Load(Path.Combine(AppContext.BaseDirectory, "Sarcotrace.Questions.xml")).Descendants("member")
            .ToDictionary(member => (string)member.Attribute("name")!));

    // What a programmer reads above an option is what an editor shows beside its key.
    static string? Says(PropertyInfo property)
    {
        if (!Documented.Value.TryGetValue($"P:{property.DeclaringType!.FullName}.{property.Name}", out var member)) return null;
        return string.Join(' ', member.Elements().Where(part => part.Name == "summary" || part.Name == "value")
            .Select(part => string.Join(' ', string.Concat(part.Nodes().Select(Word)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
    }

    static string Word(XNode node) => node switch
    {
        XText text => text.Value,
        XElement element when element.Attribute("cref") is { } cref => ((string)cref).Split('.')[^1],
        XElement element => element.Value,
        _ => "",
    };

    static IEnumerable<(string Path, JsonElement Value)> Keys(JsonElement schema, string path)
    {
        JsonElement[] parts = schema.TryGetProperty("oneOf", out var either) ? [schema, .. either.EnumerateArray()] : [schema];
        foreach (var keys in parts.Where(part => part.TryGetProperty("properties", out _)).Select(part => part.GetProperty("properties")))
        {
            foreach (var key in keys.EnumerateObject())
            {
                yield return (path + key.Name, key.Value);
                foreach (var inner in Keys(key.Value, $"{path}{key.Name}.")) yield return inner;
            }
        }
    }
}
