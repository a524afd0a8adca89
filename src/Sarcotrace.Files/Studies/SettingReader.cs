using System.Collections.Immutable;
using System.Globalization;
using Sarcotrace.Core;

namespace Sarcotrace.Files.Studies;

/// <summary>Takes keys out of a map, gathering every problem: wrong types, missing and unknown keys.</summary>
sealed class SettingReader(SettingMap map, string file, string place, List<Problem> problems)
{
    readonly List<string> _known = [];

    /// <summary>The line of each key.</summary>
    internal ImmutableDictionary<string, int> Lines =>
        map.Entries.DistinctBy(entry => entry.Key).ToImmutableDictionary(entry => entry.Key, entry => entry.Line);

    /// <summary>The value of a key, or null.</summary>
    internal Setting? Any(string key)
    {
        _known.Add(key);
        var found = map.Entries.Where(entry => entry.Key == key).ToArray();
        return found.Length == 0 ? null : found[0].Value;
    }

    /// <summary>A text, or null.</summary>
    internal string? Text(string key) => Any(key) switch
    {
        null => null,
        SettingText text => text.Value,
        var other => Wrong<string>(key, other, "a text"),
    };

    /// <summary>A text that must be there.</summary>
    internal string Needed(string key)
    {
        var text = Text(key);
        if (string.IsNullOrWhiteSpace(text))
            problems.Add(new(file, map.Line, Path(key), "the key is missing", $"add {key}: to {(place.Length == 0 ? "the study" : place)}"));
        return text ?? "";
    }

    /// <summary>True or false.</summary>
    internal bool Flag(string key, bool otherwise) => Any(key) switch
    {
        null => otherwise,
        SettingText { Value: "true" or "yes" } => true,
        SettingText { Value: "false" or "no" } => false,
        var other => Wrong(key, other, "true or false", otherwise),
    };

    /// <summary>A whole number.</summary>
    internal long Whole(string key, long otherwise) => Any(key) switch
    {
        null => otherwise,
        SettingText text when long.TryParse(text.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) => value,
        var other => Wrong(key, other, "a whole number", otherwise),
    };

    /// <summary>A list of texts; a single text is a list of one.</summary>
    internal ImmutableArray<string> Texts(string key) => Any(key) switch
    {
        null => [],
        SettingText text => [text.Value],
        SettingList list when list.Items.All(item => item is SettingText) => [.. list.Items.Cast<SettingText>().Select(item => item.Value)],
        var other => Wrong<ImmutableArray<string>>(key, other, "a list of texts", []),
    };

    /// <summary>A map below this one, or null.</summary>
    internal SettingMap? Map(string key) => Any(key) switch
    {
        null => null,
        SettingMap found => found,
        var other => Wrong<SettingMap>(key, other, "keys with values"),
    };

    /// <summary>A reader of a map below this one.</summary>
    internal SettingReader Below(SettingMap inner, string key) => new(inner, file, Path(key), problems);

    /// <summary>Complains of keys that nobody asked for and of keys given twice.</summary>
    internal void Done()
    {
        foreach (var (key, line, _) in map.Entries.Where(entry => !_known.Contains(entry.Key)))
            problems.Add(new(file, line, Path(key), "the key is unknown", Nearest.Remedy(key, _known)));
        foreach (var twice in map.Entries.GroupBy(entry => entry.Key).Where(group => group.Count() > 1))
            problems.Add(new(file, twice.Last().Line, Path(twice.Key), "the key is given twice", "keep one of them"));
    }

    /// <summary>Adds a problem with a key's value.</summary>
    internal void Complain(string key, string what, string remedy)
    {
        var line = map.Entries.FirstOrDefault(entry => entry.Key == key).Line;
        problems.Add(new(file, line == 0 ? map.Line : line, Path(key), what, remedy));
    }

    string Path(string key) => place.Length == 0 ? key : $"{place}.{key}";

    T? Wrong<T>(string key, Setting value, string wanted, T? otherwise = default)
    {
        var given = value is SettingText text ? $"'{text.Value}'" : value is SettingList ? "a list" : "keys with values";
        problems.Add(new(file, value.Line, Path(key), $"{given} is not {wanted}", $"write {wanted}"));
        return otherwise;
    }
}
