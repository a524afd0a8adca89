using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Statistics.Models;

namespace Sarcotrace.Statistics.Groups;

/// <summary>Whether groups vary alike.</summary>
public static class VarianceTest
{
    /// <summary>Whether variances differ: the analysis of variance of distances from each group's median.</summary>
    /// <param name="groups">k ≥ 2 groups of at least two finite values.</param>
    /// <returns>F with k − 1 and N − k degrees of freedom.</returns>
    /// <exception cref="ArgumentException">There are fewer groups, or a group is too small.</exception>
    /// <remarks>Levene's test in the form of Brown and Forsythe. Source: [brown1974]. Checked against: golden/groups (R car leveneTest).</remarks>
    public static JointTest BrownForsythe(ImmutableArray<ImmutableArray<double>> groups)
    {
        ImmutableArray<ImmutableArray<double>> distances = [.. groups.Select(group =>
        {
            var median = Quantile.Median(group.AsSpan());
            return group.Select(value => Math.Abs(value - median)).ToImmutableArray();
        })];
        Require.AtLeast(2, groups.Length);
        Sample[] samples = [.. distances.Select(group => Sample.Of(group.AsSpan()))];
        var count = samples.Sum(sample => sample.Count);
        var mean = samples.Sum(sample => sample.Count * sample.Mean) / count;
        var between = samples.Sum(sample => sample.Count * (sample.Mean - mean) * (sample.Mean - mean)) / (samples.Length - 1);
        var within = samples.Sum(sample => (sample.Count - 1) * sample.Variance) / (count - samples.Length);
        return new(between / within, samples.Length - 1, count - samples.Length);
    }
}
