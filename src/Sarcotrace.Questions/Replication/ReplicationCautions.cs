using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Effects;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Core.Pages;
using Sarcotrace.Statistics.Meta;

namespace Sarcotrace.Questions.Replication;

/// <summary>Mistakes that reviewers reject, looked for in effects of several studies.</summary>
static class ReplicationCautions
{
    const int FewestAcrossSpecies = 5;
    const int FewestInFunnel = 10, FewestInList = 20;
    const double Dominant = 0.5;

    /// <summary>All that these effects give reason for.</summary>
    public static IEnumerable<Caution> Of(ReportedEffects data, IReadOnlyList<Examined> examined, Joining joining) => new[]
    {
        CountedTwice(data), Turned(examined), Thousandfold(examined), AcrossSpecies(examined), Precision(data, examined), Dominates(examined),
        Several(examined), FewStudies(examined), SmallStudies(examined), Narrow(examined), Many(examined), Weak(examined), Ambiguous(joining),
        Capitals(joining),
    }.OfType<Caution>();

    // One number in two studies to its last digit is the same animals under two names.
    static Caution? CountedTwice(ReportedEffects data)
    {
        var twice = data.Effects.Where(effect => double.IsFinite(effect.Value) || effect.First is not null)
            .GroupBy(effect => (effect.Molecule, effect.Outcome, effect.Value, effect.StandardError, effect.Low, effect.High, effect.First, effect.Second))
            .Where(group => group.Select(effect => effect.Study).Distinct().Count() > 1).ToArray();
        if (twice.Length == 0) return null;

        return new(
            "counted-twice", $"{(twice.Length == 1 ? "one effect stands" : $"{twice.Length} effects stand")} in two studies to the last digit",
            "the same people or animals counted twice make chance look like agreement",
            "keep one of them, or give both one cluster so that they count as one",
            [.. twice.SelectMany(group => group.Select(effect => $"{effect.Study}: {effect.Molecule} ({effect.Place})"))], [new("lazic2010")]);
    }

    // One study against all its counterparts: its reference group or its sign is likely the other one.
    static Caution? Turned(IReadOnlyList<Examined> examined)
    {
        var turned = examined.Where(one => one.Summary.Verdict != Verdict.NoClaim)
            .SelectMany(one => one.Claim.Replications.Zip(one.Judgements)).GroupBy(pair => pair.First.From.Study)
            .Where(group => group.Count() >= 4 && group.Count(pair => !pair.Second.SameDirection) >= 0.8 * group.Count()).ToArray();
        if (turned.Length == 0) return null;

        return new(
            "turned-direction", string.Join("; ",
                turned.Select(group => $"in {group.Key}, {group.Count(pair => !pair.Second.SameDirection)} of {group.Count()} effects point against the original")),
            "a swapped reference group, or a scale that counts the other way, turns every sign at once",
            "check which arm is subtracted from which, and whether a larger number means better in both", [.. turned.Select(group => group.Key)],
            [new("borenstein2009")]);
    }

    static Caution? Thousandfold(IReadOnlyList<Examined> examined)
    {
        var odd = examined.Where(one => one.Claim.Scale == CommonScale.Difference).SelectMany(one => one.Claim.Replications
            .Where(effect => Math.Abs(Elementary.Log10(effect.StandardError / one.Original.StandardError * Math.Sqrt(Known(effect.From.Count) / Known(one.Original.From.Count)))) > 1.9)
            .Select(effect => $"{effect.From.Study}: {one.Claim.Name}")).ToImmutableArray();
        if (odd.IsEmpty) return null;

        return new(
            "unit-differs", $"{odd.Length} {(odd.Length == 1 ? "effect has" : "effects have")} a spread about a hundredfold or more that of the original, under the same unit",
            "a thousandfold spread under one unit is two units under one name, such as g and kg or nmol and µmol",
            "check the unit of both, or compare with --scale log-ratio or standardised", odd, [new("borenstein2009")]);
    }

    static Caution? AcrossSpecies(IReadOnlyList<Examined> examined)
    {
        var mixed = examined.Where(one => one.All is { } all && all.Clusters < FewestAcrossSpecies && all.Effects.Select(effect => effect.From.Species)
            .Distinct().Count() > 1).ToArray();
        if (mixed.Length == 0) return null;

        return new(
            "species-pooled", $"in {mixed.Length} {(mixed.Length == 1 ? "claim" : "claims")}, studies of different species are pooled and there are fewer than {FewestAcrossSpecies}",
            "with so few, what differs between species cannot be told from what differs between studies; the pooled effect is of no species",
            "read the rows of each species; the pooled effect says only that they have a mean", [.. mixed.Select(one => one.Claim.Name)], [new("higgins2009")]);
    }

