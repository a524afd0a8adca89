using Sarcotrace.Core;
using Sarcotrace.Statistics.Distributions;

namespace Sarcotrace.Statistics;

/// <summary>Agreement of two ratings beyond chance.</summary>
/// <param name="Value">Cohen's kappa; NaN where chance alone agrees always.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
/// <param name="Agreement">Share rated alike.</param>
/// <param name="Count">Subjects rated by both.</param>
public readonly record struct Kappa(double Value, double Low, double High, double Agreement, long Count)
{
    /// <summary>Cohen's unweighted kappa of a square table of counts.</summary>
    /// <param name="counts">k·k counts: first rating down, second across, row by row.</param>
    /// <param name="confidence">Of the interval, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentException">The table is not square or empty.</exception>
    /// <remarks>
    /// The interval is the large-sample one and is cut at −1 and 1. Source: [fleiss1969]. Checked against: golden/kappa
    /// (R psych).
    /// </remarks>
    public static Kappa Cohen(ReadOnlySpan<long> counts, double confidence = 0.95)
    {
        Require.Between(0, 1, confidence);
        var k = (int)Math.Round(Math.Sqrt(counts.Length));
        if (k * k != counts.Length || k == 0) throw new ArgumentException("the table is not square", nameof(counts));

        var (rows, columns) = (new double[k], new double[k]);
        long n = 0, alike = 0;
        for (var i = 0; i < k; i++)
        {
            alike += counts[i * k + i];
            for (var j = 0; j < k; j++)
            {
                n += counts[i * k + j];
                rows[i] += counts[i * k + j];
                columns[j] += counts[i * k + j];
            }
        }

        if (n == 0) return new(double.NaN, double.NaN, double.NaN, double.NaN, 0);

        var agreement = (double)alike / n;
        var chance = rows.Zip(columns, (row, column) => row * column).Sum() / ((double)n * n);
        if (chance >= 1) return new(double.NaN, double.NaN, double.NaN, agreement, n);

        var value = (agreement - chance) / (1 - chance);
        var reach = Normal.Quantile((1 + confidence) / 2) * Math.Sqrt(Variance(counts, rows, columns, n, value, chance));
        return new(value, Math.Max(-1, value - reach), Math.Min(1, value + reach), agreement, n);
    }

    static double Variance(ReadOnlySpan<long> counts, double[] rows, double[] columns, double n, double kappa, double chance)
    {
        var k = rows.Length;
        double onDiagonal = 0, beside = 0;
        for (var i = 0; i < k; i++)
        {
            for (var j = 0; j < k; j++)
            {
                var share = counts[i * k + j] / n;
                var margins = (columns[i] + rows[j]) / n;
                if (i == j) onDiagonal += share * Square(1 - margins * (1 - kappa));
                else beside += share * margins * margins;
            }
        }

        var sum = onDiagonal + Square(1 - kappa) * beside - Square(kappa - chance * (1 - kappa));
        return sum / (n * Square(1 - chance));
    }

    static double Square(double value) => value * value;
}
