using System.Collections.Immutable;
using System.Text;
using Sarcotrace.App.Report.Figures;
using Sarcotrace.Core;
using Sarcotrace.Core.Pages;
using Sarcotrace.Files.Results;
using Sarcotrace.Questions;

namespace Sarcotrace.App.Report;

/// <summary>The report of a run, from its record alone.</summary>
static class RunReport
{
    const int NamesShown = 30;

    /// <summary>Writes report.html and the figures as files of their own.</summary>
    internal static void Write(RunRecord run, ResultFolder folder, LengthLimits limits, CancellationToken cancel)
    {
        var content = Content(run, limits);
        using (var writer = new StreamWriter(folder.Create("report.html"), new UTF8Encoding(false))) HtmlReport.Write(content, writer);

        var figures = Figures(content.Pages).ToArray();
        Parallel.ForEach(figures, new ParallelOptions { CancellationToken = cancel },
            figure => FigureFiles.Save(figure, folder.PathOf("figures"), run.Simulated));
    }

    /// <summary>Names of all files that <see cref="Write"/> makes.</summary>
    internal static ImmutableArray<string> Files(RunRecord run) =>
    [
        "report.html",
        .. Figures(run.Questions.Select(asked => Catalogue.Find(asked.Answers.Question)?.Page(asked.Answers)).OfType<Page>())
            .SelectMany(figure => FigureFiles.Names(figure)).Select(name => $"figures/{name}"),
    ];

    static IEnumerable<Figure> Figures(IEnumerable<Page> pages) =>
        pages.SelectMany(page => page.Blocks).OfType<FigureBlock>().Select(block => block.Figure);

    /// <summary>All that the report says.</summary>
    internal static ReportContent Content(RunRecord run, LengthLimits limits)
    {
        var asked = run.Questions.Select(question => (question.Answers, Entry: Catalogue.Find(question.Answers.Question)))
            .Where(pair => pair.Entry is not null).ToArray();
        return new(
            run.Title,
            $"{(run.People > 0 ? $"{Shown.Count(run.People)} rows of people, " : "")}{asked.Length} {(asked.Length == 1 ? "question" : "questions")}, Sarcotrace {run.Version}",
            run.Simulated,
            [.. asked.Select(pair => pair.Entry!.Page(pair.Answers)), .. Reading(run, limits)],
            [.. asked.Select(pair => new MethodText(pair.Entry!.Asks, pair.Answers.Methods)).Where(method => !method.Sentences.IsEmpty)],
            [.. asked.SelectMany(pair => pair.Answers.Sources).Distinct()],
            Provenance(run))
        {
            Limits = limits,
        };
    }

    static IEnumerable<Page> Reading(RunRecord run, LengthLimits limits)
    {
        ImmutableArray<Exclusion> left = [.. run.Exclusions, .. run.Questions.SelectMany(asked => asked.Answers.Exclusions)];
        if (left.IsEmpty && run.Notes.IsEmpty) yield break;

        List<Block> blocks = [];
        if (!left.IsEmpty)
        {
            blocks.Add(new Heading("Left out"));
            blocks.Add(new TableBlock(new(
                "left-out", "Everything left out, counted and listed",
                [
                    new TextColumn("stage", "where in the path", [.. left.Select(exclusion => exclusion.Stage)]),
                    new TextColumn("kind", "what was left out", [.. left.Select(exclusion => exclusion.Kind)]),
                    new TextColumn("reason", "why", [.. left.Select(exclusion => exclusion.Reason)]),
                    new NumberColumn("count", "{count}", "how many", [.. left.Select(exclusion => (double)exclusion.Names.Length)]) { Digits = 9 },
                    new TextColumn("names", "which; the first thirty", [.. left.Select(exclusion => Names(exclusion, limits))]),
                ])));
        }

        if (!run.Notes.IsEmpty)
        {
            blocks.Add(new Heading("Read and inferred"));
            blocks.Add(new Bullets([.. run.Notes.Select(note => note.ToString())]));
        }

        yield return new("reading", "How were the tables read, and what was left out?", [.. blocks]);
    }

    static string Names(Exclusion exclusion, LengthLimits limits) =>
        string.Join(", ", exclusion.Names.Take(NamesShown))
        + (exclusion.Names.Length > NamesShown ? " …" : "")
        + (exclusion.Names.Length > limits.NamesWhole ? " (all of them in tables/exclusions.parquet)" : "");

    static ImmutableArray<Table> Provenance(RunRecord run) =>
    [
        new("inputs", "Files read",
        [
            new TextColumn("file", "path in the study", [.. run.Inputs.Select(input => input.Name)]),
            new NumberColumn("size", "By", "bytes", [.. run.Inputs.Select(input => (double)input.Bytes)]) { Digits = 15 },
            new TextColumn("sha256", "hash of the bytes", [.. run.Inputs.Select(input => input.Sha256)]),
        ]),
        .. run.Questions.Select(asked => new Table($"options-{asked.Answers.Question}", $"Options of {asked.Answers.Question}, defaults included",
        [
            new TextColumn("option", "key in the study file", [.. asked.Options.Select(option => option.Key)]),
            new TextColumn("value", "what was used", [.. asked.Options.Select(option => option.Value)]),
        ])),
    ];
}
