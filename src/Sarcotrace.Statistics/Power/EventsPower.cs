using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics.Distributions;

namespace Sarcotrace.Statistics.Power;

/// <summary>Power of two-sided tests of events, by the normal distribution; both tails are counted.</summary>
public static class EventsPower
{
    /// <summary>Power of the test that two groups have one proportion.</summary>
    /// <param name="first">Units in the first group, at least 2.</param>
    /// <param name="second">Units in the second group, at least 2.</param>
    /// <param name="one">Proportion in the first group, strictly between 0 and 1.</param>
    /// <param name="other">Proportion in the second group, strictly between 0 and 1.</param>
    /// <param name="alpha">Level, strictly between 0 and 1.</param>
    /// <returns>A probability.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range.</exception>
    /// <remarks>
    /// Pooled variance under the null, separate under the alternative, no correction for continuity: too high below
    /// about five expected events a group. Source: [fleiss2003] §4. Checked against: golden/power (R power.prop.test).
    /// </remarks>
    public static double Proportions(int first, int second, double one, double other, double alpha)
    {
        var (n, m) = ((double)Require.AtLeast(2, first), (double)Require.AtLeast(2, second));
        Require.Between(0, 1, one);
        Require.Between(0, 1, other);
        var z = Normal.Quantile(1 - 0.5 * Require.Between(0, 1, alpha));
        var pooled = (n * one + m * other) / (n + m);
        var margin = z * Math.Sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
        var error = Math.Sqrt(one * (1 - one) / n + other * (1 - other) / m);
        var distance = Math.Abs(one - other);
        return Normal.Upper((margin - distance) / error) + Normal.Upper((margin + distance) / error);
    }

    /// <summary>Power of the log-rank test.</summary>
    /// <param name="events">Events in both groups together, positive.</param>
    /// <param name="share">Share of units in the first group, strictly between 0 and 1.</param>
    /// <param name="hazardRatio">Positive.</param>
    /// <param name="alpha">Level, strictly between 0 and 1.</param>
    /// <returns>A probability.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range.</exception>
    /// <remarks>
    /// Assumes proportional hazards; the power depends on events, not on units. Source: [schoenfeld1981].
    /// Checked against: golden/power (R pnorm).
    /// </remarks>
    public static double LogRank(double events, double share, double hazardRatio, double alpha)
    {
        Require.Between(0, double.PositiveInfinity, events);
        Require.Between(0, 1, share);
        var shift = Math.Sqrt(events * share * (1 - share)) * Elementary.Log(Require.Between(0, double.PositiveInfinity, hazardRatio));
        var z = Normal.Quantile(1 - 0.5 * Require.Between(0, 1, alpha));
        return Normal.Upper(z - shift) + Normal.Upper(z + shift);
    }

    /// <summary>Share of units with an event, of which one of two groups has its hazard multiplied.</summary>
    /// <param name="survival">Share of the other group without an event at the end, strictly between 0 and 1.</param>
    /// <param name="hazardRatio">Positive.</param>
    /// <param name="share">Share of units in that other group, strictly between 0 and 1.</param>
    /// <returns>A share.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range.</exception>
    /// <remarks>Assumes proportional hazards and one time of follow-up. Source: [schoenfeld1981].</remarks>
    public static double EventShare(double survival, double hazardRatio, double share) =>
        Require.Between(0, 1, share) * (1 - Require.Between(0, 1, survival))
        + (1 - share) * (1 - Elementary.Pow(survival, Require.Between(0, double.PositiveInfinity, hazardRatio)));
}
