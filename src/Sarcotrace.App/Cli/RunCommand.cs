using System.CommandLine;

namespace Sarcotrace.App.Cli;

/// <summary>Runs a whole study.</summary>
static class RunCommand
{
    internal static Command Make()
    {
        var study = new Argument<string>("study") { Description = "The study file", DefaultValueFactory = _ => "study.yaml" };
        var common = new CommonOptions(usual: null);
        var fresh = new Option<bool>("--fresh") { Description = "Compute anew even where nothing changed" };
        var command = new Command("run", "Run a study from its tables to answers.json, tables and a report.")
        {
            study, common.Out, common.Threads, common.Json, fresh,
        };
        command.SetAction((parsed, cancel) => Task.Run(() =>
        {
            var choices = new RunChoices(parsed.GetValue(common.Out), parsed.GetValue(common.Threads), parsed.GetValue(fresh), true, [], []);
            var outcome = Terminal.WithProgress(progress => Run.Of(parsed.GetValue(study)!, choices, progress, cancel));
            return common.Report(parsed, outcome);
        }, cancel));
        return Commands.WithExamples(command, "sarcotrace run samples/cohort/study.yaml", "sarcotrace run study.yaml --out results --threads 4");
    }
}
