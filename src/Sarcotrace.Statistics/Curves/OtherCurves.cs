using System.Collections.Immutable;
using Sarcotrace.Core.Numbers;

namespace Sarcotrace.Statistics.Curves;

/// <summary>An approach to a plateau: end + (start − end)·exp(−exp(log_rate)·x).</summary>
/// <remarks>With end held at 0 plain exponential decay; the half-life is ln 2 / rate. Source: [bates1988].</remarks>
public sealed record Decay() : Curve("exponential", ["start", "end", "log_rate"])
{
    internal override ImmutableArray<int> Linear => [0, 1];

    internal override ImmutableArray<double> Lowest { get; } = Bounds.None(3, double.NegativeInfinity);

    internal override ImmutableArray<double> Highest { get; } = Bounds.None(3, double.PositiveInfinity);

    /// <inheritdoc/>
    /// <remarks>Source: [bates1988].</remarks>
    public override double At(double x, ReadOnlySpan<double> parameters, Span<double> slopes)
    {
        var rate = Elementary.Exp(parameters[2]);
        var left = Elementary.Exp(-rate * x);
        (slopes[0], slopes[1], slopes[2]) = (left, 1 - left, -(parameters[0] - parameters[1]) * left * rate * x);
        return parameters[1] + (parameters[0] - parameters[1]) * left;
    }

    internal override IEnumerable<double[]> Shapes(ReadOnlyMemory<double> x) =>
        Even(Elementary.Log(0.2), Elementary.Log(30), 9).Select(log => (double[])[0, 0, log - Elementary.Log(Bounds.Extent(Range(x)))]);
}

/// <summary>Two decays together: first·exp(−exp(log_fast)·x) + second·exp(−exp(log_slow)·x).</summary>
/// <remarks>Source: [bates1988].</remarks>
public sealed record TwoDecays() : Curve("two exponentials", ["first", "log_fast", "second", "log_slow"])
{
    internal override ImmutableArray<int> Linear => [0, 2];

    internal override ImmutableArray<double> Lowest { get; } = Bounds.None(4, double.NegativeInfinity);

    internal override ImmutableArray<double> Highest { get; } = Bounds.None(4, double.PositiveInfinity);

    /// <inheritdoc/>
    /// <remarks>Source: [bates1988].</remarks>
    public override double At(double x, ReadOnlySpan<double> parameters, Span<double> slopes)
    {
        var (fast, slow) = (Elementary.Exp(parameters[1]), Elementary.Exp(parameters[3]));
        (slopes[0], slopes[2]) = (Elementary.Exp(-fast * x), Elementary.Exp(-slow * x));
        (slopes[1], slopes[3]) = (-parameters[0] * slopes[0] * fast * x, -parameters[2] * slopes[2] * slow * x);
        return parameters[0] * slopes[0] + parameters[2] * slopes[2];
    }

    internal override IEnumerable<double[]> Shapes(ReadOnlyMemory<double> x)
    {
        var extent = Elementary.Log(Bounds.Extent(Range(x)));
        double[] logs = [.. Even(Elementary.Log(0.1), Elementary.Log(100), 9)];
        return from slow in logs
               from fast in logs
               where fast > slow
               select (double[])[0, fast - extent, 0, slow - extent];
    }
}

/// <summary>Logistic growth in x itself: limit / (1 + exp((middle − x) / scale)).</summary>
/// <remarks>Source: [bates1988].</remarks>
public sealed record LogisticGrowth() : Curve("logistic growth", ["limit", "middle", "scale"])
{
    internal override ImmutableArray<int> Linear => [0];

    internal override ImmutableArray<double> Lowest { get; } = Bounds.None(3, double.NegativeInfinity);

    internal override ImmutableArray<double> Highest { get; } = Bounds.None(3, double.PositiveInfinity);

    /// <inheritdoc/>
    /// <remarks>Source: [bates1988].</remarks>
    public override double At(double x, ReadOnlySpan<double> parameters, Span<double> slopes)
    {
        var z = (parameters[1] - x) / parameters[2];
        var share = 1 / (1 + Elementary.Exp(z));
        // share·(1 − share), written so that neither end cancels.
        var steep = parameters[0] * share / (1 + Elementary.Exp(-z));
        (slopes[0], slopes[1], slopes[2]) = (share, -steep / parameters[2], steep * z / parameters[2]);
        return parameters[0] * share;
    }

