using Parquet;
using Parquet.Schema;

namespace Sarcotrace.Files.Results;

/// <summary>A Parquet file of numbers that grows row by row, in memory that does not: what is too long for a table.</summary>
/// <remarks>Not shared between threads. Equal rows give equal bytes.</remarks>
public sealed class GrowingParquet : IDisposable
{
    const int RowsInGroup = ParquetTables.RowsInGroup;

    readonly DataField[] _fields;
    readonly double[][] _columns;
    readonly ParquetWriter _writer;
    int _rows;

    /// <summary>Starts a file.</summary>
    /// <param name="to">Where to; must seek; stays open.</param>
    /// <param name="columns">Names of the columns.</param>
    public GrowingParquet(Stream to, IEnumerable<string> columns)
    {
        _fields = [.. columns.Select(name => new DataField<double>(name))];
        _columns = [.. _fields.Select(_ => new double[RowsInGroup])];
        _writer = ParquetWriter.CreateAsync(new ParquetSchema(_fields), to, ParquetTables.Packed).GetAwaiter().GetResult();
    }

    /// <summary>Adds a row.</summary>
    /// <param name="values">One value a column.</param>
    public void Add(params ReadOnlySpan<double> values)
    {
        for (var column = 0; column < _columns.Length; column++)
        {
            _columns[column][_rows] = values[column];
        }
        if (++_rows == RowsInGroup)
        {
            Flush();
        }
    }

    /// <summary>Writes what is left and ends the file.</summary>
    public void Dispose()
    {
        Flush();
        _writer.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    void Flush()
    {
        if (_rows > 0)
        {
            WriteGroup().GetAwaiter().GetResult();
            _rows = 0;
        }
    }

    async Task WriteGroup()
    {
        using var group = _writer.CreateRowGroup();
        for (var column = 0; column < _columns.Length; column++)
        {
            await group.WriteAsync<double>(_fields[column], _columns[column].AsMemory(0, _rows));
        }
    }
}
