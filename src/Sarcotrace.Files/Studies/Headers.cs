using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using Sarcotrace.Core;

namespace Sarcotrace.Files.Studies;

/// <summary>What a header says: the role its name fits, and the unit written beside it.</summary>
static partial class Headers
{
    // Of two roles with one name the first is meant.
    static readonly FrozenDictionary<string, Role> Aliases = Roles.All
        .SelectMany(role => role.Aliases.Select(alias => (Name: Plain(alias), Role: role))).DistinctBy(alias => alias.Name)
        .ToFrozenDictionary(alias => alias.Name, alias => alias.Role);

    /// <summary>The role and unit of a header; nulls where it says nothing.</summary>
    internal static (Role? Role, string? Unit) Read(string header)
    {
        var (bare, unit) = Bracketed(header);
        if (ByAlias(bare) is { } direct) return (direct, direct.Unit.Length == 0 ? null : unit ?? TrailingUnit(bare, direct));

        // height_m, gait_speed_m_s, 体重kg: a unit hangs on with underscores or blanks, or follows Chinese.
        foreach (var match in Trailing().Matches(bare).Reverse())
        {
            var (name, suffix) = (bare[..match.Index], match.Value.Trim('_', ' ', '.', '-').ToLowerInvariant());
            if (ByAlias(name) is { } role && (role.Unit.Length == 0 || Units.Factor(suffix, role.Unit) is not null)) return (role, unit ?? suffix);
        }

        return (null, unit);
    }

    /// <summary>Letters and digits alone, lower case: how headers and aliases are compared.</summary>
    internal static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text)
            if (char.IsLetterOrDigit(letter)) plain.Append(char.ToLowerInvariant(letter));
        return plain.ToString();
    }

    /// <summary>The first of these names, plain as they are, that a heading has.</summary>
    internal static string? Named(IEnumerable<string> headers, IEnumerable<string> names) =>
        names.Select(name => headers.FirstOrDefault(header => Plain(header) == name)).FirstOrDefault(header => header is not null);

    static Role? ByAlias(string name) => Aliases.GetValueOrDefault(Plain(name));

    // An alias such as heightcm ends in its unit.
    static string? TrailingUnit(string header, Role role)
    {
        var last = header.Split('_', ' ', '.', '-')[^1].ToLowerInvariant();
        return last.Length > 0 && last.Length < header.Length && Units.Factor(last, role.Unit) is not null ? last : null;
    }

    static (string Bare, string? Unit) Bracketed(string header) => Bracket().Match(header) is { Success: true } match
        ? (header[..match.Index].Trim(), match.Groups[1].Value.Trim().ToLowerInvariant().Replace('／', '/'))
        : (header, null);

    // Chinese typing makes brackets of full width.
    [GeneratedRegex(@"\s*[\(\[（【［]([^\)\]）】］]+)[\)\]）】］]\s*$")]
    private static partial Regex Bracket();

    [GeneratedRegex(@"([_ .\-]|(?<=\p{IsCJKUnifiedIdeographs})(?=[A-Za-z%]))[^_ .\-]+([_ .\-][^_ .\-]+)?$")]
    private static partial Regex Trailing();
}
