using System.Collections.Immutable;

namespace Sarcotrace.Dynamics.Sparse;

/// <summary>Left-looking sparse LU with partial pivoting, for large systems and for those that need to pivot.</summary>
/// <remarks>
/// Columns in the order of least fill; in each, the diagonal is kept as pivot where it is at least a tenth of the
/// largest. Cost: about the multiplications it makes. Source: [gilbert1988]
/// </remarks>
public sealed class SparseFactors : IFactors
{
    const double Kept = 0.1;

    readonly int _n;
    readonly int[] _order;
    readonly int[] _preferred;
    readonly int[] _starts;
    readonly int[] _rows;
    readonly int[] _sources;
    readonly double[] _values;
    readonly double[] _work;
    readonly double[] _solution;
    readonly int[] _turn;
    readonly int[] _pivotRows;
    readonly int[] _marks;
    readonly int[] _reach;
    readonly (int Column, int Next)[] _open;
    readonly Triangle _lower;
    readonly Triangle _upper;
    readonly double[] _pivots;

    /// <summary>Factors for a pattern.</summary>
    /// <param name="pattern">Places of J.</param>
    public SparseFactors(Pattern pattern)
        : this(pattern, Elimination.Of(pattern, [.. Enumerable.Repeat(false, pattern.Size)])!)
    {
    }

    internal SparseFactors(Pattern pattern, Elimination elimination)
    {
        _n = pattern.Size;
        _order = [.. elimination.Columns];
        _preferred = [.. elimination.Rows];
        (_starts, _rows, _sources) = ByColumn(pattern);
        _values = new double[_rows.Length];
        (_work, _solution, _pivots) = (new double[_n], new double[_n], new double[_n]);
        (_turn, _pivotRows, _marks, _reach) = (new int[_n], new int[_n], new int[_n], new int[_n]);
        _open = new (int, int)[_n];
        var fill = elimination.Fill.Sum(row => row.Length);
        (_lower, _upper) = (new Triangle(_n, fill), new Triangle(_n, fill));
    }

    /// <inheritdoc/>
    /// <remarks>Source: [gilbert1988]</remarks>
    public bool Factor(double shift, ReadOnlySpan<double> mass, ReadOnlySpan<double> jacobian)
    {
        for (var column = 0; column < _n; column++)
        {
            for (var p = _starts[column]; p < _starts[column + 1]; p++)
            {
                var value = _sources[p] < 0 ? 0 : -jacobian[_sources[p]];
                _values[p] = _rows[p] == column ? value + shift * mass[column] : value;
            }
        }
        Array.Fill(_turn, -1);
        Array.Fill(_marks, -1);
        _lower.Clear();
        _upper.Clear();
        for (var k = 0; k < _n; k++)
        {
            if (!Column(k))
            {
                return false;
            }
        }
        return true;
    }

    /// <inheritdoc/>
    /// <remarks>Source: [davis2006] §3</remarks>
    public void Solve(Span<double> b)
    {
        for (var k = 0; k < _n; k++)
        {
            _solution[k] = b[_pivotRows[k]];
            for (var p = _lower.Starts[k]; p < _lower.Starts[k + 1]; p++)
            {
                b[_lower.Places[p]] -= _lower.Values[p] * _solution[k];
            }
        }
        for (var k = _n - 1; k >= 0; k--)
        {
            _solution[k] /= _pivots[k];
            for (var p = _upper.Starts[k]; p < _upper.Starts[k + 1]; p++)
            {
                _solution[_upper.Places[p]] -= _upper.Values[p] * _solution[k];
            }
        }
        for (var k = 0; k < _n; k++)
        {
            b[_order[k]] = _solution[k];
        }
    }

