using Parquet;
using Parquet.Schema;
using Sarcotrace.Core;

namespace Sarcotrace.Files.Results;

/// <summary>Result tables as Parquet, which R, pandas and DuckDB read.</summary>
public static class ParquetTables
{
    /// <summary>Writes one table; equal tables give equal bytes.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="table">The table; units and meanings go into the file's metadata, a key a column.</param>
    public static void Write(Stream to, Table table)
    {
        // The writer wants to seek; a result table is small enough to stand in memory.
        using var buffer = new MemoryStream();
        WriteAsync(buffer, table).GetAwaiter().GetResult();
        buffer.Position = 0;
        buffer.CopyTo(to);
    }

    static async Task WriteAsync(Stream to, Table table)
    {
        DataField[] fields =
        [
            .. table.Columns.Select(column => column is NumberColumn
                ? (DataField)new DataField<double?>(column.Name)
                : new DataField<string>(column.Name)),
        ];
        var options = new ParquetOptions { CompressionMethod = CompressionMethod.Snappy };
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), to, options);
        writer.CustomMetadata = table.Columns.ToDictionary(
            column => column.Name, column => column.Unit.Length == 0 ? column.Meaning : $"[{column.Unit}] {column.Meaning}");
        using var group = writer.CreateRowGroup();
        foreach (var (field, column) in fields.Zip(table.Columns))
        {
            if (column is NumberColumn numbers)
            {
                double?[] values = [.. numbers.Values.Select(value => double.IsNaN(value) ? (double?)null : value)];
                await group.WriteAsync<double>(field, values);
            }
            else
            {
                await group.WriteAsync(field, [.. ((TextColumn)column).Values!]);
            }
        }
    }
}
