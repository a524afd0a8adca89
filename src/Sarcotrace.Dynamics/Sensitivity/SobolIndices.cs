using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Dynamics.Sampling;

namespace Sarcotrace.Dynamics.Sensitivity;

/// <summary>Shares of a quantity's variance that each parameter explains alone, and with all its interactions.</summary>
public sealed record SobolIndices
{
    /// <value>Points; each costs parameters + 2 evaluations; a power of two is best; at least 16; by default 1024.</value>
    public int Points { get; init => field = Require.AtLeast(16, value); } = 1024;

    /// <value>Resamples for the intervals; at least 100; by default 1000.</value>
    public int Resamples { get; init => field = Require.AtLeast(100, value); } = 1000;

    /// <value>Seed of shift and resamples; by default 1.</value>
    public ulong Seed { get; init; } = 1;

    /// <value>Threads; by default all cores (−1).</value>
    public int Threads { get; init; } = -1;

    /// <summary>Estimates the indices.</summary>
    /// <param name="ranges">Independent distributions, one a parameter; at most 128.</param>
    /// <param name="response">Quantity of interest.</param>
    /// <param name="progress">Told the share done.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>
    /// One pair of indices a parameter with 95 % intervals; empty where the quantity does not vary, or cannot be computed
    /// at more than half of the points.
    /// </returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <remarks>
    /// Points where any evaluation fails are left out. First order by Saltelli's estimator, total by Jansen's, intervals by
    /// resampling points. Source: [saltelli2010]; [jansen1999]; [efron1993] §13
    /// </remarks>
    public ImmutableArray<SobolIndex> Estimate(
        ImmutableArray<Marginal> ranges, Response response, IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        var n = ranges.Length;
        var sequence = new SobolSequence(2 * Require.Within(1, SobolDirections.Dimensions / 2, n), Seed);
        var values = Evaluations.Of(response, n, Points * (n + 2), Fill, Threads, progress, cancellation);
        var kept = Enumerable.Range(0, Points)
            .Where(i => values.AsSpan(i * (n + 2), n + 2).IndexOfAnyExceptInRange(double.MinValue, double.MaxValue) < 0).ToArray();
        if (kept.Length * 2 < Points)
        {
            return [];
        }
        // Shifting by the mean changes no variance and spares the products their cancellation.
        var mean = kept.Average(i => values[i * (n + 2)]);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] -= mean;
        }
        var whole = Indices(values, n, kept);
        if (whole.Length == 0)
        {
            return [];
        }
        var resampled = new (double First, double Total)[Resamples][];
        Parallel.For(0, Resamples, new ParallelOptions { MaxDegreeOfParallelism = Threads }, r =>
        {
            var draws = CounterDraws.Of(Seed, 1 + (ulong)r);
            var sample = new int[kept.Length];
            for (var k = 0; k < sample.Length; k++)
            {
                sample[k] = kept[draws.Below((ulong)k, kept.Length)];
            }
            resampled[r] = Indices(values, n, sample);
        });
        var good = resampled.Where(one => one.Length == n).ToArray();
        return
        [
            .. whole.Select((index, i) => new SobolIndex(
                Interval(index.First, [.. good.Select(one => one[i].First)]),
                Interval(index.Total, [.. good.Select(one => one[i].Total)]))),
        ];

        void Fill(int index, Span<double> point)
        {
            var (row, which) = Math.DivRem(index, n + 2);
            Span<double> both = stackalloc double[2 * n];
            sequence.Point(row, both);
            for (var i = 0; i < n; i++)
            {
                // 0: A, 1: B, 2 + i: A with parameter i from B.
                point[i] = ranges[i].Quantile(which == 1 || which == 2 + i ? both[n + i] : both[i]);
            }
        }
    }

    static (double First, double Total)[] Indices(double[] values, int n, int[] rows)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var row in rows)
        {
            var (a, b) = (values[row * (n + 2)], values[row * (n + 2) + 1]);
            sum += a + b;
            squares += a * a + b * b;
        }
        var mean = sum / (2 * rows.Length);
        var variance = squares / (2 * rows.Length) - mean * mean;
        if (!(variance > 1e-28 * squares / rows.Length) || variance == 0)
        {
            return [];
        }
        var indices = new (double, double)[n];
        for (var i = 0; i < n; i++)
        {
            var (first, total) = (0.0, 0.0);
            foreach (var row in rows)
            {
                var at = row * (n + 2);
                var mixed = values[at + 2 + i];
                first += values[at + 1] * (mixed - values[at]);
                total += (values[at] - mixed) * (values[at] - mixed);
            }
            indices[i] = (first / rows.Length / variance, total / (2 * rows.Length) / variance);
        }
        return indices;
    }

    static Interval Interval(double estimate, double[] resampled)
    {
        Array.Sort(resampled);
        double At(double share) => resampled[Math.Clamp((int)(share * resampled.Length), 0, resampled.Length - 1)];
        return resampled.Length == 0 ? new Interval(estimate, estimate, estimate) : new Interval(estimate, At(0.025), At(0.975));
    }
}

/// <summary>Indices of one parameter.</summary>
/// <param name="First">Share of the variance it explains alone.</param>
/// <param name="Total">Share it takes part in.</param>
public readonly record struct SobolIndex(Interval First, Interval Total);

/// <summary>An estimate with its 95 % interval.</summary>
public readonly record struct Interval(double Value, double Low, double High);
