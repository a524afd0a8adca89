using System.Globalization;
using Sarcotrace.Statistics.Power;

namespace Sarcotrace.Statistics.Tests.Power;

public class PowerTests
{
    static readonly Golden R = new("power");

    [Fact]
    public void Powers_are_those_of_R() => Assert.All(R.Keys, key => R.Agrees(key, Ours(key)));

    [Fact]
    public void Without_an_effect_power_is_the_level()
    {
        Assert.Equal(0.05, MeansPower.TwoSample(9, 14, 0, 2, 0.05), 1e-12);
        Assert.Equal(0.01, MeansPower.Ancova(9, 14, 0, 2, 0.6, 0.01), 1e-12);
        Assert.Equal(0.05, MeansPower.Anova([3, 3, 3], 7, 1, 0.05), 1e-10);
        Assert.Equal(0.05, EventsPower.Proportions(30, 30, 0.4, 0.4, 0.05), 1e-12);
        Assert.Equal(0.05, EventsPower.LogRank(50, 0.4, 1, 0.05), 1e-12);
    }

    [Fact]
    public void Directions_do_not_matter()
    {
        Assert.Equal(MeansPower.TwoSample(5, 8, 1, 1.2, 0.05), MeansPower.TwoSample(8, 5, -1, 1.2, 0.05), 1e-13);
        Assert.Equal(EventsPower.LogRank(60, 0.5, 0.5, 0.05), EventsPower.LogRank(60, 0.5, 2, 0.05), 1e-13);
    }

    [Theory]
    [InlineData(1, 0.3, 0, 1)]
    [InlineData(6, 0.3, 0, 2.5)]
    [InlineData(6, 0.3, 0.5, 2.95)]
    [InlineData(6, 0, 0.5, 1)]
    public void The_design_effect_is_that_of_the_formula(double size, double icc, double variation, double effect) =>
        Assert.Equal(effect, DesignEffect.OfClusters(size, icc, variation), 1e-12);

    [Fact]
    public void The_least_number_is_found_and_the_one_below_is_not_enough()
    {
        var n = SampleSize.Least(each => MeansPower.TwoSample(each, each, 0.5, 1, 0.05), 0.8, 2, 1000)!.Value;
        Assert.Equal(64, n); // Cohen's table, and R's power.t.test rounded up
        Assert.True(MeansPower.TwoSample(n - 1, n - 1, 0.5, 1, 0.05) < 0.8);
        Assert.Null(SampleSize.Least(_ => 0.5, 0.8, 2, 1000));
        Assert.Equal(80, SampleSize.WithLosses(64, 0.2));
    }

    static double Ours(string key)
    {
        var words = key.Split(' ');
        double[] x = [.. words.Skip(1).Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
        var n = (int)x[0];
        return words[0] switch
        {
            "two-sample" => MeansPower.TwoSample(n, n, x[1], 1, x[2]),
            "paired" => MeansPower.Paired(n, x[1], 1, 0.05),
            "anova" => MeansPower.Anova(x.AsSpan(1), n, 1, 0.05),
            "proportions" => EventsPower.Proportions(n, n, x[1], x[2], 0.05),
            "log-rank" => EventsPower.LogRank(x[0], x[2], x[1], 0.05),
            "ancova" => MeansPower.Ancova(n, n, x[1], 1, x[2], 0.05),
            "clusters" => MeansPower.Clusters(n, n, x[1], 0, x[2], 0.8, 1, 0.05),
            _ => MeansPower.Slopes(n, n, 0.15, [0, 2, 4, 8, 12], 0.8, x[1], 0.05),
        };
    }
}
