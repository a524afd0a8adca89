using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics.Distributions;
using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Resampling;

/// <summary>Intervals of any statistic by drawing the data anew.</summary>
/// <param name="Value">The statistic of the data.</param>
/// <param name="Replicates">Its value in each replicate, in the order of the draws.</param>
/// <param name="Jackknife">Its value with each independent unit left out, by group.</param>
public sealed record Bootstrap(double Value, ImmutableArray<double> Replicates, ImmutableArray<ImmutableArray<double>> Jackknife)
{
    /// <summary>Draws values anew within each group.</summary>
    /// <param name="groups">Groups of at least two finite values, each an independent unit.</param>
    /// <param name="statistic">From groups to a number; it must not change what it is given, and may run on several threads.</param>
    /// <param name="replicates">How many; at least 100.</param>
    /// <param name="seed">Of the draws; a replicate's depend on it and on its number alone.</param>
    /// <param name="threads">How many threads may work; the numbers do not depend on it.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <exception cref="ArgumentException">There are too few replicates, or a group is too small.</exception>
    /// <remarks>Source: [efron1993] §6, §8. Checked against: golden/resampling (own R formula for the intervals).</remarks>
    public static Bootstrap Of(
        ImmutableArray<ImmutableArray<double>> groups, Func<double[][], double> statistic, int replicates, ulong seed, int threads,
        CancellationToken cancel = default) => Clustered(
            [.. groups.Select(group => group.Select(value => ImmutableArray.Create(value)).ToImmutableArray())],
            clusters => statistic([.. clusters.Select(group => group.Select(cluster => cluster[0]).ToArray())]), replicates, seed, threads, cancel);

    /// <summary>Draws clusters anew within each group, and values anew within each drawn cluster.</summary>
    /// <param name="groups">Groups of at least two clusters, such as litters or animals, of at least one finite value.</param>
    /// <param name="statistic">From groups of clusters to a number; it must not change what it is given, and may run on several threads.</param>
    /// <param name="replicates">How many; at least 100.</param>
    /// <param name="seed">Of the draws; a replicate's depend on it and on its number alone.</param>
    /// <param name="threads">How many threads may work; the numbers do not depend on it.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <exception cref="ArgumentException">There are too few replicates, or a group or cluster is too small.</exception>
    /// <remarks>
    /// Clusters are the independent units: with few of them an interval is too short. Source: [davison1997] §3.8.
    /// </remarks>
    public static Bootstrap Clustered(
        ImmutableArray<ImmutableArray<ImmutableArray<double>>> groups, Func<double[][][], double> statistic, int replicates, ulong seed,
        int threads, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        Require.AtLeast(100, replicates);
        double[][][] all = [.. groups.Select(group => group.Select(cluster => cluster.ToArray()).ToArray())];
        foreach (var group in all)
        {
            Require.AtLeast(2, group.Length);
            foreach (var cluster in group) Require.Finite(cluster.AsSpan()[..Require.AtLeast(1, cluster.Length)]);
        }

        var values = new double[replicates];
        var seeded = new Draws(seed);
        Across.Each(replicates, threads, replicate =>
        {
            var own = seeded.Stream((ulong)replicate);
            values[replicate] = statistic([.. all.Select(group => Drawn(group, own))]);
        }, cancel);

        return new(statistic(all), [.. values], [.. all.Select((group, place) => group.Select((_, left) => statistic(
            [.. all.Select((other, index) => index == place ? [.. other.Where((_, cluster) => cluster != left)] : other)])).ToImmutableArray())]);
    }

    /// <summary>The interval between quantiles of the replicates.</summary>
    /// <param name="confidence">Strictly between 0 and 1.</param>
    /// <remarks>Source: [efron1993] §13. Checked against: golden/resampling (R quantile).</remarks>
    public (double Low, double High) Percentile(double confidence = 0.95)
    {
        Require.Between(0, 1, confidence);
        return (Quantile.Of(Replicates.AsSpan(), 0.5 * (1 - confidence)), Quantile.Of(Replicates.AsSpan(), 0.5 * (1 + confidence)));
    }

    /// <summary>The interval that allows for bias and for an error that grows with the value.</summary>
    /// <param name="confidence">Strictly between 0 and 1.</param>
    /// <returns>The ends; both NaN where every replicate lies on one side of the value.</returns>
    /// <remarks>Replicates equal to the value count half. Source: [efron1993] §14.3. Checked against: golden/resampling (own R formula).</remarks>
    public (double Low, double High) Bca(double confidence = 0.95)
    {
        Require.Between(0, 1, confidence);
        var below = (Replicates.Count(value => value < Value) + 0.5 * Replicates.Count(value => value == Value)) / Replicates.Length;
        if (below is <= 0 or >= 1) return (double.NaN, double.NaN);

        var (bias, acceleration) = (Normal.Quantile(below), Acceleration());
        double End(double p)
        {
            var z = bias + Normal.Quantile(p);
            return Quantile.Of(Replicates.AsSpan(), Math.Clamp(1 - Normal.Upper(bias + z / (1 - acceleration * z)), 0, 1));
        }

        return (End(0.5 * (1 - confidence)), End(0.5 * (1 + confidence)));
    }

    // Each group's influences are weighed by one less than its units, as several independent samples ask.
    double Acceleration()
    {
        double cubes = 0, squares = 0;
        foreach (var group in Jackknife)
        {
            var mean = Mean.Of(group.AsSpan());
            double n = group.Length;
            foreach (var value in group)
            {
                var influence = (n - 1) * (mean - value);
                cubes += influence * influence * influence / (n * n * n);
                squares += influence * influence / (n * n);
            }
        }

        return squares == 0 ? 0 : cubes / (6 * Elementary.Pow(squares, 1.5));
    }

    static double[][] Drawn(double[][] clusters, Draws draws)
    {
        var drawn = new double[clusters.Length][];
        for (var i = 0; i < drawn.Length; i++)
        {
            var cluster = clusters[draws.Below(clusters.Length)];
            drawn[i] = new double[cluster.Length];
            for (var j = 0; j < cluster.Length; j++) drawn[i][j] = cluster[cluster.Length == 1 ? 0 : draws.Below(cluster.Length)];
        }

        return drawn;
    }
}
