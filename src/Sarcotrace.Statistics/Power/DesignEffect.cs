using Sarcotrace.Core;

namespace Sarcotrace.Statistics.Power;

/// <summary>By how much litters, cages or centres multiply the variance of a mean, and so the units needed.</summary>
public static class DesignEffect
{
    /// <summary>Where clusters are treated whole.</summary>
    /// <param name="size">Mean units in a cluster, at least 1.</param>
    /// <param name="icc">Correlation of units within a cluster, 0 to 1.</param>
    /// <param name="variation">Coefficient of variation of cluster sizes, not negative; 0 for equal sizes.</param>
    /// <returns>1 + ((1 + cv²) k − 1) ICC; at least 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range.</exception>
    /// <remarks>For the mean of all units; weighting clusters by their information would need a little less. Source: [eldridge2006].</remarks>
    public static double OfClusters(double size, double icc, double variation = 0) =>
        1 + ((1 + Require.Within(0, 1e6, variation) * variation) * Require.Within(1, 1e9, size) - 1) * Require.Within(0.0, 1.0, icc);

    /// <summary>Where units within each cluster are dealt to all arms alike.</summary>
    /// <param name="icc">Correlation of units within a cluster, 0 to 1.</param>
    /// <returns>1 − ICC: clusters are blocks, and what they share falls out of differences.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The correlation lies outside its range.</exception>
    /// <remarks>Source: [donner2000] §5.</remarks>
    public static double WithinClusters(double icc) => 1 - Require.Within(0.0, 1.0, icc);
}
