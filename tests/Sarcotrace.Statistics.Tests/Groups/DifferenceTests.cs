using Sarcotrace.Statistics.Groups;

namespace Sarcotrace.Statistics.Tests.Groups;

public class DifferenceTests
{
    static readonly double[] A = [2.31, 1.87, 2.94, 3.12, 2.05, 2.66, 1.41], B = [1.12, 1.95, 0.88, 1.53, 2.21, 1.04];
    static readonly double[] Pairs = [0.41, 0.93, -0.22, 1.31, 0.76, 0.18, 0.57, -0.08, 1.02];

    [Fact]
    public void Differences_of_means_and_shifts_are_those_of_R()
    {
        var golden = new Golden("two-groups");
        foreach (var (name, found) in new[]
        {
            ("welch", Difference.Of(TwoMeans.Welch(A, B), 0.95)), ("pooled", Difference.Of(TwoMeans.Student(A, B), 0.95)),
            ("paired", Difference.Of(OneMean.Of(Pairs), 0.95)), ("ranks", Difference.Of(RankTest.OfGroups(A, B))),
            ("signed", Difference.Of(RankTest.OfPairs(Pairs, new double[Pairs.Length]))),
            ("ranks 80", Difference.Of(RankTest.OfGroups(A, B, 0.8))),
        })
        {
            golden.Agrees($"{name} value", found.Value);
            golden.Agrees($"{name} low", found.Low);
            golden.Agrees($"{name} high", found.High);
            golden.Agrees($"{name} p", found.P);
        }

        golden.Agrees("tied p", RankTest.OfGroups(
            [2.5, 2.0, 3.0, 3.0, 2.0, 2.5, 1.5, 4.0, 3.5, 2.5, 2.0], [1.0, 2.0, 1.0, 1.5, 2.0, 1.0, 2.5, 0.5, 1.5, 1.0, 2.0]).P);
    }

    [Fact]
    public void Four_means_of_equal_spread_add_their_variances()
    {
        var means = GroupMeans.Of([[1, 2, 3, 4], [11, 12, 13, 14], [1, 2, 3, 4], [11, 12, 13, 14]]);
        var found = Difference.Of(means.Combine([1, -1, -1, 1]), 0.95);
        Assert.Equal(0, found.Value, 12);
        Assert.Equal(12, found.Df, 9);
    }

    [Fact]
    public void Too_few_values_give_no_interval_rather_than_a_false_one()
    {
        Assert.True(double.IsNaN(RankTest.OfGroups([1, 2], [3, 4]).Low));
        Assert.True(double.IsNaN(RankTest.OfGroups([1, 2, 3], [3, 3, 4]).High));
        Assert.True(double.IsNaN(RankTest.OfPairs([1, 2, 3, 4, 5], [0, 0, 0, 0, 0]).Low));
        Assert.True(double.IsNaN(Difference.Of(TwoMeans.Welch([1, 1], [2, 2]), 0.95).P));
        Assert.Throws<ArgumentOutOfRangeException>(() => TwoMeans.Welch([1], [2, 3]));
    }

    [Fact]
    public void Where_nothing_differs_there_is_no_p()
    {
        Assert.True(double.IsNaN(RankTest.OfGroups([2, 2, 2], [2, 2]).P));
        var pairs = RankTest.OfPairs([1, 2], [1, 2]);
        Assert.Equal(0, pairs.Shift);
        Assert.True(double.IsNaN(pairs.P));
    }

    [Fact]
    public void By_the_normal_the_interval_leaves_out_0_where_p_is_small()
    {
        var random = new Random(5);
        var small = 0;
        for (var trial = 0; trial < 400; trial++)
        {
            // Even against odd whole numbers: ties, but no difference of 0.
            double[] one = [.. Enumerable.Range(0, 9).Select(_ => 2.0 * random.Next(8) + 4)];
            double[] other = [.. Enumerable.Range(0, 7).Select(_ => 2.0 * random.Next(8) + 1)];
            var test = RankTest.OfGroups(one, other);
            if (test.IsExact) continue;

            small += test.P < 0.05 ? 1 : 0;
            Assert.Equal(test.P < 0.05, test.Low > 0 || test.High < 0);
        }

        Assert.InRange(small, 20, 380);
    }

    [Fact]
    public void By_the_normal_the_interval_takes_the_place_that_counting_gives()
    {
        // One tie among many values, so that the normal is used where the counted place is known: 128 of 400.
        double[] one = [.. Enumerable.Range(0, 20).Select(i => 2.0 * i)], other = [.. Enumerable.Range(0, 20).Select(i => 2.0 * i + 1.01)];
        var counted = RankTest.OfGroups(one, other);
        other[0] = one[1];
        var tied = RankTest.OfGroups(one, other);
        Assert.True(counted.IsExact && !tied.IsExact);
        Assert.Equal(counted.Low, tied.Low, 1.0);
        double[] sorted = [.. one.SelectMany(a => other.Select(b => a - b)).Order()];
        Assert.Equal((sorted[127], sorted[^128]), (tied.Low, tied.High));
    }
}
