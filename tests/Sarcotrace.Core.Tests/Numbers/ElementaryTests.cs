using Sarcotrace.Core.Numbers;

namespace Sarcotrace.Core.Tests.Numbers;

public class ElementaryTests
{
    static readonly Golden Reference = new("elementary");

    [Theory]
    [InlineData("exp", 1)]
    [InlineData("log", 1)]
    [InlineData("log2", 1)]
    [InlineData("log10", 1)]
    [InlineData("pow", 1)]
    [InlineData("log1p", 3)]
    [InlineData("expm1", 3)]
    [InlineData("atanh", 3)]
    [InlineData("asinh", 3)]
    public void Values_are_the_nearest_numbers_or_their_neighbours(string function, int places)
    {
        string[] keys = [.. Reference.Keys.Where(key => key.StartsWith(function + " ", StringComparison.Ordinal))];
        long[] off = [.. keys.Select(key => Math.Abs(Places(Of(key)) - Places(Reference.Value(key))))];

        Assert.True(keys.Length >= 50);
        Assert.All(off.Zip(keys), pair => Assert.True(pair.First <= places, $"{pair.Second} is off by {pair.First} places"));
        if (places == 1) Assert.True(off.Count(n => n == 0) >= 0.95 * off.Length, $"{off.Count(n => n == 0)} of {off.Length} are nearest");
    }

    [Fact]
    public void Powers_of_the_base_are_exact()
    {
        for (var k = -1074; k <= 1023; k++) Assert.Equal(k, Elementary.Log2(Math.ScaleB(1, k)));
        for (var k = 0; k <= 22; k++)
        {
            var ten = double.Parse($"1e{k}", System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(k, Elementary.Log10(ten));
            Assert.Equal(ten, Elementary.Pow(10, k));
        }

        Assert.Equal(1, Elementary.Exp(0));
        Assert.Equal(0, Elementary.Log(1));
        Assert.Equal(-27, Elementary.Pow(-3, 3));
        Assert.Equal(9, Elementary.Pow(-3, 2));
    }

    [Fact]
    public void Logarithms_of_a_column_are_those_of_its_numbers()
    {
        var draw = new Random(1);
        double[] edges =
        [
            double.NaN, 0, -0.0, -1, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, 2.2250738585072009e-308,
            2.2250738585072014e-308, double.MaxValue, 1, Math.BitDecrement(1), Math.BitIncrement(1),
        ];
        double[] x =
        [
            .. edges, .. Enumerable.Range(0, 256).Select(step => 0.5 + step / 256.0),
            .. Enumerable.Range(0, 100_000).Select(_ => BitConverter.Int64BitsToDouble(draw.NextInt64(1, 0x7FF0000000000000))),
        ];
        var to = new double[x.Length];
        Elementary.Log2(x, to);
        Assert.Equal(x.Select(value => BitConverter.DoubleToInt64Bits(Elementary.Log2(value))), to.Select(BitConverter.DoubleToInt64Bits));

        Elementary.Log2(x.AsSpan(3), x.AsSpan(3));
        Assert.Equal(to[3..], x[3..]);
        Assert.Throws<ArgumentException>(() => Elementary.Log2(x, to.AsSpan(1)));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(0)]
    [InlineData(-0.0)]
    [InlineData(-1)]
    [InlineData(-2.5)]
    [InlineData(1)]
    [InlineData(1e308)]
    [InlineData(-1e308)]
    public void Edges_are_those_of_the_standard(double x)
    {
        Assert.Equal(Math.Log(x), Elementary.Log(x), 1e-12);
        Assert.Equal(Math.Log2(x), Elementary.Log2(x), 1e-12);
        Assert.Equal(Math.Log10(x), Elementary.Log10(x), 1e-12);
        Assert.Equal(Math.Exp(x), Elementary.Exp(x), 1e-12);
        foreach (var y in (double[])[0, 1, 2, 3, 0.5, -1, -2, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e300])
            Assert.Equal(Math.Pow(x, y), Elementary.Pow(x, y));
    }

    [Fact]
    public void What_no_number_holds_is_nothing_or_infinite()
    {
        Assert.Equal(double.PositiveInfinity, Elementary.Exp(709.783));
        Assert.Equal(0, Elementary.Exp(-745.2));
        Assert.Equal(double.PositiveInfinity, Elementary.Pow(2, 1024));
        Assert.Equal(double.Epsilon, Elementary.Pow(2, -1074));
        Assert.Equal(0, Elementary.Pow(2, -1076));
    }

    static double Of(string key)
    {
        double[] x = [.. key.Split(' ').Skip(1).Select(Golden.Number)];
        return key.Split(' ')[0] switch
        {
            "exp" => Elementary.Exp(x[0]),
            "log" => Elementary.Log(x[0]),
            "log2" => Elementary.Log2(x[0]),
            "log10" => Elementary.Log10(x[0]),
            "log1p" => Elementary.Log1P(x[0]),
            "expm1" => Elementary.ExpM1(x[0]),
            "atanh" => Elementary.Atanh(x[0]),
            "asinh" => Elementary.Asinh(x[0]),
            _ => Elementary.Pow(x[0], x[1]),
        };
    }

    // Neighbouring numbers have neighbouring places.
    static long Places(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        return bits < 0 ? long.MinValue - bits : bits;
    }
}
