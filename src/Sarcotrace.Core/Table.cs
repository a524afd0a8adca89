using System.Collections.Immutable;

namespace Sarcotrace.Core;

/// <summary>A table of results: what a Parquet file holds and what every figure is drawn from.</summary>
/// <param name="Name">File-safe name, kebab-case: <c>discovery-associations</c>.</param>
/// <param name="Title">What a reader sees above it.</param>
/// <param name="Columns">Columns of equal length.</param>
public sealed record Table(string Name, string Title, ImmutableArray<TableColumn> Columns)
{
    /// <summary>Rows, the same in every column.</summary>
    public int Rows => Columns.IsEmpty ? 0 : Columns[0].Count;

    /// <summary>The numbers of a column, NaN where the cell is empty.</summary>
    /// <exception cref="KeyNotFoundException">No column of numbers has that name.</exception>
    public ImmutableArray<double> Numbers(string column) => Column(column) is NumberColumn found
        ? found.Values
        : throw new KeyNotFoundException($"table {Name} has no column of numbers named {column}");

    /// <summary>The texts of a column, null where the cell is empty.</summary>
    /// <exception cref="KeyNotFoundException">No column of texts has that name.</exception>
    public TextValues Texts(string column) => Column(column) is TextColumn found
        ? found.Values
        : throw new KeyNotFoundException($"table {Name} has no column of texts named {column}");

    /// <summary>What a column says of itself.</summary>
    /// <exception cref="KeyNotFoundException">No column has that name.</exception>
    public string Meaning(string column) =>
        Column(column)?.Meaning ?? throw new KeyNotFoundException($"table {Name} has no column named {column}");

    /// <summary>The same table with its rows by a column of numbers, smallest first and empty cells last.</summary>
    /// <exception cref="KeyNotFoundException">No column of numbers has that name.</exception>
    public Table Sorted(string column)
    {
        var keys = Numbers(column);
        int[] order = [.. Enumerable.Range(0, Rows).OrderBy(row => double.IsNaN(keys[row])).ThenBy(row => keys[row]).ThenBy(row => row)];
        return this with
        {
            Columns =
            [
                .. Columns.Select(given => given switch
                {
                    NumberColumn numbers => numbers with { Values = [.. order.Select(row => numbers.Values[row])] },
                    TextColumn texts => (TableColumn)(texts with { Values = [.. order.Select(row => texts.Values[row])] }),
                    _ => given,
                }),
            ],
        };
    }

    TableColumn? Column(string name) => Columns.FirstOrDefault(candidate => candidate.Name == name);
}

/// <summary>One column of a result table.</summary>
/// <param name="Name">snake_case, so that R, pandas and DuckDB take it unquoted.</param>
/// <param name="Unit">UCUM in ASCII; <c>1</c> for pure numbers, empty for texts.</param>
/// <param name="Meaning">One line for the reader of the file.</param>
public abstract record TableColumn(string Name, string Unit, string Meaning)
{
    /// <summary>Cells.</summary>
    public abstract int Count { get; }
}

/// <summary>Numbers; NaN is an empty cell and is written as null.</summary>
public sealed record NumberColumn(string Name, string Unit, string Meaning, ImmutableArray<double> Values)
    : TableColumn(Name, Unit, Meaning)
{
    /// <inheritdoc/>
    public override int Count => Values.Length;

    /// <summary>How many significant digits a page shows; the files keep all.</summary>
    public int Digits { get; init; } = 3;
}

/// <summary>Texts; null is an empty cell.</summary>
public sealed record TextColumn(string Name, string Meaning, TextValues Values)
    : TableColumn(Name, "", Meaning)
{
    /// <inheritdoc/>
    public override int Count => Values.Length;
}
