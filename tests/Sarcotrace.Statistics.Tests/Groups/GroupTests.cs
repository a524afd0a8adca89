using System.Collections.Immutable;
using System.Globalization;
using Sarcotrace.Statistics.Groups;
using Sarcotrace.Statistics.Means;
using Sarcotrace.Statistics.Models;
using Sarcotrace.Statistics.Tests.Models;

namespace Sarcotrace.Statistics.Tests.Groups;

public class GroupTests
{
    static readonly Golden R = new("groups");
    static readonly ImmutableArray<string> Feeds = ["casein", "horsebean", "linseed", "meatmeal", "soybean", "sunflower"];
    static readonly ImmutableArray<double> Weights = [.. R.Input.Select(row => Golden.Number(row[0]))];
    static readonly ImmutableArray<ImmutableArray<double>> Chicks = [.. Feeds.Select(feed => R.Input.Where(row => row[1] == feed).Select(row => Golden.Number(row[0])).ToImmutableArray())];

    [Fact]
    public void Two_means_are_compared_as_in_R()
    {
        var (first, second) = Sleep();
        foreach (var (name, test) in new[]
        {
            ("welch", TwoMeans.Welch(Casein, Linseed)), ("student", TwoMeans.Student(Casein, Linseed)), ("paired", TwoMeans.Paired(first, second)),
        })
        {
            R.Agrees($"{name} value", test.Value);
            R.Agrees($"{name} t", test.T);
            R.Agrees($"{name} df", test.Df);
            R.Agrees($"{name} p", test.P);
            R.Agrees($"{name} low", test.Interval(0.95).Low);
        }

        var g = TwoMeans.HedgesG(Casein, Linseed);
        R.Agrees("hedges value", g.Value);
        R.Agrees("hedges low", g.Low);
        R.Agrees("hedges high", g.High);
    }

    [Fact]
    public void Many_means_and_variances_are_compared_as_in_R()
    {
        var means = GroupMeans.Of(Chicks, Feeds);
        var all = ContrastSet.Pairwise(Feeds);
        var welch = means.Joint([.. all.Weights.Select(weights => weights.ToArray())]);
        R.Agrees("anova F", welch.F);
        R.Agrees("anova df", welch.Below);
        R.Agrees("anova p", welch.P);
        R.Agrees("levene F", VarianceTest.BrownForsythe(Chicks).F);
        R.Agrees("levene p", VarianceTest.BrownForsythe(Chicks).P);

        // Tukey's adjustment of means with variances of their own is Games and Howell's comparison.
        var pairs = Adjusted.Of(means, [.. all.Weights.Select(weights => weights.ToArray())], Adjustment.Tukey, Feeds.Length, 0.95);
        Assert.Equal(15, pairs.Length);
        for (var i = 0; i < pairs.Length; i++)
        {
            R.Agrees($"games {i + 1} p", pairs[i].P);
            Assert.Equal(pairs[i].P < 0.05, pairs[i].Low > 0 || pairs[i].High < 0);
        }
    }

    [Fact]
    public void Ranks_are_compared_as_in_R()
    {
        Ranked("sum", RankTest.OfGroups(Casein, [.. Linseed.Select((value, i) => value + (i + 1) / 100.0)]), true);
        Ranked("tied", RankTest.OfGroups(Hundreds(Casein), Hundreds(Linseed)), false);
        var breaks = ((NumericColumn)Case.Columns("warpbreaks")[0]).Values;
        Ranked("signed", RankTest.OfPairs(
            [.. breaks[..9].Select((value, i) => value + (i + 1) / 100.0)], [.. breaks[27..36].Select((value, i) => value - (i + 1) / 1000.0)]), true);
        var (first, second) = Sleep();
        Ranked("zeros", RankTest.OfPairs(second, first), false);

        R.Agrees("kruskal H", RankGroups.KruskalWallis(Chicks).Statistic);
        R.Agrees("kruskal p", RankGroups.KruskalWallis(Chicks).P);
        R.Agrees("friedman Q", RankGroups.Friedman(Insects(6)).Statistic);
        R.Agrees("friedman p", RankGroups.Friedman(Insects(6)).P);
        var dunn = RankGroups.Dunn(Chicks, Feeds);
        for (var i = 0; i < dunn.Length; i++)
        {
            R.Agrees($"dunn {i + 1} z", dunn[i].Z);
            R.Agrees($"dunn {i + 1} holm", dunn[i].Holm);
        }
    }

