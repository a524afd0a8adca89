using System.Collections.Immutable;
using Sarcotrace.Statistics.Counts;

namespace Sarcotrace.Statistics.Tests;

public class CountTests
{
    static readonly Golden R = new("counts");

    [Theory]
    [InlineData("warpbreaks", CountFamily.Poisson)]
    [InlineData("warpbreaks-quasi", CountFamily.QuasiPoisson)]
    [InlineData("warpbreaks-nb", CountFamily.NegativeBinomial)]
    [InlineData("sprays", CountFamily.Poisson)]
    [InlineData("quine", CountFamily.NegativeBinomial)]
    [InlineData("insurance", CountFamily.Poisson)]
    [InlineData("esoph", CountFamily.Binomial)]
    [InlineData("esoph-quasi", CountFamily.QuasiBinomial)]
    public void A_model_is_that_of_glm(string name, CountFamily family)
    {
        var set = new Set(name);
        var model = set.Fit(family, set.Terms);
        Assert.Equal(FitStatus.Converged, model.Status);
        for (var k = 0; k < model.Coefficient.Length; k++)
        {
            R.Agrees($"{name} beta {k + 1}", model.Coefficient[k]);
            R.Agrees($"{name} error {k + 1}", model.StandardError[k]);
            R.Agrees($"{name} low {k + 1}", model.Wald(k).Low);
            if (R.Keys.Contains($"{name} p {k + 1}")) R.Agrees($"{name} p {k + 1}", model.Wald(k).P);
            else Assert.True(model.Wald(k).P < 1e-300);
            var (low, high) = model.Profile(k);
            R.Agrees($"{name} profile low {k + 1}", low);
            R.Agrees($"{name} profile high {k + 1}", high);
        }

        R.Agrees($"{name} deviance", model.Deviance);
        R.Agrees($"{name} dispersion", model.Dispersion);
        R.Agrees($"{name} overdispersion p", model.Overdispersion().P);
        if (R.Keys.Contains($"{name} loglik")) R.Agrees($"{name} loglik", model.LogLikelihood);
        if (R.Keys.Contains($"{name} compared"))
        {
            var compared = CountModel.Compare(set.Fit(family, []), model);
            R.Agrees($"{name} compared", compared.Statistic);
            if (R.Keys.Contains($"{name} compared p")) R.Agrees($"{name} compared p", compared.P);
        }

        if (family != CountFamily.NegativeBinomial) return;
        R.Agrees($"{name} theta", model.Theta);
        R.Agrees($"{name} theta error", model.ThetaError);
    }

    [Fact]
    public void Counts_that_scatter_less_than_Poissons_have_no_finite_theta()
    {
        var design = Design.Build(6, [Term.Number("x", [0, 0, 0, 1, 1, 1])]);
        var model = CountModel.Fit(design, [10, 11, 9, 20, 21, 19], CountFamily.NegativeBinomial);
        Assert.Equal(double.PositiveInfinity, model.Theta);
        Assert.Equal(Math.Log(2), model.Coefficient[1], 1e-12);
    }

    [Fact]
    public void A_group_without_a_single_event_is_called_separated()
    {
        var design = Design.Build(6, [Term.Number("x", [0, 0, 0, 1, 1, 1])]);
        Assert.Equal(FitStatus.Separated, CountModel.Fit(design, [3, 5, 2, 0, 0, 0], CountFamily.Poisson).Status);
        Assert.Equal(FitStatus.Separated, CountModel.Fit(design, [0, 0, 0, 1, 1, 1], CountFamily.Binomial).Status);
        Assert.Throws<ArgumentException>(() => CountModel.Fit(design, [3, 5, 2, 0, 0, -1], CountFamily.Poisson));
    }

    [Fact]
    public void Ten_times_the_time_watched_is_one_tenth_of_the_rate()
    {
        var design = Design.Build(4, []);
        var once = CountModel.Fit(design, [3, 5, 2, 7], CountFamily.Poisson);
        var tenfold = CountModel.Fit(design, [3, 5, 2, 7], CountFamily.Poisson, [.. Enumerable.Repeat(Math.Log(10), 4)]);
        Assert.Equal(once.Coefficient[0] - Math.Log(10), tenfold.Coefficient[0], 1e-12);
        Assert.Equal(once.StandardError[0], tenfold.StandardError[0], 1e-12);
    }

    sealed class Set(string name)
    {
        readonly string[][] _rows = [.. R.Input.Where(row => row[0] == name)];

        internal ImmutableArray<Term> Terms =>
            [.. _rows.GroupBy(row => row[2]).Select(column => Term.Number($"x{column.Key}", [.. column.Select(row => Golden.Number(row[3]))]))];

        internal CountModel Fit(CountFamily family, ImmutableArray<Term> terms)
        {
            string[][] once = [.. _rows.Where(row => row[2] == "1")];
            double[] Column(int at) => [.. once.Select(row => Golden.Number(row[at]))];
            return CountModel.Fit(Design.Build(once.Length, terms), Column(4), family, Column(5), Column(6));
        }
    }
}
