using System.Collections.Immutable;
using Parquet;
using Parquet.Schema;

namespace Sarcotrace.Files.Tests.Hostile;

/// <summary>Small Parquet files, one for each way of packing.</summary>
static class ParquetSeeds
{
    internal static ImmutableArray<byte[]> All { get; } =
    [
        .. new[] { CompressionMethod.None, CompressionMethod.None, CompressionMethod.None, CompressionMethod.Snappy, CompressionMethod.Gzip, CompressionMethod.Zstd, CompressionMethod.LZ4, CompressionMethod.Brotli }
            .Select(method => Bytes(method).GetAwaiter().GetResult()),
    ];

    static async Task<byte[]> Bytes(CompressionMethod method)
    {
        var (id, value, count, day, flag) = (new DataField<string>("id"), new DataField<double?>("value"), new DataField<int>("count"), new DataField<DateTime>("day"), new DataField<bool?>("flag"));
        using var memory = new MemoryStream();
        await using (var writer = await ParquetWriter.CreateAsync(new ParquetSchema(id, value, count, day, flag), memory, new ParquetOptions { CompressionMethod = method }))
        {
            using var group = writer.CreateRowGroup();
            await group.WriteAsync(id, [.. Enumerable.Range(0, 40).Select(row => row % 7 == 0 ? "same" : $"P{row:000}")]);
            await group.WriteAsync<double>(value, (double?[])[.. Enumerable.Range(0, 40).Select(row => row % 5 == 0 ? (double?)null : row / 4.0)]);
            await group.WriteAsync<int>(count, (int[])[.. Enumerable.Range(0, 40)]);
            await group.WriteAsync<DateTime>(day, (DateTime[])[.. Enumerable.Range(0, 40).Select(row => new DateTime(2024, 1, 1).AddDays(row))]);
            await group.WriteAsync<bool>(flag, (bool?[])[.. Enumerable.Range(0, 40).Select(row => row % 3 == 0 ? (bool?)null : row % 2 == 0)]);
        }

        return memory.ToArray();
    }
}
