using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;

namespace Sarcotrace.Core;

/// <summary>A row of a <see cref="CompiledTable"/>, by the names of its columns.</summary>
/// <remarks>Every member throws a <see cref="FormatException"/> that names file and line where the cell is not as asked.</remarks>
public sealed class CompiledRow
{
    readonly string _file;
    readonly int _line;
    readonly ImmutableArray<string> _header;
    readonly ImmutableArray<string> _cells;
    readonly HashSet<string> _used;

    internal CompiledRow(string file, int line, ImmutableArray<string> header, ImmutableArray<string> cells, HashSet<string> used)
    {
        (_file, _line, _header, _cells, _used) = (file, line, header, cells, used);
    }

    /// <summary>The text of a cell that must hold some.</summary>
    public string this[string column] => Text(column) ?? throw Wrong(column, "is empty");

    /// <summary>The text of a cell; null where it is empty.</summary>
    public string? Text(string column)
    {
        _used.Add(column);
        var place = _header.IndexOf(column);
        if (place < 0) throw Wrong(column, "is no column of the table");
        return _cells[place].Length > 0 ? _cells[place] : null;
    }

    /// <summary>The number of a cell; null where it is empty.</summary>
    public T? Number<T>(string column) where T : struct, INumberBase<T> => Text(column) is null ? null : Needed<T>(column);

    /// <summary>The number of a cell that must hold one.</summary>
    public T Needed<T>(string column) where T : struct, INumberBase<T> =>
        T.TryParse(this[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && T.IsFinite(number)
            ? number
            : throw Wrong(column, $"'{this[column]}' is not a number of type {typeof(T).Name}");

    /// <summary>The text of a cell that must be one of a few.</summary>
    public string Word(string column, params ReadOnlySpan<string> allowed) => allowed.Contains(this[column])
        ? this[column]
        : throw Wrong(column, $"'{this[column]}' is not one of {string.Join(", ", allowed)}");

    /// <summary>A cell that must name a value of an enumeration, in any case, with or without hyphens.</summary>
    public T Choice<T>(string column) where T : struct, Enum
    {
        var name = this[column].Replace("-", "", StringComparison.Ordinal);
        return Enum.GetNames<T>().Contains(name, StringComparer.OrdinalIgnoreCase)
            ? Enum.Parse<T>(name, ignoreCase: true)
            : throw Wrong(column, $"'{this[column]}' is not one of {string.Join(", ", Enum.GetNames<T>())}");
    }

    /// <summary>Whether a cell says confirmed, not unconfirmed.</summary>
    public bool IsConfirmed(string column) => Word(column, "confirmed", "unconfirmed") == "confirmed";

    FormatException Wrong(string column, string what) => new($"{_file}, line {_line}: {column} {what}");
}
