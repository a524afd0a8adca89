using System.Buffers;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Runtime.InteropServices;
using Parquet;
using Parquet.Schema;
using Sarcotrace.Core;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.Results;

/// <summary>Result tables as Parquet, which R, pandas and DuckDB read.</summary>
public static class ParquetTables
{
    /// <summary>Rows in a group: what is in memory beside the table while it is written or read.</summary>
    internal const int RowsInGroup = 65_536;

    /// <summary>Zstandard at its fastest, smaller than Snappy in the same time, whose bytes also depend on the processor.</summary>
    internal static ParquetOptions Packed => new() { CompressionMethod = CompressionMethod.Zstd, CompressionLevel = CompressionLevel.Fastest };

    // Packing a table of a megabyte takes longer than writing it.
    static ParquetOptions Plain => new() { CompressionMethod = CompressionMethod.None };

    /// <summary>Writes one table; equal tables give equal bytes.</summary>
    /// <param name="to">Where to; must seek.</param>
    /// <param name="table">The table; units and meanings go into the file's metadata, a key a column.</param>
    /// <param name="cancel">Ends the writing.</param>
    /// <exception cref="OperationCanceledException">The writing was cancelled.</exception>
    public static void Write(Stream to, Table table, CancellationToken cancel = default) => WriteAsync(to, table, cancel).GetAwaiter().GetResult();

    /// <summary>Reads the columns of a table that was written before.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="columns">The columns without their cells, in the order of the file.</param>
    /// <exception cref="TableException">The file is another table.</exception>
    internal static ImmutableArray<TableColumn> Read(string path, ImmutableArray<TableColumn> columns) =>
        ReadAsync(path, columns).GetAwaiter().GetResult();

    /// <summary>The cells of one column of texts.</summary>
    internal static TextValues Texts(string path, string column) => TextsAsync(path, column).GetAwaiter().GetResult();

    static async Task WriteAsync(Stream to, Table table, CancellationToken cancel)
    {
        DataField[] fields =
        [
            .. table.Columns.Select(column => column is NumberColumn
                ? (DataField)new DataField<double?>(column.Name)
                : new DataField<string>(column.Name)),
        ];
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), to, table.Rows > RowsInGroup ? Packed : Plain,
            cancellationToken: cancel);
        writer.CustomMetadata = table.Columns.ToDictionary(
            column => column.Name, column => column.Unit.Length == 0 ? column.Meaning : $"[{column.Unit}] {column.Meaning}");
        var from = 0;
        do
        {
            cancel.ThrowIfCancellationRequested();
            var rows = Math.Min(RowsInGroup, table.Rows - from);
            using var group = writer.CreateRowGroup();
            foreach (var (field, column) in fields.Zip(table.Columns)) await WriteAsync(group, field, column, from, rows);
            from += rows;
        }
        while (from < table.Rows);
    }

    static async Task WriteAsync(ParquetRowGroupWriter group, DataField field, TableColumn column, int from, int rows)
    {
        if (column is NumberColumn numbers)
        {
            var values = ArrayPool<double?>.Shared.Rent(rows);
            for (var row = 0; row < rows; row++) values[row] = numbers.Values[from + row] is var value && double.IsNaN(value) ? null : value;
            await group.WriteAsync<double>(field, values.AsMemory(0, rows));
            ArrayPool<double?>.Shared.Return(values);
        }
        else
        {
            await group.WriteAsync(field, ImmutableCollectionsMarshal.AsArray(((TextColumn)column).Values.Slice(from, rows))!);
        }
    }

    static async Task<ImmutableArray<TableColumn>> ReadAsync(string path, ImmutableArray<TableColumn> columns)
    {
        await using var reader = await ParquetReader.CreateAsync(path);
        var fields = reader.Schema.GetDataFields();
        if (!fields.Select(field => field.Name).SequenceEqual(columns.Select(column => column.Name)))
            throw new TableException($"{Path.GetFileName(path)} holds other columns than answers.json names", "run the study again");

        // A column after another over all groups: what is unpacked is one column of one group at a time.
        var read = ImmutableArray.CreateBuilder<TableColumn>(columns.Length);
        foreach (var (field, column) in fields.Zip(columns))
        {
            read.Add(column switch
            {
                NumberColumn numbers => numbers with { Values = await Numbers(reader, field) },
                _ => (TextColumn)column with { Values = await Texts(reader, field) },
            });
        }

        return read.MoveToImmutable();
    }

    static async Task<TextValues> TextsAsync(string path, string column)
    {
        await using var reader = await ParquetReader.CreateAsync(path);
        return await Texts(reader, reader.Schema.GetDataFields().Single(field => field.Name == column));
    }

    static async Task<ImmutableArray<double>> Numbers(ParquetReader reader, DataField field)
    {
        var values = ImmutableArray.CreateBuilder<double>();
        for (var at = 0; at < reader.RowGroupCount; at++)
        {
            using var group = reader.OpenRowGroupReader(at);
            var cells = new double?[group.RowCount];
            await group.ReadAsync(field, cells.AsMemory());
            foreach (var cell in cells) values.Add(cell ?? double.NaN);
        }

        return values.DrainToImmutable();
    }

    static async Task<TextValues> Texts(ParquetReader reader, DataField field)
    {
        var values = new TextGathering();
        for (var at = 0; at < reader.RowGroupCount; at++)
        {
            using var group = reader.OpenRowGroupReader(at);
            var cells = new string?[group.RowCount];
            await group.ReadAsync(field, cells.AsMemory()!);
            foreach (var cell in cells) values.Add(cell);
        }

        return values.ToValues();
    }
}
