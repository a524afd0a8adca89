using System.Collections.Immutable;
using System.CommandLine;
using Sarcotrace.App.Models;
using Sarcotrace.Core;
using Sarcotrace.Core.Networks;
using Sarcotrace.Dynamics.Solvers;
using Sarcotrace.Files.Results;
using Sarcotrace.Files.Sbml;
using Sarcotrace.Questions.Simulation;

namespace Sarcotrace.App.Cli;

/// <summary>Follows a model through time.</summary>
static class SimulateCommand
{
    internal static Command Make()
    {
        var model = new Argument<string>("model") { Description = "A model: SBML (.xml, .sbml) or Antimony (.ant)" };
        var start = new Option<double>("--start") { Description = "Time at which the initial values hold", DefaultValueFactory = _ => 0 };
        var end = new Option<double>("--end") { Description = "Last time, in the model's unit", DefaultValueFactory = _ => 100 };
        var intervals = new Option<int>("--intervals") { Description = "Equal intervals between reported times", DefaultValueFactory = _ => 200 };
        var observe = new Option<string?>("--observe") { Description = "What is reported, separated by commas; by default every species" };
        var values = new Option<string[]>("--value") { Description = "An initial value: name=number", AllowMultipleArgumentsPerToken = true };
        var doses = new Option<string[]>("--dose")
        {
            Description = "A dose: target=amount@time, and perhaps ,duration=… ,every=… ,times=… ,lag=… ,f=…",
            AllowMultipleArgumentsPerToken = true,
        };
        var scan = new Option<string?>("--scan") { Description = "One run for each value: name=low:high:count, or name=a,b,c" };
        var relative = new Option<double>("--rtol") { Description = "Relative error allowed in a step", DefaultValueFactory = _ => 1e-6 };
        var absolute = new Option<double>("--atol") { Description = "Absolute error allowed in a step", DefaultValueFactory = _ => 1e-12 };
        var method = new Option<Method>("--method") { Description = "automatic, stiff or explicit", DefaultValueFactory = _ => Method.Automatic };
        var individuals = new Option<long>("--individuals") { Description = "A population of so many; what differs is said by --vary" };
        var vary = new Option<string[]>("--vary")
        {
            Description = "What differs: name=lognormal:median:sd of log, normal:mean:sd, uniform:low:high, loguniform:low:high, triangular:low:mode:high",
            AllowMultipleArgumentsPerToken = true,
        };
        var table = new Option<string?>("--population")
        {
            Description = "A table of what differs: columns name, distribution, perhaps lowest, highest, and correlations in columns named after rows",
        };
        var dosing = new Option<string?>("--doses") { Description = "A dosing table: time, target, amt, perhaps id, rate or dur, addl, ii, ss, lag, f, evid" };
        var each = new Option<string?>("--each") { Description = "A table of individuals: an id first, then a column for each value of their own" };
        var draws = new Option<Drawing>("--draws") { Description = "sobol or latinhypercube", DefaultValueFactory = _ => Drawing.Sobol };
        var analysis = new Option<Analysis?>("--sensitivity")
        {
            Description = "Which values matter for the one observed: local (derivatives along the course), morris or sobol (over --vary)",
        };
        var measure = new Option<Readout>("--measure")
        {
            Description = "What morris and sobol take from the course: end, largest, least, area",
            DefaultValueFactory = _ => Readout.End,
        };
        var points = new Option<int>("--points") { Description = "Trajectories of morris (30) or points of sobol (1024)" };
        var seed = new Option<ulong>("--seed") { Description = "Seed of the population", DefaultValueFactory = _ => 1 };
        var keep = new Option<bool>("--keep-all") { Description = "Write every individual's course, as tables/individuals.parquet" };
        var common = new CommonOptions();
        var command = new Command("simulate", "Follow a model through time: one run, doses, a scan, or a population.")
        {
            model, start, end, intervals, observe, values, doses, scan, relative, absolute, method,
            individuals, vary, table, dosing, each, draws, analysis, measure, points, seed, keep, common.Out, common.Json, common.Threads,
        };
        command.Subcommands.Add(ClaimsCommand.Make());
        command.SetAction((parsed, cancel) => Task.Run(() =>
        {
            var path = parsed.GetValue(model)!;
            var file = ModelFile.Read(path);
            if (file.Value is not { } network)
            {
                return Terminal.Refuse(parsed, file.Problems);
            }
            var words = new ModelWords(network);
            var options = words.Options(
                (parsed.GetValue(start), parsed.GetValue(end), parsed.GetValue(intervals)), parsed.GetValue(observe),
                parsed.GetValue(values) ?? [], parsed.GetValue(doses) ?? [], parsed.GetValue(scan),
                (parsed.GetValue(relative), parsed.GetValue(absolute)), parsed.GetValue(method));
            var (given, cohort, found) = CohortFiles.Read(network, parsed.GetValue(dosing), parsed.GetValue(each));
            var said = new PopulationWords(
                parsed.GetValue(individuals), [.. parsed.GetValue(vary) ?? []], parsed.GetValue(table), cohort, parsed.GetValue(draws),
                parsed.GetValue(seed), parsed.GetValue(common.Threads));
            var scanned = parsed.GetValue(scan) is not null;
            var sensitivity = parsed.GetValue(analysis) is { } kind
                ? words.Sensitivity(kind, parsed.GetValue(measure), parsed.GetValue(points), said, parsed.GetValue(observe), scanned)
                : null;
            var population = parsed.GetValue(analysis) is null ? words.Population(said, scanned) : null;
            ImmutableArray<Problem> problems = [.. found, .. words.Problems];
            if (options is null || problems.Any(problem => problem.Severity == Severity.Error))
            {
                return Terminal.Refuse(parsed, problems);
            }
            return Ask(
                parsed, common, path, file with { Problems = [.. file.Problems, .. problems] }, With(options, given, ref population),
                population, sensitivity, parsed.GetValue(keep), cancel);
        }, cancel));
        return Commands.WithExamples(command,
            "sarcotrace simulate model.xml --end 24 --observe S1,S2",
            "sarcotrace simulate model.ant --dose \"gut=450@0,every=24,times=7\" --end 168",
            "sarcotrace simulate model.xml --scan k1=0.1:10:7",
            "sarcotrace simulate model.ant --individuals 10000 --vary CL=lognormal:0.9:0.3 ka=lognormal:1.2:0.5",
            "sarcotrace simulate model.ant --doses doses.csv --each people.csv --keep-all",
            "sarcotrace simulate model.ant --sensitivity sobol --observe blood --measure area --vary CL=lognormal:0.9:0.3 ka=uniform:0.5:2",
            "sarcotrace simulate claims");
    }

