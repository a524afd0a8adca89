using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.Questions.Elisa;

/// <summary>What a reader sees of an immunoassay, drawn from its answers alone.</summary>
public static class ElisaPage
{
    /// <summary>The page of one run's answers.</summary>
    /// <param name="answers">Answers of <see cref="ElisaConcentrations"/>.</param>
    /// <returns>The page.</returns>
    public static Page Of(Answers answers)
    {
        ImmutableArray<Block> blocks =
        [
            .. answers.Items.Select(item => new AnswerBlock(item)),
            .. answers.Cautions.Select(caution => new CautionBlock(caution)),
            .. Part(answers, ElisaTables.Lines, "Curves", () => ElisaFigures.Curves(answers)),
            .. Tabled(answers, ElisaTables.Plates),
            .. Part(answers, ElisaTables.Standards, "Standards read back", () => ElisaFigures.Recovery(answers)),
            .. Tabled(answers, ElisaTables.Standards),
            .. Part(answers, ElisaTables.Samples, "Concentrations", () => null),
            .. Tabled(answers, ElisaTables.Samples, true),
            .. ElisaFigures.Linearity(answers) is { } linearity
                ? new Block[] { new Heading("Dilutions"), new FigureBlock(linearity) }
                : [],
            .. Tabled(answers, ElisaTables.Dilutions, true),
            .. Part(answers, ElisaTables.Curves, "Curves that were tried", () => null),
            .. Tabled(answers, ElisaTables.Curves),
        ];
        return new("elisa", "Which concentrations do the readings stand for, and which can be believed?", blocks);
    }

    static IEnumerable<Block> Part(Answers answers, string table, string heading, Func<Figure?> figure)
    {
        if (answers.Find(table) is not { Rows: > 0 }) yield break;

        yield return new Heading(heading);
        if (figure() is { } drawn) yield return new FigureBlock(drawn);
    }

    static IEnumerable<Block> Tabled(Answers answers, string name, bool searchable = false) =>
        answers.Find(name) is { Rows: > 0 } table ? [new TableBlock(table, searchable)] : [];
}
