using Sarcotrace.Core;
using Sarcotrace.Core.Pages;
using Sarcotrace.Questions.Phenotype;

namespace Sarcotrace.Questions.Tests.Phenotype;

/// <summary>What a reader of the page sees.</summary>
public class PageTests
{
    static readonly Sex[] Four = [Sex.Female, Sex.Female, Sex.Male, Sex.Male];

    [Fact]
    public void Table_1_reads_as_in_a_paper()
    {
        var answers = Ask(new() { Criteria = [Criterion.Awgs2019] });
        var table = PhenotypePage.Of(answers).Blocks.OfType<TableBlock>().Select(block => block.Table).Single(table => table.Name == "phenotype-table1");
        Assert.Equal(["characteristic", "sarcopenia (n = 2)", "no sarcopenia (n = 2)", "difference in SD"], table.Columns.Select(column => column.Name));
        string Cell(string row, string column) => table.Texts(column)[table.Texts("characteristic").IndexOf(row)]!;
        Assert.Equal("1 (50.0 %)", Cell("women", "sarcopenia (n = 2)"));
        Assert.Equal("80.0 (1.4)", Cell("age, years", "sarcopenia (n = 2)"));
        Assert.Equal("0.5 (–); 1 missing", Cell("gait speed, m/s", "sarcopenia (n = 2)"));
        Assert.Equal("16.0 (5.7)", Cell("grip, kg", "sarcopenia (n = 2)"));
        Assert.Equal("32.5 (10.6)", Cell("grip, kg", "no sarcopenia (n = 2)"));
    }

    [Fact]
    public void A_criterion_that_finds_nobody_has_no_interval_of_agreement_and_no_colour()
    {
        var answers = Ask(new() { Criteria = [Criterion.Awgs2019, Criterion.EspenEaso] });
        var table = answers.Find("phenotype-agreement")!;
        Assert.Equal(0, table.Numbers("both")[0]);
        Assert.True(double.IsNaN(table.Numbers("kappa_low")[0]) && double.IsNaN(table.Numbers("kappa_high")[0]));
        var figure = PhenotypePage.Of(answers).Blocks.OfType<FigureBlock>().Select(block => block.Figure).OfType<HeatFigure>().Single();
        Assert.True(double.IsNaN(figure.Values[1]));
    }

    [Fact]
    public void Where_no_two_criteria_judge_anyone_the_page_has_nothing_of_their_agreement()
    {
        var answers = new SarcopeniaDiagnosis(new() { Criteria = [Criterion.Awgs2014, Criterion.Awgs2019] }).Ask(Someone.Many(Four, ("age", [79, 70, 81, 72])), null, default);
        Assert.DoesNotContain(PhenotypePage.Of(answers).Blocks.OfType<TableBlock>(), block => block.Table.Name == "phenotype-agreement");
    }

    [Theory]
    [InlineData(Criterion.Ewgsop2010, "skeletal-muscle (of the whole body, which its cut-offs for BIA are set on) with height")]
    [InlineData(Criterion.EspenEaso, "skeletal-muscle (of the whole body, which its cut-offs for BIA are set on) with weight")]
    public void A_criterion_that_asks_BIA_for_whole_body_muscle_asks_for_that_column(Criterion criterion, string column)
    {
        var answers = Ask(new() { Criteria = [criterion], Primary = criterion, MassMethod = "bia" });
        Assert.Contains(column, answers.Items.OfType<NoFinding>().First().Remedy, StringComparison.Ordinal);
    }

    static Answers Ask(PhenotypeOptions options) => new SarcopeniaDiagnosis(options).Ask(
        Someone.Many(
            Four, ("age", [79, 70, 81, 72]), ("height", [160, 160, 170, 170]), ("weight", [55, 60, 65, 75]), ("asm", [12, 18, 17, 25]),
            ("grip-max", [12, 25, 20, 40]), ("gait-speed", [0.5, 1.2, double.NaN, 1.2]), ("chair-stand", [16, 9, 16, 9])), null, default);
}
