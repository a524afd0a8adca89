using Sarcotrace.Core;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.Questions.Intervention;

/// <summary>What a reader sees of a comparison of groups.</summary>
public static class ComparisonPage
{
    /// <summary>Draws the page from the answers alone.</summary>
    /// <param name="answers">Answers of <see cref="GroupComparison"/>.</param>
    /// <returns>The page.</returns>
    public static Page Of(Answers answers)
    {
        var blocks = new List<Block>();
        blocks.AddRange(answers.Items.Select(item => new AnswerBlock(item)));
        blocks.AddRange(answers.Cautions.Select(caution => new CautionBlock(caution)));
        if (answers.Find("comparison-values") is { Rows: > 0 })
        {
            foreach (var figure in ComparisonFigures.Of(answers)) blocks.Add(new FigureBlock(figure));
        }

        foreach (var name in (string[])["comparison-contrasts", "comparison-means", "comparison-terms", "comparison-checks", "comparison-outcomes",
            "arrive-checklist"])
        {
            if (answers.Find(name) is { Rows: > 0 } table) blocks.Add(new TableBlock(table, Searchable: table.Rows > 20));
        }

        if (answers.Find("comparison-values") is { Rows: > 0 } values) blocks.Add(new TableBlock(values, Searchable: true));
        return new Page("comparison", "What did the treatment do, each independent unit counting once?", [.. blocks]);
    }
}
