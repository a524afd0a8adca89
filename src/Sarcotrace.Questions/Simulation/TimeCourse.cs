using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Networks;
using Sarcotrace.Dynamics.Solvers;
using Sarcotrace.Dynamics.Systems;

namespace Sarcotrace.Questions.Simulation;

/// <summary>How does a model go through time, as it stands, under doses, or over a scan of one value?</summary>
/// <param name="options">What is chosen.</param>
public sealed class TimeCourse(TimeCourseOptions options) : IQuestion<Network>
{
    const int MostTold = 12;

    static readonly ImmutableArray<Citation> Sources = [new("hucka2019"), new("steinebach2023"), new("tsitouras2011")];

    /// <inheritdoc/>
    public Answers Ask(Network data, IProgress<Step>? progress, CancellationToken cancel)
    {
        progress?.Report(new Step("Compiling the model", 0));
        var compilation = Compilation.Of(data);
        if (compilation.Model is not { } model)
        {
            return Refused(compilation.Refusals);
        }
        var observed = options.ObservedIn(data);
        ImmutableArray<double> runs = options.Scan.Length == 0 ? [double.NaN] : options.ScanValues;
        var courses = new Trajectory[runs.Length];
        for (var i = 0; i < runs.Length; i++)
        {
            var done = i;
            var inner = progress is null ? null : new Told(share =>
                progress.Report(new Step("Simulating", (done + share) / runs.Length)));
            courses[i] = Dynamics.Solvers.Simulation.Run(model, options.Scenario(observed, runs[i]), inner, cancel);
        }
        return new Answers(
            "simulation", [.. Endings(runs, courses, observed, data)], [.. Broken(courses)], [],
            [Courses(runs, courses, observed, data), Fired(runs, courses)], Methods(courses), Sources);
    }

    /// <summary>Where each observed quantity ends, and which runs stop early.</summary>
    IEnumerable<Answer> Endings(ImmutableArray<double> runs, Trajectory[] courses, ImmutableArray<string> observed, Network network)
    {
        for (var i = 0; i < runs.Length; i++)
        {
            if (courses[i].Ending != Dynamics.Solvers.Ending.Completed)
            {
                var run = options.Scan.Length == 0 ? "the run" : $"the run with {options.Scan} = {Text(runs[i])}";
                yield return new NoFinding(Sources, $"{run} stops early: {courses[i].Advice}", "see the advice");
            }
        }
        var whole = courses.Where(course => course.Ending == Dynamics.Solvers.Ending.Completed).ToList();
        for (var column = 0; column < Math.Min(observed.Length, MostTold) && whole.Count > 0; column++)
        {
            var at = column;
            var ends = whole.Select(course => course[course.Times.Length - 1, at]).Order().ToList();
            var over = options.Scan.Length == 0 ? "" : $", over {whole.Count} values of {options.Scan} (middle, least, largest)";
            yield return new Finding(
                Sources, $"{NetworkNames.Label(network, observed[column])} at t = {Text(options.End)}{over}",
                new Estimate(ends[(ends.Count - 1) / 2], ends[0], ends[^1], UnitOf(network, observed[column])), whole.Count);
        }
    }

    Table Courses(
        ImmutableArray<double> runs, Trajectory[] courses, ImmutableArray<string> observed, Network network)
    {
        var columns = new List<TableColumn>();
        if (options.Scan.Length > 0)
        {
            columns.Add(new NumberColumn(options.Scan, UnitOf(network, options.Scan), "value of the scan",
                [.. runs.Zip(courses).SelectMany(pair => Enumerable.Repeat(pair.First, pair.Second.Times.Length))]));
        }
        columns.Add(new NumberColumn("time", network.Units.Time ?? "", "time of the model",
            [.. courses.SelectMany(course => course.Times)]));
        for (var i = 0; i < observed.Length; i++)
        {
            var column = i;
            columns.Add(new NumberColumn(observed[i], UnitOf(network, observed[i]), NetworkNames.Label(network, observed[i]),
                [.. courses.SelectMany(course => Enumerable.Range(0, course.Times.Length).Select(row => course[row, column]))]));
        }
        return new Table("timecourse", "Simulated course", [.. columns]);
    }

    Table Fired(ImmutableArray<double> runs, Trajectory[] courses) => new("events", "Events carried out",
    [
        .. options.Scan.Length == 0 ? [] : new TableColumn[]
        {
            new NumberColumn(options.Scan, "", "value of the scan",
                [.. runs.Zip(courses).SelectMany(pair => pair.Second.Fired.Select(_ => pair.First))]),
        },
        new NumberColumn("time", "", "when", [.. courses.SelectMany(course => course.Fired.Select(one => one.Time))]) { Digits = 8 },
        new TextColumn("event", "identifier", [.. courses.SelectMany(course => course.Fired.Select(one => (string?)one.Name))]),
    ]);

    static IEnumerable<Caution> Broken(Trajectory[] courses) =>
        from broken in courses.SelectMany(course => course.Broken).DistinctBy(one => one.Name)
        select new Caution(
            "broken-constraint",
            $"a constraint of the model does not hold from t = {Text(broken.Time)} on: {broken.Name}",
            "the model's author says that results are not valid then",
            "stay within the conditions for which the model was made", [], Sources);

    ImmutableArray<string> Methods(Trajectory[] courses)
    {
        var stiff = courses.Count(course => course.Effort.Method == Method.Stiff);
        return
        [
            stiff == courses.Length
                ? "The equations were integrated by the Rosenbrock method Rodas5P [steinebach2023]."
                : stiff == 0
                    ? "The equations were integrated by the explicit pair of Tsitouras [tsitouras2011]."
                    : "The equations were integrated by the pair of Tsitouras [tsitouras2011], by Rodas5P [steinebach2023] once stiff.",
            $"The error allowed in a step was {Text(options.Tolerances.Relative)} relative and {Text(options.Tolerances.Absolute)} absolute.",
            "Names mean what SBML says they mean [hucka2019].",
        ];
    }

    internal static string UnitOf(Network network, string name) =>
        network.Parameters.FirstOrDefault(one => one.Id == name)?.Unit
        ?? network.Compartments.FirstOrDefault(one => one.Id == name)?.Unit ?? "";

    /// <summary>Answers where a model cannot be compiled.</summary>
    internal static Answers Refused(ImmutableArray<Refusal> refusals) => new(
        "simulation",
        [.. refusals.Select(refusal => new NoFinding(
            Sources, $"{refusal.What} ({refusal.Construct})", "change the model where it is named"))],
        [], [], [], [], Sources);

    static string Text(double value) => Core.Pages.Shown.Number(value, 6);
}
