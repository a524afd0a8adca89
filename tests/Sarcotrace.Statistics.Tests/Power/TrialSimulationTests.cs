using Sarcotrace.Statistics.Power;

namespace Sarcotrace.Statistics.Tests.Power;

public class TrialSimulationTests
{
    const int Many = 10_000, Some = 1_000;

    // Four standard errors: of these tests one in 16,000 would fail by chance, and the seed is fixed.
    static void Agrees(double expected, Share simulated, int trials) =>
        Assert.True(Math.Abs(simulated.Value - expected) <= 4 * Math.Sqrt(expected * (1 - expected) / trials), $"{simulated.Value} beside {expected}");

    [Theory]
    [InlineData(TrialAnalysis.Means, 0)]
    [InlineData(TrialAnalysis.Ancova, 0)]
    [InlineData(TrialAnalysis.Ancova, 0.6)]
    public void Without_an_effect_5_in_100_trials_find_one(TrialAnalysis analysis, double correlation)
    {
        var power = TrialSimulation.Of(new() { Effects = [0, 0], Each = 10, Correlation = correlation, Analysis = analysis }, Many, 1, 2);
        Assert.InRange(power.Any.Value, 0.04, 0.06);
        Assert.Equal(0, power.Failed);
    }

    [Theory]
    [InlineData(Clustering.Whole, TrialAnalysis.ClusterMeans, 4000)]
    [InlineData(Clustering.Whole, TrialAnalysis.Mixed, 2000)]
    [InlineData(Clustering.Within, TrialAnalysis.Mixed, 2000)]
    public void Nor_do_more_where_litters_are_alike(Clustering clustering, TrialAnalysis analysis, int trials)
    {
        var design = new TrialDesign { Effects = [0, 0], Each = 24, Clustering = clustering, ClusterSize = 4, Icc = 0.4, Analysis = analysis };
        Assert.InRange(TrialSimulation.Of(design, trials, 2, 2).Any.Value, 0.035, 0.065);
    }

    [Fact]
    public void Taking_pups_for_litters_finds_what_is_not_there()
    {
        var design = new TrialDesign { Effects = [0, 0], Each = 24, Clustering = Clustering.Whole, ClusterSize = 6, Icc = 0.3, Analysis = TrialAnalysis.Means };
        Assert.InRange(TrialSimulation.Of(design, 4000, 3, 2).Any.Value, 0.18, 0.24);
    }

    [Theory]
    [InlineData(8, 1, 0)]
    [InlineData(20, 0.8, 0.6)]
    public void Analysis_of_covariance_has_the_power_of_the_formula(int each, double effect, double correlation) => Agrees(
        MeansPower.Ancova(each, each, effect, 1, correlation, 0.05),
        TrialSimulation.Of(new() { Effects = [0, effect], Each = each, Correlation = correlation }, Many, 4, 2).Arms[0], Many);

    [Fact]
    public void The_t_test_has_the_power_of_the_formula() => Agrees(
        MeansPower.TwoSample(17, 17, 1, 1, 0.05),
        TrialSimulation.Of(new() { Each = 17, Analysis = TrialAnalysis.Means }, Many, 5, 2).Arms[0], Many);

    [Fact]
    public void Means_of_litters_have_the_power_of_the_formula() => Agrees(
        MeansPower.Clusters(6, 6, 4, 0, 0.3, 1, 1, 0.05),
        TrialSimulation.Of(
            new() { Each = 24, Clustering = Clustering.Whole, ClusterSize = 4, Icc = 0.3, Analysis = TrialAnalysis.ClusterMeans }, Many, 6, 2).Arms[0], Many);

    [Fact]
    public void Rates_have_the_power_of_the_formula()
    {
        double[] times = [0, 4, 8, 12];
        var design = new TrialDesign { Effects = [0, 0.12], Each = 16, Sd = 0.5, Times = [.. times], Slopes = 0.1, Analysis = TrialAnalysis.Rates };
        Agrees(MeansPower.Slopes(16, 16, 0.12, times, 0.5, 0.1, 0.05), TrialSimulation.Of(design, Some, 7, 2).Arms[0], Some);
    }

    [Fact]
    public void Losses_and_bad_adherence_cost_power_as_they_should()
    {
        var whole = new TrialDesign { Each = 20, Analysis = TrialAnalysis.Means };
        var lossy = TrialSimulation.Of(whole with { Dropout = 0.25 }, Many, 8, 2);
        Assert.InRange(lossy.Left, 29.8, 30.2);
        Assert.True(Math.Abs(lossy.Arms[0].Value - MeansPower.TwoSample(15, 15, 1, 1, 0.05)) < 0.02);
        Assert.True(TrialSimulation.Of(whole with { Adherence = 0.7 }, Many, 8, 2).Arms[0].Value < 0.65);
    }

    [Fact]
    public void Threads_change_no_bit()
    {
        var design = new TrialDesign { Effects = [0, 0.5, 1], Each = 12, Correlation = 0.5, Dropout = 0.1 };
        var (one, three) = (TrialSimulation.Of(design, 500, 9, 1), TrialSimulation.Of(design, 500, 9, 3));
        Assert.Equal(one.Arms, three.Arms);
        Assert.Equal((one.Any, one.All, one.Left), (three.Any, three.All, three.Left));
        Assert.NotEqual(one.Arms, TrialSimulation.Of(design, 500, 10, 3).Arms);
    }

    [Fact]
    public void A_design_that_contradicts_itself_is_refused()
    {
        Assert.Throws<ArgumentException>(() => TrialSimulation.Of(new() { Effects = [0] }, 10, 1, 1));
        Assert.Throws<ArgumentException>(() => TrialSimulation.Of(new() { Analysis = TrialAnalysis.Rates }, 10, 1, 1));
        Assert.Throws<ArgumentException>(() => TrialSimulation.Of(new() { Analysis = TrialAnalysis.Mixed }, 10, 1, 1));
    }

    [Fact]
    public void A_cohort_finds_single_metabolites_as_the_formula_says_and_keeps_its_rate()
    {
        // With one metabolite the rate is the level, and the power that of a correlation with random people.
        var single = DiscoveryPower.Of(1, 1, 0.3, 80, 0, 0, 1, 0.05, Many, 11, 2);
        Agrees(0.7803963, single.Found, Many); // R: pt with a shift, integrated over the chi-square of random people
        var many = DiscoveryPower.Of(300, 30, 0.25, 300, 3, 0.3, 10, 0.1, Some, 12, 2);
        Assert.True(many.FalseShare.Low < 0.1);
        Assert.True(many.Found.Value > 0.6);
        Assert.Equal(many, DiscoveryPower.Of(300, 30, 0.25, 300, 3, 0.3, 10, 0.1, Some, 12, 1));
        Assert.Equal(0.05, DiscoveryPower.Of(1, 1, 0, 80, 0, 0, 1, 0.05, Many, 13, 2).Found.Value, 0.01);
    }
}