    /// <summary>One column: what earlier columns leave of it, its pivot, and the two triangles' new columns.</summary>
    bool Column(int k)
    {
        var column = _order[k];
        var top = Reach(k, column);
        for (var p = _starts[column]; p < _starts[column + 1]; p++)
        {
            _work[_rows[p]] += _values[p];
        }
        for (var q = top; q < _n; q++)
        {
            var row = _reach[q];
            var earlier = _turn[row];
            if (earlier < 0)
            {
                continue;
            }
            var x = _work[row];
            _upper.Add(earlier, x);
            for (var p = _lower.Starts[earlier]; p < _lower.Starts[earlier + 1]; p++)
            {
                _work[_lower.Places[p]] -= _lower.Values[p] * x;
            }
        }
        var pivot = Pivot(k, top);
        if (pivot >= 0)
        {
            _turn[pivot] = k;
            _pivotRows[k] = pivot;
            _pivots[k] = _work[pivot];
        }
        for (var q = top; q < _n; q++)
        {
            var row = _reach[q];
            if (_turn[row] < 0 && pivot >= 0)
            {
                _lower.Add(row, _work[row] / _pivots[k]);
            }
            _work[row] = 0;
        }
        _lower.Close(k);
        _upper.Close(k);
        return pivot >= 0;
    }

    int Pivot(int k, int top)
    {
        var best = -1;
        var largest = 0.0;
        for (var q = top; q < _n; q++)
        {
            var size = Math.Abs(_work[_reach[q]]);
            if (!double.IsFinite(size))
            {
                return -1;
            }
            if (_turn[_reach[q]] < 0 && size > largest)
            {
                (best, largest) = (_reach[q], size);
            }
        }
        var preferred = _preferred[k];
        return best >= 0 && _turn[preferred] < 0 && Math.Abs(_work[preferred]) >= Kept * largest ? preferred : best;
    }

    /// <summary>
    /// Rows that the column touches, each after those it depends on; they lie at the end of the list.
    /// </summary>
    int Reach(int k, int column)
    {
        var top = _n;
        for (var p = _starts[column]; p < _starts[column + 1]; p++)
        {
            if (_marks[_rows[p]] != k)
            {
                top = Descend(_rows[p], k, top);
            }
        }
        return top;
    }

    int Descend(int start, int k, int top)
    {
        var depth = 0;
        _open[0] = (start, First(start));
        _marks[start] = k;
        while (depth >= 0)
        {
            var (row, next) = _open[depth];
            var end = _turn[row] < 0 ? 0 : _lower.Starts[_turn[row] + 1];
            while (next < end && _marks[_lower.Places[next]] == k)
            {
                next++;
            }
            if (next >= end)
            {
                depth--;
                _reach[--top] = row;
                continue;
            }
            _open[depth] = (row, next + 1);
            var child = _lower.Places[next];
            _marks[child] = k;
            _open[++depth] = (child, First(child));
        }
        return top;
    }

    int First(int row) => _turn[row] < 0 ? 0 : _lower.Starts[_turn[row]];

    static (int[] Starts, int[] Rows, int[] Sources) ByColumn(Pattern pattern)
    {
        var columns = Enumerable.Range(0, pattern.Size).Select(_ => new List<(int Row, int Source)>()).ToArray();
        for (var row = 0; row < pattern.Size; row++)
        {
            var own = pattern.Columns.AsSpan()[pattern.Starts[row]..pattern.Starts[row + 1]];
            for (var j = 0; j < own.Length; j++)
            {
                columns[own[j]].Add((row, pattern.Starts[row] + j));
            }
            if (own.BinarySearch(row) < 0)
            {
                columns[row].Add((row, -1));
            }
        }
        var starts = new int[pattern.Size + 1];
        for (var column = 0; column < pattern.Size; column++)
        {
            starts[column + 1] = starts[column] + columns[column].Count;
        }
        var all = columns.SelectMany(column => column).ToList();
        return (starts, [.. all.Select(one => one.Row)], [.. all.Select(one => one.Source)]);
    }

    /// <summary>Columns of a triangular matrix, added one after the other.</summary>
    sealed class Triangle(int n, int room)
    {
        int _count;

        public int[] Starts { get; } = new int[n + 1];

        public int[] Places { get; private set; } = new int[room];

        public double[] Values { get; private set; } = new double[room];

        public void Clear() => _count = 0;

        public void Add(int place, double value)
        {
            if (_count == Places.Length)
            {
                var places = Places;
                var values = Values;
                Array.Resize(ref places, 2 * _count + 8);
                Array.Resize(ref values, 2 * _count + 8);
                (Places, Values) = (places, values);
            }
            (Places[_count], Values[_count++]) = (place, value);
        }

        public void Close(int column) => Starts[column + 1] = _count;
    }
}
