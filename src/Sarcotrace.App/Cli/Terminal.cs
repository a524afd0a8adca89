using System.Collections.Immutable;
using System.CommandLine;
using Sarcotrace.App.Report;
using Sarcotrace.Core;
using Spectre.Console;

namespace Sarcotrace.App.Cli;

/// <summary>What a person at the terminal sees: answers on standard output, progress and problems on standard error.</summary>
static class Terminal
{
    /// <summary>Runs work under a progress bar, which vanishes when standard error is not a terminal.</summary>
    public static T WithProgress<T>(Func<IProgress<Step>?, T> work)
    {
        if (Console.IsErrorRedirected) return work(null);

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress().AutoClear(true).HideCompleted(true).Start(context =>
        {
            var bar = context.AddTask("Starting", maxValue: 1);
            return work(new Bar(bar));
        });
    }

    /// <summary>Most problems that are listed at once; the others are counted.</summary>
    const int MostListed = 100;

    /// <summary>Lists problems, errors first.</summary>
    public static void Show(ImmutableArray<Problem> problems, TextWriter errors)
    {
        foreach (var problem in problems.OrderBy(problem => problem.Severity).Take(MostListed)) errors.WriteLine($"{Word(problem.Severity)}: {problem}");
        var more = problems.OrderBy(problem => problem.Severity).Skip(MostListed).CountBy(problem => problem.Severity)
            .Select(kind => $"{kind.Value} more {Word(kind.Key)}{(kind.Value == 1 ? "" : "s")}").ToArray();
        if (more.Length > 0) errors.WriteLine($"and {string.Join(", ", more)}");
    }

    static string Word(Severity severity) => severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "note" };

    /// <summary>Shows what cannot be read and ends with the exit code for it.</summary>
    public static int Refuse(ParseResult parsed, ImmutableArray<Problem> problems)
    {
        var errors = parsed.InvocationConfiguration.Error;
        Show(problems, errors);
        var count = problems.Count(problem => problem.Severity == Severity.Error);
        errors.WriteLine($"{count} {(count == 1 ? "problem" : "problems")}; nothing was written");
        return ExitCodes.BadInput;
    }

    /// <summary>Prints answers as sentences, with cautions beneath.</summary>
    public static void Show(Answers answers, TextWriter output)
    {
        foreach (var item in answers.Items)
        {
            output.WriteLine(item switch
            {
                Finding finding =>
                    $"  {finding.Sentence}: {Number(finding.Estimate)}{(finding.Replicates > 0 ? $", n = {Core.Pages.Shown.Count(finding.Replicates)}" : "")}",
                NoFinding none => $"  no finding, because {none.Why}; {none.Remedy}",
                _ => "",
            });
        }

        foreach (var caution in answers.Cautions)
            output.WriteLine($"  caution ({caution.Code}): {caution.What}. {caution.Remedy}");
    }

    // The same digits as in the report; a terminal needs no unbreakable blanks.
    static string Number(Estimate estimate) => AnswerHtml.Text(estimate).Replace('\u00A0', ' ');

    /// <summary>A path as a shell takes it: in quotes where it holds a blank.</summary>
    public static string Quoted(string path) => path.Contains(' ', StringComparison.Ordinal) ? $"\"{path}\"" : path;

    sealed class Bar(ProgressTask bar) : IProgress<Step>
    {
        public void Report(Step value)
        {
            bar.Description = Markup.Escape(value.What);
            bar.Value = value.Done;
        }
    }
}
