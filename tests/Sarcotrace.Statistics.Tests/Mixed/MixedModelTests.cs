using Sarcotrace.Statistics.Mixed;

namespace Sarcotrace.Statistics.Tests.Mixed;

public class MixedModelTests
{
    static readonly Golden Reference = new("mixed");

    [Theory]
    [InlineData("dyestuff")]
    [InlineData("dyestuff2")]
    [InlineData("pastes")]
    [InlineData("penicillin")]
    [InlineData("orthodont")]
    [InlineData("machines")]
    [InlineData("machines_full")]
    [InlineData("rail")]
    [InlineData("oxide")]
    [InlineData("stool")]
    [InlineData("cake")]
    [InlineData("sleep_apart")]
    [InlineData("sleep_tied")]
    [InlineData("tiny")]
    public void Data_sets_of_R_come_out_as_the_polished_optimum_of_lme4(string name) => Agrees(name, Trial.Packaged(name));

    [Theory]
    [InlineData("rats")]
    [InlineData("pups")]
    [InlineData("oats")]
    [InlineData("sleepstudy")]
    [InlineData("mice")]
    [InlineData("mice_slopes")]
    [InlineData("mice_apart")]
    [InlineData("grip")]
    [InlineData("chicks")]
    public void Animals_come_out_as_the_polished_optimum_of_lme4(string name) => Agrees(name, Trial.Shared(name));

    [Fact]
    public void Rats_reach_the_deviance_that_lme4_stops_short_of() =>
        Assert.Equal(1151.71975, Trial.Shared("rats").Fit().Deviance, 5e-6);

