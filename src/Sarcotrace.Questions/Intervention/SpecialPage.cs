using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.Questions.Intervention;

/// <summary>What a reader sees of survival, counts and dose-response.</summary>
public static class SpecialPage
{
    static readonly Tone[] Tones = [Tone.First, Tone.Second, Tone.Third, Tone.Fourth, Tone.Muted];

    /// <summary>Draws the page from the answers alone.</summary>
    /// <param name="answers">Answers of <see cref="SurvivalComparison"/>, <see cref="CountComparison"/> or <see cref="DoseComparison"/>.</param>
    /// <returns>The page.</returns>
    public static Page Of(Answers answers)
    {
        var blocks = new List<Block>();
        blocks.AddRange(answers.Items.Select(item => new AnswerBlock(item)));
        blocks.AddRange(answers.Cautions.Select(caution => new CautionBlock(caution)));
        if (answers.Find("survival-curves") is { } curves) blocks.Add(new FigureBlock(Steps(curves)));
        if (answers.Find("counts-values") is { } values) blocks.Add(new FigureBlock(Points(values)));
        if (answers.Find("dose-curve") is { } curve) blocks.Add(new FigureBlock(Curves(curve, answers.Find("dose-values")!)));
        blocks.AddRange(answers.Tables.Select(table => new TableBlock(table, Searchable: table.Rows > 20)));
        var title = answers.Question switch
        {
            "survival" => "Does the event come sooner or later with the treatment?",
            "counts" => "Are there more, or is the share larger, with the treatment?",
            _ => "At which dose is half of the effect reached?",
        };
        return new Page(answers.Question, title, [.. blocks]);
    }

    static PointsFigure Steps(Table table)
    {
        var levels = table.Texts("group").Distinct().ToArray();
        return new PointsFigure(
            "survival", "Share free of the event", "After Kaplan and Meier; bands are pointwise intervals. The number followed at each time is in the table.",
            [new PointsPanel("", new Axis("Time", table.Columns[1].Unit), new Axis("Share free of the event"), [], [.. levels.Select((level, tone) =>
            {
                int[] own = [.. Enumerable.Range(0, table.Rows).Where(row => table.Texts("group")[row] == level)];
                var (x, y, low, high) = (new List<double> { 0 }, new List<double> { 1 }, new List<double> { 1 }, new List<double> { 1 });
                foreach (var row in own)
                {
                    var (time, share) = (table.Numbers("time")[row], table.Numbers("share")[row]);
                    double Known(string column, double usual) => double.IsNaN(table.Numbers(column)[row]) ? usual : table.Numbers(column)[row];
                    x.AddRange([time, time]);
                    y.AddRange([y[^1], share]);
                    low.AddRange([low[^1], Known("low", share)]);
                    high.AddRange([high[^1], Known("high", share)]);
                }

                return new Curve($"{level}, n = {Shown.Count(table.Numbers("at_risk")[own[0]])}", Tones[Math.Min(tone, 4)], [.. x], [.. y], [.. low],
                    [.. high]);
            })], [0], [])]);
    }

    static GroupsFigure Points(Table table)
    {
        var levels = table.Texts("group").Distinct().ToArray();
        return new GroupsFigure("counts", "Units by group", "Each point is one independent unit; squares are means of the points.", new Axis("Value"),
        [
            .. levels.Select((level, tone) =>
            {
                ImmutableArray<double> own = [.. Enumerable.Range(0, table.Rows).Where(row => table.Texts("group")[row] == level)
                    .Select(row => table.Numbers("value")[row])];
                return new GroupColumn(level!, Tones[Math.Min(tone, 4)], own, [], own.Average(), double.NaN, double.NaN);
            }),
        ]);
    }

    static PointsFigure Curves(Table curve, Table values)
    {
        var levels = curve.Texts("group").Distinct().ToArray();
        int[] Own(Table table, string? level) =>
            [.. Enumerable.Range(0, table.Rows).Where(row => table.Texts("group")[row] == level && table.Numbers("dose")[row] > 0)];
        return new PointsFigure(
            "dose-response", "Dose and response",
            "Points: values; lines and bands: the fitted curve with the interval of its mean. Values at dose 0 have no place on the axis and are in the table.",
            [new PointsPanel("", new Axis("Dose", curve.Columns[1].Unit, true), new Axis("Response"),
                [.. levels.Select((level, tone) => new PointSeries(level!, Tones[Math.Min(tone, 4)],
                    [.. Own(values, level).Select(row => values.Numbers("dose")[row])],
                    [.. Own(values, level).Select(row => values.Numbers("value")[row])], [], []))],
                [.. levels.Select((level, tone) => new Curve("", Tones[Math.Min(tone, 4)],
                    [.. Own(curve, level).Select(row => curve.Numbers("dose")[row])], [.. Own(curve, level).Select(row => curve.Numbers("value")[row])],
                    [.. Own(curve, level).Select(row => curve.Numbers("low")[row])], [.. Own(curve, level).Select(row => curve.Numbers("high")[row])]))],
                        [], [])]);
    }
}
