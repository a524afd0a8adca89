using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.Questions.Claims;

/// <summary>What a reader sees of the claims on a mechanism.</summary>
public static class ClaimsPage
{
    const double Limit = 60;
    const int PanelsShown = 12;

    static readonly Tone[] Tones = [Tone.Muted, Tone.First, Tone.Second, Tone.Third, Tone.Fourth];

    /// <summary>Draws the page from the answers alone.</summary>
    /// <param name="answers">Answers of <see cref="ClaimsQuestion"/>.</param>
    /// <returns>The page.</returns>
    public static Page Of(Answers answers)
    {
        List<Block> blocks = [];
        if (answers.Find("claims") is { Rows: > 0 } claims) blocks.Add(new Paragraph(Summary(claims)));
        blocks.AddRange(answers.Items.OfType<NoFinding>().Select(none => new AnswerBlock(none)));
        blocks.AddRange(answers.Cautions.Select(caution => new CautionBlock(caution)));
        if (answers.Find("axis-nodes") is { Rows: > 0 } nodes && answers.Find("axis-links") is { } links) blocks.Add(new FigureBlock(Network(nodes, links)));
        if (answers.Find("claims") is { Rows: > 0 } table)
        {
            blocks.Add(new Heading("Every claim"));
            blocks.Add(new TableBlock(table, Searchable: true));
        }
        if (answers.Find("responses") is { Rows: > 0 } responses)
        {
            blocks.Add(new FigureBlock(Responses(responses)));
            if (Doses(responses) is { Panels.Length: > 0 } doses) blocks.Add(new FigureBlock(doses));
            if (answers.Find("courses") is { Rows: > 0 } courses) blocks.AddRange(Courses(courses, responses).Select(figure => new FigureBlock(figure)));
            if (answers.Find("axis-sensitivity") is { Rows: > 0 } sensitivity) blocks.Add(new FigureBlock(AxisSensitivity.Figure(sensitivity)));
            blocks.Add(new Heading("Every response"));
            blocks.Add(new TableBlock(responses, Searchable: true));
        }
        return new Page("claims", "Does the mechanism do what is said of it?", [.. blocks]);
    }

    static string Summary(Table claims)
    {
        var verdicts = claims.Texts("verdict");
        int Count(string word) => verdicts.Count(verdict => verdict == word);
        return $"Of {claims.Rows} claims {Count("holds")} hold (at least 95 % of draws agree), {Count("mostly holds")} mostly hold (at least half), "
            + $"{Count("does not hold")} do not. {claims.Texts("by_construction").Count(text => text == "yes")} are so by construction and "
            + $"{claims.Texts("fitted").Count(text => text == "yes")} were fitted: their agreement tests nothing. Simulated by the model, not measured.";
    }

    static NetworkFigure Network(Table nodes, Table links)
    {
        var (ids, labels) = (nodes.Texts("read_out"), nodes.Texts("label"));
        var (medians, lows, highs) = (nodes.Numbers("median"), nodes.Numbers("low"), nodes.Numbers("high"));
        return new NetworkFigure(
            "axis", "The axis and its responses",
            $"{nodes.Title}. Each box: median change and middle 90 % of draws. Simulated by the model, not measured.",
            [.. ids.Select((id, i) => new NetworkNode(
                id!, labels[i] ?? id!, nodes.Numbers("column")[i], nodes.Numbers("row")[i], medians[i],
                $"{Signed(medians[i])} ({Signed(lows[i])}, {Signed(highs[i])})"))],
            [.. links.Texts("from").Select((from, i) => new NetworkLink(
                from!, links.Texts("to")[i]!, links.Texts("effect")[i] == "raises", links.Texts("contested")[i] is not null))],
            new Axis("Change against the comparison", "%"), Limit);
    }

    static string Signed(double value) => (value >= 0.5 ? "+" : "") + Shown.Fixed(value, 0);

