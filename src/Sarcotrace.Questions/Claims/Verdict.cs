using Sarcotrace.Core.Mechanisms;
using Sarcotrace.Statistics;

namespace Sarcotrace.Questions.Claims;

/// <summary>How a claim fared over the draws.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Point">Its measure at the point values.</param>
/// <param name="Low">5 % of draws lie below.</param>
/// <param name="Median">Half of the draws lie below.</param>
/// <param name="High">5 % of draws lie above.</param>
/// <param name="Share">Share of draws within the claim's range.</param>
/// <param name="Count">Draws that have the measure.</param>
sealed record Verdict(Claim Claim, double Point, double Low, double Median, double High, double Share, int Count)
{
    /// <summary>One word for a reader: nearly all, most, or few draws agree.</summary>
    internal string Word => Share >= 0.95 ? "holds" : Share >= 0.5 ? "mostly holds" : "does not hold";

    /// <summary>Judges a claim.</summary>
    internal static Verdict Of(Claim claim, IReadOnlyDictionary<string, Runs> runs, int draws)
    {
        var contrast = new Contrasts(claim, runs);
        double[] measured = [.. Enumerable.Range(1, draws).Select(contrast.Of).Where(double.IsFinite)];
        var agreeing = measured.Count(value => value >= claim.Low && value <= claim.High);
        var (low, median, high) = Middle(measured);
        return new Verdict(claim, contrast.Of(0), low, median, high, measured.Length == 0 ? double.NaN : (double)agreeing / measured.Length, measured.Length);
    }

    /// <summary>5 %, 50 % and 95 % of values; NaN where there are none.</summary>
    internal static (double Low, double Median, double High) Middle(double[] values)
    {
        if (values.Length == 0)
        {
            return (double.NaN, double.NaN, double.NaN);
        }
        return (Quantile.Of(values, 0.05), Quantile.Median(values), Quantile.Of(values, 0.95));
    }

    /// <summary>Unit of a claim's measure.</summary>
    internal static string Unit(Claim claim) => claim.Contrast switch
    {
        Contrast.Change or Contrast.MeanChange or Contrast.PeakChange => "%",
        Contrast.PeakTime or Contrast.HalfLife => "h",
        Contrast.Advance or Contrast.HalfReturn => "d",
        Contrast.Drift => "%/d",
        _ => "1",
    };
}
