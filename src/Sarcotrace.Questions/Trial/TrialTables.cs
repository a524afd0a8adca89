using System.Collections.Immutable;
using System.Globalization;
using Sarcotrace.Core;
using Sarcotrace.Statistics.Power;

namespace Sarcotrace.Questions.Trial;

/// <summary>The numbers of a plan.</summary>
static class TrialTables
{
    internal const string CurveName = "trial-power", AssumptionsName = "trial-assumptions";

    internal static Table Curve(TrialOptions options, ImmutableArray<Point> curve) => new(
        CurveName, options.Study == StudyKind.Discovery ? "Share of what is there that a cohort finds" : "Power by number in each arm",
        [
            Number("each", "{count}", options.Study == StudyKind.Discovery ? "people" : $"{options.Units} that start in each arm", curve,
                point => point.Each, 9),
            Number("formula", "1", "power by formula; empty where there is none", curve, point => point.Formula),
            Number("simulated", "1", "simulated power, of the weakest arm; of a cohort the share found", curve, point => point.Simulated.Value),
            Number("low", "1", "lower end of its Monte-Carlo interval, 95 %", curve, point => point.Simulated.Low),
            Number("high", "1", "upper end", curve, point => point.Simulated.High),
            Number("any", "1", "simulated share that finds any effect", curve, point => point.Any.Value),
            Number("false_share", "1", "false ones among those found, of a cohort", curve, point => point.FalseShare.Value),
            Number("analysed", "{count}", "mean number analysed, all arms together", curve, point => point.Left, 4),
            Number("failed", "{count}", "simulated trials that could not be analysed", curve, point => point.Failed, 9),
        ]);

    /// <summary>Everything that the numbers rest on.</summary>
    internal static Table Assumptions(TrialOptions o)
    {
        List<(string Key, string Value, string Meaning)> rows = [("study", Words(o.Study.ToString()), "what is compared")];
        if (o.Study != StudyKind.Discovery)
        {
            rows.Add(("arms", string.Join(", ", o.Arms), "the control first"));
            rows.Add(("alpha", Text(o.Alpha), "two-sided level" + (o.Arms.Length > 2 ? ", kept over all comparisons by Holm's rule" : "")));
        }

        rows.Add(("power wanted", Text(o.Power), o.Study == StudyKind.Discovery ? "share of what is there that is found" : "chance to find what is there"));
        rows.AddRange(Own(o));
        if (o.Litters != Clustering.None)
        {
            rows.Add(("litters", Words(o.Litters.ToString()), "treated whole, or dealt to all arms within"));
            rows.Add(("litter size", Text(o.LitterSize), "units of one arm in a litter or cage"));
            rows.Add(("ICC", Text(o.Icc), "correlation of units within one"));
        }

        if (o.Dropout > 0) rows.Add(("drop-out", Text(o.Dropout), "share of units lost at random"));
        if (o.Adherence < 1) rows.Add(("adherence", Text(o.Adherence), "share of treated units that take the treatment; others have no effect"));
        rows.Add(("simulated trials", Text(o.Trials), "for each number of units"));
        rows.Add(("seed", o.Seed.ToString(CultureInfo.InvariantCulture), "equal seeds give equal numbers"));
        rows.Add(("from", o.AssumptionsFrom.Length > 0 ? o.AssumptionsFrom : "not said", "where effect, spread and correlation come from"));
        return new(AssumptionsName, "Assumptions",
        [
            new TextColumn("assumption", "what", [.. rows.Select(row => row.Key)]),
            new TextColumn("value", "as planned", [.. rows.Select(row => row.Value)]),
            new TextColumn("meaning", "what it means", [.. rows.Select(row => row.Meaning)]),
        ]);
    }

    static List<(string, string, string)> Own(TrialOptions o)
    {
        var unit = o.OutcomeUnit.Length > 0 ? $" {Core.Pages.Shown.Unit(o.OutcomeUnit)}" : "";
        switch (o.Study)
        {
            case StudyKind.Proportions:
                return [("proportions", string.Join(", ", o.Proportions.Select(Text)), "with the event, control and treated")];
            case StudyKind.LogRank:
                return [("hazard ratio", Text(o.HazardRatio), "treated over control"),
                    ("survival", Text(o.Survival), "share of controls without an event at the end")];
            case StudyKind.Discovery:
                return
                [
                    ("metabolites", Text(o.Metabolites), "measured"), ("real", Text(o.Real), "of them go with the trait"),
                    ("association", Text(o.Association), "partial correlation of each of these with the trait"),
                    ("covariates", Text(o.Covariates), "adjusted for"),
                    ("blocks", $"{Text(o.BlockSize)} at {Text(o.BlockCorrelation)}", "metabolites in a block and their correlation"),
                    ("false discovery rate", Text(o.FalseDiscoveryRate), "by Benjamini and Hochberg"),
                ];
            case StudyKind.Axis:
                return
                [
                    ("species", o.ModelSpecies, "whose values of the model hold"), ("age", Text(o.ModelAge), "at the start, months of mice, years of people"),
                    ("doses", string.Join(", ", o.Doses.Select(Text)) + " mg/kg a day", "of the treated arms"), ("days", Text(o.Days), "of treatment"),
                    ("between individuals", Text(o.Individual), "coefficient of variation of the model's values"),
                    ("measurement", Text(o.Measurement), "coefficient of variation of a measurement"),
                ];
        }

        List<(string, string, string)> own =
        [
            ("outcome", o.Outcome, "primary outcome"),
            ("effects", string.Join(", ", o.Effects.Select(Text)) + unit + (o.Study == StudyKind.Rates ? " per time" : ""),
                "difference from the control in each treated arm"),
            ("standard deviation", Text(o.Sd) + unit,
                o.Study switch { StudyKind.Paired => "of the differences", StudyKind.Rates => "about a unit's line, and of its start", _ => "within arms" }),
        ];
        if (o.Study is StudyKind.Ancova or StudyKind.Mixed) own.Add(("correlation", Text(o.Correlation), "of baseline and outcome within arms"));
        if (o.Study == StudyKind.Rates)
        {
            own.Add(("times", string.Join(", ", o.Times.Select(Text)), "of the measures"));
            own.Add(("spread of rates", Text(o.SlopeSd), "standard deviation between units"));
        }

        return own;
    }

    internal static string Words(string name) =>
        string.Concat(name.Select((letter, i) => char.IsUpper(letter) && i > 0 ? $" {char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));

    /// <summary>muscle_mass → muscle mass.</summary>
    internal static string Readable(string name) => name.Replace('_', ' ');

    internal static string Text(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    static NumberColumn Number(string name, string unit, string meaning, ImmutableArray<Point> curve, Func<Point, double> value, int digits = 3) =>
        new(name, unit, meaning, [.. curve.Select(value)]) { Digits = digits };
}
