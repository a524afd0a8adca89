using Sarcotrace.Questions.Replication;

namespace Sarcotrace.Questions.Tests.Replication;

public class VerdictTests
{
    // Original 0.5 with standard error 0.1: seen, and 33 % power for 0.152.
    [Theory]
    [InlineData(0.45, 0.10, "confirmed")]
    [InlineData(-0.45, -0.10, "contradicted")]
    [InlineData(0.50, 0.30, "consistent")]
    [InlineData(0.10, 0.30, "inconclusive")]
    [InlineData(0.00, 0.05, "contradicted")]
    [InlineData(1.20, 0.10, "differs in size")]
    [InlineData(0.20, 0.05, "differs in size")]
    [InlineData(-0.10, 0.60, "inconclusive")]
    public void Each_word_follows_from_the_intervals(double effect, double error, string word)
    {
        error = Math.Abs(error);
        Assert.Equal(word, Word(Effect(0.5, 0.1), Effect(effect, error)));
        Assert.Equal(word, Word(Effect(-0.5, 0.1), Effect(-effect, error)));
    }

    [Fact]
    public void An_original_whose_interval_covers_no_effect_makes_no_claim() =>
        Assert.Equal("no claim", Word(Effect(0.5, 0.3), Effect(5, 0.1)));

    [Fact]
    public void A_smallest_effect_that_matters_takes_the_place_of_the_telescope()
    {
        var (original, near) = (Effect(0.5, 0.2), Effect(0.02, 0.1));
        Assert.Equal("contradicted", Word(original, near));
        Assert.NotEqual("contradicted", Word(original, near, 0.1));
    }

    [Fact]
    public void The_telescope_of_twenty_a_group_is_half_a_standard_deviation() =>
        // Simonsohn: with 20 a cell, 33 % power is d = 0.5; the normal approximation gives 0.48.
        Assert.Equal(0.48, VerdictRules.Telescope(Math.Sqrt(2.0 / 20), 0.95), 0.005);

    [Fact]
    public void The_replication_of_the_original_itself_has_the_power_of_its_z()
    {
        var judged = VerdictRules.Judge(Effect(1.959964 * 0.1, 0.1 - 1e-9), Effect(0.1, 0.1), 0);
        Assert.Equal(0.5, judged.Power, 1e-3);
    }

    [Fact]
    public void The_Bayes_factor_is_the_ratio_of_two_densities()
    {
        var judged = VerdictRules.Judge(Effect(0.5, 0.1), Effect(0.3, 0.2), 0);
        static double Density(double x, double mean, double variance) => Math.Exp(-(x - mean) * (x - mean) / (2 * variance)) / Math.Sqrt(2 * Math.PI * variance);
        Assert.Equal(Density(0.3, 0.5, 0.05) / Density(0.3, 0, 0.04), judged.BayesFactor, 1e-12);
    }

    [Fact]
    public void Few_animals_widen_the_interval_of_the_difference()
    {
        var many = VerdictRules.Judge(Effect(0.5, 0.1), Effect(0.3, 0.2), 0);
        var few = VerdictRules.Judge(Effect(0.5, 0.1), Effect(0.3, 0.2) with { Df = 4 }, 0);
        Assert.True(few.High - few.Low > 1.2 * (many.High - many.Low));
        Assert.Equal(2 * 1.959964 * Math.Sqrt(0.05), many.High - many.Low, 1e-6);
    }

    [Fact]
    public void Every_word_is_defined() =>
        Assert.Equal(Enum.GetValues<Verdict>().Order(), VerdictRules.Definitions(0.95).Select(word => word.Verdict).Order());

    static string Word(ComparableEffect original, ComparableEffect replication, double smallest = 0) =>
        VerdictRules.Words(VerdictRules.Judge(original, replication, smallest).Verdict);

    static ComparableEffect Effect(double value, double error) =>
        new(new("here", "a study", "sarcosine", "grip"), "sarcosine", value, error, double.PositiveInfinity, 0.95);
}
