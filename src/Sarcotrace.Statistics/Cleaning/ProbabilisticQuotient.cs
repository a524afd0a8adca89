using Sarcotrace.Core;

namespace Sarcotrace.Statistics.Cleaning;

/// <summary>How dilute each sample is, by the typical ratio of its responses to those of a reference sample.</summary>
public static class ProbabilisticQuotient
{
    /// <summary>The log₂ of each sample's dilution: the median difference from the median profile.</summary>
    /// <param name="log2">m blocks of n logarithms to base 2; NaN is missing.</param>
    /// <param name="rows">n samples.</param>
    /// <returns>n values to subtract; 0 for a sample without any value.</returns>
    /// <exception cref="ArgumentException">The values are not blocks of n.</exception>
    /// <remarks>
    /// On the logarithmic scale the median ratio is a median difference. O(n·m log m). Source: [dieterle2006].
    /// Checked against: golden/moderated-qmdiab.
    /// </remarks>
    public static double[] Log2Factors(ReadOnlySpan<double> log2, int rows)
    {
        Require.AtLeast(1, rows);
        if (log2.Length % rows != 0) throw new ArgumentException($"{log2.Length} values are not blocks of {rows}", nameof(log2));

        var m = log2.Length / rows;
        var reference = new double[m];
        for (var response = 0; response < m; response++) reference[response] = MedianOf(log2.Slice(response * rows, rows));

        var factors = new double[rows];
        var ratios = new double[m];
        for (var row = 0; row < rows; row++)
        {
            for (var response = 0; response < m; response++) ratios[response] = log2[response * rows + row] - reference[response];
            var median = MedianOf(ratios);
            factors[row] = double.IsNaN(median) ? 0 : median;
        }

        return factors;
    }

    static double MedianOf(ReadOnlySpan<double> values)
    {
        List<double> present = new(values.Length);
        foreach (var value in values)
            if (!double.IsNaN(value)) present.Add(value);
        return present.Count == 0 ? double.NaN : Quantile.Median([.. present]);
    }
}
