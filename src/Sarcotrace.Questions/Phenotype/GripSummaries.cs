using Sarcotrace.Core;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.Questions.Phenotype;

/// <summary>What the choice of the grip reading does to the number of people with low grip.</summary>
static class GripSummaries
{
    /// <summary>Says so where grip is not the best reading, or cannot be made as asked.</summary>
    internal static Caution? Caution(Census census)
    {
        var grip = census.Reader.Grip;
        if (!grip.Any) return null;
        if (grip.Basis is null) return Unavailable(census.Options.Grip);
        return census.Options.Grip == GripSummary.Max ? null : Differs(census);
    }

    static Caution Unavailable(GripSummary summary) => new(
        "grip-cannot-be-made",
        $"the table has grip, and the readings that '{summary.ToString().ToLowerInvariant()}' needs "
        + "are not among its columns; nobody has a grip",
        "a sum of both hands is not a best reading, and a best reading is no mean",
        "choose what the table has: grip: max, mean, first or sum",
        ["grip"], [new("roberts2011")]);

    static Caution Differs(Census census)
    {
        var best = new GripReadings(census.People, GripSummary.Max);
        var primary = census.Options.Primary;
        var judge = census.Judges[census.Place(primary)];
        var (asked, byBest, of) = (0L, 0L, 0L);
        var person = new Quantity[Indicators.Count];
        for (var row = 0; row < census.People.Count; row++)
        {
            if (census.Reader.Age(row) is not { } age || census.People.Sex[row] is var sex && sex == Sex.Unknown) continue;
            var mine = Level(judge, sex, age, person, census.Reader.Grip.Of(row));
            var other = Level(judge, sex, age, person, best.Of(row));
            if (mine == Phenotype.Level.Missing || other == Phenotype.Level.Missing) continue;

            of++;
            if (mine == Phenotype.Level.Low) asked++;
            if (other == Phenotype.Level.Low) byBest++;
        }

        var compared = of == 0
            ? "; the table has no single readings to compare with"
            : $": {Shown.Count(asked)} of {Shown.Count(of)} people are low by it, "
                + $"{Shown.Count(byBest)} by their best reading ({CutoffTable.Of(primary).Name})";
        return new(
            "grip-not-the-best",
            $"grip is {census.Reader.Grip.Basis}{compared}",
            "the cut-offs were made for the best reading; a mean or first reading makes more people weak than the criterion does",
            "use grip: max, or say in the report which reading was used",
            ["grip"], [new("roberts2011")]);
    }

    static Level Level(Judge judge, Sex sex, double age, Quantity[] person, in Quantity grip)
    {
        person[(int)Indicator.Grip] = grip;
        foreach (var cutoff in judge.Cutoffs)
        {
            if (cutoff is { Slot: Slot.Strength, Indicator: Indicator.Grip } && cutoff.Holds(sex, age))
                return cutoff.Judge(grip, Lean.AsTyped);
        }

        return Phenotype.Level.Missing;
    }
}
