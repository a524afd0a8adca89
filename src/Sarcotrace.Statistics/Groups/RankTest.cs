using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics.Distributions;

namespace Sarcotrace.Statistics.Groups;

/// <summary>Wilcoxon's tests with the shift of Hodges and Lehmann.</summary>
/// <param name="Statistic">W, pairs in which the first is larger, or V, the ranks of positive differences.</param>
/// <param name="P">Two-sided; NaN where no value differs.</param>
/// <param name="IsExact">Whether P is counted; otherwise it is normal with ties and continuity allowed for.</param>
/// <param name="Shift">The median of all differences, or of all means of two, in the unit of the values.</param>
/// <param name="Low">Lower end of its interval; NaN where so few values reach no such confidence.</param>
/// <param name="High">Upper end of its interval; NaN where so few values reach no such confidence.</param>
public sealed record RankTest(double Statistic, double P, bool IsExact, double Shift, double Low, double High)
{
    /// <summary>Up to so many values in a group are counted, as R does.</summary>
    const int MostCounted = 49;

    /// <summary>Of two groups: whether values of one tend to be larger.</summary>
    /// <param name="one">n₁ ≥ 1 finite values.</param>
    /// <param name="other">n₂ ≥ 1 finite values.</param>
    /// <param name="confidence">Of the shift's interval, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentException">A group is empty or a value is not finite.</exception>
    /// <remarks>
    /// Counted up to 49 values a group without ties. Assumes independent values; the shift supposes that the groups differ by
    /// it alone. Its interval takes order statistics of the differences. O(n₁·n₂·log).
    /// Source: [hollander2014] §4.1–4.3. Checked against: golden/groups (R wilcox.test).
    /// </remarks>
    public static RankTest OfGroups(ReadOnlySpan<double> one, ReadOnlySpan<double> other, double confidence = 0.95)
    {
        Require.Between(0, 1, confidence);
        Require.AtLeast(1, one.Length);
        Require.AtLeast(1, other.Length);
        Require.Finite(one);
        Require.Finite(other);

        double m = one.Length, n = other.Length;
        var ranks = Ranks.Average([.. one, .. other]);
        var statistic = ranks.Take(one.Length).Sum() - m * (m + 1) / 2;
        var differences = new double[one.Length * other.Length];
        for (var i = 0; i < one.Length; i++)
            for (var j = 0; j < other.Length; j++) differences[i * other.Length + j] = one[i] - other[j];
        Array.Sort(differences);

        var ties = Ties(ranks);
        var spread = Math.Sqrt(m * n / 12 * (m + n + 1 - ties / ((m + n) * (m + n - 1))));
        double[]? counts = ties == 0 && m <= MostCounted && n <= MostCounted ? RankCounts.OfSums(one.Length, other.Length) : null;
        return Made(statistic, m * n, spread, counts, differences, confidence);
    }

    /// <summary>Of pairs: whether differences tend to be positive.</summary>
    /// <param name="one">n finite values.</param>
    /// <param name="other">n finite values, paired by position.</param>
    /// <param name="confidence">Of the shift's interval, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentException">Lengths differ, there is no pair, or a value is not finite.</exception>
    /// <remarks>
    /// Pairs without a difference are left out. Counted up to 49 pairs without ties or zeros. Assumes independent pairs whose
    /// differences are symmetric. O(n²·log n). Source: [hollander2014] §3.1–3.3. Checked against: golden/groups (R wilcox.test).
    /// </remarks>
    public static RankTest OfPairs(ReadOnlySpan<double> one, ReadOnlySpan<double> other, double confidence = 0.95)
    {
        Require.Between(0, 1, confidence);
        Require.AtLeast(1, one.Length);
        Require.SameLength(one, other);
        Require.Finite(one);
        Require.Finite(other);
        List<double> left = [];
        for (var i = 0; i < one.Length; i++)
            if (one[i] != other[i]) left.Add(one[i] - other[i]);
        if (left.Count == 0) return new(0, double.NaN, false, 0, double.NaN, double.NaN);

        double n = left.Count;
        var ranks = Ranks.Average([.. left.Select(Math.Abs)]);
        var statistic = ranks.Where((_, i) => left[i] > 0).Sum();
        double[] means = [.. left.SelectMany((value, i) => left.Skip(i).Select(later => 0.5 * (value + later))).Order()];
        var ties = Ties(ranks);
        var spread = Math.Sqrt(n * (n + 1) * (2 * n + 1) / 24 - ties / 48);
        double[]? counts = ties == 0 && left.Count == one.Length && n <= MostCounted ? RankCounts.OfSigned(left.Count) : null;
        return Made(statistic, n * (n + 1) / 2, spread, counts, means, confidence);
    }

