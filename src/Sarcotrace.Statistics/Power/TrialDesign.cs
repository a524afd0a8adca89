using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Statistics.Power;

/// <summary>How simulated trials are analysed; every treated arm is compared with the first.</summary>
public enum TrialAnalysis
{
    /// <summary>t tests of the outcome, of one pooled variance.</summary>
    Means,
    /// <summary>Analysis of covariance with the baseline.</summary>
    Ancova,
    /// <summary>t tests of the means of clusters.</summary>
    ClusterMeans,
    /// <summary>Mixed model with the baseline and a random intercept for each cluster.</summary>
    Mixed,
    /// <summary>Mixed model of repeated measures with a random line for each unit; rates are compared.</summary>
    Rates,
}

/// <summary>Whether units share litters or cages, and how these are treated.</summary>
public enum Clustering
{
    /// <summary>Units are independent.</summary>
    None,
    /// <summary>A cluster is treated whole.</summary>
    Whole,
    /// <summary>Units of a cluster are dealt to all arms alike.</summary>
    Within,
}

/// <summary>A trial as it is simulated.</summary>
public sealed record TrialDesign
{
    /// <value>Effect in each arm, in the unit of the outcome (of its change per time for rates); the first is the control's, 0.</value>
    public ImmutableArray<double> Effects { get; init; } = [0, 1];

    /// <value>Units that start in each arm; at least 2.</value>
    public int Each { get; init => field = Require.AtLeast(2, value); } = 20;

    /// <value>Standard deviation of the outcome within arms; positive.</value>
    public double Sd { get; init => field = Require.Between(0, double.PositiveInfinity, value); } = 1;

    /// <value>Correlation of baseline and outcome; strictly between −1 and 1.</value>
    public double Correlation { get; init => field = Require.Between(-1, 1, value); }

    /// <value>How clusters are treated.</value>
    public Clustering Clustering { get; init; }

    /// <value>Units in a cluster; at least 1.</value>
    public int ClusterSize { get; init => field = Require.AtLeast(1, value); } = 1;

    /// <value>Correlation of units within a cluster; 0 to 1.</value>
    public double Icc { get; init => field = Require.Within(0.0, 1.0, value); }

    /// <value>Share of units lost before the end, at random; 0 to 0.9.</value>
    public double Dropout { get; init => field = Require.Within(0.0, 0.9, value); }

    /// <value>Share of treated units that take the treatment; others have no effect; 0 to 1.</value>
    public double Adherence { get; init => field = Require.Within(0.0, 1.0, value); } = 1;

    /// <value>Times of repeated measures, ascending; for rates.</value>
    public ImmutableArray<double> Times { get; init; } = [];

    /// <value>Standard deviation of rates between units; not negative; for rates.</value>
    public double Slopes { get; init => field = Require.Within(0, double.MaxValue, value); }

    /// <value>How it is analysed.</value>
    public TrialAnalysis Analysis { get; init; } = TrialAnalysis.Ancova;

    /// <value>Two-sided level, kept over all comparisons by Holm's rule; strictly between 0 and 1.</value>
    public double Alpha { get; init => field = Require.Between(0, 1, value); } = 0.05;
}

/// <summary>How often a simulated trial finds what is there.</summary>
/// <param name="Arms">For each treated arm: share of trials that find its effect, with Wilson's interval.</param>
/// <param name="Any">Share of trials that find any; without effects this is the type I error.</param>
/// <param name="All">Share of trials that find all.</param>
/// <param name="Left">Mean units analysed, all arms together.</param>
/// <param name="Failed">Trials that could not be analysed; they count as having found nothing.</param>
public sealed record TrialPower(ImmutableArray<Share> Arms, Share Any, Share All, double Left, int Failed);
