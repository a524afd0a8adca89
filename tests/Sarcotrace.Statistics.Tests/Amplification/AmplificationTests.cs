using Sarcotrace.Statistics.Amplification;

namespace Sarcotrace.Statistics.Tests.Amplification;

public class AmplificationTests
{
    [Fact]
    public void Reference_genes_are_ranked_as_the_definition_of_geNorm_has_it()
    {
        var golden = new Golden("genorm");
        double[][] rows = [.. golden.Input.Select(row => row.Select(Golden.Number).ToArray())];
        var found = ReferenceStability.GeNorm([.. Enumerable.Range(0, 5).Select(gene => rows.Select(row => row[gene]).ToArray())]);
        for (var gene = 0; gene < 5; gene++) golden.Agrees($"m {gene + 1}", found.M[gene]);
        for (var left = 5; left >= 2; left--) golden.Agrees($"mean {left}", found.MeanM[5 - left]);
        for (var n = 2; n <= 4; n++) golden.Agrees($"v {n}", found.Variation[n - 2]);
        for (var turn = 1; turn <= 3; turn++) golden.Agrees($"leaves {turn}", found.Order[turn - 1] + 1);
    }

    [Fact]
    public void Genes_that_keep_their_ratio_are_perfectly_steady()
    {
        var found = ReferenceStability.GeNorm([[1, 2, 3], [3, 4, 5]]);
        Assert.Equal(0, found.M[0]);
        Assert.Empty(found.Variation);
    }

    [Fact]
    public void A_dilution_series_has_the_line_of_lm()
    {
        var golden = new Golden("dilution-series");
        var found = DilutionSeries.Fit([1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01], [25.54, 26.77, 28.11, 29.25, 30.14, 31.35, 32.43], 0.95);
        foreach (var (name, value) in new[]
        {
            ("slope", found.Slope), ("intercept", found.Intercept), ("error", found.Error), ("r2", found.RSquared),
            ("efficiency", found.Efficiency), ("low", found.Low), ("high", found.High),
        })
        {
            golden.Agrees(name, value);
        }
    }

    [Fact]
    public void Doubling_in_each_cycle_is_an_efficiency_of_one()
    {
        var found = DilutionSeries.Fit([1, 0.5, 0.25, 0.125], [20, 21, 22, 23], 0.95);
        Assert.Equal(1, found.Efficiency, 12);
        Assert.Throws<ArgumentException>(() => DilutionSeries.Fit([2, 2, 2], [20, 21, 22], 0.95));
    }
}
