using Sarcotrace.Dynamics.Sampling;

namespace Sarcotrace.Dynamics.Tests.Sampling;

public class SamplingTests
{
    [Fact]
    public void Every_dimension_of_the_sequence_hits_every_layer_once()
    {
        const int Count = 1024;
        var sequence = new SobolSequence(256);
        var hit = new bool[256, Count];
        var point = new double[256];
        for (var i = 0; i < Count; i++)
        {
            sequence.Point(i, point);
            for (var d = 0; d < 256; d++)
            {
                var layer = (int)(point[d] * Count);
                Assert.False(hit[d, layer], $"dimension {d + 1} hits layer {layer} twice");
                hit[d, layer] = true;
            }
        }
    }

    [Fact]
    public void The_first_two_dimensions_are_a_net_of_quality_zero()
    {
        var sequence = new SobolSequence(2, seed: 5);
        var point = new double[2];
        for (var across = 0; across <= 8; across++)
        {
            var cells = new HashSet<(int, int)>();
            for (var i = 0; i < 256; i++)
            {
                sequence.Point(i, point);
                cells.Add(((int)(point[0] * (1 << across)), (int)(point[1] * (1 << (8 - across)))));
            }
            Assert.Equal(256, cells.Count);
        }
    }

    [Fact]
    public void The_sequence_begins_as_published()
    {
        // Joe and Kuo's example program in three dimensions.
        double[][] expected =
        [
            [0, 0, 0], [0.5, 0.5, 0.5], [0.75, 0.25, 0.25], [0.25, 0.75, 0.75], [0.375, 0.375, 0.625],
            [0.875, 0.875, 0.125], [0.625, 0.125, 0.875], [0.125, 0.625, 0.375], [0.1875, 0.3125, 0.9375],
            [0.6875, 0.8125, 0.4375],
        ];
        var sequence = new SobolSequence(3);
        var point = new double[3];
        for (var i = 0; i < expected.Length; i++)
        {
            sequence.Point(i, point);
            for (var d = 0; d < 3; d++)
            {
                Assert.Equal(expected[i][d], point[d], 1e-15);
            }
        }
    }

    [Fact]
    public void A_hypercube_hits_every_layer_of_every_dimension_once()
    {
        var points = LatinHypercube.Points(37, 5, 11);
        for (var d = 0; d < 5; d++)
        {
            Assert.Equal(
                Enumerable.Range(0, 37), Enumerable.Range(0, 37).Select(i => (int)(points[i * 5 + d] * 37)).Order());
        }
        Assert.NotEqual(points, LatinHypercube.Points(37, 5, 12));
    }

    [Fact]
    public void Quantiles_are_those_of_tables()
    {
        Assert.Equal(1.959963984540054, new Marginal.Normal(0, 1).Quantile(0.975), 1e-13);
        Assert.Equal(-6.361340902404056, new Marginal.Normal(0, 1).Quantile(1e-10), 1e-11);
        Assert.Equal(2 * Math.Exp(0.3 * 1.2815515655446004), new Marginal.LogNormal(2, 0.3).Quantile(0.9), 1e-12);
        Assert.Equal(10, new Marginal.LogUniform(1, 100).Quantile(0.5), 1e-12);
        Assert.Equal(1, new Marginal.Triangular(0, 1, 4).Quantile(0.25), 1e-12);
        // Half of a normal cut at its mean: the median is the whole's upper quartile.
        Assert.Equal(0.6744897501960817, new Marginal.Normal(0, 1) { Lowest = 0 }.Quantile(0.5), 1e-12);
    }

    [Fact]
    public void Correlations_come_out_as_asked()
    {
        var population = new Population(
            [new Marginal.Normal(1, 2), new Marginal.LogNormal(3, 0.5), new Marginal.Normal(0, 1)],
            new[,] { { 1, 0.8, 0 }, { 0.8, 1, -0.3 }, { 0, -0.3, 1 } });
        var sequence = new SobolSequence(3);
        var (point, values) = (new double[3], new double[3]);
        var sums = new double[3];
        const int Count = 1 << 14;
        for (var i = 0; i < Count; i++)
        {
            sequence.Point(i, point);
            population.At(point, values);
            var scores = new[] { (values[0] - 1) / 2, Math.Log(values[1] / 3) / 0.5, values[2] };
            sums[0] += scores[0] * scores[1];
            sums[1] += scores[0] * scores[2];
            sums[2] += scores[1] * scores[2];
        }
        Assert.Equal(0.8, sums[0] / Count, 5e-3);
        Assert.Equal(0, sums[1] / Count, 5e-3);
        Assert.Equal(-0.3, sums[2] / Count, 5e-3);
        Assert.Throws<ArgumentException>(() => new Population(
            [new Marginal.Normal(0, 1), new Marginal.Normal(0, 1)], new[,] { { 1, 1.2 }, { 1.2, 1 } }));
    }
}
