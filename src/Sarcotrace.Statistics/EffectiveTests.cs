using Sarcotrace.Core;
using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics;

/// <summary>How many independent tests a set of correlated ones amounts to.</summary>
/// <param name="Nyholt">From the variance of the eigenvalues.</param>
/// <param name="LiJi">From the eigenvalues above 1.</param>
/// <param name="Galwey">From the roots of the eigenvalues.</param>
public sealed record EffectiveTests(double Nyholt, double LiJi, double Galwey)
{
    /// <summary>Estimates the number from the correlations of the responses.</summary>
    /// <param name="responses">m ≥ 1 blocks of n values, finite; a response that does not vary is left out.</param>
    /// <param name="rows">n ≥ 3.</param>
    /// <param name="threads">How many threads may work; the numbers do not depend on it.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <exception cref="ArgumentException">Nothing varies, or the responses are not blocks of n.</exception>
    /// <remarks>
    /// The eigenvalues are those of the smaller of the two Gram matrices; the others are 0.
    /// O(min(n, m)³ + n·m·min(n, m)). Source: [nyholt2004], [li2005], [galwey2009]. Checked against: golden/effective-tests.
    /// </remarks>
    public static EffectiveTests Of(ReadOnlySpan<double> responses, int rows, int threads, CancellationToken cancel = default)
    {
        Require.AtLeast(3, rows);
        if (responses.Length % rows != 0) throw new ArgumentException($"{responses.Length} values are not blocks of {rows}", nameof(responses));

        var standard = Standardised(responses, rows);
        var m = Require.AtLeast(1, standard.Length / rows);
        var columns = Grid.ByColumn(standard, rows, m);
        var gram = rows < m ? Product.Of(columns, columns.Transposed, threads, cancel) : Product.Of(columns.Transposed, columns, threads, cancel);
        var eigenvalues = SymmetricEigenvalues.Of(gram, Math.Min(rows, m), threads, cancel);
        return From([.. eigenvalues.Select(value => Math.Max(0, value))], m);
    }

    static EffectiveTests From(double[] eigenvalues, int tests)
    {
        double squares = 0, roots = 0, whole = 0, liJi = 0;
        foreach (var value in eigenvalues)
        {
            squares += value * value;
            roots += Math.Sqrt(value);
            whole += value;

            // Rounding must not turn an eigenvalue of 1 into one just below.
            var close = Math.Abs(value - Math.Round(value)) < 1e-9 ? Math.Round(value) : value;
            liJi += (close >= 1 ? 1 : 0) + close - Math.Floor(close);
        }

        var variance = tests > 1 ? (squares - tests) / (tests - 1) : 0;
        return new(1 + (tests - 1) * (1 - variance / tests), liJi, roots * roots / whole);
    }

    static double[] Standardised(ReadOnlySpan<double> responses, int rows)
    {
        List<double> kept = new(responses.Length);
        for (var from = 0; from < responses.Length; from += rows)
        {
            var values = responses.Slice(from, rows);
            var mean = Mean.Of(values);
            var length = Math.Sqrt(Lanes.CentredProduct(values, mean, values, mean));
            if (!(length > 0)) continue;
            foreach (var value in values) kept.Add((value - mean) / length);
        }

        return [.. kept];
    }
}
