using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.Questions.Simulation;

/// <summary>What a reader sees of which values of a model matter.</summary>
public static class SensitivityPage
{
    const int MostCurves = 5;

    const int MostNames = 30;

    static readonly Tone[] Tones = [Tone.First, Tone.Second, Tone.Third, Tone.Fourth, Tone.Muted];

    /// <summary>Draws the page from the answers alone.</summary>
    /// <param name="answers">Answers of <see cref="ParameterSensitivity"/>.</param>
    /// <returns>The page.</returns>
    public static Page Of(Answers answers)
    {
        var blocks = new List<Block>();
        blocks.AddRange(answers.Items.Select(item => new AnswerBlock(item)));
        foreach (var table in answers.Tables)
        {
            blocks.Add(new FigureBlock(table.Name switch
            {
                "sensitivity-shares" => Shares(table),
                "sensitivity-effects" => Effects(table),
                _ => Courses(table),
            }));
            blocks.Add(new TableBlock(table, Searchable: true));
        }
        return new Page("sensitivity", "Which values of the model matter?", [.. blocks]);
    }

    static ForestFigure Shares(Table table)
    {
        var names = table.Texts("name");
        IEnumerable<ForestRow> Rows(string column, string group, Tone tone) => names.Take(MostNames).Select((name, i) => new ForestRow(
            group, name!, table.Numbers(column)[i], table.Numbers($"{column}_low")[i], table.Numbers($"{column}_high")[i], tone));
        return new ForestFigure(
            "sensitivity-shares", table.Title,
            $"Point: estimate; line: 95 % interval by resampling. {Math.Min(names.Length, MostNames)} of {names.Length} values, "
            + "by the share with interactions. Simulated by the model, not measured.",
            new Axis("Share of the variance"), 0,
            [.. Rows("total", "With all interactions", Tone.First), .. Rows("first", "Alone", Tone.Second)]);
    }

    static PointsFigure Effects(Table table)
    {
        var names = table.Texts("name");
        var unit = Shown.Unit(table.Columns[1].Unit);
        var (magnitude, spread) = (table.Numbers("magnitude"), table.Numbers("spread"));
        return new PointsFigure(
            "sensitivity-effects", table.Title,
            "To the right: it matters. Above: what it does depends on the others or on where it stands. "
            + "Simulated by the model, not measured.",
            [new PointsPanel("", new Axis("Mean magnitude of effects", unit), new Axis("Standard deviation of effects", unit),
                [new PointSeries("", Tone.First, magnitude, spread,
                    [.. names.Select((name, i) => $"{name}: {Shown.Number(magnitude[i], 3)} ± {Shown.Number(spread[i], 3)}")],
                    [.. names.Take(12).Select(name => name!)])], [], [], [])]);
    }

    static PointsFigure Courses(Table table)
    {
        var time = table.Numbers("time");
        var columns = table.Columns.Skip(1).Cast<NumberColumn>().Take(MostCurves).ToArray();
        return new PointsFigure(
            "sensitivity-course", table.Title,
            $"The {columns.Length} values of {table.Columns.Length - 1} that matter most at the end. Simulated by the model, not measured.",
            [new PointsPanel("", new Axis("Time", Shown.Unit(table.Columns[0].Unit)), new Axis("Change", "% per %"), [],
                [.. columns.Select((column, i) => Finite(column, time, Tones[i % Tones.Length]))], [0], [])]);
    }

    static Curve Finite(NumberColumn column, ImmutableArray<double> time, Tone tone)
    {
        var kept = Enumerable.Range(0, time.Length).Where(i => double.IsFinite(column.Values[i])).ToArray();
        return new Curve(column.Name, tone, [.. kept.Select(i => time[i])], [.. kept.Select(i => column.Values[i])], [], []);
    }
}