    // SE and SD differ by the root of n: what one study's spread is off, in that very factor, was likely confused.
    static Caution? Precision(ReportedEffects data, IReadOnlyList<Examined> examined)
    {
        List<string> odd = [];
        foreach (var one in examined.Where(one => one.Claim.All.Length >= 3))
        {
            var known = one.Claim.All.Where(effect => effect.From.Count >= 8).ToArray();
            foreach (var effect in known)
            {
                double[] others = [.. known.Where(other => other != effect).Select(Spread).Order()];
                if (others.Length < 2) continue;
                var (ratio, root) = (Spread(effect) / others[others.Length / 2], Math.Sqrt(effect.From.Count));
                if (ratio < 2 / root && ratio < 0.5)
                    odd.Add($"{effect.From.Study}: {one.Claim.Name} (too precise: standard errors given as standard deviations?)");
                if (ratio > 0.5 * root && ratio > 2)
                    odd.Add($"{effect.From.Study}: {one.Claim.Name} (too vague: a standard deviation given as standard error?)");
            }
        }

        odd.AddRange(data.Effects.Where(Disagrees).Select(effect => $"{effect.Study}: {effect.Molecule} (its se and its interval disagree)"));
        if (odd.Count == 0) return null;
        return new(
            "se-or-sd", $"the precision of {odd.Count} {(odd.Count == 1 ? "effect" : "effects")} does not fit its number of people or animals, or its own interval",
            "a standard error taken for a standard deviation makes a study look √n times as precise, and it then decides the overall effect",
            "look up in the source which of the two the table or the bars show", [.. odd], [new("borenstein2009")]);

        static double Spread(ComparableEffect effect) => effect.StandardError * Math.Sqrt(effect.From.Count);
    }

    static bool Disagrees(ReportedEffect effect)
    {
        var ratio = effect.Measure is EffectMeasure.Ratio or EffectMeasure.OddsRatio or EffectMeasure.RiskRatio;
        var width = ratio ? Elementary.Log(effect.High / effect.Low) : effect.High - effect.Low;
        var share = width / (3.92 * effect.StandardError);
        return share is < 0.7 or > 1.8;
    }

    static Caution? Dominates(IReadOnlyList<Examined> examined)
    {
        List<string> found = [];
        foreach (var one in examined.Where(one => one.All is { Effects.Length: >= 3 }))
        {
            var heaviest = one.All!.Weights.Max();
            var which = one.All.Effects[one.All.Weights.IndexOf(heaviest)].From.Study;
            var turns = one.Without.Any(rest => rest.Without.Value[0] * one.All.Value < 0);
            if (heaviest > Dominant) found.Add($"{one.Claim.Name}: {which} has {Shown.Percent(heaviest)} of the weight");
            else if (turns) found.Add($"{one.Claim.Name}: without one study the direction turns");
        }

        if (found.Count == 0) return null;
        return new(
            "one-study-dominates", $"in {found.Count} {(found.Count == 1 ? "claim" : "claims")}, one study decides the overall effect",
            "an overall effect that is one study's effect adds nothing to it", "read the table without each study", [.. found], [new("viechtbauer2010")]);
    }

    static Caution? Several(IReadOnlyList<Examined> examined)
    {
        var several = examined.Where(one => one.Claim.All.Select(Pooled.Cluster).Distinct().Count() < one.Claim.All.Length).ToArray();
        if (several.Length == 0) return null;

        return new(
            "effects-share-animals", $"in {several.Length} {(several.Length == 1 ? "claim" : "claims")}, a study or cluster gives several effects",
            "they are not independent, so pooling them as if they were makes the interval too narrow",
            "they are nested here, with cluster-robust errors from three clusters on and no pooled effect below; of the original, the first is examined. Best give one effect a study",
            [.. several.Select(one => one.Claim.Name)], [new("konstantopoulos2011")]);
    }

    static Caution? FewStudies(IReadOnlyList<Examined> examined)
    {
        var few = examined.Count(one => one.All is { Clusters: < 5 });
        return few == 0 ? null : new(
            "few-studies", $"{few} {(few == 1 ? "claim rests" : "claims rest")} on fewer than five independent studies",
            "the variance between so few studies is hardly known; I² of 0 does not mean that they agree",
            "read the interval of I² and the rows, not the diamond alone", [], [new("inthout2014")]);
    }

