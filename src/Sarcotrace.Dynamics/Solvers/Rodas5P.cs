using Sarcotrace.Dynamics.Sparse;

namespace Sarcotrace.Dynamics.Solvers;

/// <summary>Stiff Rosenbrock method of order 5(4) for M·y' = F(t, y), index-1 algebraic equations included.</summary>
/// <remarks>Every step factors shift·M − J once and solves with it eight times. Source: [steinebach2023]</remarks>
public sealed class Rodas5P : IStepper
{
    readonly IVectorField _field;
    readonly IFactors _factors;
    readonly int _n;
    readonly double[] _start;
    readonly double[] _end;
    readonly double[] _state;
    readonly double[] _rates;
    readonly double[] _first;
    readonly double[] _slopes;
    readonly double[] _jacobian;
    readonly double[] _k;

    /// <summary>A stepper for one field.</summary>
    /// <param name="field">The system.</param>
    /// <param name="factors">What solves with its matrix.</param>
    public Rodas5P(IVectorField field, IFactors factors)
    {
        (_field, _factors, _n) = (field, factors, field.Pattern.Size);
        (_start, _end, _state) = (new double[_n], new double[_n], new double[_n]);
        (_rates, _first, _slopes) = (new double[_n], new double[_n], new double[_n]);
        _jacobian = new double[field.Pattern.Count];
        _k = new double[RosenbrockTable.Stages * _n];
    }

    /// <inheritdoc/>
    public int ErrorOrder => 5;

    /// <inheritdoc/>
    public int DenseCount => 3;

    /// <inheritdoc/>
    public ReadOnlySpan<double> End => _end;

    /// <summary>States at the start of the last try.</summary>
    internal ReadOnlySpan<double> Begin => _start;

    /// <summary>Stage vectors of the last try, stage by stage.</summary>
    internal ReadOnlySpan<double> StageVectors => _k;

    /// <inheritdoc/>
    /// <remarks>Source: [steinebach2023]</remarks>
    public double Try(double t, double h, ReadOnlySpan<double> y, bool fresh, Tolerances tolerances)
    {
        if (fresh)
        {
            y.CopyTo(_start);
            _field.Rates(t, y, _first);
            _field.Slopes(t, y, _jacobian, _slopes);
        }
        if (!_factors.Factor(1 / (RosenbrockTable.Gamma * h), _field.Mass, _jacobian))
        {
            return double.NaN;
        }
        for (var stage = 0; stage < RosenbrockTable.Stages; stage++)
        {
            Stage(stage, t, h);
        }
        var last = _k.AsSpan(7 * _n, _n);
        for (var i = 0; i < _n; i++)
        {
            _end[i] = _state[i] + last[i];
        }
        return tolerances.Norm(last, _start, _end, _field.Scales);
    }

    void Stage(int stage, double t, double h)
    {
        var k = _k.AsSpan(stage * _n, _n);
        if (stage == 0)
        {
            _first.CopyTo(k);
        }
        else
        {
            _start.CopyTo(_state, 0);
            for (var j = 0; j < stage; j++)
            {
                AddTo(_state, RosenbrockTable.A[stage * 8 + j], _k.AsSpan(j * _n, _n));
            }
            _field.Rates(t + RosenbrockTable.Times[stage] * h, _state, _rates);
            _rates.CopyTo(k);
            Array.Clear(_rates);
            for (var j = 0; j < stage; j++)
            {
                AddTo(_rates, RosenbrockTable.C[stage * 8 + j] / h, _k.AsSpan(j * _n, _n));
            }
            var mass = _field.Mass;
            for (var i = 0; i < _n; i++)
            {
                k[i] += mass[i] * _rates[i];
            }
        }
        if (RosenbrockTable.D[stage] != 0)
        {
            AddTo(k, h * RosenbrockTable.D[stage], _slopes);
        }
        _factors.Solve(k);
    }

    /// <inheritdoc/>
    /// <remarks>Source: [steinebach2023]</remarks>
    public void Within(double theta, Span<double> y)
    {
        for (var i = 0; i < _n; i++)
        {
            var (a, b, c) = (0.0, 0.0, 0.0);
            for (var stage = 0; stage < 8; stage++)
            {
                var k = _k[stage * _n + i];
                a += RosenbrockTable.H[stage] * k;
                b += RosenbrockTable.H[8 + stage] * k;
                c += RosenbrockTable.H[16 + stage] * k;
            }
            y[i] = At(theta, _start[i], _end[i], a, b, c);
        }
    }

    /// <inheritdoc/>
    /// <remarks>Source: [steinebach2023]</remarks>
    public void Dense(Span<double> coefficients)
    {
        for (var row = 0; row < 3; row++)
        {
            var sum = coefficients.Slice(row * _n, _n);
            sum.Clear();
            for (var stage = 0; stage < 8; stage++)
            {
                AddTo(sum, RosenbrockTable.H[row * 8 + stage], _k.AsSpan(stage * _n, _n));
            }
        }
    }

    /// <summary>The dense polynomial of one state.</summary>
    internal static double At(double theta, double start, double end, double a, double b, double c) =>
        (1 - theta) * start + theta * (end + (1 - theta) * (a + theta * (b + theta * c)));

    static void AddTo(Span<double> sum, double factor, ReadOnlySpan<double> terms)
    {
        for (var i = 0; i < sum.Length; i++)
        {
            sum[i] += factor * terms[i];
        }
    }
}
