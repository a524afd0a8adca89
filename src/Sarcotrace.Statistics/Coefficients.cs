using Sarcotrace.Core;
using Sarcotrace.Statistics.Distributions;
using Sarcotrace.Statistics.Kernels;

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
    const int ResponsesAtOnce = 256;

    /// <summary>Ordinary t tests of one column.</summary>
    /// <param name="models">m fits.</param>
    /// <param name="column">A place in the design's columns.</param>
    /// <param name="confidence">Of the interval, strictly between 0 and 1.</param>
    /// <param name="threads">How many threads may work; the numbers do not depend on it.</param>
    /// <exception cref="ArgumentOutOfRangeException">Confidence is not strictly between 0 and 1.</exception>
    /// <remarks>Source: [draper1998] §5. Checked against: golden/moderated-cachexia (R lm).</remarks>
    public static Coefficients Ordinary(LinearModels models, int column, double confidence, int threads = 1) =>
        Make(models, column, confidence, threads, (sigma, df) => (sigma, df));

    /// <summary>Moderated t tests of one column: each variance shrunk towards what all of them say.</summary>
    /// <param name="models">m fits.</param>
    /// <param name="column">A place in the design's columns.</param>
    /// <param name="moderation">The prior.</param>
    /// <param name="confidence">Of the interval, strictly between 0 and 1.</param>
    /// <param name="threads">How many threads may work; the numbers do not depend on it.</param>
    /// <exception cref="ArgumentOutOfRangeException">Confidence is not strictly between 0 and 1.</exception>
    /// <remarks>Source: [smyth2004] §4. Checked against: golden/moderated-cachexia (limma).</remarks>
    public static Coefficients Moderated(LinearModels models, int column, Moderation moderation, double confidence, int threads = 1)
    {
        var pooled = models.Df.Sum();
        return Make(models, column, confidence, threads, (sigma, df) => (Math.Sqrt(moderation.Shrunk(sigma, df)), moderation.TotalDf(df, pooled)));
    }

    static Coefficients Make(LinearModels models, int column, double confidence, int threads, Func<double, double, (double Sigma, double Df)> spread)
    {
        Require.Between(0, 1, confidence);
        var m = models.Count;
        var result = new Coefficients(new double[m], new double[m], new double[m], new double[m], new double[m], new double[m], new double[m]);
        var spreads = new (double Sigma, double Df)[m];
        for (var i = 0; i < m; i++) spreads[i] = models.Df[i] > 0 ? spread(models.Sigma[i], models.Df[i]) : (double.NaN, double.NaN);
        var known = Known(spreads, confidence, threads);
        Across.Each((m + ResponsesAtOnce - 1) / ResponsesAtOnce, threads, Block, CancellationToken.None);
        return result;

        void Block(int block)
        {
            for (var i = block * ResponsesAtOnce; i < Math.Min(m, (block + 1) * ResponsesAtOnce); i++)
            {
                var (sigma, df) = spreads[i];
                var (value, error) = (models.Coefficient(i, column), sigma * models.UnscaledError(i, column));
                var t = value / error;
                (result.Value[i], result.StandardError[i], result.T[i], result.Df[i]) = (value, error, t, df);
                var (quantile, logBeta) = known[df];
                result.P[i] = StudentT.TwoSided(t, df, logBeta);
                var reach = quantile * error;
                (result.Low[i], result.High[i]) = (value - reach, value + reach);
            }
        }
    }

    // Most responses share their degrees of freedom, and with them what is dear to compute.
    static Dictionary<double, (double Quantile, double LogBeta)> Known((double Sigma, double Df)[] spreads, double confidence, int threads)
    {
        double[] dfs = [.. spreads.Select(spread => spread.Df).Distinct()];
        var pairs = new (double Quantile, double LogBeta)[dfs.Length];
        Across.Each(dfs.Length, threads, at => pairs[at] = Pair(dfs[at]), CancellationToken.None);
        return dfs.Zip(pairs).ToDictionary();

        (double, double) Pair(double df)
        {
            if (double.IsNaN(df)) return (double.NaN, double.NaN);
            var logBeta = StudentT.LogBeta(df);
            return (StudentT.Quantile((1 + confidence) / 2, df, logBeta), logBeta);
        }
    }
}
