using Sarcotrace.Core;

namespace Sarcotrace.Files.Tests;

public class UnitsTests
{
    [Theory]
    [InlineData("m", "cm", 1.6, 160)]
    [InlineData("mm", "cm", 1600, 160)]
    [InlineData("in", "cm", 10, 25.4)]
    [InlineData("lb", "kg", 100, 45.359237)]
    [InlineData("N", "kg", 9.80665, 1)]
    [InlineData("g", "kg", 500, 0.5)]
    [InlineData("min", "s", 2, 120)]
    [InlineData("ms", "s", 1500, 1.5)]
    [InlineData("cm/s", "m/s", 80, 0.8)]
    [InlineData("km/h", "m/s", 3.6, 1)]
    [InlineData("months", "a", 24, 2)]
    [InlineData("fraction", "%", 0.3, 30)]
    public void A_unit_is_so_many_canonical_ones(string unit, string canonical, double value, double expected) =>
        Assert.Equal(expected, value * Units.Factor(unit, canonical)!.Value, 1e-12);

    [Fact]
    public void A_unit_of_another_kind_is_none() => Assert.Null(Units.Factor("kg", "cm"));
}
