using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Statistics.Distributions;
using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Models;

/// <summary>Coefficients with their covariance: all that tests, means and contrasts need to know of a fitted model.</summary>
public abstract record FixedEffects
{
    /// <summary>A contrast shorter than this share of its own length, once earlier ones are taken out, says nothing new.</summary>
    const double Tolerance = 1e-8;

    /// <summary>Names of the p coefficients that could be estimated, in the order of the model matrix.</summary>
    public required ImmutableArray<string> Names { get; init; }

    /// <summary>p estimates, each in the unit of the response divided by that of its column.</summary>
    public required ImmutableArray<double> Coefficients { get; init; }

    /// <summary>Their covariance: p rows of p values, one row after another.</summary>
    public required ImmutableArray<double> Covariance { get; init; }

    /// <summary>Residual standard deviation, in the unit of the response.</summary>
    public required double Sigma { get; init; }

    /// <summary>Degrees of freedom with which the standard error of a contrast is known.</summary>
    /// <param name="contrast">p weights, not all zero.</param>
    /// <returns>Positive; infinite where the variance is known.</returns>
    /// <remarks>Source: definition; each kind of model has its own rule.</remarks>
    public abstract double Freedom(ReadOnlySpan<double> contrast);

    /// <summary>Tests that several contrasts are all zero.</summary>
    /// <param name="contrasts">One or more rows of p weights; rows that others determine count once.</param>
    /// <returns>F with its degrees of freedom.</returns>
    /// <exception cref="ArgumentException">There is no contrast that is not zero, or a row has not p weights.</exception>
    /// <remarks>Source: definition; each kind of model has its own rule.</remarks>
    public abstract JointTest Joint(IReadOnlyList<double[]> contrasts);

    /// <summary>The estimate of a weighted sum of coefficients.</summary>
    /// <param name="contrast">p weights.</param>
    /// <returns>The estimate, its standard error and degrees of freedom.</returns>
    /// <exception cref="ArgumentException">There are not p weights.</exception>
    /// <remarks>O(p²). Source: [searle1971] §5.</remarks>
    public Combination Combine(ReadOnlySpan<double> contrast) =>
        new(Lanes.Product(Checked(contrast), Coefficients.AsSpan()), Math.Sqrt(Between(contrast, contrast)), Freedom(contrast));

    /// <summary>The covariance of two weighted sums of coefficients.</summary>
    /// <param name="one">p weights.</param>
    /// <param name="other">p weights.</param>
    /// <exception cref="ArgumentException">There are not p weights.</exception>
    /// <remarks>O(p²). Source: [searle1971] §5.</remarks>
    public double Between(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        Checked(one);
        Checked(other);
        var (p, sum) = (Coefficients.Length, 0.0);
        for (var row = 0; row < p; row++)
            if (one[row] != 0) sum += one[row] * Lanes.Product(Covariance.AsSpan(row * p, p), other);
        return sum;
    }

    /// <summary>Wald's statistic of several contrasts, and how many of them are independent.</summary>
    /// <remarks>
    /// Contrasts are made uncorrelated one after another, so that no matrix is inverted and a dependent row is seen.
    /// </remarks>
    protected (double ChiSquare, int Rank) Wald(IReadOnlyList<double[]> contrasts)
    {
        ArgumentNullException.ThrowIfNull(contrasts);
        List<double[]> free = [];
        var sum = 0.0;
        foreach (var contrast in contrasts)
        {
            var rest = Checked(contrast).ToArray();
            var before = Between(rest, rest);
            for (var pass = 0; pass < 2; pass++)
                foreach (var earlier in free) Lanes.AddScaled(-Between(earlier, rest), earlier, rest);

            var left = Between(rest, rest);
            if (!(left > Tolerance * Tolerance * before)) continue;

            for (var k = 0; k < rest.Length; k++) rest[k] /= Math.Sqrt(left);
            free.Add(rest);
            var t = Lanes.Product(rest, Coefficients.AsSpan());
            sum += t * t;
        }

        return free.Count > 0 ? (sum, free.Count) : throw new ArgumentException("no contrast that can be tested", nameof(contrasts));
    }

    ReadOnlySpan<double> Checked(ReadOnlySpan<double> contrast) => contrast.Length == Coefficients.Length
        ? contrast
        : throw new ArgumentException($"{contrast.Length} weights for {Coefficients.Length} coefficients", nameof(contrast));
}

/// <summary>An estimate that is a weighted sum of coefficients.</summary>
/// <param name="Value">The estimate, in the unit of the response.</param>
/// <param name="Error">Its standard error.</param>
/// <param name="Df">Degrees of freedom of the error.</param>
public readonly record struct Combination(double Value, double Error, double Df)
{
    /// <summary>The estimate over its standard error.</summary>
    public double T => Value / Error;

    /// <summary>P(|T| &gt; |t|) under no effect.</summary>
    public double P => StudentT.TwoSided(T, Df);

    /// <summary>The interval that so many such intervals hold the true value in.</summary>
    /// <param name="confidence">Strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not strictly between 0 and 1.</exception>
    /// <remarks>Source: [draper1998] §1.</remarks>
    public (double Low, double High) Interval(double confidence)
    {
        Require.Between(0, 1, confidence);
        var reach = StudentT.Quantile(0.5 * (1 + confidence), Df) * Error;
        return (Value - reach, Value + reach);
    }
}

/// <summary>A test of several contrasts together.</summary>
/// <param name="F">Mean square of the contrasts over that of the error.</param>
/// <param name="Above">Degrees of freedom of the numerator.</param>
/// <param name="Below">Degrees of freedom of the denominator.</param>
public readonly record struct JointTest(double F, double Above, double Below)
{
    /// <summary>The upper tail of F.</summary>
    public double P => FisherF.Upper(F, Above, Below);
}
