using System.Collections.Immutable;
using Sarcotrace.Statistics.Distributions;
using Sarcotrace.Statistics.Meta;

namespace Sarcotrace.Questions.Replication;

/// <summary>Effects of one claim taken together.</summary>
/// <param name="Set">Which of them: all studies, or replications only.</param>
/// <param name="Effects">What was pooled.</param>
/// <param name="Clusters">Independent studies or groups of studies.</param>
/// <param name="Method">How, for a reader.</param>
/// <param name="Value">Overall effect.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="Df">Degrees of freedom of its t.</param>
/// <param name="Low">Lower end of its interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Tau">Standard deviation between studies; NaN where it cannot be known.</param>
/// <param name="ISquared">Share of variation that is not sampling; NaN where it cannot be known.</param>
/// <param name="ISquaredLow">Lower end of its interval.</param>
/// <param name="ISquaredHigh">Upper end.</param>
/// <param name="PredictionLow">Where the effect of a new study is expected; NaN with fewer than three studies.</param>
/// <param name="PredictionHigh">Upper end.</param>
/// <param name="Weights">Share of each effect.</param>
sealed record Pooled(
    string Set, ImmutableArray<ComparableEffect> Effects, int Clusters, string Method, double Value, double StandardError, double Df,
    double Low, double High, double Tau, double ISquared, double ISquaredLow, double ISquaredHigh,
    double PredictionLow, double PredictionHigh, ImmutableArray<double> Weights)
{
    /// <summary>Pools effects; null where they are too few, or depend on each other in too few groups.</summary>
    public static Pooled? Of(string set, ImmutableArray<ComparableEffect> effects, ReplicationOptions options)
    {
        var clusters = effects.Select(Cluster).Distinct().Count();
        if (clusters < 2) return null;
        double[] y = [.. effects.Select(effect => effect.Value)], v = [.. effects.Select(effect => effect.StandardError * effect.StandardError)];
        if (clusters < effects.Length) return clusters < 3 ? null : Nested(set, effects, y, v, options.Confidence);

        var few = effects.Length == 2;
        var fit = MetaAnalysis.Fit(y, v, few ? Heterogeneity.Equal : options.Heterogeneity, few ? MetaTest.Normal : options.Test);
        var (low, high) = fit.Interval(0, options.Confidence);
        var between = MetaAnalysis.TauInterval(y, v, options.Confidence);
        var unknown = few || options.Heterogeneity == Heterogeneity.Equal;
        var (from, to) = unknown ? (double.NaN, double.NaN) : fit.Prediction(options.Confidence);
        return new(
            set, effects, clusters, few ? "weighted mean of these two alone"
                : $"{(options.Heterogeneity == Heterogeneity.Equal ? "" : "random effects, ")}{Name(options.Heterogeneity)}, {Name(options.Test)}",
            fit.Value[0], fit.StandardError[0], fit.Df, low, high, unknown ? double.NaN : Math.Sqrt(fit.TauSquared), unknown ? double.NaN : fit.ISquared,
            fit.Share(between.Low), fit.Share(between.High), from, to, [.. fit.Weights])
        {
            Narrow = options.Test == MetaTest.KnappHartung && !few && Sampling(fit, v, options.Confidence) is var wide && wide > high - low ? wide : double.NaN,
        };
    }

    /// <summary>Width of the normal interval from sampling alone, where Knapp and Hartung's is narrower than it; otherwise NaN.</summary>
    public double Narrow { get; init; } = double.NaN;

    /// <summary>What an effect shares its animals, people or laboratory with.</summary>
    public static string Cluster(ComparableEffect effect) => effect.From.Cluster.Length > 0 ? effect.From.Cluster : effect.From.Study;

    /// <summary>A pooled effect in the place of one study's.</summary>
    public ComparableEffect AsEffect(double confidence) => new(Effects[0].From, Effects[0].Molecule, Value, StandardError, Df, confidence);

    static Pooled Nested(string set, ImmutableArray<ComparableEffect> effects, double[] y, double[] v, double confidence)
    {
        var known = effects.Select(Cluster).Distinct().ToList();
        int[] groups = [.. effects.Select(effect => known.IndexOf(Cluster(effect)))];
        var fit = MultilevelMeta.Fit(y, v, [groups, [.. Enumerable.Range(0, y.Length)]]);
        var robust = fit.Robust(groups, 0, confidence);
        var total = fit.Variance.Sum();
        var reach = StudentT.Quantile(0.5 * (1 + confidence), robust.Df) * Math.Sqrt(robust.StandardError * robust.StandardError + total);
        var typical = MetaAnalysis.Fit(y, v, Heterogeneity.Equal, MetaTest.Normal).TypicalVariance;
        return new(
            set, effects, known.Count, "effects within studies within clusters, REML, cluster-robust", fit.Value[0], robust.StandardError, robust.Df,
            robust.Low, robust.High, Math.Sqrt(total), total / (total + typical), double.NaN, double.NaN, fit.Value[0] - reach, fit.Value[0] + reach,
            [.. v.Select(variance => 1 / (variance + total)).Select(weight => weight / v.Sum(variance => 1 / (variance + total)))]);
    }

    static double Sampling(MetaAnalysis fit, double[] variances, double confidence) =>
        2 * Normal.Quantile(0.5 * (1 + confidence)) / Math.Sqrt(variances.Sum(variance => 1 / (variance + fit.TauSquared)));

    static string Name(MetaTest test) => test switch
    {
        MetaTest.Normal => "normal",
        MetaTest.KnappHartung => "Knapp-Hartung",
        _ => "Knapp-Hartung, ad hoc",
    };

    static string Name(Heterogeneity method) => method switch
    {
        Heterogeneity.Reml => "REML",
        Heterogeneity.Ml => "ML",
        Heterogeneity.DerSimonianLaird => "DerSimonian-Laird",
        Heterogeneity.PauleMandel => "Paule-Mandel",
        _ => "equal effects",
    };
}
