using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics.Distributions;

namespace Sarcotrace.Statistics.Survival;

/// <summary>The share that is still free of the event, after Kaplan and Meier: one step at each time of the follow-up.</summary>
/// <param name="Time">Distinct times, rising.</param>
/// <param name="AtRisk">How many were followed up to then.</param>
/// <param name="Events">Events then.</param>
/// <param name="Share">Share free of the event from then on.</param>
/// <param name="StandardError">Greenwood's, of the share.</param>
/// <param name="Low">Lower end of the interval on the scale ln(−ln share); NaN where the share is 0 or 1 by itself.</param>
/// <param name="High">Upper end.</param>
public sealed record KaplanMeier(
    ImmutableArray<double> Time, ImmutableArray<int> AtRisk, ImmutableArray<int> Events, ImmutableArray<double> Share,
    ImmutableArray<double> StandardError, ImmutableArray<double> Low, ImmutableArray<double> High)
{
    // Equal shares that were multiplied up in another order differ in their last digits.
    const double Rounding = 1e-9;

    /// <summary>Estimates the curve.</summary>
    /// <param name="followed">n people or animals, independent.</param>
    /// <param name="confidence">Of the pointwise interval, strictly between 0 and 1.</param>
    /// <returns>The steps.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Confidence is not strictly between 0 and 1.</exception>
    /// <remarks>
    /// Events come before censoring at the same time. O(n log n). Source: [kaplan1958], [therneau2000] §2.1.
    /// Checked against: golden/survival (R survfit, conf.type log-log).
    /// </remarks>
    public static KaplanMeier Of(FollowUp followed, double confidence = 0.95)
    {
        var z = Normal.Quantile((1 + Require.Between(0, 1, confidence)) / 2);
        var steps = followed.ByTime().ToArray();
        var (left, share, sum) = (followed.Time.Length, 1.0, 0.0);
        var (atRisk, events) = (new int[steps.Length], new int[steps.Length]);
        var (shares, errors, lows, highs) = (new double[steps.Length], new double[steps.Length], new double[steps.Length], new double[steps.Length]);
        for (var k = 0; k < steps.Length; k++)
        {
            var d = steps[k].Rows.Count(i => followed.Happened[i]);
            (atRisk[k], events[k]) = (left, d);
            share *= 1 - (double)d / left;
            sum += d == 0 ? 0 : (double)d / left / (left - d);
            (shares[k], errors[k]) = (share, share == 0 ? double.NaN : share * Math.Sqrt(sum));
            var reach = z * Math.Sqrt(sum) / Elementary.Log(share);
            (lows[k], highs[k]) = share is 0 or 1
                ? (share == 1 ? 1 : double.NaN, share == 1 ? 1 : double.NaN)
                : (Elementary.Pow(share, Elementary.Exp(-reach)), Elementary.Pow(share, Elementary.Exp(reach)));
            left -= steps[k].Rows.Length;
        }

        return new([.. steps.Select(step => step.Time)], [.. atRisk], [.. events], [.. shares], [.. errors], [.. lows], [.. highs]);
    }

    /// <summary>The share at a time.</summary>
    /// <param name="time">Not negative.</param>
    /// <returns>1 before the first event; the last share after the last time.</returns>
    /// <remarks>Source: [kaplan1958].</remarks>
    public double At(double time)
    {
        var share = 1.0;
        for (var k = 0; k < Time.Length && Time[k] <= time; k++) share = Share[k];
        return share;
    }

    /// <summary>The time by which half have had the event, with its interval.</summary>
    /// <returns>NaN where the curve, or an end of its interval, never comes down to a half.</returns>
    /// <remarks>
    /// Where the curve lies at exactly a half, the middle of that stretch; the interval is where the pointwise limits reach a
    /// half. Source: [brookmeyer1982]. Checked against: golden/survival (R survfit).
    /// </remarks>
    public (double Value, double Low, double High) Median() => (Reach(Share), Reach(Low), Reach(High));

    /// <summary>The mean time free of the event up to a horizon: the area under the curve.</summary>
    /// <param name="horizon">Positive, at most the last time.</param>
    /// <param name="confidence">Strictly between 0 and 1.</param>
    /// <returns>The mean with its standard error and normal interval, in the unit of time.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The horizon lies beyond the follow-up, or confidence is out of range.</exception>
    /// <remarks>Source: [royston2013]. Checked against: golden/survival (R survfit, rmean).</remarks>
    public (double Value, double StandardError, double Low, double High) RestrictedMean(double horizon, double confidence = 0.95)
    {
        Require.Between(0, double.PositiveInfinity, horizon);
        Require.Within(0, Time[^1], horizon);
        var z = Normal.Quantile((1 + Require.Between(0, 1, confidence)) / 2);
        var last = Enumerable.Range(0, Time.Length).TakeWhile(k => Time[k] <= horizon).Count();
        // Areas from each step to the horizon, summed backwards.
        var (area, variance) = (0.0, 0.0);
        for (var k = last - 1; k >= 0; k--)
        {
            area += Share[k] * ((k == last - 1 ? horizon : Time[k + 1]) - Time[k]);
            if (Events[k] > 0 && AtRisk[k] > Events[k]) variance += area * area * Events[k] / ((double)AtRisk[k] * (AtRisk[k] - Events[k]));
        }

        area += last == 0 ? horizon : Time[0];
        var error = Math.Sqrt(variance);
        return (area, error, area - z * error, area + z * error);
    }

    double Reach(ImmutableArray<double> height)
    {
        for (var k = 0; k < height.Length; k++)
        {
            if (!(height[k] <= 0.5 + Rounding)) continue;
            if (height[k] < 0.5 - Rounding) return Time[k];

            // Exactly a half: up to the next event that lowers it.
            for (var next = k + 1; next < height.Length; next++)
                if (height[next] < 0.5 - Rounding) return (Time[k] + Time[next]) / 2;
            return Time[k];
        }

        return double.NaN;
    }
}
