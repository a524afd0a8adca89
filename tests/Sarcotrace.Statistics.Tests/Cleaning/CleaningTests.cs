using Sarcotrace.Statistics.Cleaning;

namespace Sarcotrace.Statistics.Tests.Cleaning;

public class CleaningTests
{
    [Theory]
    [InlineData(false, 1.5)]
    [InlineData(true, 2)]
    public void What_was_not_measured_becomes_half_of_the_least(bool log2, double floor)
    {
        double[] block = [4, double.NaN, 3, 7, double.NaN];
        var filled = new bool[5];
        HalfMinimum.Fill(block, filled, log2);

        Assert.Equal([4, floor, 3, 7, floor], block);
        Assert.Equal([false, true, false, false, true], filled);
    }

    [Fact]
    public void A_response_without_values_stays_as_it_is()
    {
        double[] block = [double.NaN, double.NaN];
        var filled = new bool[2];
        HalfMinimum.Fill(block, filled, log2: true);

        Assert.All(block, value => Assert.True(double.IsNaN(value)));
        Assert.DoesNotContain(true, filled);
        Assert.Throws<ArgumentException>(() => HalfMinimum.Fill(block, new bool[1], log2: true));
    }
}
