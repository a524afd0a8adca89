using Sarcotrace.Statistics.Means;
using Sarcotrace.Statistics.Models;
using Sarcotrace.Statistics.Tests.Models;

namespace Sarcotrace.Statistics.Tests.Means;

public class MarginalMeansTests
{
    static readonly LinearModel Wool = LinearModel.Fit(Case.Matrix("breaks ~ wool * tension", Case.Columns("warpbreaks")));

    [Fact]
    public void A_mean_that_rests_on_an_empty_cell_has_no_estimate_and_its_contrasts_none()
    {
        var model = LinearModel.Fit(Case.Matrix("log(breaks) ~ wool * tension", Case.Columns("warpbreaks-empty")));
        var means = MarginalMeans.Of(model, model.Matrix, ["tension"]);
        Assert.Equal(["H", "L", "M"], means.Labels);
        Assert.Equal([true, false, false], means.Means.Select(mean => mean.Estimate is null));

        var contrasts = means.Contrast(ContrastSet.Pairwise(means.Labels), Adjustment.Holm);
        Assert.Equal([true, true, false], contrasts.Select(row => row.Result is null));
        Assert.Equal(contrasts[2].Result!.Estimate.P, contrasts[2].Result!.P);
    }

    [Fact]
    public void A_difference_of_differences_is_the_interaction()
    {
        var means = MarginalMeans.Of(Wool, Wool.Matrix, ["wool", "tension"]);
        var set = ContrastSet.Interaction(ContrastSet.Pairwise(["A", "B"]), ContrastSet.Pairwise(["H", "L", "M"]));
        Assert.Equal("(A - B) × (H - L)", set.Names[0]);
        var test = Assert.Single(means.Joint(set)).Test;
        var interaction = Anova.Of(Wool, AnovaType.Three).Rows[^1].Test;
        Assert.Equal(interaction.F, test.F, 1e-10 * test.F);
        Assert.Equal(2, test.Above);
    }

    [Fact]
    public void Simple_effects_add_up_to_main_effect_and_interaction()
    {
        var means = MarginalMeans.Of(Wool, Wool.Matrix, ["tension"], ["wool"]);
        var simple = means.Joint(ContrastSet.Pairwise(means.Labels)).Sum(row => row.Test.F * row.Test.Above);
        var rows = Anova.Of(Wool, AnovaType.Two).Rows;
        Assert.Equal(rows.Skip(1).Sum(row => row.Test.F * row.Test.Above), simple, 1e-10 * simple);
    }

    [Fact]
    public void Means_at_a_chosen_covariate_lie_on_the_lines()
    {
        var model = LinearModel.Fit(Case.Matrix("mpg ~ factor(cyl) * wt", Case.Columns("mtcars")));
        var means = MarginalMeans.Of(model, model.Matrix, ["wt"], ["cyl"], new Dictionary<string, System.Collections.Immutable.ImmutableArray<double>> { ["wt"] = [2, 4] });
        var slopes = MarginalMeans.Trends(model, model.Matrix, "wt", ["cyl"]);
        Assert.Equal(6, means.Means.Length);
        for (var level = 0; level < 3; level++)
            Assert.Equal(slopes.Means[level].Estimate!.Value.Value, (means.Means[2 * level + 1].Estimate!.Value.Value - means.Means[2 * level].Estimate!.Value.Value) / 2, 1e-9);
    }

    [Fact]
    public void Dunnett_of_one_comparison_is_its_own_t()
    {
        var means = MarginalMeans.Of(Wool, Wool.Matrix, ["wool"]);
        var row = Assert.Single(means.Contrast(ContrastSet.VersusControl(means.Labels), Adjustment.Dunnett)).Result!;
        Assert.Equal(row.Estimate.P, row.P);
        Assert.Equal(row.Estimate.Interval(0.95).Low, row.Low, 1e-12);
    }

    [Fact]
    public void The_lattice_agrees_with_Tukey_and_says_how_sure_it_is()
    {
        var means = MarginalMeans.Of(Wool, Wool.Matrix, ["tension"]);
        var set = ContrastSet.Pairwise(means.Labels);
        var exact = means.Contrast(set, Adjustment.Tukey);
        var lattice = means.Contrast(set, Adjustment.Dunnett);
        foreach (var (one, other) in exact.Zip(lattice))
        {
            Assert.Equal(one.Result!.P, other.Result!.P, 6 * other.Result.Uncertainty + 1e-6);
            Assert.Equal(one.Result.Low, other.Result.Low, 0.02);
        }
    }

    [Fact]
    public void Tukey_is_refused_for_contrasts_that_are_not_all_pairs()
    {
        var means = MarginalMeans.Of(Wool, Wool.Matrix, ["tension"]);
        Assert.Throws<ArgumentException>(() => means.Contrast(ContrastSet.Consecutive(means.Labels), Adjustment.Tukey));
    }

    [Theory]
    [InlineData(3, 2, "1 -2 1")]
    [InlineData(4, 1, "-3 -1 1 3")]
    [InlineData(5, 2, "2 -1 -2 -1 2")]
    [InlineData(6, 3, "-5 7 4 -4 -7 5")]
    public void Trends_have_the_whole_weights_of_the_tables(int count, int degree, string weights)
    {
        var set = ContrastSet.Polynomial([.. Enumerable.Range(0, count).Select(place => $"{place}")], degree);
        Assert.Equal(weights, string.Join(' ', set.Weights[degree - 1]));
    }
}
