using System.Collections.Immutable;
using Sarcotrace.Dynamics.Estimation;

namespace Sarcotrace.Dynamics.Tests.Estimation;

public class SearchTests
{
    /// <summary>Half the sum of squared residuals, with the Gauss–Newton curvature.</summary>
    sealed class Squares(
        ImmutableArray<double> lower, ImmutableArray<double> upper, Func<double[], (double Residual, double[] Slopes)[]> parts) : IObjective
    {
        public ImmutableArray<string> Names { get; } = [.. lower.Select((_, i) => $"p{i}")];

        public ImmutableArray<double> Lower => lower;

        public ImmutableArray<double> Upper => upper;

        public Evaluation At(ReadOnlySpan<double> x, bool slopes, CancellationToken cancellation)
        {
            cancellation.ThrowIfCancellationRequested();
            var n = x.Length;
            var (value, gradient, curvature) = (0.0, new double[n], new double[n * n]);
            foreach (var (residual, slope) in parts(x.ToArray()))
            {
                value += 0.5 * residual * residual;
                for (var i = 0; i < n; i++)
                {
                    gradient[i] += residual * slope[i];
                    for (var j = 0; j < n; j++)
                    {
                        curvature[i * n + j] += slope[i] * slope[j];
                    }
                }
            }
            return double.IsFinite(value) ? new(value, gradient, curvature) : new(double.PositiveInfinity, [], [], "not finite");
        }
    }

    static Squares Valley(double low, double high) => new([low, low], [high, high], x =>
        [(10 * (x[1] - x[0] * x[0]), [-20 * x[0], 10]), (1 - x[0], [-1, 0])]);

    static readonly double[] Times = [0, 1, 2, 3, 4, 5];

    static readonly double[] Seen = [1.1, 2.9, 5.2, 6.8, 9.1, 10.9];

    static Squares Line(Func<double[], double, (double, double[])> model, double bound = 100) => new([-bound, -bound], [bound, bound], x =>
        [.. Times.Zip(Seen).Select(pair =>
        {
            var (value, slopes) = model(x, pair.First);
            return (value - pair.Second, slopes);
        })]);

    [Fact]
    public void A_curved_valley_is_followed_to_its_end()
    {
        var search = new TrustRegion().From(Valley(-10, 10), [-1.2, 1], TestContext.Current.CancellationToken);
        Assert.Equal(1, search.Point[0], 1e-6);
        Assert.Equal(1, search.Point[1], 1e-6);
    }

    [Fact]
    public void A_bound_stops_a_search_where_the_slope_along_it_is_flat()
    {
        var search = new TrustRegion().From(Valley(-10, 0.5), [-1.2, 0.4], TestContext.Current.CancellationToken);
        Assert.Equal(0.5, search.Point[0], 1e-6);
        Assert.Equal(0.25, search.Point[1], 1e-6);
    }

    [Fact]
    public void Where_there_is_no_value_the_search_says_so() => Assert.Equal(
        SearchEnd.NoStart,
        new TrustRegion().From(new Squares([-1], [1], _ => [(double.NaN, [1])]), [0], TestContext.Current.CancellationToken).End);

    [Fact]
    public void Starts_do_not_depend_on_threads_and_go_on_from_what_is_done()
    {
        var one = new Multistart { Starts = 12, Threads = 1 }.Of(Valley(-5, 5), [0, 0], null, TestContext.Current.CancellationToken);
        var two = new Multistart { Starts = 12, Threads = 2, Done = one.Best.Take(5).ToDictionary(each => each.Index, each => each.Search) }
            .Of(Valley(-5, 5), [0, 0], null, TestContext.Current.CancellationToken);
        Assert.Equal(one.Best.Select(each => (each.Index, each.Search.Value)), two.Best.Select(each => (each.Index, each.Search.Value)));
    }

    [Fact]
    public void A_stopped_multistart_keeps_what_is_done()
    {
        using var source = new CancellationTokenSource();
        var searches = new Multistart { Starts = 50, Threads = 1 }.Of(
            Valley(-5, 5), [0, 0], new Stopping(source), source.Token);
        Assert.False(searches.Complete);
        Assert.InRange(searches.Best.Length, 3, 49);
    }

    sealed class Stopping(CancellationTokenSource source) : IProgress<(int, Search)>
    {
        int _count;

        public void Report((int, Search) value)
        {
            if (++_count == 3)
            {
                source.Cancel();
            }
        }
    }

    [Fact]
    public void Profiles_of_a_line_are_the_intervals_of_regression()
    {
        var line = Line((x, t) => (x[0] + x[1] * t, [1, t]));
        var best = new TrustRegion().From(line, [0, 0], TestContext.Current.CancellationToken);
        var profiles = new ProfileLikelihood().All(line, best, 1, null, TestContext.Current.CancellationToken);
        // Σ(t − 2.5)² = 17.5: standard error of the slope with noise 1 is 17.5^−½, of the intercept (1/6 + 2.5²/17.5)^½.
        double[] errors = [Math.Sqrt(1.0 / 6 + 6.25 / 17.5), Math.Sqrt(1 / 17.5)];
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(Identifiability.Identifiable, profiles[i].Verdict);
            Assert.Equal(best.Point[i] - 1.959964 * errors[i], profiles[i].Low, 0.02 * errors[i]);
            Assert.Equal(best.Point[i] + 1.959964 * errors[i], profiles[i].High, 0.02 * errors[i]);
            Assert.Equal(errors[i], Uncertainty.StandardErrors(line, best)[i]!.Value, 1e-6);
        }
    }

    [Fact]
    public void A_product_of_parameters_is_structurally_not_identifiable()
    {
        var product = new Squares([0.1, 0.1], [40, 40], x =>
            [.. Times.Zip(Seen).Select(pair => (x[0] * x[1] * pair.First - pair.Second, new[] { x[1] * pair.First, x[0] * pair.First }))]);
        var best = new TrustRegion().From(product, [1, 1], TestContext.Current.CancellationToken);
        var profiles = new ProfileLikelihood().All(product, best, 1, null, TestContext.Current.CancellationToken);
        // The product is 2.3: each may be anything as long as the other can make up for it within its bounds.
        Assert.All(profiles, profile => Assert.True(
            profile.Verdict is Identifiability.Structural or Identifiability.OpenBelow, $"{profile.Verdict}"));
        Assert.Null(Uncertainty.StandardErrors(product, best)[0]);
    }

    [Fact]
    public void A_rate_seen_only_at_rest_is_open_above()
    {
        // 1 − e^{−kt}, measured at late times alone: any large k will do.
        var rest = new Squares([-3], [3], x =>
            [.. new double[] { 5, 6, 7 }.Select(t =>
            {
                var k = Math.Pow(10, x[0]);
                return ((1 - Math.Exp(-k * t) - 1) / 0.1, new[] { t * k * Math.Log(10) * Math.Exp(-k * t) / 0.1 });
            })]);
        var best = new TrustRegion().From(rest, [1], TestContext.Current.CancellationToken);
        var profile = new ProfileLikelihood().Of(rest, best, 0, TestContext.Current.CancellationToken);
        Assert.Equal(Identifiability.OpenAbove, profile.Verdict);
        Assert.InRange(profile.Low, Math.Log10(0.2), Math.Log10(0.5));
    }
}
