using System.Collections.Immutable;
using Sarcotrace.Statistics.Models;
using Sarcotrace.Statistics.Resampling;
using Sarcotrace.Statistics.Tests.Models;

namespace Sarcotrace.Statistics.Tests.Resampling;

public class ResamplingTests
{
    static readonly Golden R = new("resampling");
    static readonly ImmutableArray<double> Plants = ((NumericColumn)Case.Columns("plantgrowth")[0]).Values;
    static readonly ImmutableArray<ImmutableArray<double>> Two = [Plants[..6], Plants[10..17]];

    [Fact]
    public void Few_arrangements_are_all_counted()
    {
        var two = Permutation.Of(Two, [1, -1], 1, 1, 1);
        Assert.Equal((1716, true, 0), (two.Arrangements, two.IsExact, two.Error));
        R.Agrees("two", two.P);

        var three = Permutation.Of([Plants[..3], Plants[10..13], Plants[20..24]], [1, -0.5, -0.5], 1, 1, 1);
        Assert.Equal(4200, three.Arrangements);
        R.Agrees("three", three.P);
    }

    [Fact]
    public void Drawn_arrangements_agree_with_the_count_within_their_error_on_any_number_of_threads()
    {
        var exact = Permutation.Of(Two, [1, -1], 1, 1, 1);
        var drawn = Permutation.Of(Two, [1, -1], 20_000, 7, 1, mostCounted: 10);
        Assert.False(drawn.IsExact);
        Assert.Equal(exact.P, drawn.P, 4 * drawn.Error);
        Assert.Equal(drawn, Permutation.Of(Two, [1, -1], 20_000, 7, 3, mostCounted: 10));
    }

    [Fact]
    public void Intervals_of_replicates_are_those_of_R()
    {
        Bootstrap given = new(3.7, [.. R.Input.Select(row => Golden.Number(row[0]))], [[3.1, 3.9, 3.6, 4.4], [3.3, 3.8, 3.75]]);
        R.Agrees("percentile low", given.Percentile().Low);
        R.Agrees("percentile high", given.Percentile().High);
        R.Agrees("bca low", given.Bca().Low);
        R.Agrees("bca high", given.Bca().High);
    }

    [Fact]
    public void Replicates_do_not_depend_on_threads_and_spread_as_the_standard_error()
    {
        static double Difference(double[][] groups) => groups[0].Average() - groups[1].Average();
        var one = Bootstrap.Of(Two, Difference, 4000, 5, 1);
        Assert.Equal(one.Replicates, Bootstrap.Of(Two, Difference, 4000, 5, 4).Replicates);
        Assert.Equal(Difference([[.. Two[0]], [.. Two[1]]]), one.Value);

        // Drawn from the data themselves the variance of a mean lacks the factor n/(n − 1).
        double Plain(ImmutableArray<double> group) => group.Sum(value => Math.Pow(value - group.Average(), 2)) / group.Length / group.Length;
        var (expected, mean) = (Math.Sqrt(Plain(Two[0]) + Plain(Two[1])), one.Replicates.Average());
        var spread = Math.Sqrt(one.Replicates.Average(value => (value - mean) * (value - mean)));
        Assert.Equal(expected, spread, 4 * expected / Math.Sqrt(2 * 4000));
    }

    [Fact]
    public void Clusters_are_drawn_whole_so_that_their_values_do_not_count_as_independent()
    {
        var draws = new Draws(2);
        ImmutableArray<double> Litter()
        {
            var own = draws.Normal();
            return [.. Enumerable.Range(0, 20).Select(_ => own + 0.1 * draws.Normal())];
        }

        ImmutableArray<ImmutableArray<double>> litters = [.. Enumerable.Range(0, 8).Select(_ => Litter())];
        var clustered = Bootstrap.Clustered([litters], groups => groups[0].Average(litter => litter.Average()), 1000, 1, 2);
        var naive = Bootstrap.Of([[.. litters.SelectMany(litter => litter)]], groups => groups[0].Average(), 1000, 1, 2);
        double Width(Bootstrap of) => of.Percentile().High - of.Percentile().Low;
        Assert.True(Width(clustered) > 3 * Width(naive), $"{Width(clustered)} and {Width(naive)}");
        Assert.Equal(8, clustered.Jackknife[0].Length);
    }

    [Fact]
    public void Weights_that_do_not_add_up_to_nothing_are_refused() =>
        Assert.Throws<ArgumentException>(() => Permutation.Of(Two, [1, 1], 10, 1, 1));
}
