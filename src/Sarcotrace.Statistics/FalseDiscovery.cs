namespace Sarcotrace.Statistics;

/// <summary>Corrections for many tests.</summary>
public static class FalseDiscovery
{
    /// <summary>Benjamini and Hochberg's adjusted p, which is q under their assumptions.</summary>
    /// <param name="p">m probabilities; NaN was not tested, is not counted and stays NaN.</param>
    /// <returns>m values, in the order given.</returns>
    /// <remarks>O(m log m). Source: [benjamini1995]. Checked against: golden/false-discovery (R p.adjust).</remarks>
    public static double[] BenjaminiHochberg(ReadOnlySpan<double> p)
    {
        var (order, adjusted) = Start(p);
        var least = 1.0;
        for (var rank = order.Length; rank >= 1; rank--)
        {
            least = Math.Min(least, p[order[rank - 1]] * order.Length / rank);
            adjusted[order[rank - 1]] = least;
        }

        return adjusted;
    }

    /// <summary>Holm's adjusted p: no false finding at all, with the chosen confidence.</summary>
    /// <param name="p">m probabilities; NaN was not tested, is not counted and stays NaN.</param>
    /// <returns>m values, in the order given.</returns>
    /// <remarks>O(m log m). Source: [holm1979]. Checked against: golden/false-discovery (R p.adjust).</remarks>
    public static double[] Holm(ReadOnlySpan<double> p)
    {
        var (order, adjusted) = Start(p);
        var most = 0.0;
        for (var rank = 1; rank <= order.Length; rank++)
        {
            most = Math.Max(most, Math.Min(1, p[order[rank - 1]] * (order.Length - rank + 1)));
            adjusted[order[rank - 1]] = most;
        }

        return adjusted;
    }

    static (int[] Order, double[] Adjusted) Start(ReadOnlySpan<double> p)
    {
        var adjusted = new double[p.Length];
        Array.Fill(adjusted, double.NaN);
        List<int> tested = [];
        for (var i = 0; i < p.Length; i++)
            if (!double.IsNaN(p[i])) tested.Add(i);

        // Equal p are adjusted to the same whatever their order, so the sort need not keep it.
        int[] order = [.. tested];
        var keys = new double[order.Length];
        for (var i = 0; i < keys.Length; i++) keys[i] = p[order[i]];
        Array.Sort(keys, order);
        return (order, adjusted);
    }
}
