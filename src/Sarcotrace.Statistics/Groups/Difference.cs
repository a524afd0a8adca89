using Sarcotrace.Core;
using Sarcotrace.Statistics.Models;

namespace Sarcotrace.Statistics.Groups;

/// <summary>How far one group lies from another, with its interval.</summary>
/// <param name="Value">The group less the control, in the unit of the values.</param>
/// <param name="Low">Lower end of the interval; NaN where there is none.</param>
/// <param name="High">Upper end of the interval; NaN where there is none.</param>
/// <param name="P">Two-sided; NaN where the values do not vary.</param>
/// <param name="Df">Degrees of freedom of t; NaN for a test on ranks and where the values do not vary.</param>
public readonly record struct Difference(double Value, double Low, double High, double P, double Df)
{
    /// <summary>A weighted sum of means, with Student's t.</summary>
    /// <param name="means">The sum with its standard error and degrees of freedom.</param>
    /// <param name="confidence">Of the interval, strictly between 0 and 1.</param>
    /// <returns>The difference; without interval and p where the values do not vary.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not strictly between 0 and 1.</exception>
    /// <remarks>Source: [draper1998] §1. Checked against: golden/two-groups (R t.test).</remarks>
    public static Difference Of(Combination means, double confidence)
    {
        Require.Between(0, 1, confidence);
        if (!(means.Error > 0)) return new(means.Value, double.NaN, double.NaN, double.NaN, double.NaN);

        var (low, high) = means.Interval(confidence);
        return new(means.Value, low, high, means.P, means.Df);
    }

    /// <summary>A shift between groups, with Wilcoxon's ranks.</summary>
    /// <param name="ranks">The test with its shift.</param>
    /// <remarks>Source: [hodges1963]. Checked against: golden/two-groups (R wilcox.test).</remarks>
    public static Difference Of(RankTest ranks)
    {
        ArgumentNullException.ThrowIfNull(ranks);
        return new(ranks.Shift, ranks.Low, ranks.High, ranks.P, double.NaN);
    }
}
