using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Pages;
using Sarcotrace.Statistics;

namespace Sarcotrace.Questions.Phenotype;

/// <summary>How common sarcopenia is under each criterion, or why it cannot be said.</summary>
static class Prevalences
{
    /// <summary>The primary criterion first, then low grip under it, then the other criteria.</summary>
    internal static ImmutableArray<Answer> Of(Census census)
    {
        var primary = census.Options.Primary;
        return
        [
            Of(census, primary), .. LowGrip(census, primary),
            .. census.Criteria.Where(criterion => criterion != primary).Select(criterion => Of(census, criterion)),
        ];
    }

    /// <summary>The parts without which a criterion can find nobody.</summary>
    internal static Slots Needs(Criterion criterion) => criterion switch
    {
        Criterion.Awgs2014 or Criterion.Awgs2019 or Criterion.Ewgsop2010 => Slots.Mass,
        Criterion.Awgs2025 or Criterion.Ewgsop2 or Criterion.Fnih => Slots.Mass | Slots.Strength,
        Criterion.Sdoc => Slots.Strength | Slots.Performance,
        Criterion.Iwgs => Slots.Mass | Slots.Performance,
        _ => Slots.Body | Slots.Risk | Slots.Strength | Slots.Fat | Slots.Mass,
    };

    static Answer Of(Census census, Criterion criterion)
    {
        var consensus = CutoffTable.Of(criterion);
        ImmutableArray<Citation> sources = [consensus.Source, new(census.Weight is null ? "wilson1927" : "lohr2021")];
        var (yes, no, open) = Count(census.Of(criterion));
        if (yes + no == 0 || Absent(census, criterion) is not Slots.None) return Nobody(census, criterion, sources);

        var share = Shared(census, criterion, yes, yes + no);
        var what = criterion == Criterion.EspenEaso ? "sarcopenic obesity" : "sarcopenia";
        var weighted = census.Weight is null ? "" : ", weighted";
        var left = open == 0 ? "" : $"; {Shown.Count(open)} more {(open == 1 ? "is" : "are")} left open";
        return new Finding(
            sources, $"Of {Shown.People(yes + no)} whom {consensus.Name} can judge, {Shown.Count(yes)} {(yes == 1 ? "has" : "have")} {what}{left}{weighted}",
            Percent(share), (int)(yes + no));
    }

    static Estimate Percent(Share share) => new(100 * share.Value, 100 * share.Low, 100 * share.High, "%");

    /// <summary>People with sarcopenia, without, and open.</summary>
    internal static (long Yes, long No, long Open) Count(ImmutableArray<Judgement> judgements)
    {
        Span<long> counts = stackalloc long[3];
        foreach (var judgement in judgements) counts[(int)judgement.Sarcopenia]++;
        return (counts[(int)Level.Low], counts[(int)Level.Normal], counts[(int)Level.Missing]);
    }

    static Share Shared(Census census, Criterion criterion, long yes, long of)
    {
        if (census.Weight is null) return Share.Wilson(yes, of, census.Options.Confidence);

        var has = new double[census.People.Count];
        var judgements = census.Of(criterion);
        for (var row = 0; row < has.Length; row++)
        {
            has[row] = judgements[row].Sarcopenia switch { Level.Low => 1, Level.Normal => 0, _ => double.NaN };
        }

        return census.Weight.Share(has, census.Options.Confidence);
    }

    // A criterion without one of the parts it needs would find nobody and call that a prevalence of zero.
    static Slots Absent(Census census, Criterion criterion)
    {
        var absent = Needs(criterion);
        foreach (var judgement in census.Of(criterion))
        {
            if (judgement.Verdict is not (Verdict.OutsideAgeRange or Verdict.NotAssessable)) absent &= judgement.Lacking;
        }

        return absent;
    }

    static NoFinding Nobody(Census census, Criterion criterion, ImmutableArray<Citation> sources)
    {
        var name = CutoffTable.Of(criterion).Name;
        var judgements = census.Of(criterion);
        var young = judgements.Count(judgement => judgement.Verdict == Verdict.OutsideAgeRange);
        if (young == judgements.Length)
        {
            return new(sources, $"all {Shown.Count(young)} people are outside the age range of {name}",
                "choose another criterion for these people");
        }

        var absent = Absent(census, criterion);
        if (census.Reader.Mass.Refusal is { } refusal && absent.HasFlag(Slots.Mass))
        {
            return new(
                sources, $"{name} needs muscle mass, and {refusal}",
                "measure mass by DXA or BIA, or choose a criterion without mass");
        }

        return new(
            sources, $"{name} cannot tell sarcopenia in anyone: missing for everyone, "
            + $"{(absent == Slots.None ? "sex, age or any part" : Words.Of(absent))}",
            $"add the columns it needs: {Columns(absent == Slots.None ? Needs(criterion) : absent, MassColumns(census, criterion))}");
    }

    // EWGSOP 2010 and ESPEN/EASO set their cut-offs for BIA on the muscle of the whole body, which ASM cannot stand for.
    static string MassColumns(Census census, Criterion criterion)
    {
        var indices = census.Judges.First(judge => judge.Criterion == criterion).Cutoffs
            .Where(cutoff => cutoff.Slot == Slot.Mass).Select(cutoff => cutoff.Indicator).ToHashSet();
        return indices.Contains(Indicator.SmmPerHeight) ? "skeletal-muscle (of the whole body, which its cut-offs for BIA are set on) with height"
            : indices.Contains(Indicator.SmmPerWeight) ? "skeletal-muscle (of the whole body, which its cut-offs for BIA are set on) with weight"
            : indices.Contains(Indicator.AsmPerWeight) ? "asm with weight"
            : "asm with height, or asmi";
    }

    static string Columns(Slots slots, string mass) => string.Join("; ", ((Slots Slot, string Roles)[])
        [
            (Slots.Strength, "grip readings"), (Slots.Performance, "gait-speed, or gait-time with its course"),
            (Slots.Mass, mass), (Slots.Body, "bmi or waist"), (Slots.Risk, "sarc-f"), (Slots.Fat, "fat-percent"),
        ]
        is var all ? all.Where(pair => slots.HasFlag(pair.Slot)).Select(pair => pair.Roles) : []);

    static IEnumerable<Answer> LowGrip(Census census, Criterion criterion)
    {
        if (census.LowGrip is not { } count || count.People(Sex.Unknown).Of == 0) yield break;

        var (low, of) = count.People(Sex.Unknown);
        var sentence = $"Of {Shown.People(of)} with a grip reading, {Shown.Count(low)} {(low == 1 ? "is" : "are")} below the cut-off of "
            + $"{CutoffTable.Of(criterion).Name} ({count.Rule})";
        ImmutableArray<Citation> sources = [count.First.Source, new("roberts2011")];
        var confidence = census.Options.Confidence;
        yield return census.Weight is { } weight
            ? new Finding(
                [.. sources, new("lohr2021")], $"{sentence}, weighted for the survey",
                Percent(weight.Share(count.Each(), confidence)), (int)of)
            : new Finding(
                [.. sources, new("wilson1927")], sentence, Percent(Share.Wilson(low, of, confidence)), (int)of);
    }
}
