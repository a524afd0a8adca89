using Sarcotrace.Core;
using Sarcotrace.Statistics.Distributions;

namespace Sarcotrace.Statistics.TwoGroups;

/// <summary>Shifts by Wilcoxon's ranks with the estimate of Hodges and Lehmann.</summary>
public static class LocationShift
{
    /// <summary>Up to so many values the null distribution is counted out.</summary>
    const int MostCounted = 49;

    /// <summary>Two independent groups: Wilcoxon's rank sum, the median of all differences between them.</summary>
    /// <param name="group">n ≥ 1 finite values.</param>
    /// <param name="control">m ≥ 1 finite values in the same unit.</param>
    /// <param name="confidence">Of the interval, strictly between 0 and 1; the interval holds at least that.</param>
    /// <returns>The shift of the group against the control; no interval where so few values reach no such confidence.</returns>
    /// <exception cref="ArgumentException">A group is empty, or a value is not finite.</exception>
    /// <remarks>
    /// The null distribution is counted where no values are tied and neither group has more than 49, else approximated
    /// by the normal, with half a rank of correction. O(n·m·log(n·m) + n²·m²). Source: [hodges1963]; [hollander2014]
    /// §4.2–4.3. Checked against: golden/two-groups (R wilcox.test).
    /// </remarks>
    public static Difference Independent(ReadOnlySpan<double> group, ReadOnlySpan<double> control, double confidence)
    {
        Check(group, confidence);
        Check(control, confidence);
        var (n, m) = (group.Length, control.Length);
        var differences = new double[n * m];
        for (var i = 0; i < n; i++)
            for (var j = 0; j < m; j++) differences[i * m + j] = group[i] - control[j];

        Array.Sort(differences);
        double[] all = [.. group, .. control];
        var ranks = Ranks.Average(all);
        var sum = Mean.Of(ranks.AsSpan(0, n)) * n - n * (n + 1) / 2.0;
        var ties = Ties(all);
        if (ties == 0 && n <= MostCounted && m <= MostCounted)
            return Counted(differences, sum, RankSums(n, m), confidence);

        double total = n + m;
        var spread = Math.Sqrt(n * m / 12.0 * (total + 1 - ties / (total * (total - 1))));
        return Approximate(differences, sum, n * m / 2.0, spread, confidence);
    }

    /// <summary>Differences within pairs: Wilcoxon's signed ranks, the median of all their averages.</summary>
    /// <param name="differences">One a pair, n ≥ 1, finite.</param>
    /// <param name="confidence">Of the interval, strictly between 0 and 1; the interval holds at least that.</param>
    /// <returns>The shift; no interval where so few pairs reach no such confidence.</returns>
    /// <exception cref="ArgumentException">There is none, or one is not finite.</exception>
    /// <remarks>
    /// The null distribution is counted where no differences are tied or zero and there are at most 49; else zeros fall
    /// away for the test and the normal approximates. O(n² log n + n³). Source: [hodges1963]; [hollander2014] §3.1–3.3.
    /// Checked against: golden/two-groups (R wilcox.test).
    /// </remarks>
    public static Difference Paired(ReadOnlySpan<double> differences, double confidence)
    {
        Check(differences, confidence);
        var n = differences.Length;
        var averages = new List<double>(n * (n + 1) / 2);
        for (var i = 0; i < n; i++)
            for (var j = i; j < n; j++) averages.Add(0.5 * (differences[i] + differences[j]));

        averages.Sort();
        double[] moved = [.. differences.ToArray().Where(one => one != 0)];
        double[] sizes = [.. moved.Select(Math.Abs)];
        var ranks = Ranks.Average(sizes);
        var sum = moved.Select((one, i) => one > 0 ? ranks[i] : 0).Sum();
        var ties = Ties(sizes);
        if (ties == 0 && moved.Length == n && n <= MostCounted) return Counted([.. averages], sum, SignedRanks(n), confidence);

        double left = moved.Length;
        var spread = Math.Sqrt(left * (left + 1) * (2 * left + 1) / 24 - ties / 48);
        return Approximate([.. averages], sum, left * (left + 1) / 4, spread, confidence);
    }

    static void Check(ReadOnlySpan<double> values, double confidence)
    {
        Require.AtLeast(1, values.Length);
        Require.Finite(values);
        Require.Between(0, 1, confidence);
    }

    // Probabilities of the statistic 0, 1, 2 … under no shift; the ordered differences cut at its quantiles.
    static Difference Counted(double[] ordered, double statistic, double[] probability, double confidence)
    {
        var (below, above) = (0.0, 0.0);
        for (var i = 0; i < probability.Length; i++)
        {
            if (i <= statistic) below += probability[i];
            if (i >= statistic) above += probability[i];
        }

        var (cut, reached) = (0, probability[0]);
        // The tail is a sum of few terms, so a quantile that it meets exactly must not be missed by rounding.
        while (reached < (1 - confidence) / 2 * (1 - 1e-12)) reached += probability[++cut];
        var p = Math.Min(1, 2 * Math.Min(below, above));
        return Cut(ordered, cut, p);
    }

    static Difference Approximate(double[] ordered, double statistic, double centre, double spread, double confidence)
    {
        var away = Math.Max(0, Math.Abs(statistic - centre) - 0.5);
        var cut = (int)Math.Round(ordered.Length / 2.0 - Normal.Quantile((1 + confidence) / 2) * spread, MidpointRounding.ToZero);
        return Cut(ordered, cut, spread > 0 ? Normal.TwoSided(away / spread) : double.NaN);
    }

    static Difference Cut(double[] ordered, int cut, double p)
    {
        var middle = 0.5 * (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]);
        return cut < 1
            ? new(middle, double.NaN, double.NaN, p, double.NaN)
            : new(middle, ordered[cut - 1], ordered[^cut], p, double.NaN);
    }

    // Σ (t³ − t) over tied values.
    static double Ties(double[] values) =>
        values.GroupBy(value => value).Select(group => (double)group.Count()).Sum(count => count * count * count - count);

    // Ways to reach each rank sum, value by value: it joins the group, passing all controls before it, or the controls.
    static double[] RankSums(int n, int m)
    {
        var ways = new double[n + 1, n * m + 1];
        ways[0, 0] = 1;
        for (var rank = 1; rank <= n + m; rank++)
        {
            for (var joined = Math.Min(n, rank); joined >= 1; joined--)
            {
                var passed = rank - joined;
                if (passed > m) continue;
                for (var sum = n * m; sum >= passed; sum--) ways[joined, sum] += ways[joined - 1, sum - passed];
            }
        }

        return Shares([.. Enumerable.Range(0, n * m + 1).Select(sum => ways[n, sum])]);
    }

    static double[] SignedRanks(int n)
    {
        var ways = new double[n * (n + 1) / 2 + 1];
        ways[0] = 1;
        for (var rank = 1; rank <= n; rank++)
            for (var sum = ways.Length - 1; sum >= rank; sum--) ways[sum] += ways[sum - rank];
        return Shares(ways);
    }

    static double[] Shares(double[] ways)
    {
        var all = ways.Sum();
        return [.. ways.Select(count => count / all)];
    }
}
