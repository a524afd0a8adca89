using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics.Distributions;

namespace Sarcotrace.Statistics.Power;

/// <summary>Power of two-sided tests of means, in closed form; both tails are counted.</summary>
public static class MeansPower
{
    const int Angles = 128;

    /// <summary>Power of the t test of two independent groups.</summary>
    /// <param name="first">Units in the first group, at least 2.</param>
    /// <param name="second">Units in the second group, at least 2.</param>
    /// <param name="difference">Difference of the means, in the unit of the outcome.</param>
    /// <param name="sd">Standard deviation within groups, positive, in the same unit.</param>
    /// <param name="alpha">Level, strictly between 0 and 1.</param>
    /// <returns>A probability.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range.</exception>
    /// <remarks>Assumes normal outcomes of one variance. Source: [cohen1988] §2. Checked against: golden/power (R power.t.test).</remarks>
    public static double TwoSample(int first, int second, double difference, double sd, double alpha) => Student(
        Shift(first, second, difference, sd), Require.AtLeast(2, first) + Require.AtLeast(2, second) - 2, alpha);

    /// <summary>Power of the t test of paired differences.</summary>
    /// <param name="pairs">Pairs, at least 2.</param>
    /// <param name="difference">Mean difference, in the unit of the outcome.</param>
    /// <param name="sd">Standard deviation of the differences, positive.</param>
    /// <param name="alpha">Level, strictly between 0 and 1.</param>
    /// <returns>A probability.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range.</exception>
    /// <remarks>Assumes normal differences. Source: [cohen1988] §2. Checked against: golden/power (R power.t.test).</remarks>
    public static double Paired(int pairs, double difference, double sd, double alpha) => Student(
        difference / Require.Between(0, double.PositiveInfinity, sd) * Math.Sqrt(Require.AtLeast(2, pairs)), pairs - 1, alpha);

    /// <summary>Power of the analysis of covariance of two groups with a baseline that is random too.</summary>
    /// <param name="first">Units in the first group, at least 2.</param>
    /// <param name="second">Units in the second group, at least 2.</param>
    /// <param name="difference">Difference of the means, in the unit of the outcome.</param>
    /// <param name="sd">Standard deviation within groups, not adjusted, positive.</param>
    /// <param name="correlation">Of baseline and outcome within groups, strictly between −1 and 1.</param>
    /// <param name="alpha">Level, strictly between 0 and 1.</param>
    /// <returns>A probability.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range.</exception>
    /// <remarks>
    /// Chance imbalance of the baseline, t with n − 2 degrees of freedom, widens the difference by 1 + t²/(n − 2); the
    /// power is the mean over it, by the trapezoid rule in its angle. Assumes normal outcome and baseline, one slope.
    /// Source: [shieh2020]; [trefethen2014] §5. Checked against: golden/power (R pt, integrate).
    /// </remarks>
    public static double Ancova(int first, int second, double difference, double sd, double correlation, double alpha)
    {
        Require.Between(-1, 1, correlation);
        var df = Require.AtLeast(2, first) + Require.AtLeast(2, second) - 3;
        var shift = Shift(first, second, difference, sd) / Math.Sqrt(1 - correlation * correlation);
        // The angle, in half turns, is within 12 of its standard deviations, 1/√df, or the quarter turn that is all there is.
        var widest = Math.Min(0.5, 12 / (Math.PI * Math.Sqrt(df)));
        double sum = 0, weights = 0;
        for (var i = 0; i < Angles; i++)
        {
            var cosine = double.CosPi(widest * i / Angles);
            var weight = (i == 0 ? 0.5 : 1) * Elementary.Pow(cosine, df);
            sum += weight * Student(shift * cosine, df, alpha);
            weights += weight;
        }

        return sum / weights;
    }

