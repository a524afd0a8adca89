using System.Collections.Immutable;
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
        if (groups.Any(group => group.Length < 2)) throw new ArgumentException("a group has fewer than 2 values", nameof(groups));

        ImmutableArray<ImmutableArray<double>> distances = [.. groups.Select(group =>
        {
            var median = Quantile.Median(group.AsSpan());
            return group.Select(value => Math.Abs(value - median)).ToImmutableArray();
        })];
        return OneWay.Of(distances);
    }
}
