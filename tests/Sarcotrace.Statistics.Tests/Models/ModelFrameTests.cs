using System.Collections.Immutable;
using Sarcotrace.Statistics.Formulas;
using Sarcotrace.Statistics.Models;

namespace Sarcotrace.Statistics.Tests.Models;

public class ModelFrameTests
{
    static readonly ModelColumn[] Table =
    [
        new NumericColumn("y", [1, 2, double.NaN, 4, 5, 6]),
        new NumericColumn("dose", [0, 1, 1, 10, 10, double.NaN]),
        FactorColumn.Of("diet", ["chow", "chow", "fat", "fat", "fat", "none"]),
        FactorColumn.Of("litter", ["L1", "L1", "L1", "L2", "L2", "L2"]),
        new NumericColumn("animal", [1, 2, 2, 2, 1, 1]),
    ];

    [Fact]
    public void Rows_without_a_value_are_left_out_by_name_and_levels_that_go_with_them()
    {
        var frame = Frame("y ~ diet + dose").Value!;
        Assert.Equal([0, 1, 3, 4], frame.Rows);
        Assert.Equal([new DroppedRow(2, "y"), new DroppedRow(5, "dose")], frame.Dropped);
        Assert.Equal(["chow", "fat"], ((FactorColumn)frame.Column("diet")).Levels);
    }

    [Theory]
    [InlineData("y ~ log(dose)", "log(dose) has no finite value there")]
    [InlineData("y ~ log(diet)", "needs numbers")]
    [InlineData("diet ~ y", "needs numbers")]
    [InlineData("dose ~ factor(y) + litter:I(diet + 1)", "needs numbers")]
    public void Columns_that_cannot_serve_are_told(string formula, string why) =>
        Assert.Contains(Frame(formula).Problems, problem => problem.What.Contains(why, StringComparison.Ordinal));

    [Fact]
    public void A_factor_of_one_level_has_nothing_to_compare()
    {
        ModelColumn[] table = [new NumericColumn("y", [1, 2]), FactorColumn.Of("sex", ["F", "F"])];
        Assert.Contains("every row has the level F", ModelFrame.Of(Formula.Parse("y ~ sex").Value!, table).Problems[0].What, StringComparison.Ordinal);
    }

    [Fact]
    public void Animals_within_litters_are_numbered_by_litter_and_only_those_that_are()
    {
        var random = Random("y ~ 1 + (1 | litter/animal)");
        Assert.Equal(["L1", "L2"], random[0].Levels);
        Assert.Equal(["L1:1", "L1:2", "L2:1", "L2:2"], random[1].Levels);
        Assert.Equal([0, 1, 3, 2, 2], random[1].Group);
        Assert.Equal(["(Intercept)"], random[1].Names);
    }

    [Fact]
    public void Random_slopes_bring_their_columns()
    {
        var random = Random("y ~ 1 + (dose || litter) + (0 + diet | animal)");
        Assert.Equal(["(Intercept)", "dose"], random[0].Names);
        Assert.False(random[0].Correlated);
        Assert.Equal([0, 1, 10, 10], random[0].Columns[1]);
        Assert.Equal(["dietchow", "dietfat"], random[1].Names);
        Assert.Equal([1, 1, 0, 0], random[1].Columns[0]);
    }

    [Fact]
    public void Levels_that_are_numbers_are_sorted_as_numbers() =>
        Assert.Equal(["2", "10", "100"], FactorColumn.Of("week", ["10", "100", "2"]).Levels);

    static ImmutableArray<RandomColumns> Random(string formula) => ModelMatrix.Of(Frame(formula).Value!).Random();

    static Core.Loaded<ModelFrame> Frame(string formula) => ModelFrame.Of(Formula.Parse(formula).Value!, Table);
}