    /// <summary>Power of the F test that groups have one mean.</summary>
    /// <param name="means">Means of at least two groups.</param>
    /// <param name="each">Units in each group, at least 2.</param>
    /// <param name="sd">Standard deviation within groups, positive.</param>
    /// <param name="alpha">Level, strictly between 0 and 1.</param>
    /// <returns>A probability.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range.</exception>
    /// <remarks>
    /// Assumes normal outcomes of one variance. Source: [cohen1988] §8. Checked against: golden/power (R power.anova.test).
    /// </remarks>
    public static double Anova(ReadOnlySpan<double> means, int each, double sd, double alpha)
    {
        Require.Finite(means);
        Require.Between(0, double.PositiveInfinity, sd);
        var (above, below) = (Require.AtLeast(2, means.Length) - 1, means.Length * (Require.AtLeast(2, each) - 1));
        var centre = Mean.Of(means);
        var spread = 0.0;
        foreach (var mean in means) spread += (mean - centre) * (mean - centre);
        return NoncentralF.Upper(Critical(above, below, alpha), above, below, each * spread / (sd * sd));
    }

    /// <summary>Power of the test that two groups change at one rate, where each unit has a line of its own.</summary>
    /// <param name="first">Units in the first group, at least 2.</param>
    /// <param name="second">Units in the second group, at least 2.</param>
    /// <param name="difference">Difference of the rates, outcome per time.</param>
    /// <param name="times">When every unit is measured: at least two times, not all alike.</param>
    /// <param name="residual">Standard deviation about a unit's line, not negative.</param>
    /// <param name="slopes">Standard deviation of rates between units, not negative; not both 0.</param>
    /// <param name="alpha">Level, strictly between 0 and 1.</param>
    /// <returns>A probability.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range.</exception>
    /// <remarks>
    /// With complete data the mixed model with random lines is the t test of units' own slopes.
    /// Source: [fitzmaurice2011] §20. Checked against: golden/power (R power.t.test).
    /// </remarks>
    public static double Slopes(
        int first, int second, double difference, ReadOnlySpan<double> times, double residual, double slopes, double alpha)
    {
        Require.Within(0, double.MaxValue, residual);
        Require.Within(0, double.MaxValue, slopes);
        return TwoSample(first, second, difference, Math.Sqrt(slopes * slopes + residual * residual / Spread(times)), alpha);
    }

    /// <summary>Σ (t − mean)², which is 0 nowhere here.</summary>
    static double Spread(ReadOnlySpan<double> times)
    {
        Require.Finite(times);
        var centre = Mean.Of(times);
        var sum = 0.0;
        foreach (var time in times) sum += (time - centre) * (time - centre);
        return Require.Between(0, double.PositiveInfinity, sum, nameof(times));
    }

    /// <summary>Power of the t test of two arms of clusters (litters, cages, centres) that are treated whole.</summary>
    /// <param name="first">Clusters in the first arm, at least 2.</param>
    /// <param name="second">Clusters in the second arm, at least 2.</param>
    /// <param name="size">Mean units in a cluster, at least 1.</param>
    /// <param name="variation">Coefficient of variation of cluster sizes, not negative.</param>
    /// <param name="icc">Correlation of units within a cluster, 0 to 1.</param>
    /// <param name="difference">Difference of the means, in the unit of the outcome.</param>
    /// <param name="sd">Standard deviation of all units of an arm, positive.</param>
    /// <param name="alpha">Level, strictly between 0 and 1.</param>
    /// <returns>A probability.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range.</exception>
    /// <remarks>
    /// Degrees of freedom are those of clusters, never of units. Source: [eldridge2006]; [donner2000] §5.
    /// Checked against: golden/power (R power.t.test).
    /// </remarks>
    public static double Clusters(
        int first, int second, double size, double variation, double icc, double difference, double sd, double alpha) =>
        TwoSample(first, second, difference, sd * Math.Sqrt(DesignEffect.OfClusters(size, icc, variation) / size), alpha);

    static double Shift(int first, int second, double difference, double sd) =>
        difference / (Require.Between(0, double.PositiveInfinity, sd) * Math.Sqrt(1.0 / first + 1.0 / second));

    static double Student(double shift, double df, double alpha)
    {
        var critical = StudentT.Quantile(1 - 0.5 * Require.Between(0, 1, alpha), df);
        // The upper tail of a shift is the lower tail of its mirror, which keeps its digits.
        return NoncentralT.Lower(-critical, df, -shift) + NoncentralT.Lower(-critical, df, shift);
    }

    static double Critical(double above, double below, double alpha)
    {
        Require.Between(0, 1, alpha);
        var high = 2.0;
        while (FisherF.Upper(high, above, below) > alpha) high *= 2;
        return Bisection.Falling(0, high, f => FisherF.Upper(f, above, below) - alpha);
    }
}
