using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.Questions.Phenotype;

/// <summary>The figures of the diagnosis, from its tables alone.</summary>
static class PhenotypeFigures
{
    const string Said = "verdict by ";

    static readonly ImmutableArray<(string Name, Tone Tone, ImmutableArray<Verdict> Verdicts)> Classes =
    [
        ("sarcopenia, any severity", Tone.Second,
            [Verdict.Sarcopenia, Verdict.SeverityNotAssessable, Verdict.Severe, Verdict.SarcopenicObesity]),
        ("one part only: possible, probable, weakness, low mass", Tone.Third,
            [Verdict.Possible, Verdict.Probable, Verdict.Weakness, Verdict.LowMass]),
        ("not sarcopenia", Tone.First, [Verdict.NotSarcopenia, Verdict.AtMostPossible]),
        ("outside age range", Tone.Fourth, [Verdict.OutsideAgeRange]),
        ("left open", Tone.Muted, [Verdict.NotAssessable, Verdict.Indeterminate]),
    ];

    /// <summary>From everyone in the table to those with sarcopenia under the primary criterion.</summary>
    internal static FlowFigure Flow(Answers answers)
    {
        var people = answers.Find(PeopleTable.Name)!;
        var primary = people.Columns.OfType<TextColumn>().First(column => column.Meaning.StartsWith(Said, StringComparison.Ordinal));
        var name = primary.Meaning[Said.Length..];
        ImmutableArray<(string Reason, int Count)> left =
            [.. answers.Exclusions.Select(exclusion => (exclusion.Reason, exclusion.Names.Length))
                .OrderByDescending(reason => reason.Length)];
        var judged = people.Rows - left.Sum(reason => reason.Count);
        var positive = Classes[0].Verdicts.Select(Words.Of).ToHashSet();
        return new(
            "participants", "Flow of participants",
            $"People in the table, those whom {name} can judge and those it leaves open with the reason, and those with sarcopenia.",
            [
                new("People in the table", people.Rows, left),
                new($"Judged by {name}", judged, []),
                new("Sarcopenia", primary.Values.Count(verdict => positive.Contains(verdict!)), []),
            ]);
    }

    /// <summary>A bar a criterion.</summary>
    internal static BarsFigure Verdicts(Table prevalence)
    {
        ImmutableArray<string> names = [.. prevalence.Texts("name").Distinct().Select(name => name!)];
        return new(
            "verdicts", "Verdicts under each criterion",
            "Each bar is everyone in the table. 'Left open' are people whom missing parts leave without an answer; "
            + "they are in no prevalence.",
            new("People"), names,
            [.. Classes.Select(part => new BarPart(part.Name, part.Tone, [.. names.Select(name => Count(prevalence, name, part.Verdicts))]))
                .Where(part => part.Counts.Any(count => count > 0))]);
    }

    /// <summary>Kappa of every pair.</summary>
    internal static HeatFigure Agreement(Table agreement)
    {
        var (first, second) = (agreement.Texts("first"), agreement.Texts("second"));
        var (kappa, low) = (agreement.Numbers("kappa"), agreement.Numbers("kappa_low"));
        ImmutableArray<string> names = [.. first.Concat(second).Distinct().Select(name => name!)];
        var values = new double[names.Length * names.Length];
        Array.Fill(values, double.NaN);
        for (var pair = 0; pair < kappa.Length; pair++)
        {
            var (a, b) = (names.IndexOf(first[pair]!), names.IndexOf(second[pair]!));
            values[a * names.Length + b] = values[b * names.Length + a] = double.IsNaN(low[pair]) ? double.NaN : kappa[pair];
        }

        return new(
            "criteria-agreement", "Agreement of the criteria",
            "Cohen's kappa of each pair of criteria in the people whom both can judge: "
            + "1 is full agreement, 0 what chance alone would give. "
            + "Struck where nobody could be judged by both or where one of the two says the same of everyone. "
            + "Intervals and the number of people of each pair are in the table below.",
            names, names, [.. values], new("Cohen's kappa"), -1, 1,
            [.. values.Select(value => double.IsNaN(value) ? "" : Shown.Number(Math.Round(value, 2), 2))]);
    }

    static double Count(Table prevalence, string name, ImmutableArray<Verdict> verdicts)
    {
        var words = verdicts.Select(Words.Of).ToHashSet();
        var (names, said, people) = (prevalence.Texts("name"), prevalence.Texts("verdict"), prevalence.Numbers("people"));
        return Enumerable.Range(0, prevalence.Rows).Where(row => names[row] == name && words.Contains(said[row]!)).Sum(row => people[row]);
    }
}
