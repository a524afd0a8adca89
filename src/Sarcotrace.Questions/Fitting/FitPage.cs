using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.Questions.Fitting;

/// <summary>What a reader sees of a fit.</summary>
public static class FitPage
{
    const int PanelsShown = 24;

    static readonly Tone[] Tones = [Tone.First, Tone.Second, Tone.Third, Tone.Fourth, Tone.Muted];

    /// <summary>Draws the page from the answers alone.</summary>
    /// <param name="answers">Answers of <see cref="ParameterFit"/>.</param>
    /// <returns>The page.</returns>
    public static Page Of(Answers answers)
    {
        var blocks = new List<Block>();
        blocks.AddRange(answers.Items.Take(2).Select(item => new AnswerBlock(item)));
        blocks.AddRange(answers.Cautions.Select(caution => new CautionBlock(caution)));
        if (answers.Find("fit-parameters") is { Rows: > 0 } parameters)
        {
            blocks.Add(new Heading("Estimates"));
            blocks.Add(new TableBlock(parameters, Searchable: true));
        }
        if (answers.Find("fit-predictions") is { Rows: > 0 } predictions)
        {
            blocks.Add(new Heading("Fit"));
            blocks.Add(new FigureBlock(Fits(predictions)));
            blocks.Add(new FigureBlock(Residuals(predictions)));
        }
        if (answers.Find("fit-profiles") is { Rows: > 0 } profiles)
        {
            blocks.Add(new Heading("Profiles"));
            blocks.Add(new FigureBlock(Profiles(profiles)));
        }
        if (answers.Find("fit-searches") is { Rows: > 0 } searches)
        {
            blocks.Add(new Heading("Searches"));
            blocks.Add(new FigureBlock(Waterfall(searches)));
            blocks.Add(new TableBlock(searches, Searchable: true));
        }
        if (answers.Find("fit-predictions") is { Rows: > 0 } values)
        {
            blocks.Add(new Heading("All values"));
            blocks.Add(new TableBlock(values, Searchable: true));
        }
        return new Page("fit", "Which parameter values agree best with the data, and how well are they known?", [.. blocks]);
    }

    static PointsFigure Fits(Table table)
    {
        var (observable, experiment) = (table.Texts("observable"), table.Texts("experiment"));
        var (time, measured, fitted) = (table.Numbers("time"), table.Numbers("measured"), table.Numbers("fitted"));
        var (low, high) = (table.Numbers("low"), table.Numbers("high"));
        var panels = Finite(time).GroupBy(i => observable[i]!).ToList();
        return new PointsFigure(
            "fits", "Measured and fitted",
            $"{Math.Min(PanelsShown, panels.Count)} of {panels.Count} observables. Points: measurements. Lines: the best fit; "
            + "bands: the range over all parameters that agree with the data at 95 %.",
            [.. panels.Take(PanelsShown).Select(panel => new PointsPanel(
                panel.Key, new Axis("Time"), new Axis(panel.Key),
                [.. panel.GroupBy(i => experiment[i]).Take(Tones.Length).Select((group, k) => new PointSeries(
                    group.Key ?? "", Tones[k], [.. group.Select(i => time[i])], [.. group.Select(i => measured[i])], [], []))],
                [.. panel.GroupBy(i => experiment[i]).Take(Tones.Length).Select((group, k) => CurveOf(group, k))], [], []))]);

        Curve CurveOf(IEnumerable<int> rows, int k)
        {
            var order = rows.GroupBy(i => time[i]).OrderBy(group => group.Key).Select(group => group.First()).ToArray();
            var banded = order.All(i => double.IsFinite(low[i]) && double.IsFinite(high[i]));
            return new Curve(
                "", Tones[k], [.. order.Select(i => time[i])], [.. order.Select(i => fitted[i])],
                banded ? [.. order.Select(i => low[i])] : [], banded ? [.. order.Select(i => high[i])] : []);
        }
    }

    static PointsFigure Residuals(Table table)
    {
        var (observable, time, residual) = (table.Texts("observable"), table.Numbers("time"), table.Numbers("residual"));
        var rows = Finite(time).Where(i => double.IsFinite(residual[i])).ToArray();
        return new PointsFigure(
            "residuals", "Residuals", $"Fitted less measured by the noise, {rows.Length} measurements. Two in three lie within ±1 where the noise is normal.",
            [new PointsPanel(
                "", new Axis("Time"), new Axis("Residual", "noise"),
                [new PointSeries(
                    "", Tone.First, [.. rows.Select(i => time[i])], [.. rows.Select(i => residual[i])],
                    [.. rows.Select(i => observable[i]!)], [])],
                [], [-1, 0, 1], [])]);
    }

    static PointsFigure Profiles(Table table)
    {
        var (name, value, rise) = (table.Texts("parameter"), table.Numbers("value"), table.Numbers("rise"));
        var groups = Enumerable.Range(0, name.Length).GroupBy(i => name[i]!).ToList();
        return new PointsFigure(
            "profiles", "Profile likelihoods",
            $"{Math.Min(PanelsShown, groups.Count)} of {groups.Count} parameters: rise of the negative log-likelihood with the parameter held and "
            + "all others fitted again. Where the curve stays below the line, values agree with the data at 95 %.",
            [.. groups.Take(PanelsShown).Select(group => new PointsPanel(
                group.Key, new Axis(group.Key, "", group.All(i => value[i] > 0)), new Axis("Rise"), [],
                [new Curve("", Tone.First, [.. group.Select(i => value[i])], [.. group.Select(i => rise[i])], [], [])],
                [1.92], []))]);
    }

    static PointsFigure Waterfall(Table table)
    {
        var (rank, value) = (table.Numbers("rank"), table.Numbers("log_likelihood"));
        var rows = Enumerable.Range(0, rank.Length).Where(i => double.IsFinite(value[i])).ToArray();
        var best = value[rows[0]];
        return new PointsFigure(
            "waterfall", "Waterfall", $"{rows.Length} searches by rank; steps are valleys, and a broad first step means that the best is no accident. "
            + "Height: 0.01 + loss of log-likelihood against the best.",
            [new PointsPanel(
                "", new Axis("Rank"), new Axis("Loss + 0.01", "", true),
                [new PointSeries("", Tone.First, [.. rows.Select(i => rank[i])], [.. rows.Select(i => best - value[i] + 0.01)], [], [])],
                [], [], [])]);
    }

    static IEnumerable<int> Finite(ImmutableArray<double> time) =>
        Enumerable.Range(0, time.Length).Where(i => double.IsFinite(time[i]));
}
