namespace Sarcotrace.Questions.Tests.VirtualCohort;

/// <summary>Plain moments, written out here so that the tests do not lean on what they test.</summary>
static class Moments
{
    internal static double Mean(IReadOnlyList<double> values) => values.Sum() / values.Count;

    internal static double Sd(IReadOnlyList<double> values)
    {
        var mean = Mean(values);
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
    }

    internal static double[] Standard(IReadOnlyList<double> values)
    {
        var (mean, sd) = (Mean(values), Sd(values));
        return [.. values.Select(value => (value - mean) / sd)];
    }

    /// <summary>Correlation of two columns that are standard already.</summary>
    internal static double Product(double[] x, double[] y)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++) sum += x[i] * y[i];
        return sum / (x.Length - 1);
    }

    internal static double Correlation(IReadOnlyList<double> x, IReadOnlyList<double> y) =>
        Product(Standard(x), Standard(y));

    internal static double Quantile(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        return sorted[(int)(share * (sorted.Length - 1))];
    }
}
