using System.Buffers;
using Sarcotrace.Core;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.Studies;

/// <summary>A sample a row, a metabolite a column. Rows are taken in strips, several at once where the file allows it.</summary>
sealed class SamplesInRows(ITableReader reader, MetabolomeSource source, List<Problem> problems, int threads)
    : MetabolomeLayout(reader, source, problems)
{
    const int RowsInStrip = 32;

    internal override Metabolome Read(IProgress<Step>? progress, CancellationToken cancel)
    {
        var about = new SampleColumns(
            Source.Sample is null ? 0 : Find(Source.Sample, "sample"), Find(Source.Person, "person"),
            Find(Source.Kind, "kind"), Find(Source.Batch, "batch"), Find(Source.Order, "order"));
        var columns = Others([about.Sample, about.Person, about.Kind, about.Batch, about.Order]);
        if (Refused || !Reader.Read()) return Made([], [], [], []);

        columns = WithoutPeople(WithoutWords(columns));
        double[]? values = null;
        var strips = Reader is PlainTableReader plain ? AtOnce(plain, columns, about, out values, cancel) : OneByOne(columns, about, progress, cancel);
        foreach (var strip in strips)
        {
            Problems.AddRange(strip.Ragged);
            Odd.Add(strip.Odd);
        }

        var count = strips.Sum(strip => strip.Samples.Count);
        return Made(
            [.. strips.SelectMany(strip => strip.Samples)], [.. columns.Select(column => Plain(Reader.Headers[column]))],
            values ?? Turned(strips, columns.Length, count, cancel), Odd.Below == 0 ? [] : Below(strips, columns.Length, count));
    }

    // Each strip is turned while it lies in the cache of the thread that read it.
    Strip[] AtOnce(PlainTableReader plain, int[] columns, SampleColumns about, out double[] values, CancellationToken cancel)
    {
        var (parts, count) = (plain.Split(RowsInStrip), plain.Left);
        var strips = new Strip[parts.Length];
        var turned = values = LargeArray.Unwritten<double>((long)count * columns.Length);
        Parallel.For(0, parts.Length, Bounds(cancel), part =>
        {
            var rows = ArrayPool<double>.Shared.Rent(RowsInStrip * columns.Length);
            parts[part].Read();
            var strip = Strip.Of(parts[part], columns, about, Source, rows, RowsInStrip, out _);
            Turn(rows, strip.Samples.Count, turned, part * RowsInStrip, columns.Length, count);
            strips[part] = strip with { Values = [] };
            ArrayPool<double>.Shared.Return(rows);
        });
        return strips;
    }

    Strip[] OneByOne(int[] columns, SampleColumns about, IProgress<Step>? progress, CancellationToken cancel)
    {
        List<Strip> strips = [];
        var more = true;
        while (more)
        {
            cancel.ThrowIfCancellationRequested();
            progress?.Report(new($"Reading {Source.File}: {strips.Count * RowsInStrip} samples", 0.2));
            strips.Add(Strip.Of(Reader, columns, about, Source, new double[RowsInStrip * columns.Length], RowsInStrip, out more));
        }

        return [.. strips];
    }

    // A column whose first cell is a word describes samples; it is no metabolite.
    int[] WithoutWords(int[] columns)
    {
        var words = columns.Where(column => Reader.Look(column, out _) == Cell.Text).ToArray();
        if (words.Length == 0 || words.Length > Math.Max(5, columns.Length / 10)) return columns;

        Problems.Add(new(
            Source.File, 1, string.Join(", ", words.Select(column => Reader.Headers[column])), "holds words and is not taken for a metabolite",
            "nothing, if that is right", Severity.Note));
        return [.. columns.Except(words)];
    }

    // Age or weight beside the metabolites would be found to go with itself; two letters may be anything's short name.
    int[] WithoutPeople(int[] columns)
    {
        var about = columns.Where(column => Reader.Headers[column].Length > 2 && Headers.Read(Reader.Headers[column]).Role is not null).ToArray();
        if (about.Length == 0) return columns;

        Problems.Add(new(
            Source.File, 1, string.Join(", ", about.Select(column => Reader.Headers[column])), "is about people and is not taken for a metabolite",
            "nothing, if that is right; rename the column if it is a metabolite", Severity.Note));
        return [.. columns.Except(about)];
    }

    double[] Turned(Strip[] strips, int columns, int count, CancellationToken cancel)
    {
        var turned = LargeArray.Unwritten<double>((long)count * columns);
        Parallel.For(0, strips.Length, Bounds(cancel), at => Turn(strips[at].Values, strips[at].Samples.Count, turned, at * RowsInStrip, columns, count));
        return turned;
    }

    // From a row a sample to a block a metabolite.
    static void Turn(ReadOnlySpan<double> from, int rows, double[] turned, int first, int columns, int count)
    {
        for (var column = 0; column < columns; column++)
        {
            var block = turned.AsSpan(column * count + first, rows);
            for (var row = 0; row < rows; row++) block[row] = from[row * columns + column];
        }
    }

    static bool[] Below(Strip[] strips, int columns, int count)
    {
        var below = new bool[checked(count * columns)];
        for (var at = 0; at < strips.Length; at++)
        {
            foreach (var place in strips[at].Below) below[place % columns * count + at * RowsInStrip + place / columns] = true;
        }

        return below;
    }

    ParallelOptions Bounds(CancellationToken cancel) => new() { MaxDegreeOfParallelism = threads, CancellationToken = cancel };
}
