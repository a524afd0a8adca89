using Sarcotrace.Core.Effects;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics.Distributions;
using Sarcotrace.Statistics.Meta;

namespace Sarcotrace.Questions.Replication;

/// <summary>Puts a reported effect on a scale, where it can be.</summary>
static class Expressed
{
    /// <summary>The effect on that scale; null where it cannot be put there.</summary>
    public static ComparableEffect? On(ReportedEffect effect, string molecule, CommonScale scale, string unit, double confidence)
    {
        var arms = effect.First is { } one && effect.Second is { } other ? Arms(effect, one, other, scale, unit) : null;
        var (made, df) = arms ?? Reported(effect, scale, unit, confidence) ?? default;
        return double.IsFinite(made.Value) && made.Variance > 0 && double.IsFinite(made.Variance)
            ? new(effect, molecule, made.Value, made.StandardError, df, confidence)
            : null;
    }

    static (Effect, double)? Arms(ReportedEffect effect, ReportedArm one, ReportedArm other, CommonScale scale, string unit)
    {
        var df = one.Count + other.Count - 2;
        if (!double.IsNaN(one.Events) && !double.IsNaN(other.Events))
        {
            var counts = new FourfoldTable(one.Events, one.Count - one.Events, other.Events, other.Count - other.Events);
            return scale switch
            {
                CommonScale.LogOdds => (counts.LogOddsRatio(), double.PositiveInfinity),
                CommonScale.LogRisk => (counts.LogRiskRatio(), double.PositiveInfinity),
                _ => null,
            };
        }

        var (a, b) = (new Arm(one.Count, one.Mean, one.Sd), new Arm(other.Count, other.Mean, other.Sd));
        var (own, factor) = Scales.Canonical(effect.Unit);
        return scale switch
        {
            CommonScale.Difference when own == unit => (Times(Effect.MeanDifference(a, b), factor), df),
            CommonScale.Standardised => (Effect.HedgesG(a, b), df),
            CommonScale.LogRatio when a.Mean > 0 && b.Mean > 0 => (Effect.LogRatioOfMeans(a, b), df),
            _ => null,
        };
    }

    static (Effect, double)? Reported(ReportedEffect effect, CommonScale scale, string unit, double confidence)
    {
        var df = double.IsNaN(effect.Df) ? double.PositiveInfinity : effect.Df;
        var (own, factor) = Scales.Canonical(effect.Unit);
        return (scale, effect.Measure) switch
        {
            (CommonScale.Difference, EffectMeasure.Difference) when own == unit => (Times(Plain(effect, df, confidence), factor), df),
            (CommonScale.SdPerSd, EffectMeasure.SdPerSd) or (CommonScale.Standardised, EffectMeasure.Standardised)
                or (CommonScale.LogRatio, EffectMeasure.LogRatio) => (Plain(effect, df, confidence), df),
            (CommonScale.LogRatio, EffectMeasure.Ratio) or (CommonScale.LogOdds, EffectMeasure.OddsRatio)
                or (CommonScale.LogRisk, EffectMeasure.RiskRatio) => (Logarithm(effect, df, confidence), df),
            (CommonScale.FisherZ, EffectMeasure.Correlation) when effect.Count > 3 => (Effect.FisherZ(effect.Value, effect.Count), double.PositiveInfinity),
            (CommonScale.FisherZ, EffectMeasure.Correlation) =>
                (Ends(Elementary.Atanh(effect.Value), Elementary.Atanh(effect.Low), Elementary.Atanh(effect.High), df, confidence), double.PositiveInfinity),
            (CommonScale.FisherZ, EffectMeasure.Difference or EffectMeasure.SdPerSd) when effect.Df > 1
                && Plain(effect, df, confidence) is { Variance: > 0 } slope
                => (Effect.PartialZ(slope.Value / slope.StandardError, effect.Df), double.PositiveInfinity),
            _ => null,
        };
    }

    static Effect Plain(ReportedEffect effect, double df, double confidence) => double.IsNaN(effect.StandardError)
        ? Ends(effect.Value, effect.Low, effect.High, df, confidence)
        : new(effect.Value, effect.StandardError * effect.StandardError);

    // A standard error beside a ratio is that of its logarithm, as programs print it.
    static Effect Logarithm(ReportedEffect effect, double df, double confidence) => double.IsNaN(effect.Low + effect.High)
        ? new(Elementary.Log(effect.Value), effect.StandardError * effect.StandardError)
        : Ends(Elementary.Log(effect.Value), Elementary.Log(effect.Low), Elementary.Log(effect.High), df, confidence);

    static Effect Ends(double value, double low, double high, double df, double confidence)
    {
        var error = 0.5 * (high - low) / StudentT.Quantile(0.5 * (1 + confidence), df);
        return new(value, error * error);
    }

    static Effect Times(Effect effect, double factor) => new(effect.Value * factor, effect.Variance * factor * factor);
}
