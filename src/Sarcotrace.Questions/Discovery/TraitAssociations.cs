using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Statistics;

namespace Sarcotrace.Questions.Discovery;

/// <summary>Which metabolites go with muscle, strength, gait and age, when age, sex and the rest are held constant?</summary>
/// <param name="options">What may be chosen.</param>
/// <param name="threads">How many threads may work; the answers do not depend on it.</param>
public sealed class TraitAssociations(DiscoveryOptions options, int threads) : IQuestion<Study>
{
    static readonly ImmutableArray<Citation> Sources =
        [new("smyth2004"), new("benjamini1995"), new("draper1998"), new("wei2018"), new("hastie2009")];

    /// <inheritdoc/>
    public Answers Ask(Study data, IProgress<Step>? progress, CancellationToken cancel)
    {
        if (data.Metabolome is not { } metabolome) return Nothing("the study names no metabolome", "add metabolome: to the study file");

        progress?.Report(new("Cleaning the metabolome", 0.3));
        var sampled = Sampled.Of(data.People, metabolome);
        if (options.Normalise == Normalisation.Creatinine && !CleanMetabolome.HasCreatinine(metabolome))
            return Nothing("samples cannot be divided by creatinine, which was not measured", "choose normalise: pqn or sum");

        var clean = CleanMetabolome.Of(metabolome, sampled, options, options.Normalise, threads, cancel);
        if (clean.Metabolites.IsEmpty)
            return Nothing("no metabolite is measured in enough people", "raise most-missing, or check that the samples match the people");

        var asked = new Asking(data, sampled, clean, options, threads);
        if (asked.Models.Count == 0)
        {
            return Nothing(asked.Refused.Count == 0 ? "no trait is named" : string.Join("; ", asked.Refused.Select(no => $"{no.Name}: {no.Why}")),
                "name columns of the people table under traits:");
        }

        progress?.Report(new("Fitting the metabolites", 0.3));
        var fits = TraitFitting.Of(asked.Models, clean, options, threads, progress, cancel);
        if (options.Family == TestFamily.All) fits = OneFamily(fits);
        return Answered(asked, fits, progress, cancel);
    }

