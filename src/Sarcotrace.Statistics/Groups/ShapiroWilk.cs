using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics.Distributions;
using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Groups;

/// <summary>Whether values could be normal.</summary>
/// <param name="W">At most 1, where they lie as normal order statistics do.</param>
/// <param name="P">Small where they do not.</param>
public readonly record struct ShapiroWilk(double W, double P)
{
    static ReadOnlySpan<double> First => [0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056];

    static ReadOnlySpan<double> Second => [0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633];

    static ReadOnlySpan<double> SmallMean => [0.5440, -0.39978, 0.025054, -0.0006714];

    static ReadOnlySpan<double> SmallSpread => [1.3822, -0.77857, 0.062767, -0.0020322];

    static ReadOnlySpan<double> LargeMean => [-1.5861, -0.31082, -0.083751, 0.0038915];

    static ReadOnlySpan<double> LargeSpread => [-0.4803, -0.082676, 0.0030302];

    /// <summary>Tests the values of one group, or residuals.</summary>
    /// <param name="values">3 to 5000 finite values that are not all alike.</param>
    /// <exception cref="ArgumentException">There are too few or too many values, or they do not vary.</exception>
    /// <remarks>Royston's weights and normalising curves. O(n log n). Source: [royston1995]. Checked against: golden/groups (R shapiro.test).</remarks>
    public static ShapiroWilk Of(ReadOnlySpan<double> values)
    {
        Require.Within(3, 5000, values.Length);
        Require.Finite(values);
        var sorted = values.ToArray();
        Array.Sort(sorted);
        var mean = Mean.Of(sorted);
        var square = Lanes.CentredProduct(sorted, mean, sorted, mean);
        if (square == 0) throw new ArgumentException("the values do not vary", nameof(values));

        var weights = Weights(sorted.Length);
        var along = 0.0;
        for (var i = 0; i < sorted.Length; i++) along += weights[i] * (sorted[i] - mean);
        var w = Math.Min(1, along * along / square);
        return new(w, Tail(w, sorted.Length));
    }

    static double[] Weights(int n)
    {
        if (n == 3) return [-Math.Sqrt(0.5), 0, Math.Sqrt(0.5)];

        double[] normal = [.. Enumerable.Range(1, n).Select(i => Middle(i, n) ? 0 : Normal.Quantile((i - 0.375) / (n + 0.25)))];
        var sum = Lanes.Product(normal, normal);
        var (root, unit) = (1 / Math.Sqrt(n), Math.Sqrt(sum));
        var last = Polynomial(First, root) + normal[^1] / unit;
        double next = Polynomial(Second, root) + normal[^2] / unit;
        var outer = n > 5 ? 2 : 1;
        var left = outer == 2
            ? (sum - 2 * normal[^1] * normal[^1] - 2 * normal[^2] * normal[^2]) / (1 - 2 * last * last - 2 * next * next)
            : (sum - 2 * normal[^1] * normal[^1]) / (1 - 2 * last * last);
        double[] weights = [.. normal.Select(value => value / Math.Sqrt(left))];
        (weights[0], weights[^1]) = (-last, last);
        if (outer == 2) (weights[1], weights[^2]) = (-next, next);
        return weights;
    }

    static bool Middle(int i, int n) => 2 * i == n + 1;

    static double Tail(double w, int n)
    {
        if (n == 3) return Math.Max(0, 6 / Math.PI * (Math.Asin(Math.Sqrt(w)) - Math.Asin(Math.Sqrt(0.75))));

        var logarithm = Elementary.Log(1 - w);
        if (n > 11)
        {
            var size = Elementary.Log(n);
            return Normal.Upper((logarithm - Polynomial(LargeMean, size)) / Elementary.Exp(Polynomial(LargeSpread, size)));
        }

        var bound = 0.459 * n - 2.273;
        if (logarithm >= bound) return 1e-99;
        return Normal.Upper((-Elementary.Log(bound - logarithm) - Polynomial(SmallMean, n)) / Elementary.Exp(Polynomial(SmallSpread, n)));
    }

    static double Polynomial(ReadOnlySpan<double> coefficients, double x)
    {
        var sum = 0.0;
        for (var k = coefficients.Length - 1; k >= 0; k--) sum = sum * x + coefficients[k];
        return sum;
    }
}