    internal override IEnumerable<double[]> Shapes(ReadOnlyMemory<double> x)
    {
        var range = Range(x);
        return from middle in Even(range.Low, range.High + (range.High - range.Low), 9)
               from part in (double[])[20, 10, 5, 2.5]
               select (double[])[0, middle, Bounds.Extent(range) / part];
    }
}

/// <summary>Gompertz growth: limit·exp(−exp(−rate·(x − middle))).</summary>
/// <remarks>At the middle, 1/e of the limit is reached and growth is fastest. Source: [tjorve2017].</remarks>
public sealed record Gompertz() : Curve("Gompertz growth", ["limit", "middle", "rate"])
{
    internal override ImmutableArray<int> Linear => [0];

    internal override ImmutableArray<double> Lowest { get; } = Bounds.None(3, double.NegativeInfinity);

    internal override ImmutableArray<double> Highest { get; } = Bounds.None(3, double.PositiveInfinity);

    /// <inheritdoc/>
    /// <remarks>Source: [tjorve2017].</remarks>
    public override double At(double x, ReadOnlySpan<double> parameters, Span<double> slopes)
    {
        var distance = x - parameters[1];
        var inner = Elementary.Exp(-parameters[2] * distance);
        var share = Elementary.Exp(-inner);
        var steep = inner == 0 || share == 0 ? 0 : parameters[0] * share * inner;
        (slopes[0], slopes[1], slopes[2]) = (share, -steep * parameters[2], steep * distance);
        return parameters[0] * share;
    }

    internal override IEnumerable<double[]> Shapes(ReadOnlyMemory<double> x)
    {
        var range = Range(x);
        return from middle in Even(range.Low - (range.High - range.Low) / 4, range.High + (range.High - range.Low), 11)
               from part in (double[])[1, 2.5, 5, 10, 20]
               select (double[])[0, middle, part / Bounds.Extent(range)];
    }
}

/// <summary>Saturation: limit·x / (half + x), Michaelis and Menten's.</summary>
/// <remarks>Source: [bates1988].</remarks>
public sealed record Saturation() : Curve("saturation", ["limit", "half"]), IInvertible
{
    internal override ImmutableArray<int> Linear => [0];

    internal override ImmutableArray<double> Lowest { get; } = [double.NegativeInfinity, 0];

    internal override ImmutableArray<double> Highest { get; } = Bounds.None(2, double.PositiveInfinity);

    /// <inheritdoc/>
    /// <remarks>Source: [bates1988].</remarks>
    public override double At(double x, ReadOnlySpan<double> parameters, Span<double> slopes)
    {
        var whole = parameters[1] + x;
        var share = whole == 0 ? 0 : x / whole;
        (slopes[0], slopes[1]) = (share, whole == 0 ? 0 : -parameters[0] * share / whole);
        return parameters[0] * share;
    }

    /// <inheritdoc/>
    /// <remarks>Source: definition.</remarks>
    public double Inverse(double y, ReadOnlySpan<double> parameters)
    {
        var share = y / parameters[0];
        return share is > 0 and < 1 ? parameters[1] * share / (1 - share) : double.NaN;
    }

    /// <inheritdoc/>
    /// <remarks>Source: definition.</remarks>
    public double LogSlope(double x, ReadOnlySpan<double> parameters) =>
        parameters[0] * x * parameters[1] / ((parameters[1] + x) * (parameters[1] + x));

    internal override IEnumerable<double[]> Shapes(ReadOnlyMemory<double> x)
    {
        var (low, high) = LogRange(x);
        return Even(low - 1, high + 2, 11).Select(log => (double[])[0, Elementary.Exp(log)]);
    }
}

static class Bounds
{
    internal static ImmutableArray<double> None(int count, double end) => [.. Enumerable.Repeat(end, count)];

    internal static double Extent((double Low, double High) range) => range.High > range.Low ? range.High - range.Low : 1;
}
