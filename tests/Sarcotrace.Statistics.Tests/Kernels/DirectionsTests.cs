using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Tests.Kernels;

public class DirectionsTests
{
    const int Responses = 5;

    [Theory]
    [InlineData(15, 1)]
    [InlineData(64, 3)]
    [InlineData(1013, 6)]
    [InlineData(1013, 12)]
    [InlineData(2500, 1)]
    public void Sums_in_parts_have_the_bits_of_plain_sums(int rows, int columns)
    {
        var draws = new Draws(3);
        double[] Normal(int count) => [.. Enumerable.Range(0, count).Select(_ => draws.Normal())];
        var factors = new Orthogonal(rows);
        for (var k = 0; k < columns; k++) Assert.True(factors.Add(Normal(rows), 1e-9));
        var responses = Normal(Responses * rows);

        var directions = new Directions(factors);
        var effects = directions.Products(responses);
        var sums = directions.ResidualSums(responses, effects, new Holes(responses, [], rows));

        for (var response = 0; response < Responses; response++)
        {
            var rest = responses.AsSpan(response * rows, rows).ToArray();
            for (var k = 0; k < columns; k++)
            {
                var own = Lanes.Product(factors.Direction(k), responses.AsSpan(response * rows, rows));
                Assert.Equal(own, effects[response * columns + k]);
                Lanes.AddScaled(-own, factors.Direction(k), rest);
            }

            Assert.Equal(Lanes.Product(rest, rest), sums[response]);
        }
    }

    [Fact]
    public void A_hole_leaves_no_residual()
    {
        const int Rows = 40;
        var factors = new Orthogonal(Rows);
        factors.Add(Enumerable.Range(0, Rows).Select(i => i + 1.0).ToArray(), 1e-9);
        double[] response = [.. Enumerable.Range(0, Rows).Select(i => i is 3 or 39 ? double.NaN : 2.0 * (i + 1))];
        var holes = new Holes(response, [], Rows);
        holes.Clear(response);

        var sum = new Directions(factors).ResidualSums(response, [2 / factors.InverseRow(0)[0]], holes);

        Assert.Equal(0, sum[0], 1e-20);
    }
}
