using Sarcotrace.Core;
using Sarcotrace.Statistics.Distributions;

namespace Sarcotrace.Statistics.Meta;

/// <summary>A meta-analysis of effects that belong together in nested levels, such as effects within studies within groups.</summary>
/// <param name="Value">Coefficients; the first is the overall effect where there is no moderator.</param>
/// <param name="StandardError">Their standard errors.</param>
/// <param name="Variance">Variance of each level, outermost first, in the effect's unit squared.</param>
/// <param name="LogLikelihood">At the estimate, restricted for REML, with all its constants.</param>
/// <param name="Slope">Greatest slope of the likelihood left in a level that is not at zero; near 0 at an optimum.</param>
/// <param name="Scores">A row an effect, a column a coefficient: what each effect pulls, of which sandwiches are made.</param>
/// <param name="Bread">Covariance of the coefficients where the model holds, row by row.</param>
public sealed record MultilevelMeta(
    double[] Value, double[] StandardError, double[] Variance, double LogLikelihood, double Slope,
    double[][] Scores, double[][] Bread)
{
    /// <summary>Fits by (restricted) maximum likelihood, each level's variance zero or at its exact optimum.</summary>
    /// <param name="effects">k effects, finite.</param>
    /// <param name="variances">k sampling variances, positive.</param>
    /// <param name="levels">For each level, outermost first, k group numbers; inner groups are counted within outer ones.</param>
    /// <param name="restricted">REML, or maximum likelihood.</param>
    /// <param name="moderators">Columns of k values beside the intercept.</param>
    /// <exception cref="ArgumentException">Lengths differ, a variance is not positive, or moderators determine each other.</exception>
    /// <remarks>
    /// Fisher scoring with bounds from several starts, the highest end taken. O(Σ n³) a step over outermost groups of n.
    /// Source: [konstantopoulos2011]. Checked against: golden/meta-multilevel (metafor).
    /// </remarks>
    public static MultilevelMeta Fit(
        ReadOnlySpan<double> effects, ReadOnlySpan<double> variances, IReadOnlyList<int[]> levels, bool restricted = true,
        params ReadOnlySpan<double[]> moderators)
    {
        Require.SameLength(effects, variances);
        Require.Finite(effects);
        Require.AtLeast(1, levels.Count);
        foreach (var variance in variances) Require.Between(0, double.PositiveInfinity, variance);
        double[][] columns = [[.. Enumerable.Repeat(1.0, effects.Length)], .. moderators];
        var k = effects.Length;
        if (columns.Any(column => column.Length != k) || levels.Any(level => level.Length != k))
            throw new ArgumentException("columns differ in length", nameof(levels));

        var model = new NestedLikelihood([.. effects], [.. variances], Nested(levels), columns, restricted);
        var (sigma, at) = Highest(model, levels.Count);
        return new(
            at.Coefficient, [.. at.Bread.Select((row, i) => Math.Sqrt(row[i]))], sigma, at.LogLikelihood,
            at.Score.Select((slope, j) => sigma[j] > 0 ? Math.Abs(slope) : 0).DefaultIfEmpty(0).Max(), model.Scores(at), at.Bread);
    }

    /// <summary>The coefficient's interval that holds even where effects of one cluster depend on each other unknown how.</summary>
    /// <param name="clusters">k cluster numbers.</param>
    /// <param name="coefficient">Its place.</param>
    /// <param name="confidence">Strictly between 0 and 1.</param>
    /// <returns>Standard error (CR1), its degrees of freedom (clusters less coefficients) and the interval; NaN with too few clusters.</returns>
    /// <remarks>With fewer than about ten clusters it is too narrow. Source: [hedges2010]. Checked against: golden/meta-multilevel (metafor).</remarks>
    public (double StandardError, double Df, double Low, double High) Robust(IReadOnlyList<int> clusters, int coefficient = 0, double confidence = 0.95)
    {
        if (clusters.Count != Scores.Length) throw new ArgumentException("clusters differ in length", nameof(clusters));
        var p = Value.Length;
        var sums = Scores.Zip(clusters).GroupBy(pair => pair.Second)
            .Select(group => Enumerable.Range(0, p).Select(c => group.Sum(pair => pair.First[c])).ToArray()).ToArray();
        if (sums.Length <= p) return (double.NaN, 0, double.NaN, double.NaN);

        var row = Bread[coefficient];
        var factor = (double)sums.Length / (sums.Length - p);
        var error = Math.Sqrt(factor * sums.Select(sum => Dense.Dot(row, sum)).Sum(pull => pull * pull));
        var reach = StudentT.Quantile(0.5 * (1 + Require.Between(0, 1, confidence)), sums.Length - p) * error;
        return (error, sums.Length - p, Value[coefficient] - reach, Value[coefficient] + reach);
    }

    static int[][] Nested(IReadOnlyList<int[]> levels)
    {
        var nested = new int[levels.Count][];
        for (var j = 0; j < levels.Count; j++)
        {
            Dictionary<(int, int), int> known = [];
            nested[j] = [.. levels[j].Select((group, i) =>
            {
                var key = (j == 0 ? 0 : nested[j - 1][i], group);
                return known.TryGetValue(key, out var number) ? number : known[key] = known.Count;
            })];
        }

        return nested;
    }

    // Each level alone, all alike, and none: likelihoods of variances may have several peaks.
    static (double[] Sigma, NestedPoint At) Highest(NestedLikelihood model, int levels)
    {
        var starts = Enumerable.Range(-2, levels + 2).Select(start => Enumerable.Range(0, levels)
            .Select(level => model.Scale * (start == -2 ? 1.0 / levels : start == -1 ? 1e-3 : level == start ? 1 : 0.01)).ToArray());
        var ends = starts.Select(start => model.Climb(start)).ToArray();
        return ends.MaxBy(end => end.At.LogLikelihood);
    }
}
