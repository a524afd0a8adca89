namespace Sarcotrace.Statistics;

/// <summary>Ranks of values.</summary>
public static class Ranks
{
    /// <summary>Ranks from 1 for the smallest, ties sharing their mean rank.</summary>
    /// <param name="values">n values; NaN is unranked and stays NaN.</param>
    /// <returns>n ranks.</returns>
    /// <remarks>O(n log n). Source: [conover1999] §5.</remarks>
    public static double[] Average(ReadOnlySpan<double> values)
    {
        var given = values.ToArray();
        var ranks = new double[given.Length];
        Array.Fill(ranks, double.NaN);
        int[] order = [.. Enumerable.Range(0, given.Length).Where(i => !double.IsNaN(given[i])).OrderBy(i => given[i])];
        for (var from = 0; from < order.Length;)
        {
            var to = from;
            while (to + 1 < order.Length && given[order[to + 1]] == given[order[from]]) to++;
            for (var i = from; i <= to; i++) ranks[order[i]] = 0.5 * (from + to) + 1;
            from = to + 1;
        }

        return ranks;
    }
}
