using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Counts;

/// <summary>How counts scatter around their mean.</summary>
public enum CountFamily
{
    /// <summary>Variance equal to the mean; log link.</summary>
    Poisson,

    /// <summary>Variance in proportion to the mean; log link.</summary>
    QuasiPoisson,

    /// <summary>Variance mean + mean² / theta; log link.</summary>
    NegativeBinomial,

    /// <summary>Shares of a known number of trials; logit link.</summary>
    Binomial,

    /// <summary>Shares of a known number of trials, with more scatter than trials alone have; logit link.</summary>
    QuasiBinomial,
}

/// <summary>The functions of a family that fits need.</summary>
readonly record struct FamilyAt(CountFamily Family, double Theta)
{
    internal bool IsShare => Family is CountFamily.Binomial or CountFamily.QuasiBinomial;

    internal bool IsQuasi => Family is CountFamily.QuasiPoisson or CountFamily.QuasiBinomial;

    internal double Mean(double predictor) => IsShare ? 1 / (1 + Elementary.Exp(-predictor)) : Elementary.Exp(predictor);

    internal double Predictor(double mean) => IsShare ? Elementary.Log(mean / (1 - mean)) : Elementary.Log(mean);

    /// <summary>d mean / d predictor.</summary>
    internal double Slope(double mean) => IsShare ? mean * (1 - mean) : mean;

    internal double Variance(double mean) => Family switch
    {
        CountFamily.Binomial or CountFamily.QuasiBinomial => mean * (1 - mean),
        CountFamily.NegativeBinomial when double.IsFinite(Theta) => mean + mean * mean / Theta,
        _ => mean,
    };

    internal double Start(double y, double weight) =>
        IsShare ? (weight * y + 0.5) / (weight + 1) : y > 0 ? y : 1.0 / 6;

    internal double Deviance(double y, double mean)
    {
        static double Part(double y, double mean) => y == 0 ? 0 : y * Elementary.Log(y / mean);
        if (IsShare) return 2 * (Part(y, mean) + Part(1 - y, 1 - mean));
        if (Family == CountFamily.NegativeBinomial && double.IsFinite(Theta))
            return 2 * (Part(y, mean) - (y + Theta) * Elementary.Log((y + Theta) / (mean + Theta)));
        return 2 * (Part(y, mean) - (y - mean));
    }

    internal double LogLikelihood(double y, double mean, double weight)
    {
        if (IsShare)
        {
            var (yes, no) = (weight * y, weight * (1 - y));
            var ways = IncompleteGamma.LogGamma(weight + 1) - IncompleteGamma.LogGamma(yes + 1) - IncompleteGamma.LogGamma(no + 1);
            return ways + (yes == 0 ? 0 : yes * Elementary.Log(mean)) + (no == 0 ? 0 : no * Elementary.Log(1 - mean));
        }

        if (Family == CountFamily.NegativeBinomial && double.IsFinite(Theta))
        {
            return weight * (IncompleteGamma.LogGamma(Theta + y) - IncompleteGamma.LogGamma(Theta) - IncompleteGamma.LogGamma(y + 1)
                + Theta * Elementary.Log(Theta / (Theta + mean)) + (y == 0 ? 0 : y * Elementary.Log(mean / (Theta + mean))));
        }

        return weight * ((y == 0 ? 0 : y * Elementary.Log(mean)) - mean - IncompleteGamma.LogGamma(y + 1));
    }
}
