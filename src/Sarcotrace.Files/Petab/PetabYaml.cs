using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Files.Studies;

namespace Sarcotrace.Files.Petab;

/// <summary>Keys of a yaml file, with what is wrong with them.</summary>
/// <param name="file">What problems call the file.</param>
/// <param name="map">The keys.</param>
/// <param name="problems">Takes what is wrong.</param>
sealed class PetabYaml(string file, SettingMap map, List<Problem> problems)
{
    /// <summary>The text of a key, or null.</summary>
    internal string? Text(string key) => Value(key) is SettingText { Value.Length: > 0 } text ? text.Value : null;

    /// <summary>A list of texts, or the one text that stands in place of a list.</summary>
    internal ImmutableArray<string> Texts(string key) => Value(key) switch
    {
        SettingText { Value.Length: > 0 } text => [text.Value],
        SettingList list => [.. list.Items.OfType<SettingText>().Select(item => item.Value)],
        _ => [],
    };

    /// <summary>A list of keys with values.</summary>
    internal ImmutableArray<PetabYaml> Maps(string key) => Value(key) is SettingList list
        ? [.. list.Items.OfType<SettingMap>().Select(item => new PetabYaml(file, item, problems))]
        : [];

    /// <summary>Keys that stand for keys with values.</summary>
    internal ImmutableArray<(string Key, PetabYaml Value)> Entries(string key) => Value(key) is SettingMap entries
        ? [.. entries.Entries.Where(entry => entry.Value is SettingMap)
            .Select(entry => (entry.Key, new PetabYaml(file, (SettingMap)entry.Value, problems)))]
        : [];

    /// <summary>Refuses extensions by name: what they change is not known here.</summary>
    internal void RefuseExtensions()
    {
        if (Value("extensions") is not SettingMap extensions) return;
        foreach (var (name, line, value) in extensions.Entries)
        {
            var optional = value is SettingMap own && own.Entries.Any(entry => entry.Key == "required" && entry.Value is SettingText { Value: "false" });
            problems.Add(new(file, line, name, $"the extension {name} is not known", "remove it, if the problem means the same without it",
                optional ? Severity.Warning : Severity.Error));
        }
    }

    /// <summary>Warns of keys that nobody asks for.</summary>
    internal void Check(IReadOnlyCollection<string> known)
    {
        foreach (var (key, line, _) in map.Entries.Where(entry => !known.Contains(entry.Key)))
            problems.Add(new(file, line, key, "the key is unknown", Nearest.Remedy(key, known), Severity.Warning));
    }

    /// <summary>Adds a problem with a key.</summary>
    internal void Complain(string key, string what, string remedy)
    {
        var line = map.Entries.FirstOrDefault(entry => entry.Key == key).Line;
        problems.Add(new(file, line == 0 ? map.Line : line, key, what, remedy));
    }

    Setting? Value(string key) => map.Entries.FirstOrDefault(entry => entry.Key == key).Value;
}
