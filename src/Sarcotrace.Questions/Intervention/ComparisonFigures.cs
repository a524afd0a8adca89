using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.Questions.Intervention;

/// <summary>Figures of a comparison: every unit a point, means with intervals, differences below; courses over time.</summary>
static class ComparisonFigures
{
    const int MostOutcomes = 12;

    static readonly Tone[] Tones = [Tone.First, Tone.Second, Tone.Third, Tone.Fourth, Tone.Muted];

    internal static IEnumerable<Figure> Of(Answers answers)
    {
        var values = answers.Find("comparison-values")!;
        foreach (var (index, outcome) in values.Texts("outcome").Distinct().Take(MostOutcomes).Index())
        {
            int[] rows = [.. Enumerable.Range(0, values.Rows).Where(row => values.Texts("outcome")[row] == outcome)];
            yield return rows.Any(row => values.Texts("time_label")[row] is not null)
                ? Courses(index, outcome!, rows, values, answers.Find("comparison-course")!)
                : Groups(index, outcome!, rows, answers);
        }
    }

    static GroupsFigure Groups(int index, string outcome, int[] rows, Answers answers)
    {
        var (values, means, contrasts) = (answers.Find("comparison-values")!, answers.Find("comparison-means")!, answers.Find("comparison-contrasts")!);
        var small = answers.Find("comparison-subsamples");
        var (group, at, unit) = (values.Texts("group"), values.Texts("at"), values.Texts("unit"));
        int[] own = [.. Enumerable.Range(0, means.Rows).Where(row => means.Texts("outcome")[row] == outcome)];
        var levels = own.Select(row => means.Texts("group")[row]!).Distinct().ToArray();
        var columns = own.Select(row =>
        {
            var (label, by) = (means.Texts("group")[row]!, means.Texts("at")[row] ?? "");
            int[] points = [.. rows.Where(point => group[point] == label && (at[point] ?? "") == by)];
            return new GroupColumn(
                by.Length == 0 ? label : $"{by}: {label}", Tones[Math.Min(Array.IndexOf(levels, label), Tones.Length - 1)],
                [.. points.Select(point => values.Numbers("value")[point])],
                [.. points.Select(point => $"{unit[point] ?? label}: {Shown.Number(values.Numbers("value")[point], 4)}")],
                means.Numbers("mean")[row], means.Numbers("low")[row], means.Numbers("high")[row])
            {
                Subsamples = small is null ? []
                    : [.. Enumerable.Range(0, small.Rows).Where(point => small.Texts("outcome")[point] == outcome && small.Texts("group")[point] == label
                    && (small.Texts("at")[point] ?? "") == by).Select(point => small.Numbers("value")[point])],
            };
        }).ToImmutableArray();
        var measure = contrasts.Columns.Any(column => column.Name == "ratio") ? "ratio" : "difference";
        var below = Enumerable.Range(0, contrasts.Rows).Where(row => contrasts.Texts("outcome")[row] == outcome && contrasts.Texts("family")[row] == "mean"
            && contrasts.Texts("against")[row] == levels[0] && double.IsFinite(contrasts.Numbers(measure)[row])).Select(row =>
        {
            var by = contrasts.Texts("at")[row] ?? "";
            var label = by.Length == 0 ? contrasts.Texts("group")[row]! : $"{by}: {contrasts.Texts("group")[row]}";
            return new GroupDifference(
                columns.Index().First(pair => pair.Item.Label == label).Index,
                $"{contrasts.Texts("group")[row]} against {levels[0]}{(by.Length == 0 ? "" : $" at {by}")}",
                contrasts.Numbers(measure)[row], contrasts.Numbers("low")[row], contrasts.Numbers("high")[row]);
        }).ToImmutableArray();
        var shown = Shown.Unit(means.Columns.First(column => column.Name == "mean").Unit);
        var behind = rows.Any(row => values.Numbers("behind")[row] > 1);
        return new GroupsFigure(
            $"comparison-{index + 1}", $"{outcome} by group",
            $"Each point is one independent unit{(behind ? ", the mean of its measurements" : "")}; squares are means of the model with their intervals, adjusted where it has covariates. "
            + (below.IsEmpty ? "" : $"Below: {(measure == "ratio" ? "ratio to" : "difference from")} {levels[0]} with its adjusted interval."),
            new Axis(outcome, shown, measure == "ratio"), columns)
        {
            Differences = below,
            Unit = behind && small is not null ? "independent unit" : "",
            Subsample = behind && small is not null ? "measurement of it" : "",
            DifferenceAxis = measure == "ratio" ? new Axis("Ratio", "", true) : new Axis("Difference", shown),
            NoDifference = measure == "ratio" ? 1 : 0,
        };
    }

    static PointsFigure Courses(int index, string outcome, int[] rows, Table values, Table course)
    {
        var (group, at, animal, time, value) = (values.Texts("group"), values.Texts("at"), values.Texts("animal"), values.Numbers("time"),
            values.Numbers("value"));
        var labels = values.Texts("time_label");
        var places = rows.Select(row => (labels[row]!, time[row])).Distinct().Index()
            .ToDictionary(pair => pair.Item.Item1, pair => double.IsNaN(pair.Item.Item2) ? pair.Index : pair.Item.Item2);
        var unit = Shown.Unit(course.Columns.First(column => column.Name == "mean").Unit);
        var levels = rows.Select(row => group[row]!).Distinct().ToArray();
        Curve Model(string level, string other, Tone tone)
        {
            int[] own = [.. Enumerable.Range(0, course.Rows).Where(row => course.Texts("outcome")[row] == outcome && course.Texts("group")[row] == level
                && course.Texts("at")[row] == other && places.ContainsKey(course.Texts("time_label")[row]!) && double.IsFinite(course.Numbers("mean")[row]))
                .OrderBy(row => places[course.Texts("time_label")[row]!])];
            ImmutableArray<double> Of(string column) => [.. own.Select(row => course.Numbers(column)[row])];
            return new Curve(level, tone, [.. own.Select(row => places[course.Texts("time_label")[row]!])], Of("mean"), Of("low"), Of("high"));
        }

        var panels = rows.GroupBy(row => at[row] ?? "").SelectMany(other => levels.Select((level, tone) =>
        {
            int[] own = [.. other.Where(row => group[row] == level)];
            var lines = own.GroupBy(row => animal[row]).Select(one => one.OrderBy(row => places[labels[row]!]).ToArray())
                .Select(one => new Curve("", Tone.Muted, [.. one.Select(row => places[labels[row]!])], [.. one.Select(row => value[row])], [], []));
            return new PointsPanel(
                $"{(other.Key.Length == 0 ? "" : $"{other.Key}: ")}{level}, n = {own.Select(row => animal[row]).Distinct().Count()}", new Axis("Time"),
                new Axis(outcome, unit), [],
                [.. lines, Model(level, other.Key, Tones[Math.Min(tone, 3)])], [], []);
        }));
        return new PointsFigure(
            $"comparison-{index + 1}", $"{outcome} over time",
            "Each grey line is one animal; the coloured line and band are the mean of the model with its interval at each time.",
            [.. panels])
        { OneHeight = true };
    }
}
