using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.Questions.Discovery;

/// <summary>Discovery as a reader sees it, drawn from its answers alone.</summary>
public static class DiscoveryPage
{
    /// <summary>The page of one run's answers.</summary>
    public static Page Of(Answers answers)
    {
        ImmutableArray<Block> blocks =
        [
            .. answers.Items.Select(item => new AnswerBlock(item)),
            .. answers.Cautions.Select(caution => new CautionBlock(caution)),
            .. Traits(answers),
            .. Figures(answers),
            .. Ages(answers),
            .. Variants(answers),
            .. Everything(answers),
        ];
        return new("discovery", "Which metabolites go with muscle, strength, gait and age?", blocks);
    }

    static IEnumerable<Block> Traits(Answers answers) => answers.Find(DiscoveryTables.Traits) is { Rows: > 0 } traits
        ? [new Heading("What was compared"), new FigureBlock(SampledFigure.Of(answers, traits)), new TableBlock(traits)]
        : [];

    static IEnumerable<Block> Figures(Answers answers)
    {
        if (answers.Find(DiscoveryTables.Associations) is not { Rows: > 0 } associations) yield break;

        yield return new Heading("Associations");
        yield return new FigureBlock(AssociationFigures.Volcano(associations, answers.Find(DiscoveryTables.Traits)!));
        if (answers.Find(DiscoveryTables.Ranks) is not { Rows: > 0 } ranks) yield break;

        yield return new FigureBlock(AssociationFigures.Forest(associations, ranks));
        yield return new FigureBlock(AssociationFigures.Heat(associations, ranks));
        yield return new Heading("Rank over all traits");
        yield return new Paragraph(
            "Metabolites are ranked within each trait by the size of t, and by the mean of these ranks over the traits. "
            + "The interval shows where the rank falls when people are drawn anew: a wide one is a chance order.");
        yield return new TableBlock(ranks, Searchable: true);
    }

    static IEnumerable<Block> Ages(Answers answers)
    {
        if (answers.Find(DiscoveryTables.AgeCurves) is not { Rows: > 0 } curves) yield break;

        yield return new Heading("Trend with age");
        var traits = answers.Find(DiscoveryTables.Traits)!;
        var people = (int)traits.Numbers("people")[traits.Texts("trait").IndexOf("age")];
        yield return new FigureBlock(AgeFigure.Of(curves, answers.Find(DiscoveryTables.AgePoints)!, people));
        yield return new TableBlock(answers.Find(DiscoveryTables.Ages)!.Sorted("any_p"), Searchable: true);
    }

    static IEnumerable<Block> Variants(Answers answers) => answers.Find(DiscoveryTables.Variants) is { Rows: > 0 } variants
        ? [new Heading("The same question asked otherwise"), new TableBlock(variants)]
        : [];

    static IEnumerable<Block> Everything(Answers answers) =>
        answers.Find(DiscoveryTables.Associations) is { Rows: > 0 } associations
            ? [new Heading("Every association"), new TableBlock(associations.Sorted("p"), Searchable: true)]
            : [];
}
