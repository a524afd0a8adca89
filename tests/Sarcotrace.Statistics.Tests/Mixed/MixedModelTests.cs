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