    static Caution? SmallStudies(IReadOnlyList<Examined> examined)
    {
        var leaning = examined.Where(one => one.All is { } all && all.Clusters == all.Effects.Length && all.Clusters >= FewestInFunnel
                && all.Effects.Select(effect => effect.StandardError).Distinct().Count() > 1)
            .Select(one => (one.Claim.Name,
                Found: Asymmetry.Egger([.. one.Claim.All.Select(effect => effect.Value)],
                [.. one.Claim.All.Select(effect => effect.StandardError * effect.StandardError)])))
            .Where(one => one.Found.P < 0.1).ToArray();
        return leaning.Length == 0 ? null : new(
            "small-study-effects", $"in {leaning.Length} {(leaning.Length == 1 ? "claim" : "claims")}, small studies show other effects than large ones",
            "studies that found little may be missing, and the overall effect is then too large; small studies may also differ in their animals or doses",
            "read the funnel plot and the effect expected of a study without sampling error",
            [.. leaning.Select(one => $"{one.Name}: without sampling error {Shown.Number(one.Found.Limit)} ({Shown.Number(one.Found.Low)} to {Shown.Number(one.Found.High)})")], [new("egger1997")]);
    }

    static Caution? Narrow(IReadOnlyList<Examined> examined)
    {
        var narrow = examined.SelectMany(one => new[] { one.All, one.Replications }.OfType<Pooled>().Where(pooled => !double.IsNaN(pooled.Narrow))
            .Select(pooled => (one.Claim, pooled))).ToArray();
        return narrow.Length == 0 ? null : new(
            "narrower-than-sampling", $"{narrow.Length} overall {(narrow.Length == 1 ? "interval is" : "intervals are")} narrower than sampling alone allows",
            "studies that agree better than chance lets them make Knapp and Hartung's interval too short; agreement that good is itself odd",
            "compare with --set test=knapp-hartung-ad-hoc, and look for effects counted twice",
            [.. narrow.Select(one => $"{one.Claim.Name} ({one.pooled.Set}): width {Shown.Number(one.pooled.High - one.pooled.Low)}, from sampling {Shown.Number(one.pooled.Narrow)}")],
            [new("inthout2014")]);
    }

    // Claims picked from a long list by their own interval hold those that chance picked.
    static Caution? Many(IReadOnlyList<Examined> examined)
    {
        if (examined.Count < FewestInList) return null;
        var claimed = examined.Count(one => one.Summary.Verdict != Verdict.NoClaim);
        var chance = (1 - examined[0].Original.Confidence) * examined.Count;
        return new(
            "claims-from-a-list", $"of {examined.Count} effects of the original study, the intervals of {claimed} exclude no effect; chance alone would give about {Shown.Number(chance, 2)}",
            "part of the claims were never there, so that they are not confirmed says nothing against the replication",
            "examine the claims that survive the original's own false discovery rate: keep those rows alone", [], [new("benjamini1995")]);
    }

    static Caution? Weak(IReadOnlyList<Examined> examined)
    {
        var weak = examined.Where(one => one.Summary.Verdict != Verdict.NoClaim && one.Summary.Power < 0.5).ToArray();
        return weak.Length == 0 ? null : new(
            "replication-too-small", $"for {weak.Length} {(weak.Length == 1 ? "claim" : "claims")} the replications had less than an even chance to see the original effect",
            "that such a replication saw nothing says little", "plan the next for the smallest effect that matters, not for the original estimate",
            [.. weak.Select(one => $"{one.Claim.Name} ({Shown.Percent(one.Summary.Power)})")], [new("simonsohn2015")]);
    }

    static Caution? Ambiguous(Joining joining)
    {
        var some = joining.Joins.Where(join => join.Kind == JoinKind.Ambiguous).ToArray();
        return some.Length == 0 ? null : new(
            "ambiguous-names", $"{some.Length} {(some.Length == 1 ? "name has" : "names have")} more than one counterpart and {(some.Length == 1 ? "was" : "were")} left out",
            "choosing one of several genes after seeing the effects is choosing the answer", "say beforehand which is meant, in the table",
            [.. some.Select(join => $"{join.Name}{(join.Species.Length > 0 ? $" ({join.Species})" : "")}: {string.Join(" or ", join.To)}")],
            [new("borenstein2009")]);
    }

    static Caution? Capitals(Joining joining) => joining.OnlyCapitals.IsEmpty ? null : new(
        "only-capitals-differ", $"{joining.OnlyCapitals.Length} {(joining.OnlyCapitals.Length == 1 ? "name differs" : "names differ")} between studies in capitals alone and {(joining.OnlyCapitals.Length == 1 ? "was" : "were")} not joined",
        "a mouse gene in capitals is not always the human gene of that name", "give a table of orthologues (--orthologues) or of names (--names)",
        joining.OnlyCapitals, [new("borenstein2009")]);

    static double Known(double count) => double.IsNaN(count) ? 1 : count;
}
