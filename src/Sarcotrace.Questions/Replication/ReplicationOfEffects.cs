using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Effects;
using Sarcotrace.Core.Pages;
using Sarcotrace.Statistics;

namespace Sarcotrace.Questions.Replication;

/// <summary>Does what one study found hold in another cohort, in monkeys, in mice?</summary>
/// <param name="options">What is chosen.</param>
public sealed class ReplicationOfEffects(ReplicationOptions options) : IQuestion<ReportedEffects>
{
    const int MostSentences = 12;

    static readonly ImmutableArray<Citation> Sources =
        [new("simonsohn2015"), new("patil2016"), new("verhagen2014"), new("viechtbauer2005"), new("knapp2003"), new("higgins2009")];

    /// <inheritdoc/>
    public Answers Ask(ReportedEffects data, IProgress<Step>? progress, CancellationToken cancel)
    {
        var original = Original(data);
        var joining = Joining.Of(data, options.ReferenceSpecies, options.LeastCoverage);
        ImmutableArray<Claim> claims = [.. Claims(data, joining, original)];
        List<Examined> examined = [];
        foreach (var (claim, i) in claims.Select((claim, i) => (claim, i)))
        {
            cancel.ThrowIfCancellationRequested();
            progress?.Report(new($"Comparing {claim.Name}", 0.9 * i / claims.Length));
            if (!claim.Originals.IsEmpty && !claim.Replications.IsEmpty) examined.Add(Examined.Of(claim, options));
        }

        // What was seen most clearly comes first, in tables and figures too.
        examined = [.. examined.OrderByDescending(one => Math.Abs(one.Original.Value / one.Original.StandardError))];
        return new(
            "replication", [.. Items(original, examined, joining)], [.. ReplicationCautions.Of(data, examined, joining)],
            [.. Exclusions(data, claims, joining, original)], [.. new ReplicationTables(examined, joining, options).All()],
            Methods(original, claims, joining, examined.Count(one => one.Summary.Verdict != Verdict.NoClaim)), Sources);
    }

    string Original(ReportedEffects data) => options.Original.Length > 0
        ? options.Original
        : (data.Effects.FirstOrDefault(effect => effect.Role == EffectRole.Original) ?? data.Effects.FirstOrDefault())?.Study ?? "";

    IEnumerable<Claim> Claims(ReportedEffects data, Joining joining, string original) =>
        from effect in data.Effects
        let name = joining.NameOf(effect)
        where name is not null
        group (effect, name) by (Joining.Key(name), effect.Outcome.Trim().ToLowerInvariant()) into alike
        let originals = alike.Select(pair => pair.effect).Where(effect => effect.Study == original).ToImmutableArray()
        where !originals.IsEmpty
        let others = alike.Select(pair => pair.effect).Where(effect => effect.Study != original).ToImmutableArray()
        select Scales.Claim(alike.First().name, alike.First().effect.Outcome.Trim(), originals, others, options);

    static IEnumerable<Answer> Items(string original, List<Examined> examined, Joining joining)
    {
        foreach (var low in joining.Coverages.Where(coverage => joining.Joins.Any(join => join.Species == coverage.Species
            && join.Kind == JoinKind.SpeciesRefused) || coverage.Found == 0))
        {
            yield return new NoFinding(
                Sources, $"of {low.Asked} genes of {low.Species} the table of orthologues knows {low.Found}: too few to speak of the species",
                "give a table of orthologues that covers what was measured");
        }

        if (examined.Count == 0)
        {
            yield return new NoFinding(
                Sources, original.Length == 0 ? "there is no effect"
                    : $"no effect of {original} has a counterpart in another study that can be compared with it",
                "check --original, the names (--names, --orthologues) and the outcomes: they must be spelt alike");
            yield break;
        }

        var claims = examined.Where(one => one.Summary.Verdict != Verdict.NoClaim).ToArray();
        if (claims.Length == 0)
        {
            yield return new NoFinding(Sources,
                examined.Count == 1 ? $"the interval of the effect of {original} covers no effect"
                : $"the intervals of all {examined.Count} effects of {original} cover no effect", "there is no claim to confirm; look at the pooled effects");
        }
        else
        {
            var confirmed = claims.Count(one => one.Summary.Verdict == Verdict.Confirmed);
            var share = Share.Wilson(confirmed, claims.Length);
            yield return new Finding(
                Sources, $"Of {claims.Length} {(claims.Length == 1 ? "claim" : "claims")} of {original}, {confirmed} {(confirmed == 1 ? "is" : "are")} confirmed by the other studies together{Others(claims)}",
                new(100 * share.Value, 100 * share.Low, 100 * share.High, "%"), claims.Length);
        }

        foreach (var one in examined.Take(MostSentences))
            yield return one.Finding([.. Sources.Take(3)]);
    }

