using System.Collections.Immutable;
using System.Globalization;
using Sarcotrace.Core;
using Sarcotrace.Statistics.Models;

namespace Sarcotrace.Statistics.Groups;

/// <summary>Means of independent groups whose variances may differ: Welch's tests, for two groups or several.</summary>
/// <remarks>One coefficient a group. All pairs with Tukey's adjustment are Games and Howell's comparison.</remarks>
public sealed record GroupMeans : FixedEffects
{
    GroupMeans()
    {
    }

    /// <summary>Values in each group.</summary>
    public required ImmutableArray<int> Counts { get; init; }

    /// <summary>Standard deviation of each group, in the unit of the response.</summary>
    public required ImmutableArray<double> Deviations { get; init; }

    /// <summary>Takes means and variances of the groups.</summary>
    /// <param name="matrix">Of a formula <c>y ~ 0 + group</c>: each row has one column that is 1.</param>
    /// <returns>The means; sigma is the root of the mean variance.</returns>
    /// <exception cref="ArgumentException">A group has fewer than 2 values, or the formula is another.</exception>
    /// <remarks>Assumes independent values, normal within groups. O(n·k). Source: [welch1947]. Checked against: golden/groups (R oneway.test).</remarks>
    public static GroupMeans Of(ModelMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var (n, k, y) = (matrix.Rows, matrix.Names.Length, matrix.Frame.Response);
        var groups = new ImmutableArray<double>[k];
        for (var group = 0; group < k; group++)
        {
            var column = matrix.Column(group);
            if (column.ContainsAnyExcept(0, 1)) throw new ArgumentException("each column must mark a group", nameof(matrix));

            List<double> own = [];
            for (var row = 0; row < n; row++)
                if (column[row] == 1) own.Add(y[row]);
            groups[group] = [.. own];
        }

        return groups.Sum(group => group.Length) == n
            ? Of([.. groups], matrix.Names)
            : throw new ArgumentException("each row must be in one group", nameof(matrix));
    }

    /// <summary>Takes means and variances of the groups.</summary>
    /// <param name="groups">k ≥ 1 groups of at least two finite values.</param>
    /// <param name="names">k names of the groups; numbers where they are left out.</param>
    /// <returns>The means; sigma is the root of the mean variance.</returns>
    /// <exception cref="ArgumentException">There is no group, one has fewer than 2 values, or there is another number of names.</exception>
    /// <remarks>
    /// Assumes independent values, normal within groups. O(n). Source: [welch1947]; [games1976]. Checked against:
    /// golden/groups (R oneway.test; ptukey for all pairs).
    /// </remarks>
    public static GroupMeans Of(ImmutableArray<ImmutableArray<double>> groups, ImmutableArray<string> names = default)
    {
        var k = Require.AtLeast(1, groups.Length);
        if (names.IsDefault) names = [.. Enumerable.Range(1, k).Select(group => group.ToString(CultureInfo.InvariantCulture))];
        if (names.Length != k) throw new ArgumentException($"{names.Length} names for {k} groups", nameof(names));

        Sample[] samples = [.. groups.Select(group => Sample.Of(group.AsSpan()))];
        var covariance = new double[k * k];
        for (var group = 0; group < k; group++) covariance[group * k + group] = samples[group].OfMean;
        return new()
        {
            Names = names,
            Coefficients = [.. samples.Select(sample => sample.Mean)],
            Covariance = [.. covariance],
            Sigma = Math.Sqrt(samples.Average(sample => sample.Variance)),
            Counts = [.. samples.Select(sample => sample.Count)],
            Deviations = [.. samples.Select(sample => Math.Sqrt(sample.Variance))],
        };
    }

    /// <inheritdoc/>
    /// <remarks>Source: [welch1947]; [satterthwaite1946].</remarks>
    public override double Freedom(ReadOnlySpan<double> contrast)
    {
        var (sum, below) = (0.0, 0.0);
        for (var group = 0; group < Counts.Length; group++)
        {
            var part = contrast[group] * contrast[group] * Deviations[group] * Deviations[group] / Counts[group];
            sum += part;
            below += part * part / (Counts[group] - 1);
        }

        return sum * sum / below;
    }

    /// <inheritdoc/>
    /// <remarks>Welch's test where the contrasts say that all means are equal; of fewer, the same with the groups they touch. Source: [welch1951].</remarks>
    public override JointTest Joint(IReadOnlyList<double[]> contrasts)
    {
        var (chiSquare, rank) = Wald(contrasts);
        if (rank == 1) return new(chiSquare, 1, Freedom(contrasts.First(contrast => contrast.Any(weight => weight != 0))));

        int[] touched = [.. Enumerable.Range(0, Counts.Length).Where(group => contrasts.Any(contrast => contrast[group] != 0))];
        double[] weights = [.. touched.Select(group => Counts[group] / (Deviations[group] * Deviations[group]))];
        var total = weights.Sum();
        var spread = touched.Select((group, i) => (1 - weights[i] / total) * (1 - weights[i] / total) / (Counts[group] - 1)).Sum();
        var k = touched.Length;
        return new(chiSquare / rank / (1 + 2.0 * (k - 2) / (k * k - 1.0) * spread), rank, (k * k - 1.0) / (3 * spread));
    }
}
