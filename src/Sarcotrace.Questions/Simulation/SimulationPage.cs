using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.Questions.Simulation;

/// <summary>What a reader sees of a simulated model.</summary>
public static class SimulationPage
{
    const int PanelsShown = 12;
    const int CurvesShown = 9;

    static readonly Tone[] Tones = [Tone.First, Tone.Second, Tone.Third, Tone.Fourth, Tone.Muted];

    /// <summary>Draws the page from the answers alone.</summary>
    /// <param name="answers">Answers of <see cref="TimeCourse"/>.</param>
    /// <returns>The page.</returns>
    public static Page Of(Answers answers)
    {
        var blocks = new List<Block>();
        blocks.AddRange(answers.Items.Take(20).Select(item => new AnswerBlock(item)));
        blocks.AddRange(answers.Cautions.Select(caution => new CautionBlock(caution)));
        if (answers.Find("timecourse") is { Rows: > 0 } courses)
        {
            blocks.Add(new FigureBlock(Courses(courses)));
            blocks.Add(new Heading("All values"));
            blocks.Add(new TableBlock(courses, Searchable: true));
        }
        if (answers.Find("events") is { Rows: > 0 } events)
        {
            blocks.Add(new Heading("Events"));
            blocks.Add(new TableBlock(events, Searchable: true));
        }
        return new Page("simulation", "How does the model go through time?", [.. blocks]);
    }

    /// <summary>Draws the page of a population from its answers alone.</summary>
    /// <param name="answers">Answers of <see cref="PopulationCourse"/>.</param>
    /// <returns>The page.</returns>
    public static Page OfPopulation(Answers answers)
    {
        var blocks = new List<Block>();
        blocks.AddRange(answers.Items.Select(item => new AnswerBlock(item)));
        if (answers.Find("population") is { Columns.Length: > 1 } bands)
        {
            blocks.Add(new FigureBlock(Bands(bands)));
            blocks.Add(new TableBlock(bands, Searchable: true));
        }
        return new Page("population", "How does the model go through time in a population?", [.. blocks]);
    }

    static PointsFigure Bands(Table bands)
    {
        var time = bands.Numbers("time");
        var axis = new Axis("Time", Shown.Unit(bands.Columns[0].Unit));
        var names = bands.Columns.Select(column => column.Name).Where(name => name.EndsWith("_median", StringComparison.Ordinal))
            .Select(name => name[..^7]).ToList();
        return new PointsFigure(
            "population", "Simulated population",
            $"Median (line) and middle 90 % (band). {bands.Title}; {Math.Min(names.Count, PanelsShown)} of {names.Count} "
            + "quantities. Simulated by the model, not measured.",
            [.. names.Take(PanelsShown).Select(name => new PointsPanel(
                name, axis, new Axis(name, Shown.Unit(bands.Columns.First(column => column.Name == $"{name}_median").Unit)), [],
                [new Curve("", Tone.First, time, bands.Numbers($"{name}_median"), bands.Numbers($"{name}_low"), bands.Numbers($"{name}_high"))],
                [], []))]);
    }

    static PointsFigure Courses(Table courses)
    {
        var time = courses.Numbers("time");
        var place = courses.Columns.ToList().FindIndex(column => column.Name == "time");
        var scan = place == 1 ? (NumberColumn)courses.Columns[0] : null;
        var observed = courses.Columns.Skip(place + 1).Cast<NumberColumn>().ToList();
        var timeAxis = new Axis("Time", Shown.Unit(courses.Columns[place].Unit));
        var rows = Runs(scan, time.Length);
        var shown = rows.Count <= CurvesShown
            ? rows
            : [.. Enumerable.Range(0, CurvesShown).Select(i => rows[i * (rows.Count - 1) / (CurvesShown - 1)])];
        return new PointsFigure(
            "timecourse", "Simulated course",
            $"{Math.Min(observed.Count, PanelsShown)} of {observed.Count} quantities"
            + (scan is null ? "" : $"; {shown.Count} of {rows.Count} values of {scan.Name}")
            + ". Simulated by the model, not measured.",
            [.. observed.Take(PanelsShown).Select(column => new PointsPanel(
                column.Meaning == column.Name ? column.Name : $"{column.Meaning} ({column.Name})",
                timeAxis, new Axis(column.Name, Shown.Unit(column.Unit)), [],
                [.. shown.Select((run, i) => CurveOf(run, i, scan, time, column))], [], []))]);
    }

    static Curve CurveOf((int From, int To) run, int index, NumberColumn? scan, ImmutableArray<double> time, NumberColumn column) => new(
        scan is null ? "" : $"{scan.Name} = {Shown.Number(scan.Values[run.From], 4)}",
        Tones[index % Tones.Length],
        [.. time.AsSpan()[run.From..run.To]], [.. column.Values.AsSpan()[run.From..run.To]], [], []);

    static List<(int From, int To)> Runs(NumberColumn? scan, int count)
    {
        if (scan is null)
        {
            return [(0, count)];
        }
        var runs = new List<(int, int)>();
        var from = 0;
        for (var row = 1; row <= count; row++)
        {
            if (row == count || !scan.Values[row].Equals(scan.Values[from]))
            {
                runs.Add((from, row));
                from = row;
            }
        }
        return runs;
    }
}
