using System.Collections.Immutable;
using System.Globalization;

namespace Sarcotrace.Core;

/// <summary>A small table that is compiled into the program beside a type; anything odd in it is a programmer's mistake and throws.</summary>
public static class CompiledTable
{
    /// <summary>The rows of a table whose cells hold no separator: a bar where the header has one, else a comma.</summary>
    /// <param name="home">A type in the namespace and assembly that the table was compiled beside.</param>
    /// <param name="file">Its name.</param>
    /// <exception cref="FileNotFoundException">It was not compiled in.</exception>
    /// <exception cref="FormatException">A row has more or fewer cells than the header.</exception>
    public static ImmutableArray<CompiledRow> Read(Type home, string file)
    {
        using var stream = home.Assembly.GetManifestResourceStream(home, file)
            ?? throw new FileNotFoundException($"{file} is not compiled in", file);
        using var reader = new StreamReader(stream);
        var first = reader.ReadLine()!;
        var separator = first.Contains('|', StringComparison.Ordinal) ? '|' : ',';
        var header = first.Split(separator);
        List<CompiledRow> rows = [];
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(separator);
            if (cells.Length != header.Length) throw new FormatException($"{file}: '{line}' has {cells.Length} cells, not {header.Length}");
            rows.Add(new(file, [.. header], [.. cells]));
        }

        return [.. rows];
    }
}

/// <summary>A row, by the names of its columns.</summary>
/// <param name="File">The table's name, for complaints.</param>
/// <param name="Header">Names of the columns.</param>
/// <param name="Cells">Cells, one a column.</param>
public sealed record CompiledRow(string File, ImmutableArray<string> Header, ImmutableArray<string> Cells)
{
    /// <summary>The text of a cell.</summary>
    public string this[string column] => Cells[Header.IndexOf(column)];

    /// <summary>The number of a cell; null where it is empty.</summary>
    public decimal? Number(string column) => this[column].Length == 0 ? null : Needed(column);

    /// <summary>The number of a cell that must hold one.</summary>
    public decimal Needed(string column) => decimal.Parse(this[column], NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>The text of a cell that must be one of a few.</summary>
    /// <exception cref="FormatException">It is another.</exception>
    public string Word(string column, params string[] allowed) => allowed.Contains(this[column])
        ? this[column]
        : throw new FormatException($"{File}: {column} '{this[column]}' is not one of {string.Join(", ", allowed)}");

    /// <summary>Whether a cell says confirmed, not unconfirmed.</summary>
    public bool IsConfirmed(string column) => Word(column, "confirmed", "unconfirmed") == "confirmed";
}
