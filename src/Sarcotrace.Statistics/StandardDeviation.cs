using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics;

/// <summary>The sample standard deviation.</summary>
public static class StandardDeviation
{
    /// <summary>Of what is finite.</summary>
    /// <param name="values">Values in any unit; what is not finite is passed over.</param>
    /// <returns>The root of the squares over n - 1, in the unit of the values; NaN of fewer than two.</returns>
    /// <remarks>Two passes, O(n). Source: definition.</remarks>
    public static double OfFinite(ReadOnlySpan<double> values)
    {
        if (!Lanes.AreFinite(values)) return OfFinite(Finite(values));
        if (values.Length < 2) return double.NaN;

        var mean = Mean.Of(values);
        return Math.Sqrt(Lanes.CentredProduct(values, mean, values, mean) / (values.Length - 1));
    }

    static double[] Finite(ReadOnlySpan<double> values)
    {
        List<double> finite = [];
        foreach (var value in values)
            if (double.IsFinite(value)) finite.Add(value);
        return [.. finite];
    }
}
