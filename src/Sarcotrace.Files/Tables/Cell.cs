namespace Sarcotrace.Files.Tables;

/// <summary>What a cell of a table holds.</summary>
public enum Cell
{
    /// <summary>A number.</summary>
    Number,

    /// <summary>Nothing: empty, or one of the words for it.</summary>
    Missing,

    /// <summary>A mark for a value below the limit of detection.</summary>
    BelowDetection,

    /// <summary>Anything else.</summary>
    Text,
}

/// <summary>Tables row by row, whatever file they are in; cells are read by column, left to right or not at all.</summary>
public interface ITableReader : IDisposable
{
    /// <summary>Column names of the first row, trimmed.</summary>
    IReadOnlyList<string> Headers { get; }

    /// <summary>Row of the file, the header being 1.</summary>
    int Row { get; }

    /// <summary>Cells in the present row, which may differ from the headers in a broken file.</summary>
    int Width { get; }

    /// <summary>Goes to the next row; false at the end.</summary>
    bool Read();

    /// <summary>What the cell holds, and its number if it is one.</summary>
    Cell Look(int column, out double number);

    /// <summary>The cell as text, trimmed.</summary>
    string Text(int column);
}
