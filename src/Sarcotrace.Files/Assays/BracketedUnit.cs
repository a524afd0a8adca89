using System.Collections.Immutable;

namespace Sarcotrace.Files.Assays;

/// <summary>Headers that say their unit: "concentration (pg/mL)".</summary>
static class BracketedUnit
{
    /// <summary>Columns found below their brackets, and the unit of one role.</summary>
    internal static (ImmutableArray<(string Role, string Column)> Told, string? Unit) Of(
        IReadOnlyList<string> headers, (string Role, string[] Aliases)[] roles, string measured, ImmutableArray<(string Role, string Column)> told)
    {
        string? unit = null;
        foreach (var header in headers)
        {
            var open = header.IndexOfAny(['(', '[']);
            if (open <= 0) continue;
            var bare = header[..open].Trim().ToLowerInvariant();
            var role = roles.FirstOrDefault(role => role.Role == bare || role.Aliases.Contains(bare)).Role;
            if (role is null) continue;
            if (role == measured) unit = header[(open + 1)..].Trim(' ', ')', ']');
            if (told.All(one => one.Role != role)) told = told.Add((role, header));
        }

        return (told, unit);
    }
}
