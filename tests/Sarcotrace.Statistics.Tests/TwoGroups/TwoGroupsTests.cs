using Sarcotrace.Statistics.TwoGroups;

namespace Sarcotrace.Statistics.Tests.TwoGroups;

public class TwoGroupsTests
{
    static readonly double[] A = [2.31, 1.87, 2.94, 3.12, 2.05, 2.66, 1.41], B = [1.12, 1.95, 0.88, 1.53, 2.21, 1.04];
    static readonly double[] Pairs = [0.41, 0.93, -0.22, 1.31, 0.76, 0.18, 0.57, -0.08, 1.02];

    [Fact]
    public void Differences_of_means_and_shifts_are_those_of_R()
    {
        var golden = new Golden("two-groups");
        foreach (var (name, found) in new[]
        {
            ("welch", MeanDifference.Welch(A, B, 0.95)), ("pooled", MeanDifference.Pooled(A, B, 0.95)),
            ("paired", MeanDifference.Paired(Pairs, 0.95)), ("ranks", LocationShift.Independent(A, B, 0.95)),
            ("signed", LocationShift.Paired(Pairs, 0.95)), ("ranks 80", LocationShift.Independent(A, B, 0.8)),
        })
        {
            golden.Agrees($"{name} value", found.Value);
            golden.Agrees($"{name} low", found.Low);
            golden.Agrees($"{name} high", found.High);
            golden.Agrees($"{name} p", found.P);
        }

        golden.Agrees("tied p", LocationShift.Independent(
            [2.5, 2.0, 3.0, 3.0, 2.0, 2.5, 1.5, 4.0, 3.5, 2.5, 2.0], [1.0, 2.0, 1.0, 1.5, 2.0, 1.0, 2.5, 0.5, 1.5, 1.0, 2.0], 0.95).P);
    }

    [Fact]
    public void Four_means_of_equal_spread_add_their_variances()
    {
        double[] x = [1, 2, 3, 4], y = [11, 12, 13, 14];
        var found = MeanDifference.Combination([(1, x), (-1, y), (-1, x), (1, y)], 0.95);
        Assert.Equal(0, found.Value, 12);
        Assert.Equal(12, found.Df, 9);
    }

    [Fact]
    public void Too_few_values_give_no_interval_rather_than_a_false_one()
    {
        Assert.True(double.IsNaN(LocationShift.Independent([1, 2], [3, 4], 0.95).Low));
        Assert.True(double.IsNaN(MeanDifference.Welch([1, 1], [2, 2], 0.95).P));
        Assert.Throws<ArgumentOutOfRangeException>(() => MeanDifference.Welch([1], [2, 3], 0.95));
    }
}
