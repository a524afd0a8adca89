using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Statistics.Power;

namespace Sarcotrace.Questions.Trial;

/// <summary>What the ARRIVE guidelines ask of a plan, from what was said; what was not said is called so.</summary>
static class ArriveFields
{
    internal const string Name = "trial-arrive";

    const string Missing = "not said in the plan";

    internal static Table Table(TrialOptions options, Point planned) => Table(options, planned.Each, planned.Best);

    internal static Table Table(TrialOptions options, int each, double power)
    {
        var arms = options.Arms.Length;
        (string Item, string Text)[] rows =
        [
            ("1 Study design: groups", string.Join(", ", options.Arms)),
            ("1 Study design: experimental unit", Unit(options)),
            ("2 Sample size: number in each group", FormattableString.Invariant($"{each} {options.Units}, {each * arms} in all")),
            ("2 Sample size: how it was decided",
                FormattableString.Invariant($"power {100 * power:0.#} % at a two-sided level of {TrialTables.Text(options.Alpha)}; see assumptions and methods")),
            ("3 Exclusions set beforehand", Said(options.Exclusions)),
            ("3 Losses expected", options.Dropout > 0
                ? FormattableString.Invariant($"{100 * options.Dropout:0.#} %, {each * arms * options.Dropout:0.#} {options.Units}, counted in the number above") : "none"),
            ("4 Randomisation", Said(options.Randomisation)),
            ("5 Blinding", Said(options.Blinding)),
            ("6 Primary outcome", options.Study == StudyKind.Axis
                ? string.Join(", ", options.ModelOutcomes) : options.Study == StudyKind.Discovery ? "metabolites" : options.Outcome),
            ("7 Statistical methods", "see methods"),
            ("8 Experimental animals or people", Said(options.Subjects)),
            ("9 Procedures", Said(options.Procedure)),
            ("10 Results", "effect with its 95 % interval and every unit as a point"),
        ];
        return new(Name, "What the ARRIVE guidelines ask",
        [
            new TextColumn("item", "item of the Essential 10", [.. rows.Select(row => row.Item)]),
            new TextColumn("text", "from the plan", [.. rows.Select(row => row.Text)]),
        ]);
    }

    /// <summary>How many items the plan leaves open.</summary>
    internal static ImmutableArray<string> Open(Table table) =>
        [.. table.Texts("item").Zip(table.Texts("text")).Where(pair => pair.Second == Missing).Select(pair => pair.First!)];

    static string Unit(TrialOptions options) => options.Litters == Clustering.Whole
        ? "the litter or cage, which is treated whole"
        : options.Litters == Clustering.Within ? $"one of the {options.Units}, dealt to arms within litters or cages" : $"one of the {options.Units}";

    static string Said(string text) => text.Length > 0 ? text : Missing;
}
