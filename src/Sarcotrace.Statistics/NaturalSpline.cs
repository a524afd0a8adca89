using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Statistics;

/// <summary>A smooth curve that is straight beyond its ends, as columns of a design.</summary>
/// <param name="Knots">Where its pieces meet, the two ends included, ascending.</param>
public sealed record NaturalSpline(ImmutableArray<double> Knots)
{
    /// <summary>A spline with its inner knots at equally spaced quantiles.</summary>
    /// <param name="x">n finite values with at least <paramref name="df"/> + 1 different ones.</param>
    /// <param name="df">Columns it will have, at least 1; the inner knots number one fewer.</param>
    /// <exception cref="ArgumentException">x has too few different values.</exception>
    /// <remarks>Source: [hastie2009] §5.2.1.</remarks>
    public static NaturalSpline Over(ReadOnlySpan<double> x, int df)
    {
        Require.AtLeast(1, df);
        Require.Finite(x);
        var values = x.ToArray();
        ImmutableArray<double> knots = [.. Enumerable.Range(0, df + 1).Select(i => Quantile.Of(values, (double)i / df)).Distinct()];
        return knots.Length == df + 1
            ? new(knots)
            : throw new ArgumentException($"too few different values for {df} degrees of freedom", nameof(x));
    }

    /// <summary>The columns: x itself, then one for each inner knot, each scaled to the range of the knots.</summary>
    /// <param name="x">n finite values, which may lie beyond the knots.</param>
    /// <returns>Knots − 1 columns of n.</returns>
    /// <remarks>
    /// Truncated cubes combined so that the second derivative is 0 beyond the ends. The space is that of R's ns(), the
    /// columns differ. Source: [hastie2009] eq. 5.4–5.5. Checked against: golden/natural-spline (R splines).
    /// </remarks>
    public ImmutableArray<ImmutableArray<double>> Columns(ReadOnlySpan<double> x)
    {
        Require.Finite(x);
        var (first, last) = (Knots[0], Knots[^1]);
        double[] scaled = [.. x.ToArray().Select(value => (value - first) / (last - first))];
        double[] knots = [.. Knots.Select(knot => (knot - first) / (last - first))];
        return
        [
            [.. scaled],
            .. knots.Take(knots.Length - 2).Select(knot => scaled
                .Select(value => Bend(value, knot) - Bend(value, knots[^2])).ToImmutableArray()),
        ];

        // The last knot is 1 on this scale.
        static double Bend(double value, double knot) => (Cube(value - knot) - Cube(value - 1)) / (1 - knot);
    }

    static double Cube(double value) => value > 0 ? value * value * value : 0;
}
