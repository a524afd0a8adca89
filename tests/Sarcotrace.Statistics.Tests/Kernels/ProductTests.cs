using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Tests.Kernels;

public class ProductTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(7, 300, 5)]
    [InlineData(100, 257, 49)]
    [InlineData(8, 256, 24)]
    [InlineData(33, 600, 530)]
    public void Every_width_and_number_of_threads_gives_the_bytes_of_the_plain_loop(int rows, int depth, int columns)
    {
        var (a, b) = (Numbers(1, rows * depth), Numbers(2, depth * columns));
        var plain = Plain(a, b, rows, depth, columns);
        foreach (var width in Enum.GetValues<Width>())
        {
            foreach (var threads in (int[])[1, 3])
            {
                var ours = Product.Of(Grid.ByColumn(a, rows, depth), Grid.ByColumn(b, depth, columns), threads, width, default);
                Assert.Equal(plain, ours);
            }
        }
    }

    [Fact]
    public void A_transposed_grid_reads_the_other_way()
    {
        var (a, b) = (Numbers(1, 20 * 6), Numbers(2, 20 * 9));
        double[] turned = [.. Enumerable.Range(0, 20).SelectMany(row => Enumerable.Range(0, 6).Select(column => a[column * 20 + row]))];
        Assert.Equal(
            Product.Of(Grid.ByColumn(turned, 6, 20), Grid.ByColumn(b, 20, 9), 1),
            Product.Of(Grid.ByColumn(a, 20, 6).Transposed, Grid.ByColumn(b, 20, 9), 1));
    }

    static double[] Plain(double[] a, double[] b, int rows, int depth, int columns)
    {
        var result = new double[rows * columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                var sum = 0.0;
                for (var k = 0; k < depth; k++) sum = Math.FusedMultiplyAdd(a[k * rows + i], b[j * depth + k], sum);
                result[j * rows + i] = sum;
            }
        }

        return result;
    }

    static double[] Numbers(ulong seed, int count)
    {
        var draws = new Draws(seed);
        return [.. Enumerable.Range(0, count).Select(_ => draws.Normal())];
    }
}
