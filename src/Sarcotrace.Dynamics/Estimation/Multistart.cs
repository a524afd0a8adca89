using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Dynamics.Sampling;

namespace Sarcotrace.Dynamics.Estimation;

/// <summary>Many searches from points spread over the bounds, so that the best of several valleys is found.</summary>
public sealed record Multistart
{
    /// <value>Number of searches; at least 1; by default 50.</value>
    public int Starts { get; init => field = Require.AtLeast(1, value); } = 50;

    /// <value>Seed of the starting points; by default 1.</value>
    public ulong Seed { get; init; } = 1;

    /// <value>Threads; by default all cores (−1).</value>
    public int Threads { get; init; } = -1;

    /// <value>The search.</value>
    public TrustRegion Method { get; init; } = new();

    /// <value>Searches already done, by index, to go on from.</value>
    public IReadOnlyDictionary<int, Search> Done { get; init; } = ImmutableDictionary<int, Search>.Empty;

    /// <summary>Searches.</summary>
    /// <param name="objective">What is made least.</param>
    /// <param name="centre">
    /// Around where to start on a side that is not bounded, within 5 units of the scale; else the bounds alone count.
    /// </param>
    /// <param name="progress">Told each search as it ends, with its index.</param>
    /// <param name="cancellation">Stops it; what is done by then is kept.</param>
    /// <returns>All searches that ended, best first, and whether all were made.</returns>
    /// <remarks>
    /// Starts are a Latin hypercube; one without a value is drawn anew up to twenty times. The same whatever the threads.
    /// Source: [raue2013]; [mckay1979]
    /// </remarks>
    public Searches Of(
        IObjective objective, ImmutableArray<double> centre, IProgress<(int Index, Search Search)>? progress = null,
        CancellationToken cancellation = default)
    {
        var n = objective.Names.Length;
        var points = LatinHypercube.Points(Starts, Math.Max(1, n), Seed);
        var ended = new Search?[Starts];
        try
        {
            Parallel.For(0, Starts, new ParallelOptions { MaxDegreeOfParallelism = Threads, CancellationToken = cancellation }, k =>
            {
                if (Done.TryGetValue(k, out var known))
                {
                    ended[k] = known;
                    return;
                }
                var x = new double[n];
                for (var attempt = 0; attempt <= 20 && (attempt == 0 || ended[k]!.End == SearchEnd.NoStart); attempt++)
                {
                    var draws = CounterDraws.Of(Seed, 1_000_003UL * (ulong)k + (ulong)attempt);
                    for (var i = 0; i < n; i++)
                    {
                        var share = attempt == 0 ? points[k * n + i] : draws.Uniform((ulong)i);
                        x[i] = Between(objective.Lower[i], objective.Upper[i], centre[i], share);
                    }
                    ended[k] = Method.From(objective, x, cancellation);
                }
                progress?.Report((k, ended[k]!));
            });
        }
        catch (OperationCanceledException)
        {
            // What is done is kept: a stopped fit still tells what it found.
        }
        return new Searches(
            [.. ended.Select((one, k) => (Index: k, Search: one)).Where(pair => pair.Search is not null)
                .OrderBy(pair => pair.Search!.Value).ThenBy(pair => pair.Index).Select(pair => new IndexedSearch(pair.Index, pair.Search!))],
            ended.All(one => one is not null));
    }

    static double Between(double low, double high, double centre, double share)
    {
        var (from, to) = (double.IsFinite(low) ? low : centre - 5, double.IsFinite(high) ? high : centre + 5);
        return from + share * (to - from);
    }
}

/// <summary>All searches, best first.</summary>
/// <param name="Best">The searches, by rising value.</param>
/// <param name="Complete">Whether none is missing.</param>
public sealed record Searches(ImmutableArray<IndexedSearch> Best, bool Complete);

/// <summary>A search and which start it was.</summary>
public readonly record struct IndexedSearch(int Index, Search Search);
