using System.CommandLine;
using Sarcotrace.Files.Results;

namespace Sarcotrace.App.Cli;

/// <summary>Draws the report of an earlier run again, from its answers alone.</summary>
static class ReportCommand
{
    internal static Command Make()
    {
        var folder = new Argument<string>("folder") { Description = "Folder of a run, or its answers.json", DefaultValueFactory = _ => "out" };
        var command = new Command("report", "Draw the report again from answers.json, computing nothing.") { folder };
        command.SetAction((parsed, cancel) => Task.Run(() =>
        {
            var given = parsed.GetValue(folder)!;
            var answers = Directory.Exists(given) ? Path.Combine(given, "answers.json") : given;
            var read = AnswersFile.Read(answers);
            if (read.Value is not { } run) return Terminal.Refuse(parsed, read.Problems);

            var target = Path.GetDirectoryName(Path.GetFullPath(answers))!;
            Results.Redraw(run, target, Environment.ProcessorCount, cancel);
            parsed.InvocationConfiguration.Output.WriteLine($"report: {Path.Combine(target, "report.html")}");
            return ExitCodes.Done;
        }, cancel));
        return Commands.WithExamples(command, "sarcotrace report out");
    }
}