    Answers Answered(Asking asked, TraitFit[] fits, IProgress<Step>? progress, CancellationToken cancel)
    {
        progress?.Report(new("Drawing people anew", 0.65));
        var ranks = Ranking.Of(asked.Models, fits, asked.Clean, options, threads, cancel);
        var effective = options.EffectiveTests ? EffectiveTests.Of(asked.Clean.Filled, asked.Clean.People, threads, cancel) : null;
        var age = asked.Models.FirstOrDefault(model => model.Trait.Name == "age");
        var variants = Variants.Of(asked, fits, options, threads, cancel);
        progress?.Report(new("Describing trends with age, and what to mind", 0.85));
        var half = Math.Max(1, threads / 2);
        ImmutableArray<Table> trends = [];
        ImmutableArray<Caution> cautions = [];
        var associations = default(Table);
        Parallel.Invoke(
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel },
            () =>
            {
                if (age is not null)
                    trends = AgeTrends.Of(age, fits.First(fit => fit.Trait.Name == "age"), asked.Clean, ranks.Order, options, half, cancel);
            },
            () =>
            {
                associations = DiscoveryTables.OfAssociations(asked.Clean, fits, options);
                cautions = [.. Looked(asked, fits, variants, half, cancel)];
            });
        return new(
            "discovery",
            [.. Findings(fits, asked, ranks),
                .. asked.Refused.Select(no => new NoFinding(Sources, $"{no.Name}: {no.Why}", "add the column, or leave the trait out"))],
            cautions,
            [.. asked.Sampled.Left, .. asked.Clean.Left],
            [
                DiscoveryTables.OfTraits(fits, asked.Sampled.People.Length, options.FalseDiscoveryRate), associations!,
                ranks.Table, .. trends, variants.Table,
            ],
            [.. DiscoveryMethods.Of(options, asked, fits, effective)],
            [.. Sources, .. effective is null ? [] : (Citation[])[new("nyholt2004"), new("li2005"), new("galwey2009")],
                .. options.Bootstrap > 0 ? (Citation[])[new("efron1993")] : [],
                .. options.Normalise == Normalisation.Pqn ? (Citation[])[new("dieterle2006")] : [],
                .. fits.Any(fit => fit.Odds is not null) ? (Citation[])[new("mccullagh1989")] : []]);
    }

    IEnumerable<Answer> Findings(TraitFit[] fits, Asking asked, Ranking ranks)
    {
        foreach (var fit in fits)
        {
            var accepted = fit.Q.Count(q => q < options.FalseDiscoveryRate);
            var tested = fit.Q.Count(double.IsFinite);
            var best = Enumerable.Range(0, tested == 0 ? 0 : fit.Q.Length).Where(m => double.IsFinite(fit.Q[m])).OrderBy(m => fit.Tested.P[m])
                .FirstOrDefault(-1);
            if (accepted == 0)
            {
                yield return new NoFinding(
                    Sources,
                    best < 0
                        ? $"{fit.Trait.Label} leaves no degrees of freedom"
                        : $"no metabolite of {tested} goes with {fit.Trait.Label} at a false discovery rate of "
                            + $"{Core.Pages.Shown.Chosen(100 * options.FalseDiscoveryRate)} %; the smallest q is {Core.Pages.Shown.P(fit.Q[best])} "
                            + $"({asked.Clean.Metabolites[best].Name})",
                    "read the intervals: they say how large an effect these data still allow");
                continue;
            }

            var name = asked.Clean.Metabolites[best].Name;
            var direction = fit.Tested.Value[best] < 0 ? "lower" : "higher";
            yield return new Finding(
                Sources,
                $"{accepted} of {tested} metabolites {(accepted == 1 ? "goes" : "go")} with {fit.Trait.Label}; first {name}, {direction} {fit.Trait.Higher}",
                new(DiscoveryTables.Scaled(fit, fit.Tested.Value, best), DiscoveryTables.Scaled(fit, fit.Tested.Low, best),
                    DiscoveryTables.Scaled(fit, fit.Tested.High, best), fit.Trait.Binary ? "{SD}" : "{SD}/{SD}"),
                fit.People);
        }

        if (fits.Length > 1 && ranks.First is { } first) yield return first;
    }

    IEnumerable<Caution> Looked(Asking asked, TraitFit[] fits, Variants variants, int threads, CancellationToken cancel)
    {
        if (Cautions.RepeatedPeople(asked.Sampled, asked.Study.People) is { } repeated) yield return repeated;
        foreach (var model in asked.Models)
        {
            foreach (var caution in Cautions.Aliased(model.Trait.Name, model.Design.Aliased.Select(alias => (alias.Column, alias.Of)))) yield return caution;
            if (Cautions.Lonely(model.Trait.Name, model.Design.Lonely) is { } lonely) yield return lonely;
        }

        foreach (var caution in BatchTies.Of(asked, threads, cancel)) yield return caution;
        foreach (var caution in ImputedShares.Of(asked, fits, options, threads, cancel)) yield return caution;
        if (Cautions.Dilution(variants.Diluted) is { } dilution) yield return dilution;
        if (Cautions.Circular(asked.Clean, fits, asked.Study.People.Measure("egfr") is not null) is { } circular) yield return circular;
        if (Cautions.ManyTests(fits, options.Family) is { } many) yield return many;
    }

    static TraitFit[] OneFamily(TraitFit[] fits)
    {
        var q = FalseDiscovery.BenjaminiHochberg([.. fits.SelectMany(fit => fit.Tested.P)]);
        var m = fits[0].Q.Length;
        return [.. fits.Select((fit, at) => fit with { Q = q[(at * m)..((at + 1) * m)] })];
    }

    static Answers Nothing(string why, string remedy) => new("discovery", [new NoFinding(Sources, why, remedy)], [], [], [], [], Sources);
}
