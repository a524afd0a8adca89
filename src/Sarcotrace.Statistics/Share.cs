using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Statistics.Distributions;

namespace Sarcotrace.Statistics;

/// <summary>A proportion with its interval.</summary>
/// <param name="Value">0 to 1; NaN where there is nobody.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
public readonly record struct Share(double Value, double Low, double High)
{
    /// <summary>A plain proportion with Wilson's interval.</summary>
    /// <param name="count">Those who have it, 0 to <paramref name="of"/>.</param>
    /// <param name="of">All of them.</param>
    /// <param name="confidence">Of the interval, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentException">The count is not within 0 and all.</exception>
    /// <remarks>Source: [wilson1927]. Checked against: golden/shares (R prop.test).</remarks>
    public static Share Wilson(long count, long of, double confidence = 0.95)
    {
        Require.Between(0, 1, confidence);
        if (count < 0 || count > of) throw new ArgumentException($"{count} of {of}", nameof(count));
        if (of == 0) return new(double.NaN, double.NaN, double.NaN);

        var z = Normal.Quantile((1 + confidence) / 2);
        var (p, z2) = ((double)count / of, z * z);
        var centre = (p + z2 / (2 * of)) / (1 + z2 / of);
        var reach = z / (1 + z2 / of) * Math.Sqrt(p * (1 - p) / of + z2 / (4.0 * of * of));
        return new(p, Math.Max(0, centre - reach), Math.Min(1, centre + reach));
    }

    /// <summary>A survey-weighted proportion, with the linearised interval of a stratified sample of units.</summary>
    /// <param name="has">n values: 1, 0, or NaN for those outside the group in question.</param>
    /// <param name="weight">n weights, not negative.</param>
    /// <param name="stratum">n strata, or empty for one stratum.</param>
    /// <param name="unit">n sampling units, numbered within their stratum, or empty where each row is its own.</param>
    /// <param name="confidence">Of the interval, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a weight is negative.</exception>
    /// <remarks>
    /// Rows outside the group stay in the sample with value 0, as a domain must. A stratum with one unit adds nothing to
    /// the variance, which is then too small. Source: [lohr2021] §9.1. Checked against: golden/shares (own R formula).
    /// </remarks>
    public static Share Weighted(
        ReadOnlySpan<double> has, ReadOnlySpan<double> weight, ImmutableArray<string> stratum = default,
        ImmutableArray<string> unit = default, double confidence = 0.95)
    {
        Require.SameLength(has, weight);
        Require.Between(0, 1, confidence);
        double whole = 0, those = 0;
        for (var i = 0; i < has.Length; i++)
        {
            if (weight[i] < 0) throw new ArgumentException($"weight {i} is {weight[i]}", nameof(weight));
            if (double.IsNaN(has[i]) || double.IsNaN(weight[i])) continue;
            whole += weight[i];
            those += weight[i] * has[i];
        }

        if (whole == 0) return new(double.NaN, double.NaN, double.NaN);

        var p = those / whole;
        var totals = new Dictionary<string, Dictionary<(int Row, string Name), double>>();
        for (var i = 0; i < has.Length; i++)
        {
            var score = double.IsNaN(has[i]) || double.IsNaN(weight[i]) ? 0 : weight[i] * (has[i] - p) / whole;
            var units = Under(totals, stratum.IsDefaultOrEmpty ? "" : stratum[i]);
            var own = unit.IsDefaultOrEmpty ? (i, "") : (-1, unit[i]);
            units[own] = units.GetValueOrDefault(own) + score;
        }

        var variance = totals.Values.Sum(Between);
        var df = Math.Max(1, totals.Values.Sum(units => units.Count) - totals.Count);
        var reach = StudentT.Quantile((1 + confidence) / 2, df) * Math.Sqrt(variance);
        return new(p, Math.Max(0, p - reach), Math.Min(1, p + reach));
    }

    static Dictionary<(int, string), double> Under(Dictionary<string, Dictionary<(int, string), double>> totals, string stratum) =>
        totals.TryGetValue(stratum, out var units) ? units : totals[stratum] = [];

    static double Between(Dictionary<(int, string), double> units)
    {
        if (units.Count < 2) return 0;
        var mean = units.Values.Average();
        return units.Values.Sum(total => (total - mean) * (total - mean)) * units.Count / (units.Count - 1);
    }
}
