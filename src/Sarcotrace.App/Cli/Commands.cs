using System.CommandLine;
using System.CommandLine.Help;

namespace Sarcotrace.App.Cli;

/// <summary>All commands, one line each.</summary>
static class Commands
{
    static readonly (string Name, Func<Command> Make)[] All =
    [
        ("run", RunCommand.Make),
        ("diagnose", DiagnoseCommand.Make),
        ("discover", DiscoverCommand.Make),
        ("replicate", ReplicateCommand.Make),
        ("compare", CompareCommand.Make),
        ("simulate", SimulateCommand.Make),
        ("fit", FitCommand.Make),
        ("dose", DoseCommand.Make),
        ("trial", TrialCommand.Make),
        ("signal", SignalCommand.Make),
        ("convert", ConvertCommand.Make),
        ("report", ReportCommand.Make),
        ("init", InitCommand.Make),
        ("cohort", CohortCommand.Make),
        ("completion", CompletionCommand.Make),
    ];

    /// <summary>The root command with everything below it that the words can mean; making the rest takes its time.</summary>
    internal static RootCommand Root(params ReadOnlySpan<string> words)
    {
        var root = new RootCommand("Takes a muscle-ageing study from its tables to answers and a report, on this machine alone.");
        var first = words.IsEmpty ? "" : words[0];
        var named = Array.Find(All, command => command.Name == first);
        foreach (var (_, make) in named.Make is null ? All : [named]) root.Add(make());
        WithExamples(root,
            "sarcotrace run samples/cohort/study.yaml",
            "sarcotrace init people.csv metabolites.xlsx > study.yaml",
            "sarcotrace diagnose people.csv --criteria awgs2019,ewgsop2 --grip max");
        return root;
    }

    /// <summary>Adds examples below a command's help.</summary>
    internal static Command WithExamples(Command command, params string[] examples)
    {
        var help = command.Options.OfType<HelpOption>().FirstOrDefault() ?? new HelpOption();
        if (!command.Options.Contains(help)) command.Options.Add(help);
        help.Action = new HelpWithExamples(examples);
        return command;
    }

    sealed class HelpWithExamples(string[] examples) : System.CommandLine.Invocation.SynchronousCommandLineAction
    {
        readonly HelpAction _usual = new();

        /// <inheritdoc/>
        public override bool ClearsParseErrors => true;

        /// <inheritdoc/>
        public override int Invoke(ParseResult parseResult)
        {
            var result = _usual.Invoke(parseResult);
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var example in examples) output.WriteLine($"  {example}");
            output.WriteLine();
            return result;
        }
    }
}
