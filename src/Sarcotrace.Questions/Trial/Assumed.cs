using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics.Power;

namespace Sarcotrace.Questions.Trial;

/// <summary>A planned study as formulas and simulations take it.</summary>
/// <param name="Options">What was said.</param>
sealed record Assumed(TrialOptions Options)
{
    /// <summary>Treated arms.</summary>
    internal int Treated => Options.Arms.Length - 1;

    /// <summary>The smallest of the effects, in size.</summary>
    internal double Effect => Options.Effects.MinBy(Math.Abs);

    /// <summary>Whether units come in clusters.</summary>
    internal bool Clustered => Options.Litters != Clustering.None && Options.LitterSize > 1 && Options.Icc > 0;

    /// <summary>The level of one comparison: of several arms each is tested at least at its share.</summary>
    internal double Level => Options.Alpha / Treated;

    /// <summary>Least units in an arm that can be analysed.</summary>
    internal int Fewest => Options.Study switch
    {
        StudyKind.Discovery => Options.Covariates + 4,
        StudyKind.Clusters => 2 * Options.LitterSize,
        StudyKind.Mixed when Options.Litters == Clustering.Whole => 2 * Options.LitterSize,
        StudyKind.Mixed => Math.Max(3, Options.LitterSize),
        _ => 3,
    };

    /// <summary>Whether a formula gives the power; otherwise simulation alone does.</summary>
    internal bool HasFormula => Options.Study is not (StudyKind.Discovery or StudyKind.Axis);

    /// <summary>Whether what is simulated is the study itself, so that it decides where formulas only approach it.</summary>
    internal bool IsSimulated => Options.Study is StudyKind.TwoSample or StudyKind.Ancova or StudyKind.Rates or StudyKind.Clusters or StudyKind.Mixed;

    /// <summary>Whether the formula leaves something out.</summary>
    internal bool FormulaApproaches => Options.Adherence < 1 || Options.Dropout > 0 || Treated > 1 || Options.Study == StudyKind.Mixed
        || (Options.Study == StudyKind.Clusters && Options.LitterSizeVariation > 0);

    /// <summary>Power by formula of so many units that start in each arm; 0 where too few are left.</summary>
    internal double Formula(int each)
    {
        var left = (int)Math.Floor(each * (1 - Options.Dropout) + 1e-9);
        if (left < 2) return 0;

        var (a, o) = (Options.Adherence, Options);
        // Who does not take it dilutes the mean of the arm and widens it.
        var (effect, sd) = (a * Effect, Math.Sqrt(o.Sd * o.Sd + 0.5 * a * (1 - a) * Effect * Effect));
        var adjusted = sd * Math.Sqrt(1 - o.Correlation * o.Correlation);
        var clusters = left / o.LitterSize;
        return o.Study switch
        {
            StudyKind.Paired => MeansPower.Paired(left, effect, o.Sd, Level),
            StudyKind.Ancova => MeansPower.Ancova(left, left, effect, sd, o.Correlation, Level),
            StudyKind.Anova => MeansPower.Anova([0, .. o.Effects.Select(one => a * one)], left, sd, o.Alpha),
            StudyKind.Proportions =>
                EventsPower.Proportions(left, left, o.Proportions[0], o.Proportions[0] + a * (o.Proportions[1] - o.Proportions[0]), o.Alpha),
            StudyKind.LogRank => EventsPower.LogRank(
                2 * left * EventsPower.EventShare(o.Survival, Diluted, 0.5), 0.5, Diluted, o.Alpha),
            StudyKind.Rates => MeansPower.Slopes(left, left, effect, o.Times.AsSpan(), o.Sd, o.SlopeSd, Level),
            StudyKind.Clusters or StudyKind.Mixed when o.Litters == Clustering.Whole => clusters < 2
                ? 0
                : MeansPower.Clusters(
                    clusters, clusters, o.LitterSize, o.LitterSizeVariation, o.Icc, effect, o.Study == StudyKind.Mixed ? adjusted : sd, Level),
            StudyKind.Mixed => MeansPower.TwoSample(left, left, effect, adjusted * Math.Sqrt(DesignEffect.WithinClusters(o.Icc)), Level),
            _ => MeansPower.TwoSample(left, left, effect, sd, Level),
        };
    }

    double Diluted => Elementary.Exp(Options.Adherence * Elementary.Log(Options.HazardRatio));

    /// <summary>The trial as it is simulated.</summary>
    /// <param name="each">Units that start in each arm.</param>
    internal TrialDesign Design(int each) => new()
    {
        Effects = [0, .. Options.Effects],
        Each = each,
        Sd = Options.Sd,
        Correlation = Options.Study is StudyKind.Ancova or StudyKind.Mixed ? Options.Correlation : 0,
        Clustering = Options.Litters,
        ClusterSize = Options.LitterSize,
        Icc = Options.Icc,
        Dropout = Options.Dropout,
        Adherence = Options.Adherence,
        Times = Options.Times,
        Slopes = Options.SlopeSd,
        Alpha = Options.Alpha,
        Analysis = Options.Study switch
        {
            StudyKind.TwoSample => TrialAnalysis.Means,
            StudyKind.Clusters => TrialAnalysis.ClusterMeans,
            StudyKind.Mixed => TrialAnalysis.Mixed,
            StudyKind.Rates => TrialAnalysis.Rates,
            _ => TrialAnalysis.Ancova,
        },
    };

    /// <summary>A cohort's chance of discovery.</summary>
    /// <param name="people">How many people.</param>
    /// <param name="threads">Threads that may work.</param>
    /// <param name="cancel">Stops it.</param>
    internal DiscoveryPower Discovery(int people, int threads, CancellationToken cancel) => DiscoveryPower.Of(
        Options.Metabolites, Options.Real, Options.Association, people, Options.Covariates, Options.BlockCorrelation, Options.BlockSize,
        Options.FalseDiscoveryRate, Options.Trials, Options.Seed, threads, cancel);
}
