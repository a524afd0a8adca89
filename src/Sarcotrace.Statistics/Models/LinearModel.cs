using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Models;

/// <summary>A linear model of one response by ordinary or weighted least squares.</summary>
public sealed record LinearModel : FixedEffects
{
    LinearModel()
    {
    }

    /// <summary>What was fitted.</summary>
    public required ModelMatrix Matrix { get; init; }

    /// <summary>Weights of the n rows; empty where all are 1.</summary>
    public required ImmutableArray<double> Weights { get; init; }

    /// <summary>Residual degrees of freedom: n less the columns kept.</summary>
    public required int Df { get; init; }

    /// <summary>Weighted sum of squared residuals.</summary>
    public required double ResidualSum { get; init; }

    /// <summary>n fitted values, in the unit of the response.</summary>
    public required ImmutableArray<double> Fitted { get; init; }

    /// <summary>n residuals: response less fitted.</summary>
    public required ImmutableArray<double> Residuals { get; init; }

    /// <summary>n leverages, 0 to 1: how far each fitted value follows its own response.</summary>
    public required ImmutableArray<double> Leverage { get; init; }

    /// <summary>R⁻¹ of the weighted columns, row by row, from which both kinds of covariance are made.</summary>
    ImmutableArray<double[]> Inverse { get; init; } = [];

    /// <summary>Fits the response of the matrix's frame.</summary>
    /// <param name="matrix">Of n rows.</param>
    /// <param name="weights">n positive weights, each the reciprocal of a relative variance; empty for equal ones.</param>
    /// <returns>The fit; <see cref="FixedEffects.Sigma"/> is NaN where no degree of freedom is left.</returns>
    /// <exception cref="ArgumentException">There are not n weights, or one is not positive.</exception>
    /// <remarks>
    /// Assumes independent errors of variance σ²/weight. Residuals are summed as such. O(n·p²).
    /// Source: [golub2013] §5.3; [draper1998] §5, §9. Checked against: golden/linear-models (R lm).
    /// </remarks>
    public static LinearModel Fit(ModelMatrix matrix, ImmutableArray<double> weights = default)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var (n, p) = (matrix.Rows, matrix.Names.Length);
        weights = weights.IsDefault ? [] : weights;
        if (!weights.IsEmpty && weights.Length != n) throw new ArgumentException($"{weights.Length} weights for {n} rows", nameof(weights));
        foreach (var weight in weights) Require.Between(0, double.PositiveInfinity, weight);

        var factors = Weighted(matrix, weights);
        double[] root = [.. weights.Select(Math.Sqrt)];
        var rest = matrix.Frame.Response.ToArray();
        for (var i = 0; i < root.Length; i++) rest[i] *= root[i];
        var effects = new double[p];
        var leverage = new double[n];
        for (var k = 0; k < p; k++)
        {
            effects[k] = Lanes.Product(factors.Direction(k), rest);
            Lanes.AddScaled(-effects[k], factors.Direction(k), rest);
            for (var i = 0; i < n; i++) leverage[i] += factors.Direction(k)[i] * factors.Direction(k)[i];
        }

        var (sum, df) = (Lanes.Product(rest, rest), n - p);
        for (var i = 0; i < root.Length; i++) rest[i] /= root[i];
        var variance = df > 0 ? sum / df : double.NaN;
        ImmutableArray<double[]> inverse = [.. Enumerable.Range(0, p).Select(factors.InverseRow)];
        return new()
        {
            Matrix = matrix,
            Weights = weights,
            Names = matrix.Names,
            Coefficients = [.. factors.Solve(effects)],
            Covariance = Product(inverse, variance),
            Sigma = Math.Sqrt(variance),
            Df = df,
            ResidualSum = sum,
            Fitted = [.. matrix.Frame.Response.Zip(rest, (value, left) => value - left)],
            Residuals = [.. rest],
            Leverage = [.. leverage],
            Inverse = inverse,
        };
    }

    /// <summary>The same coefficients with a covariance that allows each row its own variance.</summary>
    /// <returns>A model whose <see cref="FixedEffects.Covariance"/> is HC3; σ and degrees of freedom stay.</returns>
    /// <remarks>
    /// Residuals are divided by 1 − leverage, which makes small samples cautious; a row of leverage 1 has none and gives NaN.
    /// Source: [mackinnon1985]. Checked against: golden/linear-models (R car hccm).
    /// </remarks>
    public LinearModel Hc3()
    {
        var (n, p) = (Matrix.Rows, Names.Length);
        var factors = Weighted(Matrix, Weights);
        var meat = new double[p, p];
        double[] square =
        [
            .. Residuals.Select((rest, i) => rest * rest * (Weights.IsEmpty ? 1 : Weights[i]) / ((1 - Leverage[i]) * (1 - Leverage[i]))),
        ];
        var scaled = new double[n];
        for (var column = 0; column < p; column++)
        {
            for (var i = 0; i < n; i++) scaled[i] = square[i] * factors.Direction(column)[i];
            for (var row = 0; row < p; row++) meat[row, column] = Lanes.Product(factors.Direction(row), scaled);
        }

        // R⁻¹ · meat · R⁻ᵀ.
        double[] left = [.. Inverse.SelectMany(row => Enumerable.Range(0, p).Select(k => row.Select((value, j) => value * meat[j, k]).Sum()))];
        return this with
        {
            Covariance = [.. Enumerable.Range(0, p * p).Select(at => Lanes.Product(left.AsSpan(at / p * p, p), Inverse[at % p]))],
        };
    }

    /// <inheritdoc/>
    /// <remarks>The residual degrees of freedom. Source: [draper1998] §5.</remarks>
    public override double Freedom(ReadOnlySpan<double> contrast) => Df;

    /// <inheritdoc/>
    /// <remarks>Wald's statistic over its rank, which for equal variances is the F of nested models. Source: [searle1971] §5.</remarks>
    public override JointTest Joint(IReadOnlyList<double[]> contrasts)
    {
        var (sum, rank) = Wald(contrasts);
        return new(sum / rank, rank, Df);
    }

    /// <summary>The factorisation of the kept columns, each row times the root of its weight.</summary>
    internal static Orthogonal Weighted(ModelMatrix matrix, ImmutableArray<double> weights)
    {
        if (weights.IsEmpty) return matrix.Factors;

        Orthogonal basis = new(matrix.Rows);
        for (var k = 0; k < matrix.Names.Length; k++)
        {
            var column = matrix.Column(k).ToArray();
            for (var i = 0; i < column.Length; i++) column[i] *= Math.Sqrt(weights[i]);
            basis.Add(column, 0);
        }

        return basis;
    }

    static ImmutableArray<double> Product(ImmutableArray<double[]> inverse, double variance) =>
        [.. inverse.SelectMany(row => inverse.Select(other => variance * Lanes.Product(row, other)))];
}