    /// <summary>What each experiment makes of what most of them read.</summary>
    static ForestFigure Responses(Table responses)
    {
        var (titles, readOuts, multiples) = (responses.Texts("title"), responses.Texts("read_out"), responses.Numbers("multiple"));
        var rows = Enumerable.Range(0, responses.Rows).Where(i => double.IsNaN(multiples[i])).ToList();
        double Tenth(string column, int row) => Math.Round(responses.Numbers(column)[row], 1);
        var groups = rows.GroupBy(i => readOuts[i]).OrderByDescending(group => group.Count()).Take(2);
        return new ForestFigure(
            "responses", "What each experiment does",
            "Median and middle 90 % of draws of the change against the experiment's own comparison, at its last time. Simulated by the model, not measured.",
            new Axis("Change", "%"), 0,
            [
                .. groups.SelectMany(group => group.Select(i => new ForestRow(
                    Words(group.Key!), titles[i]!, Tenth("median", i), Tenth("low", i), Tenth("high", i), Tenth("median", i) < 0 ? Tone.First : Tone.Second))),
            ]);
    }

    /// <summary>Response over dose, a panel a read-out, for the first series of doses.</summary>
    static PointsFigure Doses(Table responses)
    {
        var (multiples, doses, titles) = (responses.Numbers("multiple"), responses.Numbers("dose"), responses.Texts("title"));
        var rows = Enumerable.Range(0, responses.Rows).Where(i => double.IsFinite(multiples[i]) && doses[i] > 0).ToList();
        var panels = rows.GroupBy(i => responses.Texts("read_out")[i]).Take(PanelsShown).Select(group =>
        {
            int[] order = [.. group.OrderBy(i => doses[i])];
            ImmutableArray<double> Of(string column) => [.. order.Select(i => responses.Numbers(column)[i])];
            var studied = order.Where(i => multiples[i] == 1).Select(i => doses[i]).ToImmutableArray();
            return new PointsPanel(
                Words(group.Key!), new Axis("Dose", "µmol/kg/d", Logarithmic: true), new Axis("Change", "%"), [],
                [new Curve("", Tone.First, [.. order.Select(i => doses[i])], Of("median"), Of("low"), Of("high"))], [0], studied);
        });
        return new PointsFigure(
            "dose-response", "Response over dose",
            $"Median (line) and middle 90 % of draws (band) after {Shown.Number(rows.Count > 0 ? responses.Numbers("day")[rows[0]] : 0)} days; "
            + "vertical line: the dose that was studied, beyond which nothing is known. "
            + $"{(rows.Count > 0 ? titles[rows[0]]!.Split(',')[0] : "")}. Simulated by the model, not measured.",
            [.. panels]);
    }

    /// <summary>Courses beside their comparison, a figure for each experiment that reports three read-outs or more.</summary>
    static IEnumerable<PointsFigure> Courses(Table courses, Table responses)
    {
        var pairs = responses.Texts("experiment").Zip(responses.Texts("compared_to"), responses.Texts("title"))
            .Where((_, i) => double.IsNaN(responses.Numbers("multiple")[i])).Distinct();
        var (experiments, readOuts) = (courses.Texts("experiment"), courses.Texts("read_out"));
        foreach (var (experiment, compared, title) in pairs)
        {
            var own = Enumerable.Range(0, courses.Rows).Where(i => experiments[i] == experiment).ToList();
            if (own.Select(i => readOuts[i]).Distinct().Count() < 3) continue;
            var panels = own.GroupBy(i => readOuts[i]).Take(PanelsShown).Select(group => new PointsPanel(
                Words(group.Key!), new Axis("Time", "d"), new Axis(Words(group.Key!)), [],
                [
                    .. new[] { compared, experiment }.Select((name, k) => (name, k))
                        .Select(pair => CurveOf(courses, pair.name!, group.Key!, Tones[pair.k])).Where(curve => curve.X.Length > 0),
                ],
                [], []));
            yield return new PointsFigure(
                $"courses-{experiment}".Replace('.', '-').ToLowerInvariant(), title!,
                $"Median (line) and middle 90 % of draws (band); grey: {compared}. Simulated by the model, not measured.", [.. panels]);
        }
    }

    static Curve CurveOf(Table courses, string experiment, string readOut, Tone tone)
    {
        int[] rows = [.. Enumerable.Range(0, courses.Rows).Where(i => courses.Texts("experiment")[i] == experiment && courses.Texts("read_out")[i] == readOut)];
        ImmutableArray<double> Of(string column) => [.. rows.Select(i => courses.Numbers(column)[i])];
        return new Curve(experiment, tone, Of("day"), Of("median"), Of("low"), Of("high"));
    }

    static string Words(string readOut) => readOut.Replace('_', ' ');
}
