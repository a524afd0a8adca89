using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics.Distributions;
using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Survival;

/// <summary>How events at the same time are counted.</summary>
public enum Ties
{
    /// <summary>As if in every order, on average: Efron's.</summary>
    Efron,

    /// <summary>As if all at once: Breslow's.</summary>
    Breslow,
}

/// <summary>A proportional hazards regression: log hazard as a sum of terms.</summary>
/// <param name="Columns">Names of the covariates kept.</param>
/// <param name="Coefficient">Log hazard ratios per unit of each.</param>
/// <param name="StandardError">From the information; NaN unless converged.</param>
/// <param name="RobustError">From the sums of score residuals over clusters; empty where no clusters were given.</param>
/// <param name="LogLikelihood">Partial, at the estimate.</param>
/// <param name="NullLogLikelihood">Partial, with all coefficients 0.</param>
/// <param name="ScoreTest">Chi-square of the score at 0, with as many degrees of freedom as covariates.</param>
/// <param name="Status">How it ended; only a converged fit has numbers to report.</param>
/// <param name="Aliased">Covariates left out because others determine them.</param>
public sealed record CoxModel(
    ImmutableArray<string> Columns, ImmutableArray<double> Coefficient, ImmutableArray<double> StandardError,
    ImmutableArray<double> RobustError, double LogLikelihood, double NullLogLikelihood, double ScoreTest, FitStatus Status,
    ImmutableArray<Alias> Aliased)
{
    const int MostSteps = 50;

    internal RiskSets? Sets { get; private init; }

    /// <summary>Chi-square of the likelihood ratio against no covariates.</summary>
    public double LikelihoodRatio => 2 * (LogLikelihood - NullLogLikelihood);

    /// <summary>Fits by Newton's steps on the partial likelihood.</summary>
    /// <param name="followed">n people or animals.</param>
    /// <param name="terms">Covariates with n finite values each, at least one.</param>
    /// <param name="ties">How ties are counted.</param>
    /// <param name="stratum">n strata, each with a baseline of its own; empty for one.</param>
    /// <param name="cluster">n clusters, for errors that hold where rows of a cluster are alike; empty for none.</param>
    /// <returns>The model; where a covariate orders all events without error, it is called separated.</returns>
    /// <exception cref="ArgumentException">Lengths differ.</exception>
    /// <remarks>
    /// Stops where a step moves no coefficient by 1e-9 of its scale. O(n·p²) a step. Source: [cox1972], [efron1977],
    /// [breslow1974]; robust errors [lin1989]. Checked against: golden/survival (R coxph).
    /// </remarks>
    public static CoxModel Fit(
        FollowUp followed, IReadOnlyList<Term> terms, Ties ties = Ties.Efron, ReadOnlySpan<int> stratum = default,
        ReadOnlySpan<int> cluster = default)
    {
        var n = followed.Time.Length;
        if (!stratum.IsEmpty && stratum.Length != n) throw new ArgumentException("strata differ in length", nameof(stratum));
        if (!cluster.IsEmpty && cluster.Length != n) throw new ArgumentException("clusters differ in length", nameof(cluster));

        var design = Design.Build(n, terms);
        var p = design.Rank - 1;
        ImmutableArray<string> names = [.. design.Columns.Skip(1)];
        if (p == 0 || !followed.Happened.Contains(true)) return Without(names, FitStatus.Impossible, design.Aliased);

        var sets = new RiskSets(followed, Centred(design), stratum.IsEmpty ? new int[n] : stratum.ToArray(), ties);
        var at = sets.At(new double[p]);
        if (Mute(sets, at.Information) || Positive.Of(at.Information) is not { } start)
            return Without(names, FitStatus.Impossible, design.Aliased);

        var (score, none) = (start.Form(at.Score), at.LogLikelihood);
        var (beta, status) = Climb(sets, ref at, p);
        if (status != FitStatus.Converged) return Without(names, status, design.Aliased) with { NullLogLikelihood = none };

        var inverse = Positive.Of(at.Information)!.Inverse();
        ImmutableArray<double> errors = [.. Enumerable.Range(0, p).Select(k => Math.Sqrt(inverse[k, k]))];
        var robust = cluster.IsEmpty ? [] : Robust(sets.ScoreResiduals(beta), inverse, cluster.ToArray());
        return new(names, [.. beta], errors, robust, at.LogLikelihood, none, score, status, design.Aliased) { Sets = sets };
    }

    /// <summary>The hazard ratio per unit of a covariate, with its interval and p.</summary>
    /// <param name="column">A place in <see cref="Columns"/>.</param>
    /// <param name="confidence">Strictly between 0 and 1.</param>
    /// <returns>NaN where the fit did not converge; by the robust error where there is one.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Confidence is not strictly between 0 and 1.</exception>
    /// <remarks>Wald. Source: [therneau2000] §3.4. Checked against: golden/survival (R coxph).</remarks>
    public (double Ratio, double Low, double High, double P) HazardRatio(int column, double confidence = 0.95)
    {
        var z = Normal.Quantile((1 + Require.Between(0, 1, confidence)) / 2);
        if (Status != FitStatus.Converged) return (double.NaN, double.NaN, double.NaN, double.NaN);

        var (beta, error) = (Coefficient[column], RobustError.IsEmpty ? StandardError[column] : RobustError[column]);
        return (Elementary.Exp(beta), Elementary.Exp(beta - z * error), Elementary.Exp(beta + z * error), Normal.TwoSided(beta / error));
    }

    // A covariate that is the same in everyone at risk, at every event, has nothing to say: all its variance is rounding.
    static bool Mute(RiskSets sets, double[,] information)
    {
        var events = sets.Followed.Happened.Count(happened => happened);
        return Enumerable.Range(0, information.GetLength(0)).Any(k => !(information[k, k] > 1e-12 * events * sets.Scale(k) * sets.Scale(k)));
    }

    // The centre of a covariate changes nothing but rounding.
    static double[][] Centred(Design design) =>
    [
        .. Enumerable.Range(1, design.Rank - 1).Select(k =>
        {
            double[] column = [.. design.Column(k)];
            var mean = Lanes.Sum(column) / column.Length;
            return column.Select(value => value - mean).ToArray();
        }),
    ];

    static (double[] Beta, FitStatus Status) Climb(RiskSets sets, ref RiskSets.Slopes at, int p)
    {
        var beta = new double[p];
        var gain = double.PositiveInfinity;
        for (var step = 0; step < MostSteps; step++)
        {
            if (Positive.Of(at.Information) is not { } factors)
                return (beta, gain < 1e-6 * (1 + Math.Abs(at.LogLikelihood)) ? FitStatus.Separated : FitStatus.NotConverged);

            var move = factors.Solve(at.Score);
            var size = Enumerable.Range(0, p).Max(k => Math.Abs(move[k]) * sets.Scale(k));
            for (var half = 0; ; half++)
            {
                double[] next = [.. beta.Zip(move, (b, m) => b + m)];
                var there = sets.At(next);
                if (there.LogLikelihood >= at.LogLikelihood - 1e-12 * Math.Abs(at.LogLikelihood) || half > 30)
                {
                    gain = there.LogLikelihood - at.LogLikelihood;
                    (beta, at) = (next, there);
                    break;
                }

                for (var k = 0; k < p; k++) move[k] /= 2;
            }

            if (size < 1e-9) return (beta, FitStatus.Converged);
        }

        // Coefficients that still run while the likelihood stands: a covariate orders the events without error.
        return (beta, gain < 1e-6 ? FitStatus.Separated : FitStatus.NotConverged);
    }

    static ImmutableArray<double> Robust(double[][] residuals, double[,] inverse, int[] cluster)
    {
        var p = residuals.Length;
        var sums = cluster.Distinct().Order().Select(_ => new double[p]).ToArray();
        var places = cluster.Distinct().Order().Select((name, place) => (name, place)).ToDictionary(pair => pair.name, pair => pair.place);
        for (var i = 0; i < cluster.Length; i++)
        {
            for (var k = 0; k < p; k++)
                for (var j = 0; j < p; j++) sums[places[cluster[i]]][k] += inverse[k, j] * residuals[j][i];
        }

        return [.. Enumerable.Range(0, p).Select(k => Math.Sqrt(sums.Sum(sum => sum[k] * sum[k])))];
    }

    static CoxModel Without(ImmutableArray<string> names, FitStatus status, ImmutableArray<Alias> aliased)
    {
        ImmutableArray<double> none = [.. names.Select(_ => double.NaN)];
        return new(names, none, none, [], double.NaN, double.NaN, double.NaN, status, aliased);
    }
}
