using Sarcotrace.Core;
using Sarcotrace.Statistics.Distributions;
using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics;

/// <summary>How a fit by iteration ended.</summary>
public enum FitStatus
{
    /// <summary>The deviance has settled.</summary>
    Converged,

    /// <summary>A predictor tells the two states apart without error: its odds ratio has no finite estimate.</summary>
    Separated,

    /// <summary>The iterations ran out.</summary>
    NotConverged,

    /// <summary>One state is absent, or there are no more rows than columns.</summary>
    Impossible,
}

/// <summary>A logistic regression: log odds of a state as a sum of terms.</summary>
/// <param name="Coefficient">Log odds ratios, in the order of the design's columns.</param>
/// <param name="StandardError">Their standard errors.</param>
/// <param name="Deviance">−2 times the log likelihood.</param>
/// <param name="Iterations">Steps taken.</param>
/// <param name="Status">How it ended; only a converged fit has numbers to report.</param>
public sealed record LogisticModel(
    double[] Coefficient, double[] StandardError, double Deviance, int Iterations, FitStatus Status)
{
    /// <summary>Fits by iteratively reweighted least squares.</summary>
    /// <param name="design">n rows.</param>
    /// <param name="outcome">n values, 0 or 1.</param>
    /// <exception cref="ArgumentException">Lengths differ.</exception>
    /// <remarks>
    /// Stops when the deviance changes by less than 1e-13 of itself. O(n·p²) a step.
    /// Source: [mccullagh1989] §4.4. Checked against: golden/logistic (R glm).
    /// </remarks>
    public static LogisticModel Fit(Design design, ReadOnlySpan<double> outcome)
    {
        if (design.Rows != outcome.Length) throw new ArgumentException("design and outcome differ in length", nameof(outcome));

        var columns = new double[design.Rank][];
        for (var k = 0; k < columns.Length; k++) columns[k] = design.Factors.Column(k).ToArray();
        return Reweighted.Fit(columns, outcome.ToArray(), new double[columns.Length]);
    }

    /// <summary>The Wald p of a coefficient; NaN where the fit did not converge.</summary>
    /// <param name="column">A place in the design's columns.</param>
    /// <remarks>Source: [mccullagh1989] §4.4.</remarks>
    public double P(int column) =>
        Status == FitStatus.Converged ? Normal.TwoSided(Coefficient[column] / StandardError[column]) : double.NaN;

    /// <summary>Fits one model a response, the response joining the design as its last column.</summary>
    /// <param name="design">n rows: what is held constant.</param>
    /// <param name="responses">m blocks of n finite values.</param>
    /// <param name="outcome">n values, 0 or 1.</param>
    /// <param name="threads">How many threads may work; the numbers do not depend on it.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <returns>m fits; the response's coefficient is the last of each.</returns>
    /// <exception cref="ArgumentException">Lengths differ.</exception>
    /// <remarks>
    /// Each starts from the fit without the response, which saves half of the steps. O(m·n·p²).
    /// Source: [mccullagh1989] §4.4. Checked against: golden/logistic (R glm).
    /// </remarks>
    public static LogisticModel[] Each(
        Design design, ReadOnlyMemory<double> responses, ReadOnlyMemory<double> outcome, int threads, CancellationToken cancel = default)
    {
        var n = Require.AtLeast(1, design.Rows);
        if (responses.Length % n != 0 || outcome.Length != n) throw new ArgumentException("lengths differ", nameof(responses));

        var without = Fit(design, outcome.Span);
        var y = outcome.ToArray();
        var fits = new LogisticModel[responses.Length / n];
        Across.Each(fits.Length, threads, One, cancel);
        return fits;

        void One(int response)
        {
            var columns = new double[design.Rank + 1][];
            for (var k = 0; k < design.Rank; k++) columns[k] = design.Factors.Column(k).ToArray();
            columns[^1] = responses.Slice(response * n, n).ToArray();
            fits[response] = Reweighted.Fit(columns, y, [.. without.Coefficient, 0]);
        }
    }
}
