using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Sarcotrace.House.Tests;

/// <summary>The rules as functions from something built to the sentences that say what breaks them.</summary>
static partial class Rules
{
    /// <summary>A project uses only projects of lower floors.</summary>
    public static IEnumerable<string> Downwards(string project, IEnumerable<string> used) =>
        from other in used
        where Floor(other) >= Floor(project)
        select $"{project} must not use {other}: it does not lie below";

    /// <summary>No question uses another question's folder.</summary>
    public static IEnumerable<string> Alone(IEnumerable<Type> types, string root) =>
        from type in types
        let own = Slice(type, root)
        where own is not null
        from used in TypeUse.Of(type)
        let other = Slice(used, root)
        where other is not null && other != own
        select $"{type.FullName} uses {used.FullName}: move what both need down into a foundation";

    /// <summary>No two namespaces need each other, even through others.</summary>
    public static IEnumerable<string> NoCycles(IEnumerable<Type> types)
    {
        var needs = types.Where(type => type.Namespace is not null)
            .SelectMany(type => TypeUse.Of(type).Where(used => used.Assembly == type.Assembly)
                .Select(used => (From: type.Namespace!, To: used.Namespace!)))
            .Where(edge => edge.From != edge.To).Distinct()
            .ToLookup(edge => edge.From, edge => edge.To);

        return from edge in needs
               where Reaches(needs, edge, edge.Key, [])
               select $"namespace {edge.Key} needs itself through {string.Join(", ", edge)}";
    }

    /// <summary>Values never change: no public setter but init, no public field that can be written.</summary>
    public static IEnumerable<string> Immutable(Type type) =>
        type.GetProperties().Where(Settable).Select(property => $"{type.FullName}.{property.Name} can be set after it is made")
            .Concat(type.GetFields(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
                .Where(field => !field.IsInitOnly && !field.IsLiteral && !type.IsEnum)
                .Select(field => $"{type.FullName}.{field.Name} is a field that can be written"));

    /// <summary>Statics are constants: none can be written.</summary>
    public static IEnumerable<string> NoSettableStatics(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
            .Where(field => !field.IsInitOnly && !field.IsLiteral && !Generated(field) && !Generated(type))
            .Select(field => $"{type.FullName}.{field.Name} is a static that can be written");

    /// <summary>A documented public method names its source, and the keys it names are in the list.</summary>
    public static IEnumerable<string> Sourced(string member, string documentation, IReadOnlySet<string> keys)
    {
        if (!documentation.Contains("Source:", StringComparison.Ordinal)) return [$"{member} names no Source:"];

        var named = Key().Matches(documentation[documentation.IndexOf("Source:", StringComparison.Ordinal)..]);
        return named.Select(match => match.Groups[1].Value).Where(key => !keys.Contains(key))
            .Select(key => $"{member} names [{key}], which docs/references.bib lacks");
    }

    /// <summary>Results take exponentials, logarithms and powers from Elementary: the system's differ from machine to machine.</summary>
    public static IEnumerable<string> Portable(string path, string code) =>
        Systems().Matches(code).Select(match => $"{path} asks the system for {match.Value}; Sarcotrace.Core.Numbers.Elementary is the same everywhere");

    /// <summary>The keys a text cites in square brackets.</summary>
    [GeneratedRegex(@"\[([a-z]+[0-9]{4}[a-z]?)\]")]
    public static partial Regex Key();

    [GeneratedRegex(@"(?<![\w.])(Math|MathF|double)\.(Exp\w*|Log\w*|Pow|Cbrt|RootN|A?Sinh?|A?Cosh?|A?Tanh?|Atan2|SinCos)(?=\()")]
    private static partial Regex Systems();

    static int Floor(string project) => Array.FindIndex(Checkout.Floors, floor => floor.Contains(project));

    static string? Slice(Type type, string root) =>
        type.Namespace is { } space && space.StartsWith(root + ".", StringComparison.Ordinal)
            ? space[(root.Length + 1)..].Split('.')[0]
            : null;

    static bool Reaches(ILookup<string, string> needs, IEnumerable<string> from, string goal, HashSet<string> seen) =>
        from.Any(next => next == goal || (seen.Add(next) && Reaches(needs, needs[next], goal, seen)));

    static bool Settable(PropertyInfo property) => property.SetMethod is { IsPublic: true } setter
        && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    static bool Generated(MemberInfo member) =>
        member.Name.Contains('<', StringComparison.Ordinal) || member.IsDefined(typeof(CompilerGeneratedAttribute), false)
        || (member.DeclaringType is { } owner && Generated(owner));
}
