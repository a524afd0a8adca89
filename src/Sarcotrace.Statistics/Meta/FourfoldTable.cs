using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;

namespace Sarcotrace.Statistics.Meta;

/// <summary>A two-by-two table of one study: events and the rest in two arms.</summary>
/// <param name="Events">Events of the first arm.</param>
/// <param name="Others">The rest of the first arm.</param>
/// <param name="ControlEvents">Events of the second arm.</param>
/// <param name="ControlOthers">The rest of the second arm.</param>
/// <remarks>Where a cell is zero, a half is added to all four of that study for ratios, and said so by the caller.</remarks>
public readonly record struct FourfoldTable(double Events, double Others, double ControlEvents, double ControlOthers)
{
    /// <summary>Whether a cell is zero.</summary>
    public bool HasZero => Events == 0 || Others == 0 || ControlEvents == 0 || ControlOthers == 0;

    /// <summary>Natural logarithm of the odds ratio.</summary>
    /// <remarks>A half is added to every cell where one is zero. Source: [borenstein2009] §5. Checked against: golden/effect-sizes.</remarks>
    public Effect LogOddsRatio()
    {
        var (a, b, c, d) = Filled();
        return new(Elementary.Log(a * d / (b * c)), 1 / a + 1 / b + 1 / c + 1 / d);
    }

    /// <summary>Natural logarithm of the risk ratio.</summary>
    /// <remarks>A half is added to every cell where one is zero. Source: [borenstein2009] §5. Checked against: golden/effect-sizes.</remarks>
    public Effect LogRiskRatio()
    {
        var (a, b, c, d) = Filled();
        return new(Elementary.Log(a / (a + b) / (c / (c + d))), 1 / a - 1 / (a + b) + 1 / c - 1 / (c + d));
    }

    /// <summary>Difference of the two risks.</summary>
    /// <remarks>
    /// A half is added to every cell where one is zero, or the variance would be too small. Source: [borenstein2009] §5.
    /// Checked against: golden/effect-sizes.
    /// </remarks>
    public Effect RiskDifference()
    {
        var (a, b, c, d) = Filled();
        var (one, other) = (a / (a + b), c / (c + d));
        return new(one - other, one * (1 - one) / (a + b) + other * (1 - other) / (c + d));
    }

    (double A, double B, double C, double D) Filled()
    {
        Require.Within(0.0, double.MaxValue, Math.Min(Math.Min(Events, Others), Math.Min(ControlEvents, ControlOthers)));
        var add = HasZero ? 0.5 : 0;
        return (Events + add, Others + add, ControlEvents + add, ControlOthers + add);
    }
}
