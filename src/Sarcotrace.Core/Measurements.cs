using System.Collections.Immutable;

namespace Sarcotrace.Core;

/// <summary>A laboratory's table: columns of equal length, with the units that their headers give.</summary>
/// <param name="Columns">In the order of the table; names are unique.</param>
/// <param name="Rows">Row of the file behind each row here, for messages.</param>
public sealed record Measurements(ImmutableArray<MeasuredColumn> Columns, ImmutableArray<int> Rows)
{
    /// <summary>The column of that name, whatever the case; null where there is none.</summary>
    public MeasuredColumn? Find(string name) =>
        Columns.FirstOrDefault(column => column.Name == name)
        ?? Columns.FirstOrDefault(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A column of a laboratory's table, as numbers and as it was written.</summary>
/// <param name="Name">Header without its unit.</param>
/// <param name="Unit">Unit in the header's brackets, as written; empty for none.</param>
/// <param name="Numbers">NaN where a cell is empty or no number.</param>
/// <param name="Texts">As written, trimmed; null where a cell is empty.</param>
public sealed record MeasuredColumn(string Name, string Unit, ImmutableArray<double> Numbers, ImmutableArray<string?> Texts)
{
    /// <summary>Whether every cell that is not empty is a number, and there is one.</summary>
    public bool IsNumeric { get; } =
        Texts.Any(text => text is not null) && Texts.Zip(Numbers).All(cell => cell.First is null || !double.IsNaN(cell.Second));

    /// <summary>Cells that are not empty.</summary>
    public int Filled => Texts.Count(text => text is not null);
}
