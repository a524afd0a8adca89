using System.CommandLine;
using Sarcotrace.Core;
using Sarcotrace.Files.Studies;

namespace Sarcotrace.App.Cli;

/// <summary>Writes a study file by looking at tables.</summary>
static class InitCommand
{
    internal static Command Make()
    {
        var tables = new Argument<string[]>("tables")
        {
            Description = "People, metabolome and annotation tables, in any order",
            Arity = ArgumentArity.OneOrMore,
        };
        var to = CommonOptions.NotEmpty(new("--out", "-o") { Description = "File to write; nothing is overwritten. Without it the text is printed" });
        var command = new Command("init", "Write a study file by looking at tables.") { tables, to };
        command.SetAction(parsed =>
        {
            var target = parsed.GetValue(to);
            var folder = target is null ? Directory.GetCurrentDirectory() : Path.GetDirectoryName(Path.GetFullPath(target))!;
            if (File.Exists(target)) return Terminal.Refuse(parsed, [new(target, null, null, "the file exists", "name another, or move it away")]);

            var draft = StudyDraft.From(parsed.GetValue(tables)!, folder);
            if (draft.Value is not { } text) return Terminal.Refuse(parsed, draft.Problems);

            Terminal.Show([.. draft.Problems.Where(problem => problem.Severity == Severity.Warning)], parsed.InvocationConfiguration.Error);
            var output = parsed.InvocationConfiguration.Output;
            if (target is null)
            {
                output.Write(text);
                return ExitCodes.Done;
            }

            File.WriteAllText(target, text);
            output.WriteLine($"written: {target}");
            output.WriteLine($"next: look it through, then sarcotrace run {Terminal.Quoted(target)}");
            return ExitCodes.Done;
        });
        return Commands.WithExamples(command, "sarcotrace init people.csv metabolites.xlsx annotation.csv --out study.yaml", "sarcotrace init people.csv");
    }
}
