using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using Sarcotrace.Core;

namespace Sarcotrace.Files.Studies;

/// <summary>Turns keys of a study file into an options record, and an options record into text.</summary>
/// <remarks>Keys are the property names in kebab-case; the record's own validation speaks when a value is out of range.</remarks>
public static class SettingsBinder
{
    const StringSplitOptions Filled = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;

    /// <summary>The options that a map describes, defaults elsewhere.</summary>
    /// <param name="options">A record with a constructor that takes nothing.</param>
    /// <param name="map">Keys and values; null for all defaults.</param>
    /// <param name="file">What problems call the file.</param>
    /// <param name="place">What problems call the map.</param>
    public static Loaded<object> Bind(Type options, SettingMap? map, string file, string place)
    {
        var made = Activator.CreateInstance(options)!;
        List<Problem> problems = [];
        var known = Properties(options).ToDictionary(property => Kebab(property.Name));
        HashSet<string> given = [];
        foreach (var (key, line, value) in map?.Entries ?? [])
        {
            // Line 0 is the command line's.
            var at = line > 0 ? new Problem(file, line, $"{place}.{key}", "", "") : new("command line", null, key, "", "");
            if (!given.Add(key)) problems.Add(at with { What = "the key is given twice", Remedy = "keep one of them" });
            else if (known.TryGetValue(key, out var property)) Set(made, property, value, at, problems);
            else problems.Add(at with { What = "the key is unknown", Remedy = Nearest.Remedy(key, known.Keys) });
        }

        return new(problems.Count == 0 ? made : null, [.. problems]);
    }

    /// <summary>Keys and values as a person would give them on a command line: <c>grip=max</c>, lists with commas, one at its end if need be.</summary>
    public static SettingMap FromWords(IEnumerable<(string Key, string Value)> words) => new(0,
    [
        .. words.Select(word => (word.Key, 0, (Setting)(word.Value.Contains(',', StringComparison.Ordinal)
            ? new SettingList(0, [.. word.Value.Split(',', Filled).Select(item => new SettingText(0, item))])
            : new SettingText(0, word.Value)))),
    ]);

    /// <summary>Every option with its value as text, in the order of the record.</summary>
    public static ImmutableArray<(string Key, string Value)> Describe(object options) =>
        [.. Properties(options.GetType()).Select(property => (Kebab(property.Name), Words(property.GetValue(options))))];

    /// <summary>GripSummary → grip-summary, Awgs2019 → awgs2019.</summary>
    public static string Kebab(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && !char.IsUpper(name[i - 1])) text.Append('-');
            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    /// <summary>The properties that can be chosen.</summary>
    internal static IEnumerable<PropertyInfo> Properties(Type options) =>
        options.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is { IsPublic: true });

    static void Set(object made, PropertyInfo property, Setting value, Problem at, List<Problem> problems)
    {
        try
        {
            property.SetValue(made, Value(property.PropertyType, value));
        }
        catch (FormatException wrong)
        {
            problems.Add(at with { What = wrong.Message, Remedy = Meant(property.PropertyType, value) ?? $"write {Wanted(property.PropertyType)}" });
        }
        catch (TargetInvocationException refusal) when (refusal.InnerException is ArgumentException inner)
        {
            // .NET adds the parameter's name, which no study file has.
            var said = inner.Message.Split('\n')[0].Split(" (Parameter")[0].Trim();
            var given = value is SettingText { Value: { Length: > 0 } text } ? $"{text} " : "";
            problems.Add(at with { What = given + said, Remedy = "choose a value in that range" });
        }
    }

    static object? Value(Type type, Setting setting)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return setting is SettingText { Value: "" or "none" or "null" } ? null : Value(inner, setting);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)) return List(type.GetGenericArguments()[0], setting);
        if (setting is not SettingText { Value: var text }) throw new FormatException("a list or keys stand where one value belongs");
        if (type == typeof(string)) return text;
        if (type.IsEnum) return Choice(type, text);
        if (type == typeof(bool))
            return text is "true" or "yes" || (text is "false" or "no" ? false : throw new FormatException($"'{text}' is not true or false"));

        try
        {
            return Convert.ChangeType(text, type, CultureInfo.InvariantCulture);
        }
        catch (Exception wrong) when (wrong is FormatException or OverflowException)
        {
            throw new FormatException($"'{text}' is not {Wanted(type)}", wrong);
        }
    }

    // What turns the array is compiled for every list that an option starts with, so ahead of time too.
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Options start with a list of their own type.")]
    static object List(Type item, Setting setting)
    {
        var items = setting is SettingList list ? list.Items : [setting];
        var values = Array.CreateInstance(item, items.Length);
        for (var i = 0; i < items.Length; i++) values.SetValue(Value(item, items[i]), i);
        return typeof(ImmutableCollectionsMarshal).GetMethod(nameof(ImmutableCollectionsMarshal.AsImmutableArray))!
            .MakeGenericMethod(item).Invoke(null, [values])!;
    }

    static object Choice(Type type, string text) =>
        Enum.GetNames(type).FirstOrDefault(name => Kebab(name).Equals(text, StringComparison.OrdinalIgnoreCase)) is { } found
        ? Enum.Parse(type, found)
        : throw new FormatException($"'{text}' is not one of {string.Join(", ", Enum.GetNames(type).Select(Kebab))}");

    /// <summary>The choice that a mistyped one was meant to be, where one is near.</summary>
    static string? Meant(Type type, Setting value)
    {
        var item = type.IsGenericType ? type.GetGenericArguments()[0] : type;
        if (!item.IsEnum) return null;

        string[] known = [.. Enum.GetNames(item).Select(Kebab)];
        var words = value is SettingList list ? list.Items.OfType<SettingText>() : value is SettingText one ? [one] : [];
        var near = words.Where(word => !known.Contains(word.Value, StringComparer.OrdinalIgnoreCase)).Select(word => Nearest.To(word.Value, known))
            .FirstOrDefault();
        return near is null ? null : $"did you mean {near}?";
    }

    static string Wanted(Type type) => type switch
    {
        { IsEnum: true } => $"one of {string.Join(", ", Enum.GetNames(type).Select(Kebab))}",
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(int) || type == typeof(ulong) || type == typeof(long) => "a whole number",
        _ when type == typeof(double) || type == typeof(decimal) => "a number",
        { IsGenericType: true } => $"a list of {Wanted(type.GetGenericArguments()[0])}",
        _ => "a text",
    };

    static string Words(object? value) => value switch
    {
        null => "none",
        string text => text,
        bool flag => flag ? "true" : "false",
        Enum choice => Kebab(choice.ToString()),
        IEnumerable items => string.Join(", ", items.Cast<object>().Select(Words)),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
