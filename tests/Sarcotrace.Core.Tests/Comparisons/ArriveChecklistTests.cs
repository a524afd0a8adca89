using Sarcotrace.Core.Comparisons;

namespace Sarcotrace.Core.Tests.Comparisons;

public sealed class ArriveChecklistTests
{
    static readonly Comparison Plan = new()
    {
        Outcomes = ["Grip", "Weight"],
        By = ["Treatment", "Sex"],
        Sex = "Sex",
        Animal = "Mouse",
        Litter = "Dam",
        Cage = "Cage",
        TreatmentUnit = "Dam",
        Primary = "Grip",
        Exclusions = [new("M7", ExclusionReason.Died, "")],
    };

    [Fact]
    public void Nothing_written_leaves_ten_items_missing()
    {
        var answers = ArriveChecklist.Of(Plan);
        Assert.Equal(10, answers.Length);
        Assert.All(answers, answer => Assert.Equal(ArriveState.Missing, answer.State));
    }

    [Theory]
    [InlineData("design", "Four groups; the experimental unit is the mouse.", "names the animal as the experimental unit, and treatment-unit is the litter (column Dam)")]
    [InlineData("inclusion-exclusion", "No animals were excluded.", "1 is listed")]
    [InlineData("outcomes", "Primary outcome: body weight", "does not name Grip")]
    [InlineData("statistics", "one-way ANOVA", "compared by Treatment and Sex")]
    [InlineData("animals", "C57BL/6J males, 24 months", "males only")]
    public void Words_that_the_columns_contradict_are_said(string key, string words, string why)
    {
        var answer = Answer(key, words);
        Assert.Equal(ArriveState.Contradicted, answer.State);
        Assert.Contains(why, answer.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("design", "Four groups of mice; the experimental unit is the litter.")]
    [InlineData("design", "Four groups of mice in cages.")]
    [InlineData("inclusion-exclusion", "M7 died before the first test.")]
    [InlineData("outcomes", "Grip is primary; weight is secondary")]
    [InlineData("statistics", "Two-way ANOVA, then one-way within each sex")]
    [InlineData("animals", "C57BL/6J of both sexes: males and females")]
    [InlineData("blinding", "None.")]
    public void Words_that_fit_are_given(string key, string words) => Assert.Equal((ArriveState.Given, ""), (Answer(key, words).State, Answer(key, words).Why));

    [Fact]
    public void The_checklist_is_a_table_of_ten_rows()
    {
        var table = ArriveChecklist.Table(Plan with { Arrive = [new("blinding", " blind "), new("statistics", "one-way")] });
        Assert.Equal(("arrive-checklist", 10), (table.Name, table.Rows));
        Assert.Equal(["item", "asks", "answer", "state"], table.Columns.Select(column => column.Name));
        Assert.Equal("blind", table.Texts("answer")[4]);
        Assert.Equal("given", table.Texts("state")[4]);
        Assert.Equal("missing", table.Texts("state")[0]);
        Assert.StartsWith("contradicted: ", table.Texts("state")[6], StringComparison.Ordinal);
    }

    static ArriveAnswer Answer(string key, string words) =>
        ArriveChecklist.Of(Plan with { Arrive = [new(key, words)] }).Single(answer => answer.Item.Key == key);
}
