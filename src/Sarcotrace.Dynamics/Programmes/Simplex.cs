namespace Sarcotrace.Dynamics.Programmes;

/// <summary>One run of the bounded revised simplex method.</summary>
sealed class Simplex
{
    const double Tolerance = 1e-9;
    const int Renewal = 100;

    readonly LinearProgramme _programme;
    readonly int _rows;
    readonly int _count;
    readonly (int Row, double Value)[][] _columns;
    readonly double[] _low;
    readonly double[] _high;
    readonly double[] _cost;
    readonly double[] _x;
    readonly bool[] _basic;
    readonly Basis _basis;
    readonly double[] _prices;
    readonly double[] _column;
    int _pivots;
    int _still;

    public Simplex(LinearProgramme programme)
    {
        _programme = programme;
        (_rows, _count) = (programme.RightSides.Length, programme.Columns.Length);
        var all = _rows + _count;
        _columns = new (int, double)[all][];
        (_low, _high, _cost, _x) = (new double[all], new double[all], new double[all], new double[all]);
        _basic = new bool[all];
        _basis = new Basis(_rows);
        (_prices, _column) = (new double[_rows], new double[_rows]);
        for (var j = 0; j < _count; j++)
        {
            var column = programme.Columns[j];
            (_columns[j], _low[j], _high[j]) = ([.. column.Entries], column.Low, column.High);
            _x[j] = column.Low <= 0 && column.High >= 0 ? Nearest(column) : column.Low > 0 ? column.Low : column.High;
        }
    }

    // A variable out of the basis rests on a bound; only one without any rests at 0.
    static double Nearest(LinearColumn column) => (double.IsFinite(column.Low), double.IsFinite(column.High)) switch
    {
        (true, true) => -column.Low <= column.High ? column.Low : column.High,
        (true, false) => column.Low,
        (false, true) => column.High,
        _ => 0,
    };

    public LinearSolution Solve(CancellationToken cancellation)
    {
        for (var j = 0; j < _count; j++)
        {
            if (_low[j] > _high[j])
            {
                return End(Optimum.Infeasible);
            }
        }
        AddArtificials();
        Array.Fill(_cost, 1, _count, _rows);
        var first = Improve(cancellation);
        if (first != Optimum.Optimal)
        {
            return End(Optimum.Unsettled);
        }
        var scale = 1 + _programme.RightSides.Aggregate(0.0, (most, b) => Math.Max(most, Math.Abs(b)));
        if (Enumerable.Range(_count, _rows).Sum(j => Math.Abs(_x[j])) > 1e-7 * scale * Math.Sqrt(1 + _rows))
        {
            return End(Optimum.Infeasible);
        }
        for (var j = _count; j < _count + _rows; j++)
        {
            (_high[j], _cost[j]) = (0, 0);
        }
        for (var j = 0; j < _count; j++)
        {
            _cost[j] = _programme.Maximize ? -_programme.Columns[j].Cost : _programme.Columns[j].Cost;
        }
        _still = 0;
        return End(Improve(cancellation));
    }

    void AddArtificials()
    {
        var rest = _programme.RightSides.ToArray();
        for (var j = 0; j < _count; j++)
        {
            foreach (var (row, value) in _columns[j])
            {
                rest[row] -= value * _x[j];
            }
        }
        var signs = new double[_rows];
        for (var i = 0; i < _rows; i++)
        {
            signs[i] = rest[i] < 0 ? -1 : 1;
            var artificial = _count + i;
            (_columns[artificial], _high[artificial]) = ([(i, signs[i])], double.PositiveInfinity);
            (_x[artificial], _basic[artificial], _basis.Members[i]) = (Math.Abs(rest[i]), true, artificial);
        }
        _basis.Reset(signs);
    }

    Optimum Improve(CancellationToken cancellation)
    {
        var limit = 50_000 + 100 * (_rows + _count);
        for (var round = 0; round < limit; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (round % Renewal == Renewal - 1 && !Renew())
            {
                return Optimum.Unsettled;
            }
            _basis.Prices(j => _cost[j], _prices);
            var entering = Entering(out var direction);
            if (entering < 0)
            {
                return Optimum.Optimal;
            }
            _basis.Column(_columns[entering], _column);
            var length = Length(entering, direction, out var leaving);
            if (double.IsPositiveInfinity(length))
            {
                return Optimum.Unbounded;
            }
            _still = length > Tolerance ? 0 : _still + 1;
            Move(entering, direction, length, leaving);
        }
        return Optimum.Unsettled;
    }

