using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics.Distributions;
using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Means;

/// <summary>The largest |t| of several estimates with any correlations, even where some determine others.</summary>
public static class MultivariateT
{
    const int Shifts = 12, FirstPoints = 1000, MostPoints = 64_000;

    /// <summary>P(max |Tᵢ| &gt; t).</summary>
    /// <param name="t">Not negative.</param>
    /// <param name="correlation">m × m, symmetric with ones on its diagonal, positive semi-definite.</param>
    /// <param name="df">Degrees of freedom of the common error, positive or infinite.</param>
    /// <param name="within">The standard error at which the lattice is dense enough.</param>
    /// <returns>The probability and its standard error over shifts of the lattice; the shifts are fixed, so it repeats.</returns>
    /// <exception cref="ArgumentException">The matrix is not square.</exception>
    /// <remarks>
    /// One variable after another is drawn within its bounds, on a lattice of points. An estimate that earlier ones determine
    /// narrows the bounds of the last of them. Source: [genz2009] §4, §5. Checked against: golden/dunnett (R mvtnorm, 1e-4).
    /// </remarks>
    public static (double Value, double Error) Upper(double t, double[,] correlation, double df, double within = 1e-5)
    {
        ArgumentNullException.ThrowIfNull(correlation);
        if (correlation.GetLength(0) != correlation.GetLength(1)) throw new ArgumentException("the matrix is not square", nameof(correlation));
        Require.Between(0, double.PositiveInfinity, Math.Min(df, 1e300), nameof(df));
        if (t <= 0) return (1, 0);

        var stages = Stage.Of(correlation);
        var generators = Generators(stages.Length + 1);
        var draws = new Draws(1);
        double[][] shifts = [.. Enumerable.Range(0, Shifts).Select(_ => Enumerable.Range(0, stages.Length + 1).Select(_ => draws.Uniform()).ToArray())];
        for (var points = FirstPoints; ; points *= 2)
        {
            double[] means = [.. shifts.Select(shift => OverLattice(t, stages, df, generators, shift, points))];
            var mean = means.Average();
            var error = Math.Sqrt(means.Sum(value => (value - mean) * (value - mean)) / (Shifts * (Shifts - 1.0)));
            if (error <= within || points >= MostPoints) return (Math.Clamp(1 - mean, 0, 1), error);
        }
    }

    // The share of the distribution within the bounds.
    static double OverLattice(double t, Stage[] stages, double df, double[] generators, double[] shift, int points)
    {
        var sum = 0.0;
        var drawn = new double[stages.Length];
        for (var point = 1; point <= points; point++)
        {
            double At(int axis) => Math.Abs(2 * Fraction(point * generators[axis] + shift[axis]) - 1);
            var bound = t * Deviation(At(stages.Length), df);
            var share = 1.0;
            for (var k = 0; k < stages.Length && share > 0; k++)
            {
                var (low, high) = stages[k].Bounds(bound, drawn);
                var (below, inside) = (Normal.Upper(-low), high > low ? Between(low, high) : 0);
                share *= inside;
                if (share > 0 && k < stages.Length - 1) drawn[k] = Quick(Math.Clamp(below + At(k) * inside, 1e-15, 1 - 1e-15));
            }

            sum += share;
        }

        return sum / points;
    }

    static double Between(double low, double high) =>
        low > 0 ? Normal.Upper(low) - Normal.Upper(high) : Normal.Upper(-high) - Normal.Upper(-low);

    static double Fraction(double value) => value - Math.Floor(value);

    // Roots of primes, which no small whole numbers relate.
    static double[] Generators(int count)
    {
        var primes = Enumerable.Range(2, 20 * count + 20).Where(number => Enumerable.Range(2, (int)Math.Sqrt(number) - 1).All(part => number % part != 0));
        return [.. primes.Take(count).Select(prime => Math.Sqrt(prime))];
    }

    // One step of Halley from a start good to 5e-4: as good as the lattice can use.
    static double Quick(double p)
    {
        var tail = Math.Min(p, 1 - p);
        var t = Math.Sqrt(-2 * Elementary.Log(tail));
        var z = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
        var error = (Normal.Upper(z) - tail) * Math.Sqrt(2 * Math.PI) * Elementary.Exp(0.5 * z * z);
        z += error / (1 + 0.5 * z * error);
        return p < 0.5 ? -z : z;
    }

    // The standard deviation of a sample of unit variance below which a share p lies.
    static double Deviation(double p, double df)
    {
        if (df > 1e10) return 1;
        p = Math.Clamp(p, 1e-15, 1 - 1e-15);
        var cube = 1 - 2 / (9 * df) + Quick(p) * Math.Sqrt(2 / (9 * df));
        var square = Math.Max(cube * cube * cube, Elementary.Exp((Elementary.Log(p) + IncompleteGamma.LogGamma(0.5 * df + 1)) * 2 / df) * 2 / df * 0.5);
        for (var step = 0; step < 20; step++)
        {
            var x = 0.5 * df * square;
            var density = Elementary.Exp((0.5 * df - 1) * Elementary.Log(x) - x - IncompleteGamma.LogGamma(0.5 * df));
            var change = (1 - IncompleteGamma.UpperGamma(0.5 * df, x) - p) / density / (0.5 * df);
            square = Math.Max(square - change, 0.2 * square);
            if (Math.Abs(change) < 1e-9 * square) break;
        }

        return Math.Sqrt(square);
    }

    /// <summary>One drawn variable, and the rows of the triangle that it completes.</summary>
    sealed record Stage(double[][] Rows)
    {
        internal (double Low, double High) Bounds(double bound, double[] drawn)
        {
            var (low, high) = (double.NegativeInfinity, double.PositiveInfinity);
            foreach (var row in Rows)
            {
                var sum = 0.0;
                for (var j = 0; j < row.Length - 1; j++) sum += row[j] * drawn[j];
                var (one, other) = ((-bound - sum) / row[^1], (bound - sum) / row[^1]);
                (low, high) = (Math.Max(low, Math.Min(one, other)), Math.Min(high, Math.Max(one, other)));
            }

            return (low, high);
        }

        internal static Stage[] Of(double[,] correlation)
        {
            const double Determined = 1e-10;
            var size = correlation.GetLength(0);
            List<double[]> independent = [];
            List<List<double[]>> stages = [];
            for (var i = 0; i < size; i++)
            {
                List<double> row = [];
                for (var k = 0; k < independent.Count; k++)
                {
                    var pivot = (int)independent[k][^1];
                    var sum = correlation[i, pivot];
                    for (var j = 0; j < k; j++) sum -= row[j] * independent[k][j];
                    row.Add(sum / independent[k][k]);
                }

                var rest = correlation[i, i] - row.Sum(value => value * value);
                if (rest > Determined)
                {
                    row.Add(Math.Sqrt(rest));
                    independent.Add([.. row, i]);
                    stages.Add([[.. row]]);
                    continue;
                }

                while (Math.Abs(row[^1]) < 1e-9) row.RemoveAt(row.Count - 1);
                stages[row.Count - 1].Add([.. row]);
            }

            return [.. stages.Select(rows => new Stage([.. rows]))];
        }
    }
}
