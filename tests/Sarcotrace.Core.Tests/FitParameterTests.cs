using Sarcotrace.Core.Fitting;

namespace Sarcotrace.Core.Tests;

public class FitParameterTests
{
    [Theory]
    [InlineData(ParameterScale.Linear, 100, 100)]
    [InlineData(ParameterScale.Log, 100, 4.605170185988092)]
    [InlineData(ParameterScale.Log10, 100, 2)]
    public void A_value_is_scaled_and_back(ParameterScale scale, double value, double scaled)
    {
        var parameter = new FitParameter("k", true, null) { Scale = scale };
        Assert.Equal(scaled, parameter.ToScale(value), 1e-12);
        Assert.Equal(value, parameter.FromScale(scaled), 1e-10);
    }

    [Fact]
    public void An_experiment_that_begins_before_all_time_preequilibrates()
    {
        Assert.True(new Experiment("e", [new(double.NegativeInfinity, []), new(0, ["c"])]).Preequilibrates);
        Assert.False(new Experiment("e", [new(-5, [])]).Preequilibrates);
    }
}
