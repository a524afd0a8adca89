using Sarcotrace.Dynamics.Sparse;

namespace Sarcotrace.Dynamics.Solvers;

/// <summary>Finds values of the algebraic states at which their equations hold, the others fixed.</summary>
static class Consistency
{
    /// <summary>Newton's method, damped, on the algebraic rows.</summary>
    /// <param name="field">The system.</param>
    /// <param name="t">Time.</param>
    /// <param name="y">States; the algebraic ones are a first guess and become the solution.</param>
    /// <returns>False where no solution is found near, or the matrix is singular.</returns>
    public static bool Solve(IVectorField field, double t, Span<double> y)
    {
        var rows = new List<int>();
        for (var i = 0; i < y.Length; i++)
        {
            if (field.Mass[i] == 0)
            {
                rows.Add(i);
            }
        }
        if (rows.Count == 0)
        {
            return true;
        }
        foreach (var row in rows)
        {
            y[row] = double.IsFinite(y[row]) ? y[row] : 0;
        }
        return Newton(field, t, y, rows) || FromOne(field, t, y, rows);
    }

    static bool FromOne(IVectorField field, double t, Span<double> y, List<int> rows)
    {
        foreach (var row in rows)
        {
            y[row] = 1;
        }
        return Newton(field, t, y, rows);
    }

    static bool Newton(IVectorField field, double t, Span<double> y, List<int> rows)
    {
        var n = y.Length;
        var pattern = field.Pattern;
        var (rates, slopes, jacobian) = (new double[n], new double[n], new double[pattern.Count]);
        var place = rows.Select((row, index) => (row, index)).ToDictionary(pair => pair.row, pair => pair.index);
        var block = new Pattern(rows.Count, [.. Enumerable.Range(0, rows.Count + 1).Select(i => i * rows.Count)],
            [.. Enumerable.Range(0, rows.Count * rows.Count).Select(i => i % rows.Count)]);
        var factors = new DenseFactors(block);
        var (values, step, zeros) = (new double[block.Count], new double[rows.Count], new double[rows.Count]);
        field.Rates(t, y, rates);
        var size = Size(rates, rows);
        for (var round = 0; round < 100; round++)
        {
            field.Slopes(t, y, jacobian, slopes);
            Array.Clear(values);
            for (var r = 0; r < rows.Count; r++)
            {
                for (var k = pattern.Starts[rows[r]]; k < pattern.Starts[rows[r] + 1]; k++)
                {
                    if (place.TryGetValue(pattern.Columns[k], out var column))
                    {
                        values[r * rows.Count + column] = jacobian[k];
                    }
                }
                step[r] = rates[rows[r]];
            }
            if (size == 0)
            {
                return true;
            }
            if (!factors.Factor(0, zeros, values))
            {
                return false;
            }
            factors.Solve(step);
            if (!Move(field, t, y, rows, step, rates, ref size, out var converged))
            {
                return false;
            }
            if (converged)
            {
                return true;
            }
        }
        return false;
    }

    // −J·dz = F, so z + dz is the full step; it is halved until the residual no longer grows.
    static bool Move(
        IVectorField field, double t, Span<double> y, List<int> rows, double[] step, double[] rates, ref double size,
        out bool converged)
    {
        var before = rows.Select((row, _) => 0.0).ToArray();
        var largest = 0.0;
        for (var r = 0; r < rows.Count; r++)
        {
            before[r] = y[rows[r]];
            largest = Math.Max(largest, Math.Abs(step[r]) / (1e-9 + Math.Abs(before[r])));
        }
        converged = largest < 1e-13;
        for (var damping = 1.0; damping > 1e-6; damping /= 2)
        {
            for (var r = 0; r < rows.Count; r++)
            {
                y[rows[r]] = before[r] + damping * step[r];
            }
            field.Rates(t, y, rates);
            var now = Size(rates, rows);
            if (double.IsFinite(now) && (now < size || converged || largest < 1e-10))
            {
                size = now;
                converged |= largest < 1e-10;
                return true;
            }
        }
        return false;
    }

    static double Size(ReadOnlySpan<double> rates, List<int> rows)
    {
        var sum = 0.0;
        foreach (var row in rows)
        {
            sum += rates[row] * rates[row];
        }
        return Math.Sqrt(sum);
    }
}
