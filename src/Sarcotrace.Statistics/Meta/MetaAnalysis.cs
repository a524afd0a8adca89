using Sarcotrace.Core;
using Sarcotrace.Statistics.Distributions;

namespace Sarcotrace.Statistics.Meta;

/// <summary>How the uncertainty of a meta-analysis is judged.</summary>
public enum MetaTest
{
    /// <summary>Normal: intervals are too narrow with few studies.</summary>
    Normal,

    /// <summary>Knapp and Hartung: t with the spread that the effects show, not cut.</summary>
    KnappHartung,

    /// <summary>The same, never narrower than what the sampling variances say.</summary>
    KnappHartungAdHoc,
}

/// <summary>A meta-analysis or meta-regression of independent effects.</summary>
/// <param name="Value">Coefficients; the first is the overall effect where there is no moderator.</param>
/// <param name="StandardError">Their standard errors.</param>
/// <param name="Covariance">Their covariances, row by row.</param>
/// <param name="Df">Degrees of freedom of t; infinite for the normal.</param>
/// <param name="TauSquared">Variance between studies, in the effect's unit squared.</param>
/// <param name="Q">Weighted sum of squares about the equal-effects fit.</param>
/// <param name="QDf">Its degrees of freedom.</param>
/// <param name="TypicalVariance">The sampling variance that I² compares with.</param>
/// <param name="LogLikelihood">At the estimate, restricted for REML.</param>
/// <param name="Weights">Shares of the studies in the estimate where there is no moderator; leverages otherwise.</param>
public sealed record MetaAnalysis(
    double[] Value, double[] StandardError, double[][] Covariance, double Df, double TauSquared,
    double Q, int QDf, double TypicalVariance, double LogLikelihood, double[] Weights)
{
    /// <summary>P of Q, by chi-square.</summary>
    public double QP => QDf > 0 ? ChiSquare.Upper(Q, QDf) : double.NaN;

    /// <summary>Share of the variation between effects that is not sampling, 0 to 1.</summary>
    public double ISquared => Share(TauSquared);

    /// <summary>Total over sampling variation, at least 1.</summary>
    public double HSquared => 1 + TauSquared / TypicalVariance;

    /// <summary>Fits.</summary>
    /// <param name="effects">k effects, finite.</param>
    /// <param name="variances">k sampling variances, positive.</param>
    /// <param name="method">How the variance between studies is estimated.</param>
    /// <param name="test">How uncertainty is judged.</param>
    /// <param name="moderators">Columns of k values beside the intercept.</param>
    /// <exception cref="ArgumentException">
    /// Lengths differ, a variance is not positive, moderators determine each other, or there are no more studies than columns.
    /// </exception>
    /// <remarks>
    /// Assumes independent effects with known variances. The likelihood's highest peak is found to the last digit, zero
    /// included. O(k·p²) a trial, a few hundred trials.
    /// Source: [viechtbauer2005] §2, [knapp2003]. Checked against: golden/meta-analysis (metafor).
    /// </remarks>
    public static MetaAnalysis Fit(
        ReadOnlySpan<double> effects, ReadOnlySpan<double> variances, Heterogeneity method = Heterogeneity.Reml,
        MetaTest test = MetaTest.KnappHartung, params ReadOnlySpan<double[]> moderators)
    {
        Check(effects, variances);
        double[][] columns = [[.. Enumerable.Repeat(1.0, effects.Length)], .. moderators];
        var (k, p) = (effects.Length, columns.Length);
        if (columns.Any(column => column.Length != k)) throw new ArgumentException("a moderator differs in length", nameof(moderators));
        if (k < p || (k == p && method != Heterogeneity.Equal)) throw new ArgumentException($"{k} studies are too few for {p} coefficients", nameof(effects));

        double[] y = [.. effects], v = [.. variances];
        var search = new TauSquared(y, v, columns);
        var tau = search.Of(method);
        WeightedFit at = new(y, v, columns, tau), none = new(y, v, columns, 0);
        var spread = test == MetaTest.Normal || k == p ? 1 : at.Q / (k - p);
        if (test == MetaTest.KnappHartungAdHoc) spread = Math.Max(1, spread);
        double[][] covariance = [.. at.Covariance().Select(row => row.Select(cell => cell * spread).ToArray())];
        return new(
            at.Coefficient, [.. covariance.Select((row, i) => Math.Sqrt(row[i]))], covariance,
            test == MetaTest.Normal || k == p ? double.PositiveInfinity : k - p, tau, none.Q, k - p,
            k > p ? (k - p) / none.ProjectionTrace : double.NaN, search.LogLikelihood(tau, method != Heterogeneity.Ml && method != Heterogeneity.Equal),
            [.. Enumerable.Range(0, k).Select(at.Hat)]);
    }

    /// <summary>The interval of a coefficient.</summary>
    /// <param name="coefficient">Its place.</param>
    /// <param name="confidence">Strictly between 0 and 1.</param>
    /// <remarks>Source: [knapp2003]. Checked against: golden/meta-analysis (metafor).</remarks>
    public (double Low, double High) Interval(int coefficient = 0, double confidence = 0.95)
    {
        var reach = Quantile(confidence) * StandardError[coefficient];
        return (Value[coefficient] - reach, Value[coefficient] + reach);
    }

    /// <summary>Where the true effect of a new study is expected, at the intercept or at given moderators.</summary>
    /// <param name="confidence">Strictly between 0 and 1.</param>
    /// <param name="at">Values of the moderators; empty where there is none.</param>
    /// <remarks>
    /// t with k − p degrees of freedom after Knapp and Hartung, normal otherwise. With fewer than about five studies it
    /// is hardly known. Source: [higgins2009] §3. Checked against: golden/meta-analysis (metafor).
    /// </remarks>
    public (double Low, double High) Prediction(double confidence = 0.95, params ReadOnlySpan<double> at)
    {
        double[] x = [1, .. at];
        if (x.Length != Value.Length) throw new ArgumentException($"{at.Length} values for {Value.Length - 1} moderators", nameof(at));
        var (centre, variance) = (0.0, TauSquared);
        for (var i = 0; i < x.Length; i++)
        {
            centre += x[i] * Value[i];
            for (var j = 0; j < x.Length; j++) variance += x[i] * Covariance[i][j] * x[j];
        }

        var reach = Quantile(confidence) * Math.Sqrt(variance);
        return (centre - reach, centre + reach);
    }

    /// <summary>Two-sided p of a coefficient.</summary>
    /// <param name="coefficient">Its place.</param>
    /// <remarks>Source: [knapp2003]. Checked against: golden/meta-analysis (metafor).</remarks>
    public double P(int coefficient = 0) => StudentT.TwoSided(Value[coefficient] / StandardError[coefficient], Df);

    /// <summary>Test that all moderators together change nothing: F over its degrees of freedom, or chi-square.</summary>
    /// <returns>QM (chi-square, or F after Knapp and Hartung) and its p; NaN without moderators.</returns>
    /// <remarks>Source: [knapp2003]. Checked against: golden/meta-analysis (metafor).</remarks>
    public (double Statistic, double P) Moderators()
    {
        var m = Value.Length - 1;
        if (m == 0) return (double.NaN, double.NaN);
        var chi = Dense.Quadratic([.. Covariance.Skip(1).Select(row => row[1..])], Value[1..]);
        return double.IsInfinity(Df) ? (chi, ChiSquare.Upper(chi, m)) : (chi / m, FisherF.Upper(chi / m, m, Df));
    }

    /// <summary>The interval of the variance between studies, of which I² and H² follow.</summary>
    /// <param name="effects">k effects as fitted.</param>
    /// <param name="variances">k variances as fitted.</param>
    /// <param name="confidence">Strictly between 0 and 1.</param>
    /// <param name="moderators">Columns as fitted.</param>
    /// <returns>Ends; both 0 where the effects agree better than chance lets any heterogeneity.</returns>
    /// <remarks>Source: [viechtbauer2007] §3 (Q profile). Checked against: golden/meta-analysis (metafor).</remarks>
    public static (double Low, double High) TauInterval(
        ReadOnlySpan<double> effects, ReadOnlySpan<double> variances, double confidence = 0.95, params ReadOnlySpan<double[]> moderators)
    {
        Check(effects, variances);
        double[][] columns = [[.. Enumerable.Repeat(1.0, effects.Length)], .. moderators];
        var df = Require.AtLeast(1, effects.Length - columns.Length);
        var search = new TauSquared([.. effects], [.. variances], columns);
        var tail = 0.5 * (1 - Require.Between(0, 1, confidence));
        return (search.AtQ(Critical(tail, df)), search.AtQ(Critical(1 - tail, df)));
    }

    /// <summary>The share of variation that a variance between studies makes.</summary>
    /// <param name="tauSquared">Not negative.</param>
    /// <returns>0 to 1.</returns>
    /// <remarks>Source: [higgins2002] §3. Checked against: golden/meta-analysis (metafor).</remarks>
    public double Share(double tauSquared) => tauSquared / (tauSquared + TypicalVariance);

    double Quantile(double confidence) => StudentT.Quantile(0.5 * (1 + Require.Between(0, 1, confidence)), Df);

    // The chi-square that a share `upper` exceeds.
    static double Critical(double upper, int df)
    {
        var high = df + 10.0;
        while (ChiSquare.Upper(high, df) > upper) high *= 2;
        return Root.Between(0, high, x => upper - ChiSquare.Upper(x, df));
    }

    static void Check(ReadOnlySpan<double> effects, ReadOnlySpan<double> variances)
    {
        Require.SameLength(effects, variances);
        Require.Finite(effects);
        Require.AtLeast(1, effects.Length);
        foreach (var variance in variances) Require.Between(0, double.PositiveInfinity, variance);
    }
}
