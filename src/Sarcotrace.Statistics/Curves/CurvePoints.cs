using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Statistics.Curves;

/// <summary>What a curve is fitted to: n points, perhaps of several groups, each with its weight.</summary>
public sealed record CurvePoints
{
    CurvePoints(ImmutableArray<double> x, ImmutableArray<double> y, ImmutableArray<double> weight, ImmutableArray<int> group, int groups) =>
        (X, Y, Weight, Group, Groups) = (x, y, weight, group, groups);

    /// <summary>Places.</summary>
    public ImmutableArray<double> X { get; }

    /// <summary>Responses.</summary>
    public ImmutableArray<double> Y { get; }

    /// <summary>Weights: the variance of a response is sigma² over its weight.</summary>
    public ImmutableArray<double> Weight { get; }

    /// <summary>The group of each point, from 0.</summary>
    public ImmutableArray<int> Group { get; }

    /// <summary>Groups.</summary>
    public int Groups { get; }

    /// <summary>Points of one group, all alike in weight.</summary>
    /// <param name="x">n finite places.</param>
    /// <param name="y">n finite responses.</param>
    /// <returns>The points.</returns>
    /// <exception cref="ArgumentException">Lengths differ, or a value is not finite.</exception>
    /// <remarks>Source: definition.</remarks>
    public static CurvePoints Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => Of(x, y, [], []);

    /// <summary>Points of several groups with weights.</summary>
    /// <param name="x">n finite places.</param>
    /// <param name="y">n finite responses.</param>
    /// <param name="weight">n positive weights; empty for 1 each.</param>
    /// <param name="group">n groups from 0 without a gap; empty for one group.</param>
    /// <returns>The points.</returns>
    /// <exception cref="ArgumentException">Lengths differ, a value is not finite, or a weight is not positive.</exception>
    /// <remarks>Source: definition.</remarks>
    public static CurvePoints Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> weight, ReadOnlySpan<int> group)
    {
        Require.SameLength(x, y);
        Require.Finite(x);
        Require.Finite(y);
        if (!weight.IsEmpty)
        {
            Require.SameLength(x, weight);
            Require.Finite(weight);
            foreach (var one in weight)
                if (one <= 0) throw new ArgumentException("a weight is not positive", nameof(weight));
        }

        if (!group.IsEmpty && group.Length != x.Length) throw new ArgumentException("groups differ in length", nameof(group));
        int[] groups = group.IsEmpty ? new int[x.Length] : group.ToArray();
        var count = groups.Length == 0 ? 0 : groups.Max() + 1;
        if (groups.Any(one => one < 0) || groups.Distinct().Count() != count)
            throw new ArgumentException("groups are not 0, 1, 2 …", nameof(group));

        return new(
            [.. x], [.. y], weight.IsEmpty ? [.. Enumerable.Repeat(1.0, x.Length)] : [.. weight], [.. groups], count);
    }
}
