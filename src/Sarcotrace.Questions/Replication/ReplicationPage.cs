using Sarcotrace.Core;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.Questions.Replication;

/// <summary>Replication as a reader sees it, drawn from its answers alone.</summary>
public static class ReplicationPage
{
    const int Forests = 6, Searchable = 25;

    /// <summary>The page of one run's answers.</summary>
    public static Page Of(Answers answers) => new(
        "replication", "Does it hold in another cohort, in monkeys, in mice?",
        [
            .. answers.Items.Select(item => new AnswerBlock(item)),
            .. answers.Cautions.Select(caution => new CautionBlock(caution)),
            .. Words(answers),
            .. Titled(answers, ReplicationTables.Verdicts, "Original and replication"),
            .. Figures(answers),
            .. Titled(answers, ReplicationTables.Pools, "Pooled over studies"),
            .. Titled(answers, ReplicationTables.Species, "Species side by side"),
            .. Without(answers),
            .. Titled(answers, ReplicationTables.Names, "Names"),
            .. Titled(answers, ReplicationTables.Effects, "Every effect"),
        ]);

    static IEnumerable<Block> Words(Answers answers) =>
        answers.Find(ReplicationTables.Words) is { } words && answers.Find(ReplicationTables.Verdicts) is not null
        ? [new Heading("What the verdicts mean"),
            new Bullets([.. words.Texts("verdict").Zip(words.Texts("meaning"), (word, meaning) => $"{word}: {meaning}.")])]
        : [];

    static IEnumerable<Block> Figures(Answers answers)
    {
        if (ReplicationFigures.Scatter(answers) is { } scatter) yield return new FigureBlock(scatter);
        if (ReplicationFigures.Funnel(answers) is { } funnel) yield return new FigureBlock(funnel);
        foreach (var forest in ReplicationFigures.Forests(answers, Forests)) yield return new FigureBlock(forest);
    }

    static IEnumerable<Block> Without(Answers answers) => ReplicationFigures.Without(answers, Forests) is { } figure
        ? [new Heading("Without each study"), new FigureBlock(figure), Tabled(answers.Find(ReplicationTables.Without)!)]
        : [];

    static IEnumerable<Block> Titled(Answers answers, string name, string title) =>
        answers.Find(name) is { } table ? [new Heading(title), Tabled(table)] : [];

    static TableBlock Tabled(Table table) => new(table, table.Rows > Searchable);
}
