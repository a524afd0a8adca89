using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics.Distributions;
using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Counts;

/// <summary>A generalised linear model of counts or shares.</summary>
/// <param name="Design">Right-hand side.</param>
/// <param name="Family">How counts scatter.</param>
/// <param name="Coefficient">On the log (or log odds) scale, in the order of the design's columns; NaN unless converged.</param>
/// <param name="StandardError">Their standard errors, times the root of the dispersion for quasi families.</param>
/// <param name="Deviance">Residual deviance.</param>
/// <param name="Pearson">Pearson's chi-square.</param>
/// <param name="LogLikelihood">At the estimate; NaN for quasi families, which have none.</param>
/// <param name="Theta">Of the negative binomial; infinite where counts scatter no more than Poisson's; NaN otherwise.</param>
/// <param name="ThetaError">Its standard error; NaN where it has none.</param>
/// <param name="Status">How it ended; only a converged fit has numbers to report.</param>
public sealed record CountModel(
    Design Design, CountFamily Family, ImmutableArray<double> Coefficient, ImmutableArray<double> StandardError, double Deviance,
    double Pearson, double LogLikelihood, double Theta, double ThetaError, FitStatus Status)
{
    const int MostRounds = 200;

    internal CountFit? Inner { get; private init; }

    /// <summary>Residual degrees of freedom.</summary>
    public int Df => Design.Rows - Design.Rank;

    /// <summary>Pearson's chi-square over its degrees of freedom: near 1 where the family fits, larger for more scatter.</summary>
    public double Dispersion => Pearson / Df;

    /// <summary>Fits by iteratively reweighted least squares; theta by maximum likelihood in turn with the rest.</summary>
    /// <param name="design">n rows, with more rows than columns.</param>
    /// <param name="outcome">n counts from 0; for binomial families n shares from 0 to 1.</param>
    /// <param name="family">How counts scatter.</param>
    /// <param name="offset">n values added to the predictor, such as the log of the time watched; empty for none.</param>
    /// <param name="weight">n positive weights; for binomial families the trials of each; empty for 1.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentException">Lengths differ or a value is out of range.</exception>
    /// <remarks>
    /// Stops where the deviance changes by less than 1e-14 of itself. O(n·p²) a step. A mean driven to 0 (or a share to 0 or
    /// 1) is called separated. Source: [mccullagh1989] §2.5; theta [lawless1987], [venables2002] §7.4.
    /// Checked against: golden/counts (R glm, MASS::glm.nb).
    /// </remarks>
    public static CountModel Fit(
        Design design, ReadOnlySpan<double> outcome, CountFamily family, ReadOnlySpan<double> offset = default,
        ReadOnlySpan<double> weight = default)
    {
        var n = design.Rows;
        Check(n, outcome, family, offset, weight);
        var columns = new double[design.Rank][];
        for (var k = 0; k < columns.Length; k++) columns[k] = design.Factors.Column(k).ToArray();
        var problem = new CountFit.Problem(
            columns, outcome.ToArray(), offset.IsEmpty ? new double[n] : offset.ToArray(),
            weight.IsEmpty ? [.. Enumerable.Repeat(1.0, n)] : weight.ToArray());
        if (n <= columns.Length) return Without(design, family, FitStatus.Impossible);

        var fit = CountFit.Of(problem, new(family, double.PositiveInfinity), null);
        if (family != CountFamily.NegativeBinomial || fit.Status != FitStatus.Converged) return Made(design, family, fit, double.NaN);

        // Counts that scatter no more than Poisson's have no finite theta.
        var excess = Enumerable.Range(0, n).Sum(i => problem.Weight[i] * (Square(problem.Outcome[i] - fit.Mean[i]) - problem.Outcome[i]));
        if (excess <= 0) return Made(design, family, fit, double.PositiveInfinity);

        var log = Elementary.Log(Lanes.Product(problem.Weight, fit.Mean.Select(Square).ToArray()) / excess);
        for (var round = 0; round < MostRounds; round++)
        {
            var before = log;
            log = NegativeBinomial.LogTheta(problem, fit.Mean, log);
            if (log > 25) return Made(design, family, CountFit.Of(problem, new(family, double.PositiveInfinity), null), double.PositiveInfinity);
            fit = CountFit.Of(problem, new(family, Elementary.Exp(log)), fit.Beta);
            if (fit.Status != FitStatus.Converged) return Without(design, family, fit.Status);
            if (Math.Abs(log - before) < 1e-11) return Made(design, family, fit, Elementary.Exp(log));
        }

        return Without(design, family, FitStatus.NotConverged);
    }

    /// <summary>The interval of a coefficient by its standard error, with p.</summary>
    /// <param name="column">A place in the design's columns.</param>
    /// <param name="confidence">Strictly between 0 and 1.</param>
    /// <returns>By the normal; by Student's t for quasi families.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Confidence is not strictly between 0 and 1.</exception>
    /// <remarks>Source: [mccullagh1989] §4.4. Checked against: golden/counts (R glm).</remarks>
    public (double Low, double High, double P) Wald(int column, double confidence = 0.95)
    {
        var share = (1 + Require.Between(0, 1, confidence)) / 2;
        var (value, error) = (Coefficient[column], StandardError[column]);
        if (Status != FitStatus.Converged) return (double.NaN, double.NaN, double.NaN);

        var quasi = Family is CountFamily.QuasiPoisson or CountFamily.QuasiBinomial;
        var reach = error * (quasi ? StudentT.Quantile(share, Df) : Normal.Quantile(share));
        return (value - reach, value + reach, quasi ? StudentT.TwoSided(value / error, Df) : Normal.TwoSided(value / error));
    }

    /// <summary>The interval of a coefficient by the likelihood ratio, all others fitted anew.</summary>
    /// <param name="column">A place in the design's columns.</param>
    /// <param name="confidence">Strictly between 0 and 1.</param>
    /// <returns>Infinite ends where the deviance never rises far enough; NaN unless converged.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Confidence is not strictly between 0 and 1.</exception>
    /// <remarks>
    /// The rise of the deviance over the dispersion is compared with the square of a normal quantile; theta is held. Some 20
    /// fits. Source: [venables2002] §8.4. Checked against: golden/counts (roots of refits in R).
    /// </remarks>
    public (double Low, double High) Profile(int column, double confidence = 0.95)
    {
        var share = (1 + Require.Between(0, 1, confidence)) / 2;
        if (Inner is not { } fit || Status != FitStatus.Converged) return (double.NaN, double.NaN);

        var quasi = fit.Family.IsQuasi;
        var wanted = quasi ? StudentT.Quantile(share, Df) : Normal.Quantile(share);
        var along = new CountProfile(fit, column, quasi ? Dispersion : 1);
        return (along.End(-StandardError[column], wanted), along.End(StandardError[column], wanted));
    }

    /// <summary>Whether columns of a larger model are needed: the likelihood ratio, or F for quasi families.</summary>
    /// <param name="smaller">A fit of the same outcome with fewer columns.</param>
    /// <param name="larger">The fit with more.</param>
    /// <returns>Statistic, degrees of freedom and p; theta of a negative binomial is each fit's own.</returns>
    /// <exception cref="ArgumentException">Families differ or nothing was added.</exception>
    /// <remarks>Source: [mccullagh1989] §2.3. Checked against: golden/counts (R anova).</remarks>
    public static (double Statistic, int Df, double P) Compare(CountModel smaller, CountModel larger)
    {
        if (smaller.Family != larger.Family) throw new ArgumentException("the families differ", nameof(larger));

        var above = Require.AtLeast(1, larger.Design.Rank - smaller.Design.Rank);
        if (larger.Family is CountFamily.QuasiPoisson or CountFamily.QuasiBinomial)
        {
            var f = (smaller.Deviance - larger.Deviance) / above / larger.Dispersion;
            return (f, above, FisherF.Upper(f, above, larger.Df));
        }

        var chi = 2 * (larger.LogLikelihood - smaller.LogLikelihood);
        return (chi, above, ChiSquare.Upper(chi, above));
    }

    /// <summary>Whether counts scatter more than their family allows.</summary>
    /// <returns>Pearson's chi-square over its degrees of freedom, and the upper tail of the chi-square.</returns>
    /// <remarks>Rough where means are below about 3. Source: [mccullagh1989] §4.5. Checked against: golden/counts.</remarks>
    public (double Ratio, double P) Overdispersion() => (Dispersion, ChiSquare.Upper(Pearson, Df));

    static void Check(int n, ReadOnlySpan<double> outcome, CountFamily family, ReadOnlySpan<double> offset, ReadOnlySpan<double> weight)
    {
        Require.Finite(outcome);
        Require.Finite(offset);
        Require.Finite(weight);
        if (outcome.Length != n || (!offset.IsEmpty && offset.Length != n) || (!weight.IsEmpty && weight.Length != n))
            throw new ArgumentException("lengths differ", nameof(outcome));

        var most = family is CountFamily.Binomial or CountFamily.QuasiBinomial ? 1 : double.PositiveInfinity;
        foreach (var y in outcome)
            if (y < 0 || y > most) throw new ArgumentException($"{y} is no outcome of this family", nameof(outcome));
        foreach (var w in weight)
            if (w <= 0) throw new ArgumentException("a weight is not positive", nameof(weight));
    }

    static CountModel Made(Design design, CountFamily family, CountFit fit, double theta)
    {
        if (fit.Status != FitStatus.Converged) return Without(design, family, fit.Status);

        var problem = fit.Asked;
        var pearson = Enumerable.Range(0, design.Rows).Sum(i =>
            problem.Weight[i] * Square(problem.Outcome[i] - fit.Mean[i]) / fit.Family.Variance(fit.Mean[i]));
        var scale = fit.Family.IsQuasi ? Math.Sqrt(pearson / (design.Rows - design.Rank)) : 1;
        var log = fit.Family.IsQuasi
            ? double.NaN
            : Enumerable.Range(0, design.Rows).Sum(i => fit.Family.LogLikelihood(problem.Outcome[i], fit.Mean[i], problem.Weight[i]));
        var error = double.IsFinite(theta) ? 1 / Math.Sqrt(NegativeBinomial.Information(problem, fit.Mean, theta)) : double.NaN;
        return new(
            design, family, [.. fit.Beta], [.. fit.Errors.Select(value => value * scale)], fit.Deviance, pearson, log, theta, error,
            FitStatus.Converged)
        {
            Inner = fit,
        };
    }

    static CountModel Without(Design design, CountFamily family, FitStatus status)
    {
        ImmutableArray<double> none = [.. Enumerable.Repeat(double.NaN, design.Rank)];
        return new(design, family, none, none, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, status);
    }

    static double Square(double value) => value * value;
}
