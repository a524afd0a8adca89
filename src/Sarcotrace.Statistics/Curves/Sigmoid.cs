using System.Collections.Immutable;
using Sarcotrace.Core.Numbers;

namespace Sarcotrace.Statistics.Curves;

/// <summary>
/// The five-parameter logistic curve in ln x: left + (right − left)·(1 + exp(−slope·(ln x − middle)))^(−asymmetry).
/// </summary>
/// <remarks>
/// Left is the response at x = 0, right at infinite x, and the slope is positive, so the direction is the sign of
/// right − left. With asymmetry held at 1 it is the four-parameter logistic, Hill's and the log-logistic curve, and middle is
/// ln EC50; with the slope held at 1 as well it is Emax; with left held at 0 the three-parameter forms.
/// Source: [gottschalk2005], [ritz2015].
/// </remarks>
public sealed record Sigmoid() : Curve("logistic in ln x", ["left", "right", "middle", "slope", "asymmetry"]), IInvertible
{
    internal const int Left = 0, Right = 1, Middle = 2, Slope = 3, Asymmetry = 4;

    internal override ImmutableArray<int> Linear => [Left, Right];

    internal override ImmutableArray<double> Lowest { get; } =
        [double.NegativeInfinity, double.NegativeInfinity, double.NegativeInfinity, 1e-3, 0.02];

    internal override ImmutableArray<double> Highest { get; } =
        [double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity, 1e3, 50];

    /// <inheritdoc/>
    /// <remarks>Source: [gottschalk2005].</remarks>
    public override double At(double x, ReadOnlySpan<double> parameters, Span<double> slopes)
    {
        var (span, h, g) = (parameters[Right] - parameters[Left], parameters[Slope], parameters[Asymmetry]);
        slopes.Clear();
        if (!(x >= 0)) return double.NaN;

        if (x == 0)
        {
            slopes[Left] = 1;
            return parameters[Left];
        }

        var distance = Elementary.Log(x) - parameters[Middle];
        var logShare = -g * LogOnePlusExp(-h * distance);
        var share = Elementary.Exp(logShare);
        // d ln(share) / d(h·distance) = g / (1 + exp(h·distance)).
        var inner = span * share * g / (1 + Elementary.Exp(h * distance));
        slopes[Left] = -Elementary.ExpM1(logShare);
        slopes[Right] = share;
        slopes[Middle] = -inner * h;
        slopes[Slope] = inner * distance;
        slopes[Asymmetry] = span * share * logShare / g;
        return parameters[Left] + span * share;
    }

    /// <inheritdoc/>
    /// <remarks>Source: definition.</remarks>
    public double Inverse(double y, ReadOnlySpan<double> parameters)
    {
        var share = (y - parameters[Left]) / (parameters[Right] - parameters[Left]);
        return share is > 0 and < 1 ? Elementary.Exp(LogAtShare(share, parameters)) : double.NaN;
    }

    /// <inheritdoc/>
    /// <remarks>Source: definition.</remarks>
    public double LogSlope(double x, ReadOnlySpan<double> parameters)
    {
        Span<double> slopes = stackalloc double[5];
        At(x, parameters, slopes);
        return -slopes[Middle];
    }

    /// <summary>ln x at which a share of the way from left to right is gone.</summary>
    internal static double LogAtShare(double share, ReadOnlySpan<double> parameters) =>
        parameters[Middle] - LogOdds(share, parameters[Asymmetry]) / parameters[Slope];

    /// <summary>ln(share^(−1/asymmetry) − 1).</summary>
    internal static double LogOdds(double share, double asymmetry) => Elementary.Log(Elementary.ExpM1(-Elementary.Log(share) / asymmetry));

    internal override IEnumerable<double[]> Shapes(ReadOnlyMemory<double> x)
    {
        var (low, high) = LogRange(x);
        return from middle in Even(low, high, 7)
               from slope in (double[])[0.5, 1, 2, 4]
               from asymmetry in (double[])[1, 0.4, 2.5]
               select (double[])[0, 0, middle, slope, asymmetry];
    }

    internal static double LogOnePlusExp(double z) => z > 0 ? z + Elementary.Log1P(Elementary.Exp(-z)) : Elementary.Log1P(Elementary.Exp(z));
}
