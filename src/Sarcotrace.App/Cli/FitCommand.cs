using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Sarcotrace.App.Models;
using Sarcotrace.Core;
using Sarcotrace.Core.Fitting;
using Sarcotrace.Files.Petab;
using Sarcotrace.Files.Results;
using Sarcotrace.Files.Sbml;
using Sarcotrace.Questions.Fitting;

namespace Sarcotrace.App.Cli;

/// <summary>Fits a model to data.</summary>
static class FitCommand
{
    internal static Command Make()
    {
        var problem = new Argument<string>("problem") { Description = "A problem of estimation: the yaml file of PEtab 1 or 2" };
        var starts = new Option<int>("--starts") { Description = "Searches from different starts", DefaultValueFactory = _ => 50 };
        var seed = new Option<int>("--seed") { Description = "Seed of the starts", DefaultValueFactory = _ => 1 };
        var step = new Option<double>("--largest-step")
        {
            Description = "Largest step of a search, in the unit of the scaled parameters",
            DefaultValueFactory = _ => 2,
        };
        var profiles = new Option<bool>("--profiles") { Description = "Follow every parameter's profile likelihood", DefaultValueFactory = _ => true };
        var relative = new Option<double>("--rtol") { Description = "Relative error allowed in a step", DefaultValueFactory = _ => 1e-7 };
        var absolute = new Option<double>("--atol") { Description = "Absolute error allowed in a step", DefaultValueFactory = _ => 1e-13 };
        var common = new CommonOptions();
        var command = new Command("fit", "Fit a model to data: estimates, intervals, verdicts, and a page.")
        {
            problem, starts, seed, step, profiles, relative, absolute, common.Out, common.Threads, common.Json,
        };
        command.SetAction((parsed, cancel) => Task.Run(() =>
        {
            var wrong = Wrong(
                ("--starts", parsed.GetValue(starts) is >= 1 and <= 1_000_000), ("--seed", parsed.GetValue(seed) >= 0),
                ("--largest-step", parsed.GetValue(step) is > 0 and < 1e6),
                ("--rtol", parsed.GetValue(relative) is > 0 and < 0.1), ("--atol", parsed.GetValue(absolute) > 0),
                ("--threads", parsed.GetValue(common.Threads) >= 1));
            if (wrong.Length > 0)
            {
                return Terminal.Refuse(parsed, [.. wrong]);
            }
            var path = parsed.GetValue(problem)!;
            var loaded = Read(path);
            if (loaded.Value is null)
            {
                return Terminal.Refuse(parsed, loaded.Problems);
            }
            var options = new ParameterFitOptions
            {
                Starts = parsed.GetValue(starts),
                Seed = parsed.GetValue(seed),
                LargestStep = parsed.GetValue(step),
                Profiles = parsed.GetValue(profiles),
                RelativeError = parsed.GetValue(relative),
                AbsoluteError = parsed.GetValue(absolute),
            };
            return Ask(parsed, common, path, loaded, options, cancel);
        }, cancel));
        return Commands.WithExamples(command,
            "sarcotrace fit problem.yaml",
            "sarcotrace fit problem.yaml --starts 500 --seed 7 --out fit",
            "sarcotrace fit problem.yaml --profiles false --json");
    }

    static Problem[] Wrong(params ReadOnlySpan<(string Option, bool Good)> all)
    {
        var wrong = new List<Problem>();
        foreach (var (option, good) in all)
        {
            if (!good)
            {
                wrong.Add(new Problem(option, null, null, "the number is out of range", "see sarcotrace fit --help"));
            }
        }
        return [.. wrong];
    }

    static Loaded<FitProblem> Read(string path)
    {
        if (!File.Exists(path))
        {
            return new(null, [new Problem(path, null, null, "there is no such file", "check the path")]);
        }
        if (!path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) && !path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase))
        {
            return new(null, [new Problem(path, null, null, "this is not the yaml file of a PEtab problem", "name that file")]);
        }
        var loaded = PetabReader.Read(path, (stream, file) => SbmlReader.Read(stream, file, null));
        if (loaded.Value is { } problem && !problem.Parameters.Any(one => one.Estimated))
        {
            return new(null, [.. loaded.Problems,
                new Problem(path, null, "estimate", "no parameter is to be estimated", "mark one in the table of parameters")]);
        }
        return loaded;
    }

    static ImmutableArray<(string Key, string Value)> Text(ParameterFitOptions options) =>
    [
        ("starts", options.Starts.ToString(CultureInfo.InvariantCulture)),
        ("seed", options.Seed.ToString(CultureInfo.InvariantCulture)),
        ("largest-step", options.LargestStep.ToString("R", CultureInfo.InvariantCulture)),
        ("profiles", options.Profiles ? "true" : "false"), ("priors", options.Priors ? "true" : "false"),
        ("relative-error", options.RelativeError.ToString("R", CultureInfo.InvariantCulture)),
        ("absolute-error", options.AbsoluteError.ToString("R", CultureInfo.InvariantCulture)),
    ];

    static int Ask(
        ParseResult parsed, CommonOptions common, string path, Loaded<FitProblem> problem, ParameterFitOptions options,
        CancellationToken cancel)
    {
        var threads = parsed.GetValue(common.Threads);
        var answers = Terminal.WithProgress(progress => new ParameterFit(options, threads).Ask(problem.Value!, progress, cancel));
        var record = ModelRecord.Of(path, problem.Value!.Id, false, problem.Problems, Text(options), answers);
        var target = Path.GetFullPath(common.Out.Of(parsed)!);
        // Stopped or not, what was found is kept.
        using var folder = new ResultFolder(target);
        var losses = WriteBack(problem.Value!, answers, folder.PathOf("petab"));
        Results.Save(record with { Notes = [.. record.Notes, .. losses] }, folder, true, threads, CancellationToken.None);
        var code = common.Report(parsed, RunOutcome.Made(record, target));
        return cancel.IsCancellationRequested ? ExitCodes.Cancelled : code;
    }

    /// <summary>The problem with its estimates as nominal values, which any PEtab program can go on from; what it cannot say.</summary>
    static ImmutableArray<Problem> WriteBack(FitProblem problem, Answers answers, string folder)
    {
        if (answers.Find("fit-parameters") is not { } table) return [];

        var estimates = table.Texts("parameter").Zip(table.Numbers("estimate")).ToDictionary(pair => pair.First!, pair => pair.Second);
        Directory.CreateDirectory(folder);
        var losses = PetabWriter.Write(problem with
        {
            Parameters = [.. problem.Parameters.Select(one => estimates.TryGetValue(one.Id, out var value) ? one with { Nominal = value } : one)],
        }, folder, SbmlWriter.Write);
        if (!losses.Any(loss => loss.Severity == Severity.Error)) return losses;

        Directory.Delete(folder);
        return [.. losses.Select(loss => loss with { Severity = Severity.Warning })];
    }
}
