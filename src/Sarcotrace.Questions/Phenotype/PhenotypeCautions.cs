using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.Questions.Phenotype;

/// <summary>Mistakes that reviewers reject, looked for in the data of one diagnosis.</summary>
static class PhenotypeCautions
{
    internal static IEnumerable<Caution> Of(Census census) => ((Caution?[])
    [
        Open(census), Rounding(census), Repeated(census), GripSummaries.Caution(census), .. MassCautions.Of(census),
        Course(census), CourseUnknown(census), SppbDiffers(census), Implausible(census), SarcFItems(census), Design(census),
        Unconfirmed(census),
    ]).OfType<Caution>();

    static Caution? Open(Census census)
    {
        var name = CutoffTable.Of(census.Options.Primary).Name;
        var (yes, no, open) = Prevalences.Count(census.Of(census.Options.Primary));
        var young = census.Of(census.Options.Primary).Count(judgement => judgement.Verdict == Verdict.OutsideAgeRange);
        open -= young;
        if (open == 0 || yes + no == 0) return null;

        double all = yes + no + open;
        return new(
            "open-verdicts",
            $"{name} leaves {Shown.Count(open)} of {Shown.People(all)} of its age range open because a part is missing",
            "people who could not be tested are often the frailest, so a prevalence among the others may be too low; if all or none "
            + $"of those left open had sarcopenia, it would be {Shown.Percent((yes + open) / all)} or {Shown.Percent(yes / all)}",
            "report how many were left open and why; enter \"tried and unable\" as such where that is the reason",
            [.. Enumerable.Range(0, census.People.Count).Where(row => IsOpen(census, row)).Select(row => census.People.Ids[row])],
            [CutoffTable.Of(census.Options.Primary).Source]);
    }

    static bool IsOpen(Census census, int row) =>
        census.Primary(row) is { Sarcopenia: Level.Missing, Verdict: not Verdict.OutsideAgeRange };

    static Caution? Rounding(Census census) => census.Borderline.Count == 0 ? null : new(
        "within-rounding",
        $"the verdict by {CutoffTable.Of(census.Options.Primary).Name} of "
        + $"{Shown.People(census.Borderline.Count)} hangs on how a value was rounded",
        "a value written down as exactly the cut-off may have been measured on either side of it",
        "keep all digits that the instrument gave; report the share of such people",
        [.. census.Borderline.Select(row => census.People.Ids[row])], [new("goldberg1991")]);

    static Caution? Repeated(Census census)
    {
        HashSet<string> seen = new(census.People.Count, StringComparer.Ordinal), again = new(StringComparer.Ordinal);
        foreach (var id in census.People.Ids)
        {
            if (!seen.Add(id)) again.Add(id);
        }

        ImmutableArray<string> repeated = again.Count == 0 ? [] : [.. census.People.Ids.Where(again.Remove)];
        return repeated.IsEmpty ? null : new(
            "repeated-people",
            $"{(repeated.Length == 1 ? "1 identifier stands" : $"{Shown.Count(repeated.Length)} identifiers stand")} on more than one row, and each row was counted as a person",
            "rows of one person are alike: intervals come out too narrow, and a prevalence counts them twice",
            "keep one row a person (where:), or give each person their own identifier",
            repeated, [new("lazic2010")]);
    }

    static Caution? Course(Census census)
    {
        var usesGait = census.Measured.Has(Indicator.GaitSpeed);
        if (!usesGait || !census.Criteria.Contains(Criterion.Awgs2019) || census.Options.GaitCourse == 6) return null;
        var course = census.Options.GaitCourse;
        return new(
            "gait-course",
            course is { } metres
                ? FormattableString.Invariant($"gait was timed over {metres} m, and AWGS 2019 set its cut-off for a course of 6 m")
                : "the length of the gait course is not given, and AWGS 2019 set its cut-off for a course of 6 m",
            "speeds over a short course and from a standing start come out slower, so more people count as slow",
            "give the course (gait-course: 6), or say in the report that another was used",
            ["gait-speed"], [new("chen2020")]);
    }

    static Caution? CourseUnknown(Census census) => !census.Reader.TimeWithoutCourse ? null : new(
        "gait-course-unknown",
        "the table has a gait time, and the length of the course is not given, so no speed was computed and no SPPB scored",
        "the same time over 3, 4 and 6 m are three different speeds",
        "give the course in metres: gait-course: 4",
        ["gait-time"], [new("guralnik1994")]);

    static Caution? SppbDiffers(Census census) => census.Odd(Oddity.SppbDiffers) is not { IsEmpty: false } ids ? null : new(
        "sppb-differs",
        $"the recorded SPPB of {Shown.People(ids.Length)} is not the sum that their times give; the recorded one was used",
        "one of the two is a slip of the pen or another scoring table",
        "look at these people's forms",
        ids, [new("guralnik1994")]);

    static Caution? Implausible(Census census) => census.Odd(Oddity.Implausible) is not { IsEmpty: false } ids ? null : new(
        "zero-is-no-measurement",
        $"{Shown.People(ids.Length)} {(ids.Length == 1 ? "has" : "have")} a zero or negative time, length or mass; it was taken as not measured",
        "a zero that stands for \"not done\" makes people slow, weak or thin: a well-known tool calls every untested gait severe",
        "empty these cells, or declare the value as \"unable\" (unable: 0) where the person tried",
        ids, [new("cruzjentoft2019")]);

    static Caution? SarcFItems(Census census) => census.Odd(Oddity.SarcFItem) is not { IsEmpty: false } ids ? null : new(
        "sarc-f-item",
        $"{Shown.People(ids.Length)} {(ids.Length == 1 ? "has" : "have")} a SARC-F item other than 0, 1 or 2; their sum is missing",
        "a sum of items on another scale is not a SARC-F",
        "code the items 0, 1, 2",
        ids, [new("malmstrom2013")]);

    static Caution? Design(Census census) => census.Weight is not { HasDesign: false } weight ? null : new(
        "weights-without-design",
        $"the survey weight {weight.Name} is used, and the table names no stratum and sampling unit",
        "people of one sampling unit are alike, so the weighted intervals are too narrow",
        "add survey-stratum and survey-unit",
        [weight.Name], [new("lohr2021")]);

    static Caution? Unconfirmed(Census census)
    {
        ImmutableArray<string> rules =
        [
            .. census.Counts.Where(count => count.First.Slot < Slot.Alternate && count.People(Sex.Unknown).Of > 0)
                .Where(count => count.Cutoffs.Any(cutoff => !cutoff.Confirmed))
                .Select(count => $"{CutoffTable.Of(count.First.Criterion!.Value).Name}: {count.Rule}"),
        ];
        return rules.IsEmpty ? null : new(
            "unconfirmed-cut-offs",
            $"{(rules.Length == 1 ? "1 group of cut-offs in use is" : $"{rules.Length} groups of cut-offs in use are")} tagged unconfirmed: not read in the paper itself",
            "a cut-off copied from one table to the next picks up errors (EWGSOP2 was printed with 6.0 and corrected to 5.5)",
            "compare them with the paper before you publish, and tell us",
            rules, [new("cruzjentoft2019b")]);
    }
}
