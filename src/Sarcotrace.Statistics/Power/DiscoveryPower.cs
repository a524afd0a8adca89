using Sarcotrace.Core;
using Sarcotrace.Statistics.Distributions;
using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Power;

/// <summary>How much of what is there a cohort would find among many metabolites.</summary>
/// <param name="Found">Mean share of the real ones that are found, with its Monte-Carlo interval.</param>
/// <param name="AnyFound">Share of cohorts that find at least one of them.</param>
/// <param name="FalseShare">Mean share of false ones among those found, none found counting as none false.</param>
public sealed record DiscoveryPower(Share Found, Share AnyFound, Share FalseShare)
{
    /// <summary>Simulates cohorts.</summary>
    /// <param name="metabolites">How many are measured, at least 1.</param>
    /// <param name="real">How many of them go with the trait, 1 to all.</param>
    /// <param name="correlation">Of each of these with the trait, partial to the covariates; strictly between −1 and 1.</param>
    /// <param name="people">People, at least 4 more than covariates.</param>
    /// <param name="covariates">Columns adjusted for beside the intercept, not negative.</param>
    /// <param name="shared">Correlation of metabolites within blocks, 0 to less than 1.</param>
    /// <param name="block">Metabolites in a block, at least 1.</param>
    /// <param name="rate">False discovery rate, strictly between 0 and 1.</param>
    /// <param name="cohorts">How many are simulated, at least 2.</param>
    /// <param name="seed">Seed; cohort i depends on it and on i alone.</param>
    /// <param name="threads">How many threads may work; the numbers do not depend on it.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Means over cohorts with their intervals, 1.96 standard errors.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <remarks>
    /// The t of a correlation is drawn from its exact distribution, (Z + ρ/√(1 − ρ²) χ) / √(χ²/df); metabolites of a block
    /// share part of Z. Real ones are spread over all blocks. O(cohorts · metabolites · ln). Source: [johnson1995] §32;
    /// [benjamini1995]; [morris2019].
    /// </remarks>
    public static DiscoveryPower Of(
        int metabolites, int real, double correlation, int people, int covariates, double shared, int block, double rate,
        int cohorts, ulong seed, int threads, CancellationToken cancel = default)
    {
        Require.Within(1, Require.AtLeast(1, metabolites), real);
        Require.Between(-1, 1, correlation);
        var df = Require.AtLeast(2, people - Require.AtLeast(0, covariates) - 2);
        Require.Within(0.0, 0.999, shared);
        Require.AtLeast(1, block);
        Require.Between(0, 1, rate);
        var (found, wrong) = (new double[Require.AtLeast(2, cohorts)], new double[cohorts]);
        var draws = new Draws(seed);
        Across.Each(cohorts, threads, cohort => (found[cohort], wrong[cohort]) = One(draws.Stream((ulong)cohort)), cancel);
        return new(Average(found), Share.Wilson(found.Count(share => share > 0), cohorts), Average(wrong));

        (double Found, double Wrong) One(Draws stream)
        {
            var p = new double[metabolites];
            var strength = correlation / Math.Sqrt(1 - correlation * correlation);
            var trait = 0.0;
            for (var at = 0; at < metabolites; at++)
            {
                if (at % block == 0) trait = stream.Normal();
                var z = Math.Sqrt(shared) * trait + Math.Sqrt(1 - shared) * stream.Normal();
                // The root of a chi-square of df + 1 is the length of the trait, that of df the residual's.
                var shift = IsReal(at) ? strength * Math.Sqrt(2 * stream.Gamma(0.5 * (df + 1))) : 0;
                p[at] = StudentT.TwoSided((z + shift) / Math.Sqrt(2 * stream.Gamma(0.5 * df) / df), df);
            }

            var q = FalseDiscovery.BenjaminiHochberg(p);
            var (right, all) = (0, 0);
            for (var at = 0; at < metabolites; at++)
            {
                if (q[at] > rate) continue;
                all++;
                if (IsReal(at)) right++;
            }

            return ((double)right / real, all == 0 ? 0 : (double)(all - right) / all);
        }

        // Every metabolites/real-th one, so that blocks hold equally many.
        bool IsReal(int at) => (long)(at + 1) * real / metabolites > (long)at * real / metabolites;
    }

    static Share Average(double[] shares)
    {
        var mean = Mean.Of(shares);
        var error = Math.Sqrt(Lanes.CentredProduct(shares, mean, shares, mean) / (shares.Length - 1.0) / shares.Length);
        return new(mean, Math.Max(0, mean - 1.96 * error), Math.Min(1, mean + 1.96 * error));
    }
}
