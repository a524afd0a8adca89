using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Statistics.Distributions;

namespace Sarcotrace.Statistics.Groups;

/// <summary>A statistic that is chi-square where groups do not differ.</summary>
/// <param name="Statistic">Its value.</param>
/// <param name="Df">Degrees of freedom.</param>
public readonly record struct RankStatistic(double Statistic, double Df)
{
    /// <summary>The upper tail of chi-square.</summary>
    public double P => ChiSquare.Upper(Statistic, Df);
}

/// <summary>Comparisons of several groups by ranks.</summary>
public static class RankGroups
{
    /// <summary>Kruskal and Wallis': whether any group tends to larger values.</summary>
    /// <param name="groups">k ≥ 2 groups of at least one finite value.</param>
    /// <returns>H, corrected for ties, with k − 1 degrees of freedom.</returns>
    /// <exception cref="ArgumentException">There are fewer groups, or all values are alike.</exception>
    /// <remarks>Source: [hollander2014] §6.1. Checked against: golden/groups (R kruskal.test).</remarks>
    public static RankStatistic KruskalWallis(ImmutableArray<ImmutableArray<double>> groups)
    {
        var (sums, variance) = Ranked(groups);
        double n = groups.Sum(group => group.Length);
        var between = groups.Zip(sums, (group, sum) => sum * sum / group.Length).Sum() - n * (n + 1) * (n + 1) / 4;
        return new(between / variance, groups.Length - 1);
    }

    /// <summary>Dunn's comparison of all pairs after Kruskal and Wallis.</summary>
    /// <param name="groups">k ≥ 2 groups of at least one finite value.</param>
    /// <param name="names">k names.</param>
    /// <returns>For each pair z and its two-sided p, as it is and by Holm's steps.</returns>
    /// <exception cref="ArgumentException">There are fewer groups, or all values are alike.</exception>
    /// <remarks>Source: [dunn1964]; [holm1979]. Checked against: golden/groups (own R formula).</remarks>
    public static ImmutableArray<(string Name, double Z, double P, double Holm)> Dunn(
        ImmutableArray<ImmutableArray<double>> groups, ImmutableArray<string> names)
    {
        var (sums, variance) = Ranked(groups);
        var pairs = Enumerable.Range(0, groups.Length)
            .SelectMany(one => Enumerable.Range(one + 1, groups.Length - one - 1).Select(other => (one, other))).ToArray();
        double[] z = [.. pairs.Select(pair =>
            (sums[pair.one] / groups[pair.one].Length - sums[pair.other] / groups[pair.other].Length)
            / Math.Sqrt(variance * (1.0 / groups[pair.one].Length + 1.0 / groups[pair.other].Length)))];
        double[] p = [.. z.Select(Normal.TwoSided)];
        var holm = FalseDiscovery.Holm(p);
        return [.. pairs.Select((pair, index) => ($"{names[pair.one]} - {names[pair.other]}", z[index], p[index], holm[index]))];
    }

    /// <summary>Friedman's: whether any treatment tends to larger values within blocks.</summary>
    /// <param name="blocks">b ≥ 2 blocks of k ≥ 2 finite values, a treatment each.</param>
    /// <returns>Friedman's statistic, corrected for ties, with k − 1 degrees of freedom.</returns>
    /// <exception cref="ArgumentException">There are fewer blocks, or they differ in length.</exception>
    /// <remarks>Source: [hollander2014] §7.1. Checked against: golden/groups (R friedman.test).</remarks>
    public static RankStatistic Friedman(ImmutableArray<ImmutableArray<double>> blocks)
    {
        Require.AtLeast(2, blocks.Length);
        double k = Require.AtLeast(2, blocks[0].Length), b = blocks.Length;
        foreach (var block in blocks) Require.SameLength(blocks[0].AsSpan(), block.AsSpan());

        double[][] ranks = [.. blocks.Select(block => Ranks.Average(block.AsSpan()))];
        var sums = Enumerable.Range(0, (int)k).Select(treatment => ranks.Sum(block => block[treatment]));
        var between = sums.Sum(sum => (sum - b * (k + 1) / 2) * (sum - b * (k + 1) / 2));
        return new(12 * between / (b * k * (k + 1) - ranks.Sum(RankTest.Ties) / (k - 1)), k - 1);
    }

    // Rank sums of groups, and the variance of a single rank.
    static (double[] Sums, double Variance) Ranked(ImmutableArray<ImmutableArray<double>> groups)
    {
        Require.AtLeast(2, groups.Length);
        double[] all = [.. groups.SelectMany(group => group)];
        Require.Finite(all);
        var ranks = Ranks.Average(all);
        double n = all.Length;
        var variance = n * (n + 1) / 12 - RankTest.Ties(ranks) / (12 * (n - 1));
        if (variance == 0) throw new ArgumentException("all values are alike", nameof(groups));

        var sums = new double[groups.Length];
        var next = 0;
        for (var group = 0; group < sums.Length; group++)
        {
            Require.AtLeast(1, groups[group].Length);
            for (var i = 0; i < groups[group].Length; i++) sums[group] += ranks[next++];
        }

        return (sums, variance);
    }
}
