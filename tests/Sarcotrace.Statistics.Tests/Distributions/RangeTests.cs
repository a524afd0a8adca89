using System.Globalization;
using Sarcotrace.Statistics.Distributions;
using Sarcotrace.Statistics.Means;

namespace Sarcotrace.Statistics.Tests.Distributions;

public class RangeTests
{
    static readonly double[,] Correlation = { { 1, 0.5, -0.2, 0.3 }, { 0.5, 1, 0.1, 0.6 }, { -0.2, 0.1, 1, 0.4 }, { 0.3, 0.6, 0.4, 1 } };

    static readonly double[] Loadings = [0.6, 0.7, 0.8], Tails = [1e-8, 0.01, 0.5, 0.99];

    [Fact]
    public void The_studentised_range_is_that_of_R_and_of_its_integral()
    {
        var golden = new Golden("studentized-range");
        foreach (var key in golden.Keys)
        {
            var (kind, x) = Words(key);
            golden.Agrees(key, kind is "p" or "ptukey" ? StudentizedRange.Upper(x[0], (int)x[1], x[2]) : StudentizedRange.UpperQuantile(0.05, (int)x[0], x[1]));
        }
    }

    [Fact]
    public void Noncentral_tails_and_quantiles_of_F_are_those_of_R()
    {
        var golden = new Golden("noncentral");
        foreach (var key in golden.Keys)
        {
            var (kind, x) = Words(key);
            golden.Agrees(key, kind switch
            {
                "t" => NoncentralT.Lower(x[0], x[1], x[2]),
                "F" => NoncentralF.Upper(x[0], x[1], x[2], x[3]),
                _ => FisherF.UpperQuantile(x[0], x[1], x[2]),
            });
        }
    }

    [Fact]
    public void Dunnett_is_its_integral_and_the_lattice_that_of_mvtnorm()
    {
        var golden = new Golden("dunnett");
        double[] equal = [.. Enumerable.Repeat(Math.Sqrt(0.5), 4)];
        double[] sizes = [Math.Sqrt(3.0 / 9), Math.Sqrt(8.0 / 14), Math.Sqrt(5.0 / 11)];
        foreach (var key in golden.Keys)
        {
            var words = key.Split(' ');
            var (t, df) = (Golden.Number(words[1]), Golden.Number(words[2]));
            golden.Agrees(key, words[0] switch
            {
                "exact" => Dunnett.Upper(t, words[3] == "equal" ? equal : sizes, df),
                "any" => MultivariateT.Upper(t, Correlation, df).Value,
                _ => MultivariateT.Upper(t, Pairs(), df).Value,
            });
        }
    }

    [Fact]
    public void Of_two_means_the_range_is_a_t()
    {
        foreach (var t in (ReadOnlySpan<double>)[0.3, 2.5, 9])
            Assert.Equal(StudentT.TwoSided(t, 7), StudentizedRange.Upper(Math.Sqrt(2) * t, 2, 7), 1e-12 * StudentT.TwoSided(t, 7) + 1e-14);
    }

    [Fact]
    public void A_quantile_undoes_its_tail() => Assert.All(Tails, p =>
    {
        Assert.Equal(p, StudentizedRange.Upper(StudentizedRange.UpperQuantile(p, 5, 12), 5, 12), 1e-10 * p);
        Assert.Equal(p, Dunnett.Upper(Dunnett.UpperQuantile(p, Loadings, 12), Loadings, 12), 1e-10 * p);
    });

    // All differences of four means: three of the six determine the others.
    static double[,] Pairs()
    {
        (int, int)[] pairs = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)];
        var correlation = new double[6, 6];
        for (var i = 0; i < 6; i++)
        {
            for (var j = 0; j < 6; j++)
            {
                double Shared(int place) => Sign(pairs[i], place) * Sign(pairs[j], place);
                correlation[i, j] = Enumerable.Range(0, 4).Sum(Shared) / 2;
            }
        }

        return correlation;
    }

    static double Sign((int Plus, int Minus) pair, int place) => place == pair.Plus ? 1 : place == pair.Minus ? -1 : 0;

    static (string Kind, double[] Numbers) Words(string key)
    {
        var words = key.Split(' ');
        return (words[0], [.. words.Skip(1).Select(word => word == "Inf" ? double.PositiveInfinity : double.Parse(word, CultureInfo.InvariantCulture))]);
    }
}