    [Fact]
    public void A_slope_that_does_not_vary_is_said_to_and_one_that_is_tied_too()
    {
        var apart = Assert.Single(Trial.Shared("mice_apart").Fit().Singularities);
        Assert.Contains("week of animal", apart.What, StringComparison.Ordinal);
        var tied = Assert.Single(Trial.Shared("mice_slopes").Fit().Singularities);
        Assert.Contains("correlation", tied.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_that_does_not_matter_has_variance_zero_exactly()
    {
        var model = Trial.Packaged("dyestuff2").Fit();
        Assert.Equal(0, model.Theta[0]);
        Assert.Equal(0, model.Variances[0].Variance);
        Assert.Contains("variance 0", Assert.Single(model.Singularities).What, StringComparison.Ordinal);
        Assert.Equal(29, model.By(FreedomRule.Satterthwaite).Freedom([1]), 1e-9);
    }

    [Fact]
    public void A_column_in_another_unit_changes_nothing_but_its_unit()
    {
        var trial = Trial.Packaged("sleep_tied");
        var hours = new NamedColumn("hours", [.. trial.Columns[1].Values.Select(days => 24000 * days)]);
        var scaled = new Trial([trial.Columns[0], hours], [RandomTerm.Of("group", [.. trial.Terms[0].Groups.Select(g => $"{g}")], [RandomTerm.Ones(trial.Response.Length), hours])], trial.Response);
        var (one, other) = (trial.Fit(), scaled.Fit());
        Assert.Equal(one.Theta[2], 24000 * other.Theta[2], 1e-9);
        Assert.Equal(one.Combine([0, 1]).T, other.Combine([0, 1]).T, 1e-9);
        Assert.Equal(one.Freedom([0, 1]), other.Freedom([0, 1]), 1e-7);
    }

    [Fact]
    public void Variance_is_shared_out_to_fixed_effects_groups_and_rest()
    {
        var model = Trial.Packaged("rail").Fit();
        var shares = VarianceShares.Of(model);
        var expected = model.Variances[0].Variance / (model.Variances[0].Variance + model.Sigma * model.Sigma);
        Assert.Equal(expected, shares.IntraclassCorrelation("group"), 1e-12);
        Assert.Equal(0, shares.Marginal, 1e-12);
        Assert.Equal(expected, shares.Conditional, 1e-12);
        Assert.Throws<ArgumentException>(() => shares.IntraclassCorrelation("litter"));
    }

    [Fact]
    public void Random_slopes_count_as_they_spread_an_average_row()
    {
        var model = Trial.Packaged("sleep_tied").Fit();
        var (days, variances) = (model.Design.Column(1).ToArray(), model.Variances);
        var covariance = model.Correlations[0].Value * variances[0].Deviation * variances[1].Deviation;
        var mean = days.Average(day => variances[0].Variance + 2 * day * covariance + day * day * variances[1].Variance);
        Assert.Equal(mean, VarianceShares.Of(model).Random[0].Variance, 1e-9 * mean);
    }

    [Fact]
    public void Nested_models_are_compared_by_their_likelihoods()
    {
        var trial = Trial.Packaged("orthodont");
        var larger = trial.Fit(Likelihood.Full);
        var mean = LikelihoodRatio.Of((trial with { Columns = trial.Columns[..3] }).Fit(Likelihood.Full), larger);
        Reference.Agrees("ratio fixed", mean.ChiSquare);
        Reference.Agrees("ratio fixed p", mean.P);
        Assert.Null(mean.AtBound);

        var level = RandomTerm.Intercept("group", [.. trial.Terms[0].Groups.Select(group => $"{group}")]);
        var slope = LikelihoodRatio.Of((trial with { Terms = [level] }).Fit(Likelihood.Full), larger);
        Reference.Agrees("ratio slope", slope.ChiSquare);
        Reference.Agrees("ratio slope p", slope.P);
        Reference.Agrees("ratio slope bound p", slope.AtBound!.Value);
        Assert.Throws<ArgumentException>(() => LikelihoodRatio.Of((trial with { Columns = trial.Columns[..3] }).Fit(), trial.Fit()));
    }

    static void Agrees(string name, Trial trial)
    {
        var model = trial.Fit();
        Assert.True(model.Gradient < 1e-6, $"gradient {model.Gradient:e1}");
        Assert.True(model.Slack > -1e-6, $"slack {model.Slack:e1}");
        Reference.Agrees($"{name} deviance", model.Deviance);
        Reference.Agrees($"{name} full deviance", trial.Fit(Likelihood.Full).Deviance);
        Reference.Agrees($"{name} sigma", model.Sigma);
        for (var i = 0; i < model.Theta.Length; i++)
        {
            if (Reference.Keys.Contains($"{name} theta {i + 1}")) Reference.Agrees($"{name} theta {i + 1}", model.Theta[i]);
            else Assert.Equal(0, model.Theta[i]);
        }

        Effects(name, model);
        Together(name, model);
        var modes = ConditionalModes.Of(model);
        if (modes.Modes.Any(mode => mode.Value != 0)) Reference.Agrees($"{name} modes", modes.Modes.Sum(mode => mode.Value * mode.Value));
        Reference.Agrees($"{name} residuals", modes.Residuals.Sum(left => left * left));
        Assert.All(trial.Response.Zip(modes.Fitted.Zip(modes.Residuals, (a, b) => a + b)), pair => Assert.Equal(pair.First, pair.Second, 1e-9 * Math.Abs(pair.First)));
    }

    static void Effects(string name, MixedModel roger)
    {
        var plain = roger.By(FreedomRule.Satterthwaite);
        for (var k = 0; k < roger.Names.Length; k++)
        {
            var one = new double[roger.Names.Length];
            one[k] = 1;
            Reference.Agrees($"{name} beta {k + 1}", roger.Coefficients[k]);
            Reference.Agrees($"{name} error {k + 1}", plain.Combine(one).Error);
            Reference.Agrees($"{name} satterthwaite {k + 1}", plain.Combine(one).Df);
            Reference.Agrees($"{name} kr-error {k + 1}", roger.Combine(one).Error);
            Reference.Agrees($"{name} kr {k + 1}", roger.Combine(one).Df);
        }
    }

    static void Together(string name, MixedModel roger)
    {
        var p = roger.Names.Length;
        if (p < 3) return;

        double[][] rows = [.. Enumerable.Range(1, p - 1).Select(k => Enumerable.Range(0, p).Select(i => i == k ? 1.0 : 0.0).ToArray())];
        var (plain, adjusted) = (roger.By(FreedomRule.Satterthwaite).Joint(rows), roger.Joint(rows));
        Reference.Agrees($"{name} joint F", plain.F);
        Reference.Agrees($"{name} joint df", plain.Below);
        Reference.Agrees($"{name} joint kr F", adjusted.F);
        Reference.Agrees($"{name} joint kr df", adjusted.Below);
    }
}
