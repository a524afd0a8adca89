using Sarcotrace.Core;
using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Groups;

/// <summary>Count, mean and variance of one group.</summary>
readonly record struct Sample(int Count, double Mean, double Variance)
{
    /// <summary>Squared standard error of the mean.</summary>
    internal double OfMean => Variance / Count;

    internal static Sample Of(ReadOnlySpan<double> values, int least = 2)
    {
        Require.AtLeast(least, values.Length);
        Require.Finite(values);
        var mean = Statistics.Mean.Of(values);
        return new(values.Length, mean, values.Length > 1 ? Lanes.CentredProduct(values, mean, values, mean) / (values.Length - 1) : double.NaN);
    }

    /// <summary>Welch and Satterthwaite's degrees of freedom of a difference.</summary>
    internal static double Freedom(Sample one, Sample other)
    {
        var sum = one.OfMean + other.OfMean;
        return sum * sum / (one.OfMean * one.OfMean / (one.Count - 1) + other.OfMean * other.OfMean / (other.Count - 1));
    }
}