    // Doses of the words and of a table without ids are given to all, whoever has more of their own.
    static TimeCourseOptions With(TimeCourseOptions options, ImmutableArray<Dose> given, ref PopulationOptions? population)
    {
        var all = options with { Doses = [.. options.Doses, .. given] };
        if (population?.Cohort is { Doses.IsEmpty: false } cohort && all.Doses.Length > 0)
        {
            population = population with { Cohort = cohort with { Doses = [.. cohort.Doses.Select(own => all.Doses.AddRange(own))] } };
        }
        return all;
    }

    static int Ask(
        ParseResult parsed, CommonOptions common, string path, Loaded<Network> file, TimeCourseOptions options,
        PopulationOptions? population, SensitivityOptions? sensitivity, bool keep, CancellationToken cancel)
    {
        var target = Path.GetFullPath(common.Out.Of(parsed)!);
        using var folder = new ResultFolder(target);
        var answers = Terminal.WithProgress(progress => sensitivity is not null
            ? new ParameterSensitivity(options, sensitivity).Ask(file.Value!, progress, cancel)
            : population is null
            ? new TimeCourse(options).Ask(file.Value!, progress, cancel)
            : Many(file.Value!, options, population, keep ? folder : null, progress, cancel));
        var record = ModelRecord.Of(
            path, file.Value!.Name ?? file.Value.Id, true, [.. file.Problems, .. Units(file.Value)],
            ModelWords.Text(options, population, sensitivity), answers);
        Results.Save(record, folder, true, parsed.GetValue(common.Threads), cancel);
        return common.Report(parsed, RunOutcome.Made(record, target));
    }

    // What does not fit is told; what has no unit says nothing of the model's sense.
    static IEnumerable<Problem> Units(Network network) =>
        UnitsCheck.Of(network).Where(problem => problem.Severity == Severity.Warning);

    static Answers Many(
        Network network, TimeCourseOptions options, PopulationOptions population, ResultFolder? folder,
        IProgress<Step>? progress, CancellationToken cancel)
    {
        if (folder is null)
        {
            return new PopulationCourse(options, population).Ask(network, progress, cancel);
        }
        using var stream = folder.Create("tables/individuals.parquet");
        var names = options.ObservedIn(network);
        using var parquet = new GrowingParquet(stream, ["individual", "time", .. names]);
        var row = new double[names.Length + 2];
        var times = options.Times;
        return new PopulationCourse(options, population, (index, course, _) =>
        {
            for (var t = 0; t < course.Length / names.Length; t++)
            {
                (row[0], row[1]) = (index, times[t]);
                course.Slice(t * names.Length, names.Length).CopyTo(row.AsSpan(2));
                parquet.Add(row);
            }
        }).Ask(network, progress, cancel);
    }
}
