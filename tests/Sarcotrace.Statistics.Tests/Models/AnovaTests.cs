using Sarcotrace.Statistics.Models;

namespace Sarcotrace.Statistics.Tests.Models;

public class AnovaTests
{
    [Fact]
    public void Type_III_of_unbalanced_teeth_is_not_what_treatment_coding_prints()
    {
        var model = LinearModel.Fit(Case.Matrix("len ~ supp * factor(dose)", Case.Columns("toothgrowth-unbalanced")));
        var (right, wrong) = (Anova.Of(model, AnovaType.Three).Rows[0].Test, Anova.AsCoded(model, model.Matrix).Rows[0].Test);
        Assert.Equal(13.10, right.F, 0.005);
        Assert.Equal(0.00072, right.P, 0.000005);
        Assert.Equal(7.75, wrong.F, 0.005);
        Assert.Equal(0.0077, wrong.P, 0.00005);
    }

    [Theory, InlineData(AnovaType.One), InlineData(AnovaType.Two), InlineData(AnovaType.Three)]
    public void No_type_depends_on_the_coding(AnovaType type)
    {
        var columns = Case.Columns("warpbreaks-nested");
        var one = Anova.Of(LinearModel.Fit(Case.Matrix("breaks ~ wool * tension", columns)), type);
        var other = Anova.Of(LinearModel.Fit(Case.Matrix("breaks ~ wool * tension", columns, FactorCoding.Sum)), type);
        Assert.All(one.Rows.Zip(other.Rows), pair => Assert.Equal(pair.First.Test.F, pair.Second.Test.F, 1e-10 * pair.First.Test.F));
    }

    [Fact]
    public void Types_agree_where_the_design_is_balanced()
    {
        var model = LinearModel.Fit(Case.Matrix("len ~ supp * factor(dose)", Case.Columns("toothgrowth")));
        var first = Anova.Of(model, AnovaType.One);
        Assert.All(first.Rows.Zip(Anova.Of(model, AnovaType.Three).Rows), pair => Assert.Equal(pair.First.Test.F, pair.Second.Test.F, 1e-9 * pair.First.Test.F));
        Assert.All(first.Rows.Zip(Anova.Of(model, AnovaType.Two).Rows), pair => Assert.Equal(pair.First.Test.F, pair.Second.Test.F, 1e-9 * pair.First.Test.F));
    }

    [Fact]
    public void Type_III_with_an_empty_cell_is_refused_by_the_name_of_what_is_lacking()
    {
        var model = LinearModel.Fit(Case.Matrix("log(breaks) ~ wool * tension", Case.Columns("warpbreaks-empty")));
        var table = Anova.Of(model, AnovaType.Three);
        Assert.Empty(table.Rows);
        Assert.Contains("woolB:tension", table.Refusal, StringComparison.Ordinal);
        Assert.Equal(3, Anova.Of(model, AnovaType.Two).Rows.Length);
    }

    [Fact]
    public void A_term_that_blocks_confound_is_called_untestable()
    {
        var model = LinearModel.Fit(Case.Matrix("yield ~ block + N * P * K", [.. Case.Columns("npk").Select(AsFactor)]));
        Assert.Equal("N:P:K", Assert.Single(Anova.Of(model, AnovaType.Two).Untestable).Name);
    }

    [Fact]
    public void Another_unit_of_the_response_changes_no_F()
    {
        var columns = Case.Columns("mtcars");
        var mpg = (NumericColumn)columns[0];
        ModelColumn[] scaled = [mpg with { Values = [.. mpg.Values.Select(value => 1e6 * value)] }, .. columns[1..]];
        const string Formula = "mpg ~ factor(cyl) * wt";
        var (one, other) = (Fit(columns), Fit(scaled));
        Assert.All(one.Rows.Zip(other.Rows), pair => Assert.Equal(pair.First.Test.F, pair.Second.Test.F, 1e-10 * pair.First.Test.F));

        static Anova Fit(ModelColumn[] columns) => Anova.Of(LinearModel.Fit(Case.Matrix(Formula, columns)), AnovaType.Two);
    }

    [Fact]
    public void Shares_of_variance_are_those_of_effectsize()
    {
        var golden = new Golden("variance-share");
        var table = Anova.Of(LinearModel.Fit(Case.Matrix("breaks ~ wool * tension", Case.Columns("warpbreaks"))), AnovaType.Two);
        foreach (var key in golden.Keys)
        {
            var words = key.Split(' ');
            var share = VarianceShare.Of(table.Rows.First(row => row.Term == words[0]).Test, 54);
            golden.Agrees(key, words[1] switch { "eta" => share.PartialEta, "omega" => share.PartialOmega, "low" => share.Low, _ => share.High });
        }
    }

    static ModelColumn AsFactor(ModelColumn column) => column is NumericColumn { Name: not "yield" } numbers
        ? FactorColumn.Of(column.Name, [.. numbers.Values.Select(value => $"{value}")])
        : column;
}
