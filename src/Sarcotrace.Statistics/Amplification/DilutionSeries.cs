using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics.Distributions;
using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Amplification;

/// <summary>The line of quantification cycles over the logarithm of the amount, and the efficiency it tells.</summary>
/// <param name="Slope">Cycles per tenfold amount; −3.32 where each cycle doubles.</param>
/// <param name="Intercept">Cycles at amount 1.</param>
/// <param name="Error">Standard error of the slope.</param>
/// <param name="RSquared">Share of the variation that the line explains.</param>
/// <param name="Efficiency">10^(−1/slope) − 1: 1 where each cycle doubles.</param>
/// <param name="Low">Lower end of its interval.</param>
/// <param name="High">Upper end; infinite where the slope might not be negative.</param>
public sealed record DilutionSeries(
    double Slope, double Intercept, double Error, double RSquared, double Efficiency, double Low, double High)
{
    /// <summary>Fits a series.</summary>
    /// <param name="amount">n ≥ 3 positive amounts in any unit, of at least two sizes.</param>
    /// <param name="cycles">n quantification cycles.</param>
    /// <param name="confidence">Of the interval, strictly between 0 and 1.</param>
    /// <returns>The line, with the efficiency's interval turned from the slope's.</returns>
    /// <exception cref="ArgumentException">Too few values, unequal lengths, an amount that is not positive, or one size alone.</exception>
    /// <remarks>
    /// Ordinary least squares of cycles on log10 amount. Source: [pfaffl2001]; [bustin2009]. Checked against:
    /// golden/dilution-series (R lm).
    /// </remarks>
    public static DilutionSeries Fit(ReadOnlySpan<double> amount, ReadOnlySpan<double> cycles, double confidence)
    {
        Require.SameLength(amount, cycles);
        Require.AtLeast(3, amount.Length);
        Require.Finite(cycles);
        var x = new double[amount.Length];
        for (var i = 0; i < x.Length; i++) x[i] = Elementary.Log10(Require.Between(0, double.PositiveInfinity, amount[i]));

        var (meanX, meanY) = (Mean.Of(x), Mean.Of(cycles));
        var (xx, xy) = (Lanes.CentredProduct(x, meanX, x, meanX), Lanes.CentredProduct(x, meanX, cycles, meanY));
        if (!(xx > 0)) throw new ArgumentException("all amounts are the same", nameof(amount));

        var slope = xy / xx;
        var intercept = meanY - slope * meanX;
        var rest = new double[x.Length];
        for (var i = 0; i < x.Length; i++) rest[i] = cycles[i] - intercept - slope * x[i];
        var (residual, total) = (Lanes.Product(rest, rest), Lanes.CentredProduct(cycles, meanY, cycles, meanY));
        var df = x.Length - 2;
        var error = Math.Sqrt(residual / df / xx);
        var reach = StudentT.Quantile((1 + confidence) / 2, df) * error;
        return new(
            slope, intercept, error, 1 - residual / total, EfficiencyOf(slope), EfficiencyOf(slope - reach),
            slope + reach < 0 ? EfficiencyOf(slope + reach) : double.PositiveInfinity);
    }

    /// <summary>The efficiency that a slope tells.</summary>
    /// <param name="slope">Cycles per tenfold amount, negative.</param>
    /// <returns>1 where each cycle doubles.</returns>
    /// <remarks>Source: [pfaffl2001].</remarks>
    public static double EfficiencyOf(double slope) => Elementary.Pow(10, -1 / slope) - 1;
}
