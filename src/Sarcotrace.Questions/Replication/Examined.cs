using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics.Meta;

namespace Sarcotrace.Questions.Replication;

/// <summary>A claim with all that was found about it.</summary>
/// <param name="Claim">Its effects on one scale.</param>
/// <param name="Judgements">One a replication, in their order.</param>
/// <param name="Summary">Of all replications together.</param>
/// <param name="Together">What the summary judged: the only replication, or all of them pooled.</param>
/// <param name="All">All studies pooled; null where they cannot be.</param>
/// <param name="Replications">Replications pooled; null where there is one, or they cannot be.</param>
/// <param name="Without">Overall effect without each study; empty with fewer than three, or where effects depend on each other.</param>
sealed record Examined(
    Claim Claim, ImmutableArray<Judgement> Judgements, Judgement Summary, ComparableEffect Together, Pooled? All, Pooled? Replications,
    ImmutableArray<Influence> Without)
{
    /// <summary>The original effect.</summary>
    public ComparableEffect Original => Claim.Originals[0];

    /// <summary>Examines a claim that has both sides.</summary>
    public static Examined Of(Claim claim, ReplicationOptions options)
    {
        var original = claim.Originals[0];
        var pooled = claim.Replications.Length > 1 ? Pooled.Of("replications", claim.Replications, options) : null;
        var all = Pooled.Of("all studies", claim.All, options);
        // Several effects of too few clusters cannot be pooled; the most precise then speaks.
        var together = pooled?.AsEffect(options.Confidence) ?? claim.Replications.MinBy(effect => effect.StandardError)!;
        var independent = all is not null && all.Clusters == all.Effects.Length && all.Clusters >= 3;
        return new(
            claim, [.. claim.Replications.Select(effect => VerdictRules.Judge(original, effect, options.SmallestEffect))],
            VerdictRules.Judge(original, together, options.SmallestEffect), together, all, pooled,
            independent
                ? [.. Influence.LeaveOneOut([.. claim.All.Select(effect => effect.Value)],
                    [.. claim.All.Select(effect => effect.StandardError * effect.StandardError)], options.Heterogeneity, options.Test)]
                : []);
    }

    /// <summary>Its sentence, with the effect that speaks.</summary>
    public Finding Finding(ImmutableArray<Citation> sources)
    {
        var studies = Claim.Replications.Select(effect => effect.From.Study).Distinct().Count();
        // Animals that several effects share are counted once.
        var units = Claim.Replications.GroupBy(Pooled.Cluster).Sum(cluster => cluster.Max(effect => effect.From.Count));
        var alone = Replications is null && Claim.Replications.Length > 1;
        var by = alone ? $"in {Together.From.Study}, the most precise of {Claim.Replications.Length} effects that share animals or people"
            : studies == 1 ? $"in {Claim.Replications[0].From.Study}" : $"in {studies} studies together";
        var verdict = Summary.Verdict == Verdict.NoClaim
            ? "no claim, as the original's interval covers no effect" : $"{VerdictRules.Words(Summary.Verdict)} {by}";
        var scale = Claim.Scale is CommonScale.SdPerSd or CommonScale.Standardised
            ? "" : Claim.IsRatio ? $"; {Claim.ScaleName["log ".Length..]}" : $"; {Claim.ScaleName}";
        return new(
            sources, $"{Claim.Name}: {verdict}{scale}",
            new(Shown(Together.Value), Shown(Together.Low), Shown(Together.High), Claim.IsRatio ? "1" : Claim.Unit),
            double.IsNaN(units) ? studies : (int)units);
    }

    /// <summary>A value as a reader wants it: ratios not as logarithms.</summary>
    public double Shown(double value) => Claim.IsRatio ? Elementary.Exp(value) : value;
}
