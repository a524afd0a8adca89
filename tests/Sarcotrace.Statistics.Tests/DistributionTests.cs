using System.Globalization;
using Sarcotrace.Statistics.Distributions;

namespace Sarcotrace.Statistics.Tests;

public class DistributionTests
{
    static readonly Golden R = new("distributions");

    [Fact]
    public void Tails_quantiles_and_polygammas_are_those_of_R() => Assert.All(R.Keys, key => R.Agrees(key, Ours(key)));

    [Fact]
    public void The_inverse_of_trigamma_undoes_it() => Assert.All(
        new[] { 1e-3, 0.2, 1, 7.5, 4000 }, x => Assert.Equal(x, Polygamma.InverseTrigamma(Polygamma.Trigamma(x)), 1e-9 * x));

    [Fact]
    public void Infinite_degrees_of_freedom_are_the_normal_distribution() =>
        Assert.Equal(Normal.TwoSided(2.5), StudentT.TwoSided(2.5, double.PositiveInfinity));

    [Fact]
    public void What_is_not_a_number_stays_so() => Assert.True(double.IsNaN(StudentT.TwoSided(double.NaN, 5)));

    static double Ours(string key)
    {
        var words = key.Split(' ');
        double[] x = [.. words.Skip(1).Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
        return words[0] switch
        {
            "t" => StudentT.TwoSided(x[0], x[1]),
            "qt" => StudentT.Quantile(x[0], x[1]),
            "normal" => Normal.Upper(x[0]),
            "qnorm" => Normal.Quantile(x[0]),
            "F" => FisherF.Upper(x[0], x[1], x[2]),
            "chisq" => ChiSquare.Upper(x[0], x[1]),
            "digamma" => Polygamma.Digamma(x[0]),
            _ => Polygamma.Trigamma(x[0]),
        };
    }
}
