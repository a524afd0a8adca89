using Sarcotrace.Core;

namespace Sarcotrace.Statistics.Meta;

/// <summary>What a meta-analysis would be without one study, and how far that study pulls it.</summary>
/// <param name="Without">The analysis of the others.</param>
/// <param name="Residual">The study's distance from what the others predict, in standard errors.</param>
/// <param name="Cook">Cook's distance: the squared shift of the overall effect by its variance.</param>
/// <param name="Dffits">Shift of the overall effect in standard errors of the study's fit.</param>
/// <param name="Weight">Share of the study in the overall effect, 0 to 1.</param>
public sealed record Influence(MetaAnalysis Without, double Residual, double Cook, double Dffits, double Weight)
{
    /// <summary>Leaves each study out in turn.</summary>
    /// <param name="effects">k effects, k at least 3.</param>
    /// <param name="variances">k sampling variances, positive.</param>
    /// <param name="method">How the variance between studies is estimated, each time anew.</param>
    /// <param name="test">How uncertainty of what is left is judged; the diagnostics take the variances as they are.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than three studies.</exception>
    /// <remarks>k fits. Source: [viechtbauer2010] §§2–3. Checked against: golden/meta-analysis (metafor).</remarks>
    public static Influence[] LeaveOneOut(
        ReadOnlySpan<double> effects, ReadOnlySpan<double> variances, Heterogeneity method = Heterogeneity.Reml,
        MetaTest test = MetaTest.KnappHartung)
    {
        Require.AtLeast(3, effects.Length);
        var all = MetaAnalysis.Fit(effects, variances, method, MetaTest.Normal);
        double[] y = [.. effects], v = [.. variances];
        return [.. Enumerable.Range(0, y.Length).Select(i =>
        {
            var rest = MetaAnalysis.Fit([.. y.Where((_, j) => j != i)], [.. v.Where((_, j) => j != i)], method, test);
            var shift = all.Value[0] - rest.Value[0];
            return new Influence(
                rest, (y[i] - rest.Value[0]) / Math.Sqrt(v[i] + rest.TauSquared + 1 / v.Where((_, j) => j != i).Sum(w => 1 / (w + rest.TauSquared))),
                shift * shift / all.Covariance[0][0], shift / Math.Sqrt(all.Weights[i] * (v[i] + rest.TauSquared)), all.Weights[i]);
        })];
    }
}

/// <summary>Whether effects of groups differ.</summary>
/// <param name="Groups">The analysis of each group, in the order of the names.</param>
/// <param name="Names">Names of the groups, in the order in which they come.</param>
/// <param name="Q">Weighted squares of the groups' overall effects about their mean.</param>
/// <param name="P">P of Q, by chi-square.</param>
public sealed record Subgroups(MetaAnalysis[] Groups, string[] Names, double Q, double P)
{
    /// <summary>Analyses each group with a variance between studies of its own and compares the overall effects.</summary>
    /// <param name="effects">k effects.</param>
    /// <param name="variances">k sampling variances, positive.</param>
    /// <param name="groups">k names; a group of one study keeps its own effect.</param>
    /// <param name="method">How the variance between studies is estimated.</param>
    /// <remarks>
    /// Judged by the normal. Differences between groups of studies were not randomised and are no effect of the grouping.
    /// Source: [borenstein2009] §19. Checked against: golden/meta-analysis (metafor).
    /// </remarks>
    public static Subgroups Compare(
        ReadOnlySpan<double> effects, ReadOnlySpan<double> variances, IReadOnlyList<string> groups, Heterogeneity method = Heterogeneity.Reml)
    {
        if (groups.Count != effects.Length) throw new ArgumentException("groups differ in length", nameof(groups));
        double[] y = [.. effects], v = [.. variances];
        string[] names = [.. groups.Distinct()];
        var fits = names.Select(name =>
        {
            int[] rows = [.. Enumerable.Range(0, y.Length).Where(i => groups[i] == name)];
            return MetaAnalysis.Fit(
                [.. rows.Select(i => y[i])], [.. rows.Select(i => v[i])], rows.Length == 1 ? Heterogeneity.Equal : method, MetaTest.Normal);
        }).ToArray();
        var between = MetaAnalysis.Fit(
            [.. fits.Select(fit => fit.Value[0])], [.. fits.Select(fit => fit.Covariance[0][0])], Heterogeneity.Equal, MetaTest.Normal);
        return new(fits, names, between.Q, between.QP);
    }
}