    /// <summary>Σ t³ − t over groups of t equal ranks.</summary>
    internal static double Ties(double[] ranks) => ranks.GroupBy(rank => rank).Sum(group => Elementary.Pow(group.Count(), 3) - group.Count());

    // By the normal the interval has the same correction of half a rank as p, so that it leaves out 0 where p is small.
    static RankTest Made(double statistic, double most, double spread, double[]? counts, double[] sorted, double confidence)
    {
        var risk = 0.5 * (1 - confidence);
        var below = counts is not null
            ? QuantileOf(counts, risk)
            : Math.Floor(most / 2 + 0.5 - Normal.Quantile(1 - risk) * spread);
        var (place, reached) = ((int)below, below >= 1);
        return new(
            statistic, counts is not null ? Counted(counts, statistic) : Approximate(statistic - most / 2, spread), counts is not null,
            Quantile.Median(sorted), reached ? sorted[place - 1] : double.NaN, reached ? sorted[^place] : double.NaN);
    }

    static double Counted(double[] counts, double statistic)
    {
        var (at, all) = ((int)Math.Round(statistic), counts.Sum());
        var lower = counts.Take(at + 1).Sum() / all;
        var upper = counts.Skip(at).Sum() / all;
        return Math.Min(1, 2 * Math.Min(lower, upper));
    }

    static double Approximate(double away, double spread) => spread == 0
        ? double.NaN
        : Math.Min(1, Normal.TwoSided(Math.Max(0, Math.Abs(away) - 0.5) / spread));

    // The least value with a share of at least p at or below it; p met exactly must not be missed by its rounding.
    static double QuantileOf(double[] counts, double p)
    {
        var (sum, goal) = (0.0, p * counts.Sum());
        for (var value = 0; value < counts.Length; value++)
        {
            sum += counts[value];
            if (sum >= goal * (1 - 1e-12)) return value;
        }

        return counts.Length - 1;
    }
}

/// <summary>How many orders give each rank statistic.</summary>
static class RankCounts
{
    /// <summary>Of choosing m of m + n ranks, by the sum above the least.</summary>
    internal static double[] OfSums(int m, int n)
    {
        var most = m * n;
        // By how many are chosen so far; taking rank r as the i-th adds r − i.
        double[][] counts = [.. Enumerable.Range(0, m + 1).Select(_ => new double[most + 1])];
        counts[0][0] = 1;
        for (var rank = 1; rank <= m + n; rank++)
        {
            for (var chosen = Math.Min(rank, m); chosen >= Math.Max(1, rank - n); chosen--)
            {
                var added = rank - chosen;
                for (var sum = most; sum >= added; sum--) counts[chosen][sum] += counts[chosen - 1][sum - added];
            }
        }

        return counts[m];
    }

    /// <summary>Of signs of n ranks, by the sum of the positive.</summary>
    internal static double[] OfSigned(int n)
    {
        var counts = new double[n * (n + 1) / 2 + 1];
        counts[0] = 1;
        for (var rank = 1; rank <= n; rank++)
            for (var sum = counts.Length - 1; sum >= rank; sum--) counts[sum] += counts[sum - rank];
        return counts;
    }
}
