using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Effects;
using Sarcotrace.Statistics.Distributions;

namespace Sarcotrace.Questions.Replication;

/// <summary>What effects of several studies can be compared on.</summary>
enum CommonScale
{
    Difference,
    SdPerSd,
    LogOdds,
    LogRisk,
    FisherZ,
    LogRatio,
    Standardised,
}

/// <summary>An effect on the common scale of its molecule and outcome.</summary>
/// <param name="From">The effect as reported.</param>
/// <param name="Molecule">Its name in the reference species.</param>
/// <param name="Value">The effect.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="Df">Degrees of freedom of its t; infinite where not known.</param>
/// <param name="Confidence">Of its interval.</param>
sealed record ComparableEffect(
    ReportedEffect From, string Molecule, double Value, double StandardError, double Df, double Confidence)
{
    /// <summary>Half the width of the interval.</summary>
    double Reach => StudentT.Quantile(0.5 * (1 + Confidence), Df) * StandardError;

    /// <summary>Lower end.</summary>
    public double Low => Value - Reach;

    /// <summary>Upper end.</summary>
    public double High => Value + Reach;
}

/// <summary>Effects of one molecule and outcome over studies, on one scale.</summary>
/// <param name="Molecule">Name in the reference species.</param>
/// <param name="Outcome">Trait or contrast.</param>
/// <param name="Scale">The scale.</param>
/// <param name="Unit">Unit of differences; otherwise the scale's.</param>
/// <param name="Why">Why this scale.</param>
/// <param name="Originals">Effects of the original study; the first is examined.</param>
/// <param name="Replications">Effects of the others.</param>
/// <param name="Left">Effects that cannot be put on this scale.</param>
sealed record Claim(
    string Molecule, string Outcome, CommonScale Scale, string Unit, string Why,
    ImmutableArray<ComparableEffect> Originals, ImmutableArray<ComparableEffect> Replications, ImmutableArray<ReportedEffect> Left)
{
    /// <summary>All of them, the original first.</summary>
    public ImmutableArray<ComparableEffect> All => [.. Originals, .. Replications];

    /// <summary>"sarcosine, grip".</summary>
    public string Name => Outcome.Length == 0 ? Molecule : $"{Molecule}, {Outcome}";

    /// <summary>Whether numbers are logarithms that a reader wants as ratios.</summary>
    public bool IsRatio => Scale is CommonScale.LogOdds or CommonScale.LogRisk or CommonScale.LogRatio;

    /// <summary>The unit where the scale itself does not say it.</summary>
    public string UnitOfDifferences => Scale == CommonScale.Difference ? Unit : "";

    /// <summary>The scale for a reader.</summary>
    public string ScaleName => Words(Scale);

    /// <summary>A scale in words.</summary>
    public static string Words(CommonScale scale) => scale switch
    {
        CommonScale.Difference => "difference",
        CommonScale.SdPerSd => "SD per SD",
        CommonScale.LogOdds => "log odds ratio",
        CommonScale.LogRisk => "log risk ratio",
        CommonScale.FisherZ => "Fisher's z of the (partial) correlation",
        CommonScale.LogRatio => "log ratio of means",
        _ => "Hedges' g",
    };
}

/// <summary>Chooses the scale and puts effects on it.</summary>
static class Scales
{
    static readonly ImmutableArray<CommonScale> Preference =
    [
        CommonScale.SdPerSd, CommonScale.LogOdds, CommonScale.LogRisk, CommonScale.LogRatio, CommonScale.Standardised,
        CommonScale.FisherZ, CommonScale.Difference,
    ];

    /// <summary>One claim on its scale; no replication is left where none can be compared.</summary>
    public static Claim Claim(
        string molecule, string outcome, ImmutableArray<ReportedEffect> originals, ImmutableArray<ReportedEffect> others, ReplicationOptions options)
    {
        ImmutableArray<ReportedEffect> all = [.. originals, .. others];
        var (scale, why) = Choose(all, originals[0], options.Scale);
        var unit = scale == CommonScale.Difference ? Canonical(originals[0].Unit).Unit
            : scale == CommonScale.SdPerSd ? "{SD}/{SD}"
            : scale == CommonScale.Standardised ? "{SD}" : "1";
        ImmutableArray<ComparableEffect> On(ImmutableArray<ReportedEffect> some) =>
            [.. some.Select(effect => Expressed.On(effect, molecule, scale, unit, options.Confidence)).OfType<ComparableEffect>()];
        var (first, second) = (On(originals), On(others));
        var kept = first.Concat(second).Select(effect => effect.From).ToHashSet(ReferenceEqualityComparer.Instance);
        return new(molecule, outcome, scale, unit, why, first, second, [.. all.Where(effect => !kept.Contains(effect))]);
    }

    /// <summary>A unit in its canonical form and how many of them one is.</summary>
    public static (string Unit, double Factor) Canonical(string unit)
    {
        var spelt = unit.Trim().ToLowerInvariant();
        var known = Units.All.FirstOrDefault(conversion => conversion.Spellings.Contains(spelt));
        return known is null ? (unit.Trim(), 1) : (known.To, known.Factor);
    }

    static (CommonScale Scale, string Why) Choose(ImmutableArray<ReportedEffect> all, ReportedEffect original, ScaleChoice choice)
    {
        var forced = choice switch
        {
            ScaleChoice.Difference => CommonScale.Difference,
            ScaleChoice.LogRatio => CommonScale.LogRatio,
            ScaleChoice.Standardised => CommonScale.Standardised,
            _ => (CommonScale?)null,
        };
        if (forced is { } asked) return (asked, "asked for");

        var unit = Canonical(original.Unit).Unit;
        bool Can(ReportedEffect effect, CommonScale scale) => Expressed.On(effect, "", scale, unit, 0.95) is not null;
        var alike = unit.Length > 0 && all.Select(effect => effect.Species).Distinct().Count() == 1;
        if (alike && all.All(effect => Can(effect, CommonScale.Difference)))
            return (CommonScale.Difference, "one species, one unit: no need to standardise");

        foreach (var scale in Preference)
        {
            if (all.All(effect => Can(effect, scale))) return (scale, Reason(scale));
        }

        var most = Preference.Where(scale => Can(original, scale)).OrderByDescending(scale => all.Count(effect => Can(effect, scale)))
            .Select(scale => (CommonScale?)scale).FirstOrDefault() ?? CommonScale.Difference;
        return (most, $"what most studies can be put on; {all.Count(effect => !Can(effect, most))} cannot");
    }

    static string Reason(CommonScale scale) => scale switch
    {
        CommonScale.SdPerSd => "all studies report standard deviations per standard deviation",
        CommonScale.LogOdds => "all studies give odds",
        CommonScale.LogRisk => "all studies give risks",
        CommonScale.LogRatio => "units or species differ, and a proportional change means the same in each",
        CommonScale.Standardised => "units or species differ and means are not all positive; each study's own standard deviation is the unit",
        CommonScale.FisherZ => "all studies give a correlation, or a slope with its degrees of freedom",
        _ => "all studies give differences in one unit",
    };
}
