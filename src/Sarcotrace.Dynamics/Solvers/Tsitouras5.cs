namespace Sarcotrace.Dynamics.Solvers;

/// <summary>Explicit Runge-Kutta pair of order 5(4) with free dense output of order 4, for systems that are not stiff.</summary>
/// <remarks>Six evaluations a step, the seventh being the next step's first. Source: [tsitouras2011]</remarks>
public sealed class Tsitouras5 : IStepper
{
    const int Stages = 7;

    readonly IVectorField _field;
    readonly int _n;
    readonly double[] _start;
    readonly double[] _end;
    readonly double[] _state;
    readonly double[] _error;
    readonly double[] _k;
    double _h;
    bool _reusable;
    double _endTime = double.NaN;
    int _stiffCount;
    int _mildCount;

    /// <summary>A stepper for one field of differential equations.</summary>
    /// <param name="field">The system; its mass is 1 everywhere.</param>
    public Tsitouras5(IVectorField field)
    {
        (_field, _n) = (field, field.Pattern.Size);
        (_start, _end, _state, _error) = (new double[_n], new double[_n], new double[_n], new double[_n]);
        _k = new double[Stages * _n];
    }

    /// <inheritdoc/>
    public int ErrorOrder => 5;

    /// <inheritdoc/>
    public int DenseCount => 3;

    /// <inheritdoc/>
    public ReadOnlySpan<double> End => _end;

    /// <summary>Whether stability and not accuracy has limited the last steps.</summary>
    public bool Stiff => _stiffCount >= 15;

    static ReadOnlySpan<double> Times => [0, 0.161, 0.327, 0.9, 0.9800255409045097, 1, 1];

    static ReadOnlySpan<double> A =>
    [
        0, 0, 0, 0, 0, 0,
        0.161, 0, 0, 0, 0, 0,
        -0.008480655492356989, 0.335480655492357, 0, 0, 0, 0,
        2.8971530571054935, -6.359448489975075, 4.3622954328695815, 0, 0, 0,
        5.325864828439257, -11.748883564062828, 7.4955393428898365, -0.09249506636175525, 0, 0,
        5.86145544294642, -12.92096931784711, 8.159367898576159, -0.071584973281401, -0.028269050394068383, 0,
        0.09646076681806523, 0.01, 0.4798896504144996, 1.379008574103742, -3.290069515436081, 2.324710524099774,
    ];

    static ReadOnlySpan<double> Error =>
    [
        -0.00178001105222577714, -0.0008164344596567469, 0.007880878010261995, -0.1447110071732629, 0.5823571654525552,
        -0.45808210592918697, 1.0 / 66,
    ];

    /// <summary>For each stage, the weights of θ², θ³ and θ⁴ in the dense output; stage 1 has θ besides.</summary>
    static ReadOnlySpan<double> R =>
    [
        -2.763706197274826, 2.9132554618219126, -1.0530884977290216,
        0.13169999999999998, -0.2234, 0.1017,
        3.9302962368947516, -5.941033872131505, 2.490627285651253,
        -12.411077166933676, 30.33818863028232, -16.548102889244902,
        37.50931341651104, -88.1789048947664, 47.37952196281928,
        -27.896526289197286, 65.09189467479366, -34.87065786149661,
        1.5, -4, 2.5,
    ];

    /// <inheritdoc/>
    /// <remarks>Source: [tsitouras2011]</remarks>
    public double Try(double t, double h, ReadOnlySpan<double> y, bool fresh, Tolerances tolerances)
    {
        if (fresh)
        {
            // The last step's final stage is this one's first, unless something happened in between.
            if (_reusable && t == _endTime && y.SequenceEqual(_end))
            {
                _k.AsSpan(6 * _n, _n).CopyTo(_k);
            }
            else
            {
                _field.Rates(t, y, _k.AsSpan(0, _n));
            }
            y.CopyTo(_start);
        }
        _h = h;
        for (var stage = 1; stage < Stages; stage++)
        {
            State(stage, h, stage == Stages - 1 ? _end : _state);
            _field.Rates(t + Times[stage] * h, stage == Stages - 1 ? _end : _state, _k.AsSpan(stage * _n, _n));
        }
        for (var i = 0; i < _n; i++)
        {
            var sum = 0.0;
            for (var stage = 0; stage < Stages; stage++)
            {
                sum += Error[stage] * _k[stage * _n + i];
            }
            _error[i] = h * sum;
        }
        var error = tolerances.Norm(_error, _start, _end, _field.Scales);
        (_reusable, _endTime) = (error <= 1, t + h);
        Judge(h);
        return error;
    }

    /// <summary>Forgets the last step: something changed that its final stage did not see.</summary>
    /// <remarks>Source: [hairer1993] §II.4</remarks>
    public void Forget() => _reusable = false;

    /// <inheritdoc/>
    /// <remarks>Source: [tsitouras2011]</remarks>
    public void Within(double theta, Span<double> y)
    {
        Span<double> weights = stackalloc double[Stages];
        for (var stage = 0; stage < Stages; stage++)
        {
            weights[stage] = _h * theta * ((stage == 0 ? 1 : 0)
                + theta * (R[3 * stage] + theta * (R[3 * stage + 1] + theta * R[3 * stage + 2])));
        }
        _start.CopyTo(y);
        for (var stage = 0; stage < Stages; stage++)
        {
            var k = _k.AsSpan(stage * _n, _n);
            for (var i = 0; i < _n; i++)
            {
                y[i] += weights[stage] * k[i];
            }
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Written in the form of Rodas5P's: with the quartic p(θ) − y₀ = c₁θ + c₂θ² + c₃θ³ + c₄θ⁴ and p(1) = y₁,
    /// a = c₁ − (y₁ − y₀), b = −(c₃ + c₄), c = −c₄. Source: [tsitouras2011]
    /// </remarks>
    public void Dense(Span<double> coefficients)
    {
        for (var i = 0; i < _n; i++)
        {
            var (third, fourth) = (0.0, 0.0);
            for (var stage = 0; stage < Stages; stage++)
            {
                third += R[3 * stage + 1] * _k[stage * _n + i];
                fourth += R[3 * stage + 2] * _k[stage * _n + i];
            }
            coefficients[i] = _h * _k[i] - (_end[i] - _start[i]);
            coefficients[_n + i] = -_h * (third + fourth);
            coefficients[2 * _n + i] = -_h * fourth;
        }
    }

    void State(int stage, double h, Span<double> state)
    {
        _start.CopyTo(state);
        for (var j = 0; j < stage; j++)
        {
            var weight = h * A[stage * 6 + j];
            var k = _k.AsSpan(j * _n, _n);
            for (var i = 0; i < _n; i++)
            {
                state[i] += weight * k[i];
            }
        }
    }

    // The two last stages lie at the same time, so their differences show the largest rate of the linear part.
    void Judge(double h)
    {
        var (above, below) = (0.0, 0.0);
        for (var i = 0; i < _n; i++)
        {
            var rate = _k[6 * _n + i] - _k[5 * _n + i];
            var state = _end[i] - _state[i];
            above += rate * rate;
            below += state * state;
        }
        if (below > 0 && h * Math.Sqrt(above / below) > 3)
        {
            (_stiffCount, _mildCount) = (_stiffCount + 1, 0);
        }
        else if (++_mildCount >= 6)
        {
            _stiffCount = 0;
        }
    }
}
