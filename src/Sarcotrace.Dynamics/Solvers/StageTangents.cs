using Sarcotrace.Dynamics.Systems;

namespace Sarcotrace.Dynamics.Solvers;

/// <summary>Derivatives of one Rosenbrock step by all directions, all sharing one factored matrix.</summary>
/// <remarks>
/// Stage i solves (M/γh − J)·k = F(uᵢ) + M·Σ c·k/h + h·dᵢ·∂F/∂t; its derivative along a direction has the same matrix, and
/// on the right also that of J along the direction, times k. Source: [griewank2008] §15; [steinebach2023]
/// </remarks>
sealed class StageTangents
{
    const int Stages = RosenbrockTable.Stages;

    readonly TangentModel _slopes;
    readonly Model _model;
    readonly ModelField _field;
    readonly int _n;
    readonly int _p;
    readonly double[] _scratch;
    readonly DirectionFactors _factors;
    readonly double[] _k;
    readonly double[] _end;
    readonly double[] _stage;
    readonly double[] _sum;
    readonly double[] _state;
    readonly double[] _rateValues;
    readonly double[] _timeValues;
    readonly double[] _curveValues;
    readonly double[] _q;
    readonly double[] _dense;
    bool _denseReady;

    public StageTangents(TangentModel slopes, ModelField field, int directions, double[] scratch)
    {
        (_slopes, _model, _field, _scratch) = (slopes, slopes.Model, field, scratch);
        (_n, _p) = (_model.StateCount, directions);
        _factors = new DirectionFactors(_n);
        _k = new double[Stages * _n * _p];
        (_end, _sum, _dense) = (new double[_n * _p], new double[_n * _p], new double[3 * _n * _p]);
        _stage = new double[_model.InputCount * _p];
        _state = new double[_n];
        _rateValues = new double[slopes.Rates.Count];
        _timeValues = new double[slopes.TimeSlopes.Count];
        _curveValues = new double[slopes.Curvature.SlopeCount];
        _q = new double[slopes.Curvature.Count];
    }

    /// <summary>Derivatives of the states at the step's end.</summary>
    public ReadOnlySpan<double> End => _end;

    Span<double> K(int stage) => _k.AsSpan(stage * _n * _p, _n * _p);

    /// <summary>Differentiates a step.</summary>
    public void Step(double t, double h, Rodas5P stepper, double[] now)
    {
        _denseReady = false;
        _field.Fill(t, stepper.Begin);
        var inputs = _field.Inputs;
        _slopes.Rates.Evaluate(inputs, _rateValues, _scratch);
        _slopes.TimeSlopes.Evaluate(inputs, _timeValues, _scratch);
        _slopes.Curvature.Evaluate(inputs, _curveValues, _scratch);
        Matrix(1 / (RosenbrockTable.Gamma * h));
        _factors.Factor();
        now.CopyTo(_stage, 0);
        for (var i = 0; i < Stages; i++)
        {
            if (i > 0)
            {
                State(i, stepper, now);
                _field.Fill(t + RosenbrockTable.Times[i] * h, _state);
                _slopes.Rates.Evaluate(_field.Inputs, _rateValues, _scratch);
            }
            Stage(i, h, stepper.StageVectors.Slice(i * _n, _n), now);
        }
        var states = _stage.AsSpan(_p, _n * _p);
        states.CopyTo(_end);
        SlopeTable.Add(_end, 1, K(Stages - 1));
    }

    void State(int i, Rodas5P stepper, double[] now)
    {
        stepper.Begin.CopyTo(_state);
        var states = _stage.AsSpan(_p, _n * _p);
        now.AsSpan(_p, _n * _p).CopyTo(states);
        for (var j = 0; j < i; j++)
        {
            var weight = RosenbrockTable.A[i * 8 + j];
            SlopeTable.Add(_state, weight, stepper.StageVectors.Slice(j * _n, _n));
            SlopeTable.Add(states, weight, K(j));
        }
    }

    void Stage(int i, double h, ReadOnlySpan<double> k, double[] now)
    {
        var right = K(i);
        right.Clear();
        _slopes.Rates.AddTo(right, 1, _rateValues, _stage, _p);
        _slopes.Curvature.AddTo(right, _curveValues, k, _q, now, _p);
        if (RosenbrockTable.D[i] != 0)
        {
            _slopes.TimeSlopes.AddTo(right, h * RosenbrockTable.D[i], _timeValues, now, _p);
        }
        if (i > 0)
        {
            Array.Clear(_sum);
            for (var j = 0; j < i; j++)
            {
                SlopeTable.Add(_sum, RosenbrockTable.C[i * 8 + j] / h, K(j));
            }
            for (var row = 0; row < _n; row++)
            {
                SlopeTable.Add(right.Slice(row * _p, _p), _model.Mass[row], _sum.AsSpan(row * _p, _p));
            }
        }
        _factors.Solve(right, _p);
    }

    void Matrix(double shift)
    {
        var matrix = _factors.Matrix;
        matrix.Clear();
        for (var row = 0; row < _n; row++)
        {
            matrix[row * _n + row] = shift * _model.Mass[row];
            for (var k = _slopes.Rates.Starts[row]; k < _slopes.Rates.Starts[row + 1]; k++)
            {
                var input = _slopes.Rates.Columns[k];
                if (input >= 1 && input <= _n)
                {
                    matrix[row * _n + input - 1] -= _rateValues[k];
                }
            }
        }
    }

    /// <summary>Derivatives of the states within the step.</summary>
    public void Within(double theta, double[] now, Span<double> states)
    {
        if (!_denseReady)
        {
            Array.Clear(_dense);
            for (var row = 0; row < 3; row++)
            {
                for (var stage = 0; stage < Stages; stage++)
                {
                    SlopeTable.Add(_dense.AsSpan(row * _n * _p, _n * _p), RosenbrockTable.H[row * 8 + stage], K(stage));
                }
            }
            _denseReady = true;
        }
        var size = _n * _p;
        for (var i = 0; i < size; i++)
        {
            states[i] = Rodas5P.At(theta, now[_p + i], _end[i], _dense[i], _dense[size + i], _dense[2 * size + i]);
        }
    }

    /// <summary>Solves the algebraic rows for the derivatives of the algebraic states, at the field's inputs.</summary>
    public bool Settle(double[] now)
    {
        if (!_model.HasAlgebraic)
        {
            return true;
        }
        _slopes.Rates.Evaluate(_field.Inputs, _rateValues, _scratch);
        var states = now.AsSpan(_p, _n * _p);
        for (var row = 0; row < _n; row++)
        {
            if (_model.Mass[row] == 0)
            {
                states.Slice(row * _p, _p).Clear();
            }
        }
        // Rows of differential states become x = 0, so that one factorisation of the whole size serves.
        Array.Clear(_sum);
        _slopes.Rates.AddTo(_sum, 1, _rateValues, now, _p);
        Matrix(0);
        var matrix = _factors.Matrix;
        for (var row = 0; row < _n; row++)
        {
            if (_model.Mass[row] != 0)
            {
                matrix.Slice(row * _n, _n).Clear();
                matrix[row * _n + row] = 1;
                _sum.AsSpan(row * _p, _p).Clear();
            }
        }
        if (!_factors.Factor())
        {
            return false;
        }
        _factors.Solve(_sum, _p);
        SlopeTable.Add(states, 1, _sum);
        return true;
    }
}
