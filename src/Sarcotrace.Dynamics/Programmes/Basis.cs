namespace Sarcotrace.Dynamics.Programmes;

/// <summary>The inverse of the basic columns of a linear programme, kept row by row and renewed from time to time.</summary>
sealed class Basis(int rows)
{
    readonly double[][] _inverse = [.. Enumerable.Range(0, rows).Select(_ => new double[rows])];

    /// <summary>Column of the programme (or artificial) that is basic in each row.</summary>
    public int[] Members { get; } = new int[rows];

    /// <summary>Sets the inverse of a diagonal of signs.</summary>
    public void Reset(ReadOnlySpan<double> signs)
    {
        for (var i = 0; i < rows; i++)
        {
            Array.Clear(_inverse[i]);
            _inverse[i][i] = 1 / signs[i];
        }
    }

    /// <summary>inverse · column.</summary>
    public void Column(ReadOnlySpan<(int Row, double Value)> entries, Span<double> result)
    {
        for (var i = 0; i < rows; i++)
        {
            var row = _inverse[i];
            var sum = 0.0;
            foreach (var (k, value) in entries)
            {
                sum += row[k] * value;
            }
            result[i] = sum;
        }
    }

    /// <summary>inverse · a dense vector.</summary>
    public void Times(ReadOnlySpan<double> vector, Span<double> result)
    {
        for (var i = 0; i < rows; i++)
        {
            var sum = 0.0;
            for (var k = 0; k < rows; k++)
            {
                sum += _inverse[i][k] * vector[k];
            }
            result[i] = sum;
        }
    }

    /// <summary>Prices: costs of the basic columns times the inverse.</summary>
    public void Prices(Func<int, double> cost, Span<double> prices)
    {
        prices.Clear();
        for (var i = 0; i < rows; i++)
        {
            var weight = cost(Members[i]);
            if (weight == 0)
            {
                continue;
            }
            var row = _inverse[i];
            for (var k = 0; k < rows; k++)
            {
                prices[k] += weight * row[k];
            }
        }
    }

    /// <summary>Lets a column enter in a row.</summary>
    /// <param name="row">Where it enters.</param>
    /// <param name="entering">Which.</param>
    /// <param name="column">inverse · its column.</param>
    public void Enter(int row, int entering, ReadOnlySpan<double> column)
    {
        var pivot = _inverse[row];
        for (var k = 0; k < rows; k++)
        {
            pivot[k] /= column[row];
        }
        for (var i = 0; i < rows; i++)
        {
            if (i == row || column[i] == 0)
            {
                continue;
            }
            var target = _inverse[i];
            for (var k = 0; k < rows; k++)
            {
                target[k] -= column[i] * pivot[k];
            }
        }
        Members[row] = entering;
    }

    /// <summary>Computes the inverse anew from the columns.</summary>
    /// <returns>False where the columns depend on each other.</returns>
    public bool Renew(Func<int, (int Row, double Value)[]> columns)
    {
        var waiting = Members.ToArray();
        var signs = Enumerable.Repeat(1.0, rows).ToArray();
        Reset(signs);
        var free = Enumerable.Range(0, rows).ToHashSet();
        var column = new double[rows];
        // Thin columns first, so that little of the inverse fills before the thick ones come.
        foreach (var member in waiting.OrderBy(member => columns(member).Length).ThenBy(member => member))
        {
            Column(columns(member), column);
            var best = -1;
            foreach (var row in free)
            {
                if (best < 0 || Math.Abs(column[row]) > Math.Abs(column[best])
                    || (Math.Abs(column[row]) == Math.Abs(column[best]) && row < best))
                {
                    best = row;
                }
            }
            if (Math.Abs(column[best]) < 1e-11)
            {
                return false;
            }
            Enter(best, member, column);
            free.Remove(best);
        }
        return true;
    }
}
