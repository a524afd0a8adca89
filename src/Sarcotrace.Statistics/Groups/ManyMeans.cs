using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Statistics.Distributions;
using Sarcotrace.Statistics.Means;
using Sarcotrace.Statistics.Models;

namespace Sarcotrace.Statistics.Groups;

/// <summary>Means of several groups, each with its own variance, and whether the variances differ.</summary>
public static class ManyMeans
{
    /// <summary>Welch's analysis of variance.</summary>
    /// <param name="groups">k ≥ 2 groups of at least two finite values that are not all alike.</param>
    /// <returns>F with k − 1 and approximate degrees of freedom.</returns>
    /// <exception cref="ArgumentException">There are fewer groups, or a group is too small or does not vary.</exception>
    /// <remarks>Assumes independent values. Source: [welch1951]. Checked against: golden/groups (R oneway.test).</remarks>
    public static JointTest Welch(ImmutableArray<ImmutableArray<double>> groups)
    {
        var samples = Samples(groups);
        double k = samples.Length;
        double[] weights = [.. samples.Select(sample => 1 / sample.OfMean)];
        if (weights.Any(double.IsInfinity)) throw new ArgumentException("a group does not vary", nameof(groups));

        var all = weights.Sum();
        var mean = samples.Zip(weights, (sample, weight) => weight * sample.Mean).Sum() / all;
        var between = samples.Zip(weights, (sample, weight) => weight * (sample.Mean - mean) * (sample.Mean - mean)).Sum() / (k - 1);
        var lost = samples.Zip(weights, (sample, weight) => (1 - weight / all) * (1 - weight / all) / (sample.Count - 1)).Sum() / (k * k - 1);
        return new(between / (1 + 2 * (k - 2) * lost), k - 1, 1 / (3 * lost));
    }

    /// <summary>Games and Howell's comparison of all pairs.</summary>
    /// <param name="groups">k ≥ 2 groups of at least two finite values.</param>
    /// <param name="names">k names.</param>
    /// <param name="confidence">Of the intervals, which hold together; strictly between 0 and 1.</param>
    /// <returns>Every mean less every later one.</returns>
    /// <exception cref="ArgumentException">There are fewer groups, or a group is too small.</exception>
    /// <remarks>
    /// The studentised range at each pair's own Welch degrees of freedom. Source: [games1976].
    /// Checked against: golden/groups (R ptukey, own formula).
    /// </remarks>
    public static ImmutableArray<ContrastRow> GamesHowell(
        ImmutableArray<ImmutableArray<double>> groups, ImmutableArray<string> names, double confidence = 0.95)
    {
        Require.Between(0, 1, confidence);
        var samples = Samples(groups);
        return
        [
            .. from one in Enumerable.Range(0, samples.Length)
               from other in Enumerable.Range(one + 1, samples.Length - one - 1)
               let error = Math.Sqrt(samples[one].OfMean + samples[other].OfMean)
               let pair = new Combination(samples[one].Mean - samples[other].Mean, error, Sample.Freedom(samples[one], samples[other]))
               let reach = error * StudentizedRange.UpperQuantile(1 - confidence, samples.Length, pair.Df) / Math.Sqrt(2)
               let p = StudentizedRange.Upper(Math.Sqrt(2) * Math.Abs(pair.T), samples.Length, pair.Df)
               select new ContrastRow("", $"{names[one]} - {names[other]}", new(pair, p, pair.Value - reach, pair.Value + reach)),
        ];
    }

    /// <summary>Whether variances differ: the analysis of variance of distances from each group's median.</summary>
    /// <param name="groups">k ≥ 2 groups of at least two finite values.</param>
    /// <returns>F with k − 1 and N − k degrees of freedom.</returns>
    /// <exception cref="ArgumentException">There are fewer groups, or a group is too small.</exception>
    /// <remarks>Levene's test in the form of Brown and Forsythe. Source: [brown1974]. Checked against: golden/groups (R car leveneTest).</remarks>
    public static JointTest BrownForsythe(ImmutableArray<ImmutableArray<double>> groups)
    {
        ImmutableArray<ImmutableArray<double>> distances = [.. groups.Select(group =>
        {
            var median = Quantile.Median(group.AsSpan());
            return group.Select(value => Math.Abs(value - median)).ToImmutableArray();
        })];
        var samples = Samples(distances);
        var count = samples.Sum(sample => sample.Count);
        var mean = samples.Sum(sample => sample.Count * sample.Mean) / count;
        var between = samples.Sum(sample => sample.Count * (sample.Mean - mean) * (sample.Mean - mean)) / (samples.Length - 1);
        var within = samples.Sum(sample => (sample.Count - 1) * sample.Variance) / (count - samples.Length);
        return new(between / within, samples.Length - 1, count - samples.Length);
    }

    static Sample[] Samples(ImmutableArray<ImmutableArray<double>> groups)
    {
        Require.AtLeast(2, groups.Length);
        return [.. groups.Select(group => Sample.Of(group.AsSpan()))];
    }
}
