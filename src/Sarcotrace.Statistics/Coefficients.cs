using Sarcotrace.Core;
using Sarcotrace.Statistics.Distributions;

namespace Sarcotrace.Statistics;

/// <summary>One coefficient of many models with its uncertainty: columns of equal length, a response each.</summary>
/// <param name="Value">Coefficient, in the response's unit per the predictor's.</param>
/// <param name="StandardError">In the same unit.</param>
/// <param name="T">Their ratio.</param>
/// <param name="Df">Degrees of freedom of t.</param>
/// <param name="P">Two-sided.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
public sealed record Coefficients(
    double[] Value, double[] StandardError, double[] T, double[] Df, double[] P, double[] Low, double[] High)
{
    /// <summary>Ordinary t tests of one column.</summary>
    /// <param name="models">m fits.</param>
    /// <param name="column">A place in the design's columns.</param>
    /// <param name="confidence">Of the interval, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Confidence is not strictly between 0 and 1.</exception>
    /// <remarks>Source: [draper1998] §5. Checked against: golden/moderated-cachexia (R lm).</remarks>
    public static Coefficients Ordinary(LinearModels models, int column, double confidence) =>
        Make(models, column, confidence, (sigma, df) => (sigma, df));

    /// <summary>Moderated t tests of one column: each variance shrunk towards what all of them say.</summary>
    /// <param name="models">m fits.</param>
    /// <param name="column">A place in the design's columns.</param>
    /// <param name="moderation">The prior.</param>
    /// <param name="confidence">Of the interval, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Confidence is not strictly between 0 and 1.</exception>
    /// <remarks>Source: [smyth2004] §4. Checked against: golden/moderated-cachexia (limma).</remarks>
    public static Coefficients Moderated(LinearModels models, int column, Moderation moderation, double confidence)
    {
        var pooled = models.Df.Sum();
        return Make(models, column, confidence, (sigma, df) => (Math.Sqrt(moderation.Shrunk(sigma, df)), moderation.TotalDf(df, pooled)));
    }

    static Coefficients Make(LinearModels models, int column, double confidence, Func<double, double, (double Sigma, double Df)> spread)
    {
        Require.Between(0, 1, confidence);
        var m = models.Count;
        var result = new Coefficients(new double[m], new double[m], new double[m], new double[m], new double[m], new double[m], new double[m]);
        var quantiles = new Dictionary<double, double>();
        for (var i = 0; i < m; i++)
        {
            var (sigma, df) = models.Df[i] > 0 ? spread(models.Sigma[i], models.Df[i]) : (double.NaN, double.NaN);
            var (value, error) = (models.Coefficient(i, column), sigma * models.UnscaledError(i, column));
            var t = value / error;
            (result.Value[i], result.StandardError[i], result.T[i], result.Df[i]) = (value, error, t, df);
            result.P[i] = StudentT.TwoSided(t, df);
            var reach = double.IsNaN(df) ? double.NaN : Reach(quantiles, df, confidence) * error;
            (result.Low[i], result.High[i]) = (value - reach, value + reach);
        }

        return result;
    }

    static double Reach(Dictionary<double, double> quantiles, double df, double confidence)
    {
        if (!quantiles.TryGetValue(df, out var quantile))
            quantiles[df] = quantile = StudentT.Quantile((1 + confidence) / 2, df);
        return quantile;
    }
}
