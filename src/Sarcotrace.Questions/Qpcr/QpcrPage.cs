using Sarcotrace.Core;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.Questions.Qpcr;

/// <summary>What a reader sees of an expression experiment.</summary>
public static class QpcrPage
{
    /// <summary>Draws the page from the answers alone.</summary>
    /// <param name="answers">Answers of <see cref="RelativeExpression"/>.</param>
    /// <returns>The page.</returns>
    public static Page Of(Answers answers)
    {
        List<Block> blocks = [.. answers.Items.Select(item => new AnswerBlock(item)), .. answers.Cautions.Select(caution => new CautionBlock(caution))];
        Add("Folds", "qpcr-folds", QpcrFigures.Folds, searchable: true);
        if (answers.Find("qpcr-animals") is { Rows: > 0 })
            blocks.AddRange([new Heading("Each gene"), .. QpcrFigures.Genes(answers).Select(figure => new FigureBlock(figure))]);
        Add("Each animal", "qpcr-animals", null, searchable: true);
        Add("Reference genes", "qpcr-references", null);
        if (answers.Find("qpcr-references") is { Rows: > 1 } references) blocks.Add(new FigureBlock(QpcrFigures.Stability(references)));
        Add("How many reference genes", "qpcr-variation", QpcrFigures.Variation);
        Add("Efficiencies", "qpcr-efficiencies", null);
        if (answers.Find("qpcr-dilutions") is { Rows: > 0 } dilutions) blocks.Add(new FigureBlock(QpcrFigures.Dilutions(dilutions)));
        Add("Technical replicates", "qpcr-replicates", null, searchable: true);
        if (answers.Find("qpcr-curves") is { Rows: > 0 } curves)
            blocks.AddRange([new Heading("Amplification"), new FigureBlock(QpcrFigures.Curves(curves))]);
        Add("MIQE", "qpcr-miqe", null);
        return new(RelativeExpression.Name, "Which genes are expressed more or less than in the control, and by how much?", [.. blocks]);

        void Add(string heading, string name, Func<Table, Figure>? figure, bool searchable = false)
        {
            if (answers.Find(name) is not { Rows: > 0 } table) return;
            blocks.Add(new Heading(heading));
            if (figure is not null) blocks.Add(new FigureBlock(figure(table)));
            blocks.Add(new TableBlock(table, searchable));
        }
    }
}
