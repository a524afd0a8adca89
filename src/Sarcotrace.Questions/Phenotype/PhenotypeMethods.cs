using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.Questions.Phenotype;

/// <summary>What was done, in sentences written from what ran.</summary>
static class PhenotypeMethods
{
    internal static ImmutableArray<string> Of(Census census)
    {
        var options = census.Options;
        return
        [
            $"The cut-offs of {string.Join(", ", census.Criteria.Select(criterion => CutoffTable.Of(criterion).Name))} "
            + $"were applied to {Shown.Count(census.People.Count)} people; "
            + $"{CutoffTable.Of(options.Primary).Name} gives the diagnosis of the study.",
            census.Reader.Grip.Basis is { } grip ? $"Grip is {grip}." : "No grip reading could be used.",
            census.Reader.Mass.Basis is { } mass ? $"Muscle mass is {mass}." : "No muscle mass could be used.",
            "Values are compared with cut-offs in decimal arithmetic and ratios without division, with the operators of the papers. "
            + "A part is low where any of its tests is low, and normal where " + Tests(options.Tests)
            + "; what is missing is never taken for a value.",
            .. Choices(census),
            options.AgeRanges
                ? "A criterion leaves people unjudged who are younger than those it is meant for "
                    + FormattableString.Invariant($"({options.OlderFrom} years where it leaves that to the country).")
                : "Criteria were applied at every age for which they have cut-offs.",
            "Prevalence counts people whom a criterion can tell to have sarcopenia or not; intervals are "
            + (census.Weight is { } weight ? $"of the design, with the weights {weight.Name}." : "Wilson's."),
            "Criteria are compared in people whom both can judge, by Cohen's kappa with its large-sample interval; the "
            + "characteristics by diagnosis with standardised differences.",
            "GLIS 2024 defines sarcopenia without cut-offs, so nobody was judged by it; grip over ASM is shown as description.",
        ];
    }

    /// <summary>Works that what ran rests on.</summary>
    internal static ImmutableArray<Citation> Sources(Census census) =>
    [
        .. census.Judges.SelectMany(judge => judge.Cutoffs).Select(cutoff => cutoff.Source)
            .Concat(census.Criteria.Select(criterion => CutoffTable.Of(criterion).Source))
            .Concat(Methods(census)).Distinct(),
    ];

    static IEnumerable<Citation> Methods(Census census)
    {
        yield return new("kirk2024");
        if (census.Measured.Has(Indicator.Grip)) yield return new("roberts2011");
        if (census.Measured.Has(Indicator.Sppb)) yield return new("guralnik1994");
        if (census.Measured.Has(Indicator.SarcF)) yield return new("malmstrom2013");
        if (census.Measured.Has(Indicator.SarcCalf)) yield return new("barbosasilva2016");
        if (census.Reader.Mass.Equation is { } equation) yield return equation.Source;
        yield return census.Weight is null ? new("wilson1927") : new("lohr2021");
        yield return new("fleiss1969");
        yield return new("austin2009");
        yield return new("goldberg1991");
    }

    static IEnumerable<string> Choices(Census census)
    {
        var options = census.Options;
        if (census.Criteria.Contains(Criterion.Awgs2025))
        {
            yield return $"AWGS 2025 takes muscle mass {Index(options.Awgs2025Mass, "over body mass index")}"
                + (options.Awgs2025Mass == MassIndex.Either ? "; that either is enough is not confirmed in the paper." : ".");
        }

        if (census.Criteria.Contains(Criterion.Ewgsop2))
        {
            var stands = options.ChairStand switch
            {
                ChairStandRule.Substitute => "in the place of a grip that was not measured",
                ChairStandRule.Either => "as strength beside grip",
                _ => "not at all as strength",
            };
            yield return $"EWGSOP2 takes muscle mass {Index(options.Ewgsop2Mass, "in kg")}, and five chair stands {stands}.";
        }

        if (census.Criteria.Contains(Criterion.EspenEaso))
        {
            yield return $"ESPEN/EASO takes the {options.Population.ToString().ToLowerInvariant()} cut-offs, and "
                + (options.Suspicion == Suspicion.Assumed
                    ? "everyone as suspected by the design of the study."
                    : "SARC-F as the sign of suspicion.");
        }
    }

    static string Tests(TestsNeeded tests) => tests switch
    {
        TestsNeeded.Measured => "every test that the table has was done",
        TestsNeeded.All => "every test that the criterion names was done",
        _ => "one was done",
    };

    static string Index(MassIndex index, string other) => index switch
    {
        MassIndex.Either => $"over height squared or {other}, whichever is low",
        MassIndex.Height => "over height squared",
        _ => other,
    };
}
