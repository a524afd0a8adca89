using System.Collections.Immutable;

namespace Sarcotrace.Statistics.Tests;

public class OtherGoldenTests
{
    [Fact]
    public void Logistic_models_are_those_of_glm()
    {
        var data = new Cachexia();
        const int Alanine = 13;
        var design = Design.Build(data.Rows, [Term.Number("alanine", [.. data.Column(Alanine)])]);
        var fits = LogisticModel.Each(design, data.Log2, data.Cachexic.AsMemory(), 2);
        var glm = new Golden("logistic");
        var compared = 0;
        for (var i = 0; i < fits.Length; i++)
        {
            if (!glm.Keys.Contains($"beta {i + 1}")) continue;
            compared++;
            glm.Agrees($"beta {i + 1}", fits[i].Coefficient[^1]);
            glm.Agrees($"error {i + 1}", fits[i].StandardError[^1]);
            glm.Agrees($"p {i + 1}", fits[i].P(2));
            glm.Agrees($"deviance {i + 1}", fits[i].Deviance);
        }

        Assert.Equal(62, compared);
        Assert.NotEqual(FitStatus.Converged, fits[Alanine].Status);
    }

    [Fact]
    public void States_that_a_predictor_tells_apart_are_called_separated()
    {
        var design = Design.Build(8, [Term.Number("x", [1, 2, 3, 4, 5, 6, 7, 8])]);
        Assert.Equal(FitStatus.Separated, LogisticModel.Fit(design, [0, 0, 0, 0, 1, 1, 1, 1]).Status);
        Assert.Equal(FitStatus.Impossible, LogisticModel.Fit(design, [0, 0, 0, 0, 0, 0, 0, 0]).Status);
    }

    [Fact]
    public void The_spline_fits_and_bends_as_that_of_R()
    {
        var golden = new Golden("natural-spline");
        double[] x = [.. golden.Input.Select(row => Golden.Number(row[0]))];
        double[] y = [.. golden.Input.Select(row => Golden.Number(row[1]))];
        var line = LinearModels.Fit(Design.Build(x.Length, [Term.Number("x", [.. x])]), y, 1);
        for (var df = 2; df <= 5; df++)
        {
            var spline = NaturalSpline.Over(x, df);
            var curve = LinearModels.Fit(Design.Build(x.Length, [Term.Block("x", spline.Columns(x))]), y, 1);
            var test = NestedTest.Of(line, curve);
            golden.Agrees($"F {df}", test.F[0]);
            golden.Agrees($"p {df}", test.P[0]);

            var at = spline.Columns([50, 61.5, 77, 99, 110]);
            for (var i = 0; i < 5; i++)
            {
                var value = curve.Coefficient(0, 0) + Enumerable.Range(0, df).Sum(k => curve.Coefficient(0, k + 1) * at[k][i]);
                golden.Agrees($"fit {df} {i + 1}", value);
            }
        }
    }

    [Theory, InlineData("tall", 77), InlineData("wide", 40)]
    public void The_effective_number_of_tests_comes_from_the_eigenvalues_of_R(string part, int rows)
    {
        var data = new Cachexia();
        double[] some = [.. Enumerable.Range(0, Cachexia.Metabolites).SelectMany(metabolite => data.Column(metabolite).Take(rows))];
        var (ours, golden) = (EffectiveTests.Of(some, rows, 1), new Golden("effective-tests"));
        golden.Agrees($"{part} nyholt", ours.Nyholt);
        golden.Agrees($"{part} liji", ours.LiJi);
        golden.Agrees($"{part} galwey", ours.Galwey);
        Assert.Equal(ours, EffectiveTests.Of(some, rows, 3));
    }

    [Fact]
    public void Kappa_is_that_of_psych()
    {
        var golden = new Golden("kappa");
        foreach (var (name, kappa) in new[]
        {
            ("two", Kappa.Cohen([40, 9, 6, 45])), ("three", Kappa.Cohen([30, 4, 1, 6, 22, 3, 0, 5, 29])),
        })
        {
            golden.Agrees($"{name} kappa", kappa.Value);
            golden.Agrees($"{name} low", kappa.Low);
            golden.Agrees($"{name} high", kappa.High);
        }
    }

    [Fact]
    public void Shares_and_their_intervals_are_those_of_R()
    {
        var golden = new Golden("shares");
        Assert.Equal(0, Share.Wilson(0, 10).Low);
        golden.Agrees("wilson-high 0 10", Share.Wilson(0, 10).High);
        golden.Agrees("wilson-low 110 1610", Share.Wilson(110, 1610).Low);
        golden.Agrees("wilson-high 3 20", Share.Wilson(3, 20).High);

        string[][] rows = [.. golden.Input];
        var weighted = Share.Weighted(
            [.. rows.Select(row => Golden.Number(row[0]))], [.. rows.Select(row => Golden.Number(row[1]))],
            [.. rows.Select(row => row[2])], [.. rows.Select(row => row[3])]);
        golden.Agrees("weighted", weighted.Value);
        golden.Agrees("weighted-low", weighted.Low);
        golden.Agrees("weighted-high", weighted.High);
    }

    [Fact]
    public void Bootstrap_ranks_do_not_depend_on_threads_and_hold_the_planted_response_first()
    {
        var draws = new Draws(4);
        const int Rows = 120, Responses = 30;
        double[] predictor = [.. Enumerable.Range(0, Rows).Select(_ => draws.Normal())];
        double[] responses = [.. Enumerable.Range(0, Responses).SelectMany(r => predictor.Select(x => draws.Normal() + (r == 11 ? x : 0)))];
        RankedModel model = new([.. Enumerable.Range(0, Rows)], [[.. Enumerable.Repeat(1.0, Rows)]], [.. predictor]);

        var one = RankBootstrap.Of([model], responses, Rows, 60, 5, 9, 1);
        var three = RankBootstrap.Of([model], responses, Rows, 60, 5, 9, 3);
        Assert.Equal(one.High, three.High);
        Assert.Equal(1, one.Rank[11]);
        Assert.Equal(1, one.High[11]);
        Assert.Equal(1, one.InTop[11]);
        Assert.True(one.High.Where((_, r) => r != 11).All(high => high > 5));
    }

    [Fact]
    public void Ranks_agree_with_the_linear_models_they_stand_for()
    {
        var draws = new Draws(5);
        const int Rows = 60, Responses = 12;
        ImmutableArray<double> x = [.. Enumerable.Range(0, Rows).Select(_ => draws.Normal())];
        double[] responses = [.. Enumerable.Range(0, Rows * Responses).Select(_ => 100 + draws.Normal())];
        var fit = LinearModels.Fit(Design.Build(Rows, [Term.Number("x", x)]), responses, 1);
        var t = Coefficients.Ordinary(fit, 1, 0.95).T;
        var sums = new WeightedTs(new([.. Enumerable.Range(0, Rows)], [[.. Enumerable.Repeat(1.0, Rows)]], x), responses, Rows);
        double[] ones = [.. Enumerable.Repeat(1.0, Rows)];
        var sizes = sums.Of([ones], 1, default)[0];
        Assert.All(sizes.Zip(t), pair => Assert.Equal(Math.Abs(pair.Second), pair.First, 1e-9));
    }
}
