using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Survival;

/// <summary>Whether groups differ in how soon the event happens.</summary>
/// <param name="Observed">Events, a group each.</param>
/// <param name="Expected">Events that one common hazard would have given, a group each.</param>
/// <param name="ChiSquare">Statistic; NaN where it cannot be computed.</param>
/// <param name="Df">Groups less one.</param>
/// <param name="P">Its upper tail.</param>
public sealed record LogRank(ImmutableArray<double> Observed, ImmutableArray<double> Expected, double ChiSquare, int Df, double P)
{
    /// <summary>Tests k groups, within strata where given.</summary>
    /// <param name="followed">n people or animals, independent.</param>
    /// <param name="group">n groups from 0 without a gap, at least two.</param>
    /// <param name="stratum">n strata; empty for one.</param>
    /// <returns>The test.</returns>
    /// <exception cref="ArgumentException">Lengths differ, or there are not two groups.</exception>
    /// <remarks>Hypergeometric variance, so ties are allowed for. O(n·k²). Source: [peto1972]. Checked against: golden/survival (R survdiff).</remarks>
    public static LogRank Of(FollowUp followed, ReadOnlySpan<int> group, ReadOnlySpan<int> stratum = default)
    {
        var n = followed.Time.Length;
        if (group.Length != n || (!stratum.IsEmpty && stratum.Length != n)) throw new ArgumentException("lengths differ", nameof(group));

        int[] groups = group.ToArray(), strata = stratum.IsEmpty ? new int[n] : stratum.ToArray();
        var k = Require.AtLeast(2, groups.Max() + 1);
        var (observed, expected, variance) = (new double[k], new double[k], new double[k, k]);
        foreach (var rows in Enumerable.Range(0, n).GroupBy(i => strata[i]).OrderBy(rows => rows.Key))
        {
            int[] some = [.. rows];
            Add(followed.OfRows(some), [.. some.Select(i => groups[i])], observed, expected, variance);
        }

        // Groups that were never at risk with others say nothing; the first of the rest is left out, for they sum to 0.
        int[] kept = [.. Enumerable.Range(0, k).Where(g => expected[g] > 0).Skip(1)];
        var inner = new double[kept.Length, kept.Length];
        for (var a = 0; a < kept.Length; a++)
            for (var b = 0; b < kept.Length; b++) inner[a, b] = variance[kept[a], kept[b]];
        double[] difference = [.. kept.Select(g => observed[g] - expected[g])];
        var chi = kept.Length > 0 && Positive.Of(inner) is { } factors ? factors.Form(difference) : double.NaN;
        return new([.. observed], [.. expected], chi, kept.Length, Distributions.ChiSquare.Upper(chi, Math.Max(1, kept.Length)));
    }

    static void Add(FollowUp followed, int[] group, double[] observed, double[] expected, double[,] variance)
    {
        var left = new double[observed.Length];
        foreach (var g in group) left[g]++;
        foreach (var (_, rows) in followed.ByTime())
        {
            var (d, n) = (rows.Count(i => followed.Happened[i]), left.Sum());
            foreach (var i in rows.Where(i => followed.Happened[i])) observed[group[i]]++;
            for (var a = 0; a < left.Length && d > 0; a++)
            {
                expected[a] += d * left[a] / n;
                for (var b = 0; b < left.Length && n > 1; b++)
                    variance[a, b] += d * (n - d) / (n - 1) * left[a] / n * ((a == b ? 1 : 0) - left[b] / n);
            }

            foreach (var i in rows) left[group[i]]--;
        }
    }
}
