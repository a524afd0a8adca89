using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Sarcotrace.Core;

namespace Sarcotrace.Questions.Discovery;

/// <summary>Mistakes that reviewers reject, looked for in the data of one discovery.</summary>
static partial class Cautions
{
    static readonly string[] MuscleTraits = ["diagnosis", "asm", "asmi", "skeletal-muscle", "grip", "grip-max"];

    /// <summary>One person measured more than once, by identifier or by an identifier that differs only in its visit.</summary>
    public static Caution? RepeatedPeople(Sampled sampled, People people)
    {
        var visits = sampled.People.Select(row => people.Ids[row]).GroupBy(id => Visit().Replace(id, ""))
            .Where(group => group.Count() > 1 && group.Key.Length > 0).ToArray();
        // T01, T02 … and MINT01, MINT02 … are people and not visits of one.
        if (visits is [{ Key: var only }] && !only.Any(char.IsDigit)) visits = [];
        if (sampled.Repeated.IsEmpty && visits.Length == 0) return null;

        var what = sampled.Repeated.IsEmpty
            ? $"{visits.Sum(group => group.Count())} rows look like {visits.Length} people: their identifiers differ only in a visit number"
            : $"{sampled.Repeated.Length} people have more than one row or sample; the first of each was used";
        return new(
            "repeated-people", what,
            "rows of one person are alike, so counting them as independent makes chance differences look certain",
            sampled.Repeated.IsEmpty
                ? "keep one row a person (where:), or give these rows one identifier so that the first is used"
                : "check that the first row is the one you mean; a model with people as random effect uses them all",
            sampled.Repeated.IsEmpty ? [.. visits.SelectMany(group => group)] : sampled.Repeated,
            [new("lazic2010")]);
    }

    /// <summary>Metabolites made by muscle or cleared by the kidney, compared with muscle.</summary>
    public static Caution? Circular(CleanMetabolome clean, IReadOnlyList<TraitFit> fits, bool kidneyKnown)
    {
        var muscle = fits.Where(fit => MuscleTraits.Contains(fit.Trait.Name)).ToArray();
        if (muscle.Length == 0 || muscle.All(fit => fit.Covariates.Contains("egfr"))) return null;

        var found = clean.Metabolites.Where(metabolite => MadeByMuscle().IsMatch(metabolite.Name))
            .Select(metabolite => metabolite.Name).ToImmutableArray();
        if (found.IsEmpty) return null;

        return new(
            "circular-markers",
            $"{string.Join(", ", found)} {(found.Length == 1 ? "is" : "are")} compared with muscle, and kidney function is not held constant",
            "muscle makes them and the kidney clears them: that they go with muscle mass is known beforehand, and many other "
            + "'muscle markers' are solutes that a failing kidney keeps",
            kidneyKnown
                ? "add egfr to the covariates; the answers with it are in the table of variants"
                : "measure or compute eGFR (best from cystatin C) and add it to the covariates",
            found, [new("kameda2021")]);
    }

    /// <summary>Many traits, many metabolites: how many false findings chance alone would give.</summary>
    public static Caution? ManyTests(IReadOnlyList<TraitFit> fits, TestFamily family)
    {
        var tests = fits.Sum(fit => fit.Q.Count(double.IsFinite));
        if (fits.Count < 2 || family == TestFamily.All) return null;

        return new(
            "tests-across-traits",
            $"{Core.Pages.Shown.Count(tests)} tests were made over {fits.Count} traits, and q holds within one trait at a time",
            "a metabolite that is picked because one of several traits accepted it has had several chances",
            "read the rank over all traits, or set family: all",
            [.. fits.Select(fit => fit.Trait.Name)], [new("benjamini1995")]);
    }

