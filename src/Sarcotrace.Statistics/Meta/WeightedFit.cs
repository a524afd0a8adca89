using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Meta;

/// <summary>Weighted least squares at one heterogeneity: what every estimate of a meta-analysis is made from.</summary>
sealed class WeightedFit
{
    const double Dependent = 1e-10;

    readonly Orthogonal _factors;
    readonly double[] _weights;

    /// <summary>Fits effects on columns with weights 1 / (variance + tau²).</summary>
    internal WeightedFit(double[] effects, double[] variances, double[][] columns, double tauSquared)
    {
        var k = effects.Length;
        _weights = new double[k];
        _factors = new Orthogonal(k);
        var scaled = new double[k];
        for (var i = 0; i < k; i++) _weights[i] = 1 / (variances[i] + tauSquared);
        foreach (var column in columns)
        {
            for (var i = 0; i < k; i++) scaled[i] = column[i] * Math.Sqrt(_weights[i]);
            if (!_factors.Add(scaled, Dependent)) throw new ArgumentException("a moderator is determined by the others", nameof(columns));
        }

        for (var i = 0; i < k; i++) scaled[i] = effects[i] * Math.Sqrt(_weights[i]);
        var along = new double[columns.Length];
        for (var c = 0; c < along.Length; c++) along[c] = Lanes.Product(_factors.Direction(c), scaled);
        Coefficient = _factors.Solve(along);
        Residual = new double[k];
        for (var i = 0; i < k; i++)
        {
            Residual[i] = effects[i];
            for (var c = 0; c < columns.Length; c++) Residual[i] -= Coefficient[c] * columns[c][i];
            Q += _weights[i] * Residual[i] * Residual[i];
            var hat = Hat(i);
            ProjectionTrace += _weights[i] * (1 - hat);
            ProjectedSquares += _weights[i] * _weights[i] * Residual[i] * Residual[i];
            LogWeights += Elementary.Log(_weights[i]);
        }

        for (var c = 0; c < columns.Length; c++) LogInformation += 2 * Elementary.Log(_factors.Triangle(c, c));
    }

    /// <summary>Coefficients.</summary>
    internal double[] Coefficient { get; }

    /// <summary>Effects less what the columns say.</summary>
    internal double[] Residual { get; }

    /// <summary>Weighted sum of squared residuals, y'Py.</summary>
    internal double Q { get; }

    /// <summary>Trace of P.</summary>
    internal double ProjectionTrace { get; }

    /// <summary>y'PPy.</summary>
    internal double ProjectedSquares { get; }

    /// <summary>Sum of the logarithms of the weights.</summary>
    internal double LogWeights { get; }

    /// <summary>Logarithm of the determinant of X'WX.</summary>
    internal double LogInformation { get; }

    /// <summary>Leverage of a study: its weight's share where there is no moderator.</summary>
    internal double Hat(int study)
    {
        var sum = 0.0;
        for (var c = 0; c < _factors.Count; c++) sum += _factors.Direction(c)[study] * _factors.Direction(c)[study];
        return sum;
    }

    /// <summary>Inverse of X'WX, row by row.</summary>
    internal double[][] Covariance()
    {
        var p = _factors.Count;
        var rows = Enumerable.Range(0, p).Select(_factors.InverseRow).ToArray();
        return [.. rows.Select(row => rows.Select(other => Lanes.Product(row, other)).ToArray())];
    }
}