    static string Others(Examined[] claims)
    {
        var words = claims.GroupBy(one => one.Summary.Verdict).Where(group => group.Key != Verdict.Confirmed).OrderBy(group => group.Key)
            .Select(group => $"{group.Count()} {VerdictRules.Words(group.Key)}").ToArray();
        return words.Length == 0 ? "" : $" ({string.Join(", ", words)})";
    }

    static IEnumerable<Exclusion> Exclusions(ReportedEffects data, ImmutableArray<Claim> claims, Joining joining, string original)
    {
        string Named(ReportedEffect effect) => $"{effect.Study}: {effect.Molecule}{(effect.Outcome.Length > 0 ? $", {effect.Outcome}" : "")}";
        ImmutableArray<string> unjoined = [.. data.Effects.Where(effect => joining.NameOf(effect) is null).Select(Named)];
        if (unjoined.Length > 0) yield return new("replication", "name has no single counterpart in the reference species", "effects", unjoined);

        ImmutableArray<string> scale = [.. claims.SelectMany(claim => claim.Left).Select(Named)];
        if (scale.Length > 0) yield return new("replication", "cannot be put on the scale of its claim", "effects", scale);

        var examined = claims.SelectMany(claim => claim.All).Select(effect => effect.From).ToHashSet(ReferenceEqualityComparer.Instance);
        ImmutableArray<string> alone = [.. data.Effects.Where(effect => effect.Study != original && joining.NameOf(effect) is not null
            && !examined.Contains(effect))
            .Select(Named).Except(scale)];
        if (alone.Length > 0) yield return new("replication", $"{original} made no such claim", "effects", alone);
        ImmutableArray<string> untried = [.. claims.Where(claim => claim.Replications.IsEmpty).Select(claim => claim.Name)];
        if (untried.Length > 0) yield return new("replication", "no other study examined it", "claims", untried);
    }

    ImmutableArray<string> Methods(string original, ImmutableArray<Claim> claims, Joining joining, int claimed)
    {
        var percent = VerdictRules.Percent(options.Confidence);
        return
        [
            $"The claims are those of {original}; every other study is a replication. Each claim is compared on one scale: "
                + string.Join("; ", claims.GroupBy(claim => (claim.ScaleName, claim.Why))
                    .Select(group => $"{group.Key.ScaleName} for {group.Count()} ({group.Key.Why})")) + ".",
            $"Intervals are {percent} intervals, by t where degrees of freedom are known. A verdict follows from both intervals, from that of their difference [patil2016], "
                + "from the smallest effect that matters [simonsohn2015] and from how much likelier the replication is under the original effect than under none [verhagen2014]; no p value is counted.",
            options.SmallestEffect > 0
                ? $"The smallest effect that matters was given as {Shown.Number(options.SmallestEffect)} on the common scale."
                : "The smallest effect that matters is what the original study had 33 % power to see.",
            $"Were none of the {claimed} {(claimed == 1 ? "claim" : "claims")} true, chance alone would confirm about {Shown.Number(claimed * 0.5 * (1 - options.Confidence), 2)}.",
            $"From three studies on, effects were pooled with random effects [viechtbauer2005] and Knapp and Hartung's t [knapp2003] unless the options say otherwise; "
                + "the prediction interval says where the effect of a new study is expected [higgins2009]. Two studies give their weighted mean alone. Effects of one cluster are nested, "
                + "with cluster-robust errors [hedges2010]. The study that made the claim is in the overall effect, which is therefore too large where it was published for being large; replications are pooled alone beside it.",
            .. joining.Coverages.Select(coverage => $"Of {coverage.Asked} genes of {coverage.Species}, {coverage.Found} ({Shown.Percent(coverage.Share)}) stand in the table of orthologues; only one-to-one relations were used."),
        ];
    }
}
