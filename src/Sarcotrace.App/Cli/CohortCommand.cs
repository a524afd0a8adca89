using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Sarcotrace.Files.Studies;
using Sarcotrace.Questions.VirtualCohort;

namespace Sarcotrace.App.Cli;

/// <summary>Makes a simulated study with planted truth.</summary>
static class CohortCommand
{
    internal static Command Make()
    {
        var folder = new Option<string>("--out", "-o")
        {
            Description = "Folder for the study; it must not exist or be empty",
            DefaultValueFactory = _ => "cohort",
        };
        var people = new Option<int?>("--people") { Description = "How many people; the default is 1013" };
        var metabolites = new Option<int?>("--metabolites") { Description = "How many metabolites; the default is all that are named" };
        var seed = new Option<long?>("--seed") { Description = "Which cohort; equal seeds give equal bytes" };
        var common = new CommonOptions();
        var command = new Command("cohort", "Make a simulated cohort: people, plasma metabolome, and what was planted in it.")
        {
            folder, people, metabolites, seed, common.Set,
        };
        command.SetAction((parsed, cancel) => Task.Run(() =>
        {
            var (pairs, problems) = CommonOptions.Pairs(parsed.GetValue(common.Set) ?? []);
            if (problems.Length > 0) return Terminal.Refuse(parsed, problems);

            var target = Path.GetFullPath(parsed.GetValue(folder)!);
            if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
                return Terminal.Refuse(parsed, [new(target, null, null, "the folder is not empty", "name another with --out")]);

            ImmutableArray<(string, string)> words =
            [
                .. new (string Key, long? Value)[] { ("people", parsed.GetValue(people)), ("metabolites", parsed.GetValue(metabolites)),
                    ("seed", parsed.GetValue(seed)) }
                    .Where(word => word.Value is not null).Select(word => (word.Key, word.Value!.Value.ToString(CultureInfo.InvariantCulture))),
                .. pairs,
            ];
            var options = SettingsBinder.Bind(typeof(VirtualStudyOptions), SettingsBinder.FromWords(words), "command line", "cohort");
            if (options.Value is not VirtualStudyOptions chosen) return Terminal.Refuse(parsed, options.Problems);

            var study = Terminal.WithProgress(progress => VirtualStudy.Make(chosen, progress, cancel));
            Write(study, target, cancel);
            parsed.InvocationConfiguration.Output.WriteLine($"{study.People.Count} simulated people, {study.Metabolome.Metabolites.Length} metabolites: {target}");
            parsed.InvocationConfiguration.Output.WriteLine($"next: sarcotrace run {Terminal.Quoted(Path.Combine(parsed.GetValue(folder)!, "study.yaml"))}");
            return ExitCodes.Done;
        }, cancel));
        return Commands.WithExamples(command, "sarcotrace cohort --out cohort --people 500 --seed 7");
    }

    // Beside the target first, so that a stop leaves no half of a study.
    static void Write(VirtualStudy study, string target, CancellationToken cancel)
    {
        var fresh = target + ".unfinished";
        if (Directory.Exists(fresh)) Directory.Delete(fresh, recursive: true);
        Directory.CreateDirectory(fresh);
        try
        {
            foreach (var file in VirtualStudyText.Files)
            {
                cancel.ThrowIfCancellationRequested();
                using var writer = new StreamWriter(Path.Combine(fresh, file));
                VirtualStudyText.Write(study, file, writer);
            }

            if (Directory.Exists(target)) Directory.Delete(target);
            Directory.Move(fresh, target);
        }
        finally
        {
            if (Directory.Exists(fresh)) Directory.Delete(fresh, recursive: true);
        }
    }
}
