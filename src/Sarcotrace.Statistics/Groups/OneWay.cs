using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Statistics.Models;

namespace Sarcotrace.Statistics.Groups;

/// <summary>Whether means of independent groups differ that vary alike.</summary>
public static class OneWay
{
    /// <summary>The analysis of variance between groups.</summary>
    /// <param name="groups">k ≥ 2 groups of at least one finite value.</param>
    /// <returns>F with k − 1 and N − k degrees of freedom; not a number where no group has two values.</returns>
    /// <exception cref="ArgumentException">There are fewer groups, or one is empty.</exception>
    /// <remarks>Assumes values normal within groups. O(N). Source: [draper1998] §23. Checked against: golden/design-plantgrowth (R anova).</remarks>
    public static JointTest Of(ImmutableArray<ImmutableArray<double>> groups)
    {
        Require.AtLeast(2, groups.Length);
        if (groups.Any(group => group.IsEmpty)) throw new ArgumentException("a group is empty", nameof(groups));

        double[] means = [.. groups.Select(group => Mean.Of(group.AsSpan()))];
        var count = groups.Sum(group => group.Length);
        var mean = groups.Zip(means, (group, own) => group.Length * own).Sum() / count;
        var between = groups.Zip(means, (group, own) => group.Length * (own - mean) * (own - mean)).Sum();
        var within = groups.Zip(means, (group, own) => group.Sum(value => (value - own) * (value - own))).Sum();
        var (above, df) = (groups.Length - 1, count - groups.Length);
        return new(df > 0 ? between / above / (within / df) : double.NaN, above, df);
    }
}
