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

        columns = WithoutWords(columns);
        var strips = Reader is PlainTableReader plain ? AtOnce(plain, columns, about, cancel) : OneByOne(columns, about, progress, cancel);
        foreach (var strip in strips)
        {
            Problems.AddRange(strip.Ragged);
            Odd.Add(strip.Odd);
        }

        var count = strips.Sum(strip => strip.Samples.Count);
        return Made(
            [.. strips.SelectMany(strip => strip.Samples)], [.. columns.Select(column => Plain(Reader.Headers[column]))],
            Turned(strips, strip => strip.Values, columns.Length, count, cancel),
            Odd.Below == 0 ? [] : Turned(strips, strip => strip.Below, columns.Length, count, cancel));
    }

    Strip[] AtOnce(PlainTableReader plain, int[] columns, SampleColumns about, CancellationToken cancel)
    {
        var parts = plain.Split(RowsInStrip);
        var strips = new Strip[parts.Length];
        Parallel.For(0, parts.Length, Bounds(cancel), part =>
        {
            parts[part].Read();
            strips[part] = Strip.Of(parts[part], columns, about, Source, RowsInStrip, out _);
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
            strips.Add(Strip.Of(Reader, columns, about, Source, RowsInStrip, out more));
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

    // From a row a sample to a block a metabolite; a strip at a time stays in the cache.
    T[] Turned<T>(Strip[] strips, Func<Strip, T[]> cells, int columns, int count, CancellationToken cancel)
    {
        var turned = new T[(long)count * columns];
        Parallel.For(0, strips.Length, Bounds(cancel), at =>
        {
            var (from, rows) = (cells(strips[at]), strips[at].Samples.Count);
            for (var column = 0; column < columns; column++)
            {
                var block = turned.AsSpan(column * count + at * RowsInStrip, rows);
                for (var row = 0; row < rows; row++) block[row] = from[row * columns + column];
            }
        });
        return turned;
    }

    ParallelOptions Bounds(CancellationToken cancel) => new() { MaxDegreeOfParallelism = threads, CancellationToken = cancel };
}