    [Fact]
    public void Shapiro_and_Wilk_are_those_of_R_for_few_and_many()
    {
        for (var feed = 0; feed < Feeds.Length; feed++) Shapiro(Feeds[feed], Chicks[feed].AsSpan());
        foreach (var count in new[] { 3, 4, 5, 6, 11, 12 }) Shapiro(count.ToString(CultureInfo.InvariantCulture), Weights.AsSpan()[..count]);

        static void Shapiro(string name, ReadOnlySpan<double> values)
        {
            var test = ShapiroWilk.Of(values);
            R.Agrees($"shapiro {name} w", test.W);
            R.Agrees($"shapiro {name} p", test.P);
        }
    }

    [Fact]
    public void Repeated_measures_are_tested_as_in_R()
    {
        var test = Sphericity.Of(Insects(4));
        R.Agrees("mauchly W", test.Mauchly);
        R.Agrees("mauchly p", test.MauchlyP);
        R.Agrees("repeated F", test.Test.F);
        R.Agrees("repeated p", test.Test.P);
        R.Agrees("repeated gg", test.GreenhouseGeisserP);
        R.Agrees("repeated hf", test.HuynhFeldtP);
        R.Agrees("epsilon gg", test.GreenhouseGeisser);
    }

    [Fact]
    public void The_area_bridges_what_is_missing_but_not_an_end()
    {
        double[] times = [0, 1, 3, 4, 8];
        R.Agrees("auc", CurveArea.Trapezoid(times, [2, 5, double.NaN, 4, 1]));
        Assert.Equal(CurveArea.Trapezoid(times, [2, 5, 3, 4, 1]) - 16, CurveArea.Trapezoid(times, [2, 5, 3, 4, 1], baseline: true), 1e-12);
        Assert.True(double.IsNaN(CurveArea.Trapezoid(times, [2, 5, 3, 4, double.NaN])));
    }

    [Fact]
    public void Means_of_groups_that_vary_alike_are_compared_as_in_R()
    {
        var plants = new Golden("design-plantgrowth");
        var test = OneWay.Of([.. plants.Input.GroupBy(row => row[1]).Select(group => group.Select(row => Golden.Number(row[0])).ToImmutableArray())]);

        plants.Agrees("I group F", test.F);
        plants.Agrees("I group p", test.P);
        Assert.Equal(double.NaN, OneWay.Of([[1], [2]]).P);
        Assert.Equal(0, OneWay.Of([[1, 1], [2]]).P);
        Assert.ThrowsAny<ArgumentException>(() => OneWay.Of([[1, 2]]));
        Assert.ThrowsAny<ArgumentException>(() => OneWay.Of([[1, 2], []]));
    }

    [Fact]
    public void Counted_ranks_are_all_the_ways_there_are() => Assert.All(new[] { (3, 4, 35.0), (1, 6, 7), (5, 5, 252) }, sizes =>
        Assert.Equal(sizes.Item3, RankCounts.OfSums(sizes.Item1, sizes.Item2).Sum()));

    [Fact]
    public void Groups_that_cannot_be_tested_are_refused()
    {
        Assert.ThrowsAny<ArgumentException>(() => TwoMeans.Welch([1], [2, 3]));
        Assert.ThrowsAny<ArgumentException>(() => GroupMeans.Of([[1, 2], [2]]));
        Assert.ThrowsAny<ArgumentException>(() => VarianceTest.BrownForsythe([[1, 2]]));
        Assert.ThrowsAny<ArgumentException>(() => RankGroups.KruskalWallis([[1, 1], [1]]));
        Assert.ThrowsAny<ArgumentException>(() => ShapiroWilk.Of([2, 2, 2]));
        Assert.ThrowsAny<ArgumentException>(() => RankTest.OfPairs([], []));
    }

    static double[] Casein => [.. Chicks[0]];

    static double[] Linseed => [.. Chicks[2]];

    static void Ranked(string name, RankTest test, bool exact)
    {
        Assert.Equal(exact, test.IsExact);
        R.Agrees($"{name} statistic", test.Statistic);
        R.Agrees($"{name} p", test.P);
        if (!exact) return;
        R.Agrees($"{name} shift", test.Shift);
        R.Agrees($"{name} low", test.Low);
        R.Agrees($"{name} high", test.High);
    }

    static double[] Hundreds(double[] values) => [.. values.Select(value => 100 * Math.Round(value / 100))];

    static (double[] First, double[] Second) Sleep()
    {
        var extra = ((NumericColumn)Case.Columns("sleep").First(column => column.Name == "extra")).Values;
        return ([.. extra[..10]], [.. extra[10..]]);
    }

    static ImmutableArray<ImmutableArray<double>> Insects(int sprays)
    {
        var counts = ((NumericColumn)Case.Columns("insectsprays").First(column => column.Name == "count")).Values;
        return [.. Enumerable.Range(0, 12).Select(block => Enumerable.Range(0, sprays).Select(spray => counts[spray * 12 + block]).ToImmutableArray())];
    }
}
