using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Files.Studies;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.Assays;

/// <summary>Columns of a bench table, found by the names they go by or as the caller says.</summary>
sealed class NamedColumns
{
    readonly ITableReader _reader;
    readonly Dictionary<string, int> _columns = [];

    internal NamedColumns(
        ITableReader reader, string file, (string Role, string[] Aliases)[] roles, ImmutableArray<(string Role, string Column)> told)
    {
        _reader = reader;
        List<Problem> problems = [];
        foreach (var (role, column) in told)
        {
            var at = reader.Headers.ToList().IndexOf(column);
            if (roles.All(known => known.Role != role))
                problems.Add(new("--map", null, role, "there is no such role", Nearest.Remedy(role, [.. roles.Select(known => known.Role)])));
            else if (at < 0) problems.Add(new(file, 1, column, "there is no such column", Nearest.Remedy(column, [.. reader.Headers])));
            else _columns[role] = at;
        }

        foreach (var (role, aliases) in roles)
        {
            if (_columns.ContainsKey(role)) continue;
            var found = Enumerable.Range(0, reader.Headers.Count)
                .Where(at => !_columns.ContainsValue(at) && Fits(reader.Headers[at], role, aliases)).ToArray();
            if (found.Length > 0) _columns[role] = found[0];
        }

        Problems = [.. problems];
    }

    /// <summary>What is wrong with what the caller says.</summary>
    internal ImmutableArray<Problem> Problems { get; }

    /// <summary>Headers that no role fits but one, with their places.</summary>
    internal IEnumerable<(int Column, string Header)> Others(string but) => Enumerable.Range(0, _reader.Headers.Count)
        .Where(at => _columns.All(role => role.Value != at || role.Key == but) && _reader.Headers[at].Length > 0)
        .Select(at => (at, _reader.Headers[at]));

    /// <summary>Whether the table has a column of that role.</summary>
    internal bool Has(string role) => _columns.ContainsKey(role);

    /// <summary>The header of a role, for people.</summary>
    internal string Header(string role) => _columns.TryGetValue(role, out var at) ? _reader.Headers[at] : role;

    /// <summary>The cell of a role in the present row; null where it is empty or there is no such column.</summary>
    internal string? Text(string role) =>
        _columns.TryGetValue(role, out var at) && _reader.Text(at) is { Length: > 0 } text ? text : null;

    /// <summary>What the cell of a role holds.</summary>
    internal Cell Look(string role, out double number)
    {
        number = double.NaN;
        return _columns.TryGetValue(role, out var at) ? _reader.Look(at, out number) : Cell.Missing;
    }

    static bool Fits(string header, string role, string[] aliases)
    {
        var plain = Headers.Plain(header);
        return plain == Headers.Plain(role) || aliases.Any(alias => Headers.Plain(alias) == plain);
    }
}
