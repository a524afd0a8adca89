using Sarcotrace.Core;
using Sarcotrace.Core.Assays;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.Questions.Blot;

/// <summary>What a reader sees of a blot.</summary>
public static class BlotPage
{
    const int MostFigures = 12;

    /// <summary>Draws the page from the answers alone.</summary>
    /// <param name="answers">Answers of <see cref="ProteinRatios"/>.</param>
    /// <returns>The page.</returns>
    public static Page Of(Answers answers)
    {
        List<Block> blocks = [.. answers.Items.Select(item => new AnswerBlock(item)), .. answers.Cautions.Select(caution => new CautionBlock(caution))];
        if (answers.Find("blot-folds") is { Rows: > 0 } folds)
        {
            blocks.AddRange([new Heading("Folds"), new TableBlock(folds)]);
            var figure = new FoldFigure(answers.Find("blot-animals")!, answers.Find("blot-groups")!, folds, "ratio", "amount");
            // Differences of untransformed ratios have no place on a scale of ratios.
            if (folds.Numbers("fold").Any(double.IsFinite))
            {
                blocks.AddRange(figure.Things.Take(MostFigures).Select((ratio, at) => new FigureBlock(figure.Of($"blot-ratio-{at + 1}", ratio,
                    new("Ratio over the control's mean", "", true),
                    "Every point is one animal, its gel's part taken off; bars: geometric mean and its interval of confidence. Below: fold against the control with its interval."))));
            }

            blocks.AddRange([new Heading("Each animal"), new TableBlock(answers.Find("blot-animals")!, Searchable: true)]);
        }

        return new(ProteinRatios.Name, "Which proteins, or their modified forms, are more or less than in the control, and by how much?", [.. blocks]);
    }
}
