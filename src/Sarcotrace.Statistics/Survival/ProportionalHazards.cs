using System.Collections.Immutable;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Survival;

/// <summary>On which scale of time a change of the hazard ratio is looked for.</summary>
public enum TimeScale
{
    /// <summary>One less the Kaplan–Meier curve just before the event, which tames late outliers.</summary>
    KaplanMeier,

    /// <summary>Time itself.</summary>
    Identity,

    /// <summary>Its rank among all times of the follow-up.</summary>
    Rank,

    /// <summary>Its logarithm; times must be positive.</summary>
    Log,
}

/// <summary>Whether hazard ratios stay the same through time.</summary>
/// <param name="ChiSquare">A covariate each, with one degree of freedom.</param>
/// <param name="P">Their upper tails; small: the ratio changes with time.</param>
/// <param name="Global">Of all together, with as many degrees of freedom as covariates.</param>
/// <param name="GlobalP">Its upper tail.</param>
public sealed record ProportionalHazards(ImmutableArray<double> ChiSquare, ImmutableArray<double> P, double Global, double GlobalP)
{
    /// <summary>Tests a fit.</summary>
    /// <param name="model">A converged fit.</param>
    /// <param name="scale">Scale of time.</param>
    /// <returns>The tests.</returns>
    /// <exception cref="ArgumentException">The fit did not converge.</exception>
    /// <remarks>
    /// The score test of coefficients that change in proportion to the scale of time, which sums Schoenfeld's residuals by
    /// it, with the information of each event. O(n·p²). Source: [grambsch1994], [therneau2000] §6.2.
    /// Checked against: golden/survival (R cox.zph).
    /// </remarks>
    public static ProportionalHazards Of(CoxModel model, TimeScale scale = TimeScale.KaplanMeier)
    {
        if (model.Sets is not { } sets) throw new ArgumentException("the fit did not converge", nameof(model));

        var p = model.Coefficient.Length;
        var scaled = Scaled(sets.Followed, scale);
        var score = new double[2 * p];
        var information = new double[2 * p, 2 * p];
        foreach (var moment in sets.Moments(sets.Logs(model.Coefficient.AsSpan())))
        {
            var g = scaled[moment.Time];
            for (var a = 0; a < p; a++)
            {
                var residual = moment.Rows.Sum(i => sets.Covariate(a, i)) / moment.Rows.Length - moment.Mean[a];
                score[p + a] += g * residual;
                for (var b = 0; b < p; b++)
                {
                    information[a, b] += moment.Variance[a, b];
                    information[p + a, b] += g * moment.Variance[a, b];
                    information[a, p + b] += g * moment.Variance[a, b];
                    information[p + a, p + b] += g * g * moment.Variance[a, b];
                }
            }
        }

        double[] each = [.. Enumerable.Range(0, p).Select(k => Form(information, score, [.. Enumerable.Range(0, p), p + k]))];
        var all = Form(information, score, [.. Enumerable.Range(0, 2 * p)]);
        return new([.. each], [.. each.Select(chi => Distributions.ChiSquare.Upper(chi, 1))], all, Distributions.ChiSquare.Upper(all, p));
    }

    static double Form(double[,] information, double[] score, int[] places)
    {
        var inner = new double[places.Length, places.Length];
        for (var a = 0; a < places.Length; a++)
            for (var b = 0; b < places.Length; b++) inner[a, b] = information[places[a], places[b]];
        return Positive.Of(inner) is { } factors ? factors.Form([.. places.Select(place => score[place])]) : double.NaN;
    }

    // Centred over the events, which changes nothing but rounding.
    static Dictionary<double, double> Scaled(FollowUp followed, TimeScale scale)
    {
        double[] times = [.. followed.Time.Where((_, i) => followed.Happened[i]).Order()];
        double[] everyone = [.. followed.Time.Order()];
        var curve = KaplanMeier.Of(followed);
        Dictionary<double, double> values = [];
        foreach (var time in times.Distinct())
        {
            values[time] = scale switch
            {
                TimeScale.Identity => time,
                TimeScale.Log => Elementary.Log(time),
                TimeScale.Rank => everyone.Index().Where(pair => pair.Item == time).Average(pair => pair.Index + 1.0),
                _ => 1 - curve.At(Math.BitDecrement(time)),
            };
        }

        var mean = times.Average(time => values[time]);
        return values.ToDictionary(pair => pair.Key, pair => pair.Value - mean);
    }
}
