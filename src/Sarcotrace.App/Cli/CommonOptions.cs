using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Sarcotrace.Core;

namespace Sarcotrace.App.Cli;

/// <summary>Options that several commands share.</summary>
/// <param name="usual">Folder of the results if nothing is said; null where a study file says it.</param>
sealed class CommonOptions(string? usual = "out")
{
    /// <summary>Folder of the results.</summary>
    internal OutFolder Out { get; } = new(usual);

    /// <summary>Threads, at least 1.</summary>
    internal Option<int> Threads { get; } = AtLeastOne(new("--threads")
    {
        Description = "How many threads may work; results do not depend on it",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    });

    /// <summary>JSON instead of sentences.</summary>
    internal Option<bool> Json { get; } = new("--json") { Description = "Print the answers as JSON instead of sentences" };

    /// <summary>Any option of a question.</summary>
    internal Option<string[]> Set { get; } = new("--set")
    {
        Description = "Any option of the question, as in the study file: key=value",
        AllowMultipleArgumentsPerToken = true,
    };

    /// <summary>An option whose text must not be blank, as a variable of the shell that was never set is.</summary>
    internal static Option<string?> NotEmpty(Option<string?> option)
    {
        option.Validators.Add(given =>
        {
            if (given.Tokens is [{ Value: var text }] && string.IsNullOrWhiteSpace(text))
                given.AddError($"{option.Name}: nothing is given; write something or leave the option out");
        });
        return option;
    }

    static Option<int> AtLeastOne(Option<int> option)
    {
        option.Validators.Add(given =>
        {
            if (given.Tokens is [{ Value: var text }] && int.TryParse(text, CultureInfo.InvariantCulture, out var count) && count < 1)
                given.AddError($"{option.Name}: {text} is below 1; write 1 or more");
        });
        return option;
    }

    /// <summary>Options of a question that the command line gives; those without a value are none.</summary>
    internal static IEnumerable<(string Question, string Key, string Value)> Given(string question, params (string Key, string? Value)[] options) =>
        options.Where(option => option.Value is not null).Select(option => (question, option.Key, option.Value!));

    /// <summary>Key and value pairs of --set, or a complaint.</summary>
    internal static (ImmutableArray<(string Key, string Value)> Pairs, ImmutableArray<Problem> Problems) Pairs(IEnumerable<string> words)
    {
        List<(string, string)> pairs = [];
        List<Problem> problems = [];
        foreach (var word in words)
        {
            if (word.Split('=', 2) is [{ Length: > 0 } key, { Length: > 0 } value]) pairs.Add((key, value));
            else problems.Add(new("--set", null, word, "this is not key=value", "write for example false-discovery-rate=0.1"));
        }

        return ([.. pairs], [.. problems]);
    }

    /// <summary>Writes a record with its report into the folder that was named, and prints it.</summary>
    internal int Finish(ParseResult parsed, RunRecord record, CancellationToken cancel)
    {
        var target = Path.GetFullPath(Out.Of(parsed)!);
        Results.Save(record, target, true, parsed.GetValue(Threads), cancel);
        return Report(parsed, RunOutcome.Made(record, target));
    }

    /// <summary>Prints what a run found.</summary>
    internal int Report(ParseResult parsed, RunOutcome outcome)
    {
        if (outcome.Record is not { } run) return Terminal.Refuse(parsed, outcome.Problems);
        if (parsed.GetValue(Json))
        {
            parsed.InvocationConfiguration.Output.WriteLine(File.ReadAllText(Path.Combine(outcome.Folder, "answers.json")));
            return ExitCodes.Done;
        }

        var output = parsed.InvocationConfiguration.Output;
        output.WriteLine(run.Simulated ? $"{run.Title} (simulated data)" : run.Title);
        foreach (var asked in run.Questions)
        {
            output.WriteLine();
            output.WriteLine(Questions.Catalogue.Find(asked.Answers.Question)?.Asks ?? asked.Answers.Question);
            Terminal.Show(asked.Answers, output);
        }

        Terminal.Show(run.Notes, parsed.InvocationConfiguration.Error);
        output.WriteLine();
        var report = Path.Combine(outcome.Folder, "report.html");
        output.WriteLine(outcome.Unchanged
            ? "Nothing changed since the earlier run; its results stand." : $"answers: {Path.Combine(outcome.Folder, "answers.json")}");
        if (File.Exists(report)) output.WriteLine($"report:  {report}");
        return ExitCodes.Done;
    }
}
