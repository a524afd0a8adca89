using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.Questions.Phenotype;

/// <summary>The diagnosis as a reader sees it, drawn from its answers alone.</summary>
public static class PhenotypePage
{
    /// <summary>The page of one run's answers.</summary>
    public static Page Of(Answers answers)
    {
        ImmutableArray<Block> blocks =
        [
            .. answers.Items.Select(item => new AnswerBlock(item)),
            new Paragraph("This page describes a group of people by published criteria. "
                + "It is no diagnosis of one person and no medical advice."),
            .. answers.Cautions.Select(caution => new CautionBlock(caution)),
            new FigureBlock(PhenotypeFigures.Flow(answers)),
            .. Tabled(answers, PrevalenceTable.Name, "Verdicts under each criterion", PhenotypeFigures.Verdicts),
            .. Agreement(answers),
            .. Characteristics(answers),
            .. Tabled(answers, CutoffTables.WeaknessName, "Low grip under each criterion"),
            .. Tabled(answers, CutoffTables.OthersName, "Every other cut-off by itself"),
            .. Everyone(answers),
        ];
        return new("phenotype", "Who has sarcopenia, by which criteria, and who cannot be judged?", blocks);
    }

    static IEnumerable<Block> Tabled(Answers answers, string name, string heading, Func<Table, Figure>? figure = null)
    {
        if (answers.Find(name) is not { Rows: > 0 } table) yield break;

        yield return new Heading(heading);
        if (figure is not null) yield return new FigureBlock(figure(table));
        yield return new TableBlock(table);
    }

    // Where no two criteria can judge anyone, there is nothing to agree about.
    static IEnumerable<Block> Agreement(Answers answers) => answers.Find(AgreementTable.Name) is { } table && table.Numbers("people").Any(people => people > 0)
        ? Tabled(answers, AgreementTable.Name, "Would another criterion say the same?", PhenotypeFigures.Agreement)
        : [];

    static IEnumerable<Block> Characteristics(Answers answers) => answers.Find(TableOne.Name) is { Rows: > 0 } table
        ? [new Heading("Characteristics by diagnosis"), new TableBlock(TableOneView.Of(table))]
        : [];

    static IEnumerable<Block> Everyone(Answers answers) => answers.Find(PeopleTable.Name) is { Rows: > 0 } people
        ? [new Heading("Every person"), new TableBlock(people, Searchable: true)]
        : [];
}