    /// <summary>Columns of the design that repeat each other, so that their effects cannot be told apart.</summary>
    public static IEnumerable<Caution> Aliased(string trait, IEnumerable<(string Column, ImmutableArray<string> Of)> aliased) =>
        aliased.Select(WithoutIntercept).Select(alias => new Caution(
            "aliased-design",
            $"in the model of {trait}, {alias.Column} is fully determined by {string.Join(", ", alias.Of)} and was left out",
            "their effects cannot be told apart by any analysis of these data",
            "leave one of them out on purpose, or measure people in whom they differ",
            [alias.Column, .. alias.Of], [new("draper1998")]));

    // The intercept is in every model; where another column is named, it tells a reader nothing.
    static (string Column, ImmutableArray<string> Of) WithoutIntercept((string Column, ImmutableArray<string> Of) alias) =>
        alias.Of.Length > 1 ? alias with { Of = alias.Of.Remove("intercept") } : alias;

    /// <summary>Levels of a factor that a single person has.</summary>
    public static Caution? Lonely(string trait, ImmutableArray<string> levels) => levels.IsEmpty ? null : new(
        "level-with-one-person",
        $"in the model of {trait}, {levels.Length} {(levels.Length == 1 ? "level has" : "levels have")} one person: {string.Join(", ", levels)}",
        "such a person fits the model exactly and says nothing about the trait, though n counts them",
        "join rare levels, or leave these people out",
        levels, [new("draper1998")]);

    /// <summary>Imputed cells that are commoner at one end of a trait.</summary>
    public static Caution? ImputedShare(string trait, ImmutableArray<string> metabolites, int changed) => metabolites.IsEmpty ? null : new(
        "imputed-share-differs",
        $"the share of imputed cells goes with {trait} in {metabolites.Length} {(metabolites.Length == 1 ? "metabolite" : "metabolites")}; without these cells "
        + (changed == 0 ? "no answer changes" : $"the answer about {changed} of them changes"),
        "a floor value that stands in more often at one end of a trait makes a difference of its own",
        "read the columns without imputed cells, and believe what holds both ways",
        metabolites, [new("do2018")]);

    /// <summary>Run days or batches that go with a trait.</summary>
    public static Caution BatchTied(string trait, double p) => new(
        "batch-tied-to-trait",
        $"{trait} differs between run days or batches more than chance allows (p {Core.Pages.Shown.P(p)})",
        "what the instrument did on a day then looks like the trait; holding the day constant costs power and cannot mend a full overlap",
        "randomise people over run days; until then read the effects with the run day held constant",
        [trait], [new("leek2010")]);

    /// <summary>Most metabolites moving one way, and far fewer once dilution is taken out.</summary>
    public static Caution? Dilution(IReadOnlyList<Diluted> traits) => traits.Count == 0 ? null : new(
        "dilution",
        string.Join("; ", traits.Select(one =>
            $"{one.Given} of {one.Tested} metabolites {(one.Given == 1 ? "goes" : "go")} with {one.Trait} as given, {one.BySum} after dividing each sample by its total"
            + (one.ByCreatinine is { } left ? $", {left} per creatinine" : ""))),
        "a more dilute sample lowers every metabolite at once; creatinine follows muscle, and a total is a composition, so "
        + "neither correction proves that nothing is there",
        "report both ways, and believe a metabolite that holds in each",
        [.. traits.Select(one => one.Trait)], [new("dieterle2006")]);

    // After a separator or a digit: the T of PT07 belongs to the patient.
    [GeneratedRegex(@"(?<=\d)(V|visit|T|time)[_\-. ]?\d{1,2}$|[_\-. ](V|visit|T|time)[_\-. ]?\d{1,2}$", RegexOptions.IgnoreCase)]
    private static partial Regex Visit();

    [GeneratedRegex(@"^(creatinine|creatine|(1-|3-|tau-|pi-)?methylhistidine|肌酐|肌酸)$", RegexOptions.IgnoreCase)]
    private static partial Regex MadeByMuscle();
}

/// <summary>How many metabolites go with a trait as given, and once each sample is divided by its total or its creatinine.</summary>
readonly record struct Diluted(string Trait, int Given, int BySum, int? ByCreatinine, int Tested);