    int Entering(out double direction)
    {
        var bland = _still > 30;
        var (best, most) = (-1, 0.0);
        direction = 0;
        for (var j = 0; j < _columns.Length; j++)
        {
            if (_basic[j] || _low[j] == _high[j])
            {
                continue;
            }
            var slope = _cost[j];
            var size = Math.Abs(slope);
            foreach (var (row, value) in _columns[j])
            {
                slope -= _prices[row] * value;
                size = Math.Max(size, Math.Abs(_prices[row] * value));
            }
            var upward = slope < -Tolerance * (1 + size) && _x[j] < _high[j];
            var downward = slope > Tolerance * (1 + size) && _x[j] > _low[j];
            if ((upward || downward) && (bland ? best < 0 : Math.Abs(slope) > most))
            {
                (best, most, direction) = (j, Math.Abs(slope), upward ? 1 : -1);
            }
        }
        return best;
    }

    /// <summary>How far the entering variable may go, and the row whose variable stops it (−1: its own bound).</summary>
    double Length(int entering, double direction, out int leaving)
    {
        leaving = -1;
        var length = _high[entering] - _low[entering];
        var bland = _still > 30;
        for (var i = 0; i < _rows; i++)
        {
            var change = -direction * _column[i];
            if (Math.Abs(change) < Tolerance)
            {
                continue;
            }
            var member = _basis.Members[i];
            var room = change > 0 ? _high[member] - _x[member] : _x[member] - _low[member];
            var ratio = Math.Max(0, room) / Math.Abs(change);
            var ties = leaving >= 0 && Math.Abs(ratio - length) <= 1e-12 * (1 + length);
            var better = !ties
                ? ratio < length
                : bland ? member < _basis.Members[leaving] : Math.Abs(change) > Math.Abs(_column[leaving]);
            if (better)
            {
                (length, leaving) = (Math.Min(ratio, length), i);
            }
        }
        return length;
    }

    void Move(int entering, double direction, double length, int leaving)
    {
        _pivots++;
        for (var i = 0; i < _rows; i++)
        {
            _x[_basis.Members[i]] -= direction * length * _column[i];
        }
        _x[entering] += direction * length;
        if (leaving < 0)
        {
            _x[entering] = direction > 0 ? _high[entering] : _low[entering];
            return;
        }
        var left = _basis.Members[leaving];
        _x[left] = -direction * _column[leaving] > 0 ? _high[left] : _low[left];
        (_basic[left], _basic[entering]) = (false, true);
        _basis.Enter(leaving, entering, _column);
    }

    bool Renew()
    {
        if (!_basis.Renew(j => _columns[j]))
        {
            return false;
        }
        var rest = _programme.RightSides.ToArray();
        for (var j = 0; j < _columns.Length; j++)
        {
            if (_basic[j] || _x[j] == 0)
            {
                continue;
            }
            foreach (var (row, value) in _columns[j])
            {
                rest[row] -= value * _x[j];
            }
        }
        var values = new double[_rows];
        _basis.Times(rest, values);
        for (var i = 0; i < _rows; i++)
        {
            _x[_basis.Members[i]] = values[i];
        }
        return true;
    }

    LinearSolution End(Optimum status)
    {
        if (status != Optimum.Optimal || !Renew())
        {
            return new LinearSolution(status == Optimum.Optimal ? Optimum.Unsettled : status, 0, [], [], _pivots);
        }
        _basis.Prices(j => _cost[j], _prices);
        var objective = 0.0;
        for (var j = 0; j < _count; j++)
        {
            // What rounding left outside a bound is set on it.
            _x[j] = Math.Clamp(_x[j], _low[j], _high[j]) + 0.0;
            objective += _programme.Columns[j].Cost * _x[j];
        }
        return new LinearSolution(
            status, objective, [.. _x.Take(_count)],
            [.. _prices.Select(price => _programme.Maximize ? -price : price)], _pivots);
    }
}
