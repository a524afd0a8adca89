using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics.Distributions;

namespace Sarcotrace.Statistics.Curves;

/// <summary>An estimate with its standard error and interval.</summary>
/// <param name="Value">Estimate.</param>
/// <param name="StandardError">In the same unit, or of its logarithm where the method says so.</param>
/// <param name="Low">Lower end; negative infinity where nothing bounds it.</param>
/// <param name="High">Upper end; infinity where nothing bounds it.</param>
public sealed record CurveInterval(double Value, double StandardError, double Low, double High)
{
    /// <summary>Whether both ends are finite.</summary>
    public bool Bounded => double.IsFinite(Low) && double.IsFinite(High);

    internal static CurveInterval Around(double value, double error, double df, double confidence)
    {
        Require.Between(0, 1, confidence);
        var reach = double.IsNaN(error) ? double.NaN : StudentT.Quantile((1 + confidence) / 2, df) * error;
        return new(value, error, value - reach, value + reach);
    }

    /// <summary>The same on the scale that its logarithm stands for; the standard error stays that of the logarithm.</summary>
    internal CurveInterval Exponential() => this with { Value = Elementary.Exp(Value), Low = Elementary.Exp(Low), High = Elementary.Exp(High) };
}
