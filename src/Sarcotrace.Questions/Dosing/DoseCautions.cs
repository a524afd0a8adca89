using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.Questions.Dosing;

/// <summary>What a reviewer would say of a translated dose.</summary>
static class DoseCautions
{
    static readonly ImmutableArray<Citation> Sources = DoseTranslation.Sources;

    internal static IEnumerable<Caution> Of(DoseOptions options, ImmutableArray<Translated> all, Match? match)
    {
        if (Outside(options.From, options.Given) is { } from) yield return from;
        foreach (var one in all)
        {
            if (Outside(one.Species, one.Weight) is { } outside) yield return outside;
        }

        if (all.Length == 1 && all[0].Span is var (least, most) && most > 1.25 * least)
        {
            yield return new(
                "method-moves-dose",
                $"the methods differ {Shown.Number(most / least, 2)}-fold: {Shown.Number(least)} to {Shown.Number(most)} mg/kg/d",
                "no power of weight is right for all substances, so the choice moves the study's dose",
                "say in the protocol which was used and why, and match exposure by measured plasma when there is some", [all[0].Species.Key], Sources);
        }

        if (options.From.IsHuman && options.From.Key == "human" && options.Given != options.From.Weight && !options.Amount.PerKilogram)
        {
            yield return new(
                "fixed-dose", $"a fixed dose in people of {DoseTranslation.Mass(options.Given)} is {DoseTranslation.Plain(options.Dose)} mg/kg, not that of 60 kg",
                "the table keeps one Km for adults and the dose in mg/kg, so a fixed dose translates differently with weight",
                "plan the dose for each kilogram, or say that it is fixed", ["weight"], Sources);
        }

        if (!options.From.IsHuman && all.Any(one => one.Species.IsHuman))
        {
            yield return new(
                "not-a-starting-dose", "a human equivalent of a dose that worked is not a safe starting dose",
                "a first dose in people starts from the dose without harm in animals and is divided by a safety factor, usually 10",
                "leave the starting dose to those who are responsible for the trial", ["human"], Sources);
        }

        if (match is not null) foreach (var caution in Modelled(match, all[0])) yield return caution;
        yield return new(
            "research-planning", "this plans research and is no advice to anyone who takes sarcosine",
            "no randomised trial in people with muscle as its outcome is known, and what is unconfirmed is tagged so",
            "read the notes on safety with their sources", [], Sources);
    }

    static Caution? Outside(Animal animal, decimal weight) => animal.Holds(weight) ? null : new(
        "weight-outside-range",
        $"{DoseTranslation.Mass(weight)} lies outside the working weights of the {animal.Name}, {DoseTranslation.Mass(animal.Low ?? 0)} to {DoseTranslation.Mass(animal.High ?? 0)} (range unconfirmed)",
        "Km is a constant of the reference weight; aged mice often weigh more than 34 g",
        "use the power of weight with the weight measured, and say so", [animal.Key], Sources);

    static IEnumerable<Caution> Modelled(Match match, Translated to)
    {
        yield return new(
            "exposure-is-modelled", $"no pharmacokinetics of sarcosine in the {to.Species.Name} is known; the model's values there are scaled or assumed",
            "a matched dose is a prediction, and the interval covers the model's values, not the model",
            "measure plasma sarcosine in a few animals over 4 h before the study", [to.Species.Key], Sources);
        var above = match.Matches.Where(one => one.Dose > match.Studied * 1.005).ToList();
        if (above.Count > 0)
        {
            yield return new(
                "above-studied-dose",
                $"matching {string.Join(" or ", above.Select(one => one.Name))} takes more than {Shown.Number(match.Studied)} mg/kg/d, the largest dose studied",
                "nothing is known above it", "treat it as a new dose, with its own tolerance study", [to.Species.Key], Sources);
        }
    }
}
