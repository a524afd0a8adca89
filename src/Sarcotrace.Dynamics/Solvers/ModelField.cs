using Sarcotrace.Dynamics.Sparse;
using Sarcotrace.Dynamics.Systems;

namespace Sarcotrace.Dynamics.Solvers;

/// <summary>A model as a vector field, with the held values, infusions and past that belong to one run.</summary>
sealed class ModelField : IVectorField
{
    readonly Model _model;
    readonly double[] _mass;
    readonly double[] _scales;
    readonly double[] _scratch;
    readonly double[] _early;
    readonly double[] _late;
    readonly History? _history;

    public ModelField(Model model)
    {
        _model = model;
        _mass = [.. model.Mass];
        _scales = [.. Enumerable.Repeat(1.0, model.StateCount)];
        Inputs = new double[model.InputCount];
        var workings = model.Workings;
        _scratch = new double[new[]
        {
            model.Rates.Scratch, model.Jacobian.Scratch, model.TimeSlopes.Scratch, workings.Delays.Scratch,
            workings.Triggers.Scratch, workings.Switches.Scratch, workings.Sizes.Scratch,
        }.Max()];
        Inflow = new double[model.StateCount];
        _early = new double[model.StateCount];
        _late = new double[model.StateCount];
        if (model.DelayCount > 0)
        {
            _history = new History(model);
        }
    }

    public Pattern Pattern => _model.Pattern;

    public ReadOnlySpan<double> Mass => _mass;

    public ReadOnlySpan<double> Scales => _scales;

    /// <summary>Inputs of the model's routines: time, states, held, delayed.</summary>
    public double[] Inputs { get; }

    /// <summary>What infusions add to each state's rate.</summary>
    public double[] Inflow { get; }

    public Span<double> Held => Inputs.AsSpan(1 + _model.StateCount, _model.InputCount - 1 - _model.StateCount - _model.DelayCount);

    public Span<double> Scratch => _scratch;

    public History? History => _history;

    /// <summary>Takes the sizes of compartments now as what amounts are compared by.</summary>
    public void Scale()
    {
        var sizes = new double[_model.Workings.Sizes.Outputs];
        _model.Workings.Sizes.Run(Inputs, sizes, _scratch);
        foreach (var state in _model.Quantities.States.Where(state => state.KeptAsAmount))
        {
            var size = sizes[state.Compartment];
            _scales[state.Place - 1] = double.IsFinite(size) && size > 0 ? size : 1;
        }
    }

    /// <summary>Shortest delay now; infinite where there is none.</summary>
    public double ShortestDelay(double t, ReadOnlySpan<double> y)
    {
        if (_history is null)
        {
            return double.PositiveInfinity;
        }
        Fill(t, y);
        Span<double> delays = new double[3 * _model.DelayCount];
        _model.Workings.Delays.Run(Inputs, delays, _scratch);
        var shortest = double.PositiveInfinity;
        foreach (var delay in delays[(2 * _model.DelayCount)..])
        {
            shortest = delay > 0 ? Math.Min(shortest, delay) : shortest;
        }
        return shortest;
    }

    /// <summary>Sets the inputs to a time and its states; looks the delayed values up.</summary>
    public void Fill(double t, ReadOnlySpan<double> y)
    {
        Inputs[0] = t;
        y.CopyTo(Inputs.AsSpan(1));
        if (_history is not null)
        {
            LookBack(Inputs, 0);
        }
    }

    public void Rates(double t, ReadOnlySpan<double> y, Span<double> rates)
    {
        Fill(t, y);
        _model.Rates.Run(Inputs, rates, _scratch);
        for (var i = 0; i < rates.Length; i++)
        {
            rates[i] += Inflow[i];
        }
    }

    public void Slopes(double t, ReadOnlySpan<double> y, Span<double> jacobian, Span<double> slopes)
    {
        Fill(t, y);
        _model.Jacobian.Run(Inputs, jacobian, _scratch);
        if (_history is null)
        {
            _model.TimeSlopes.Run(Inputs, slopes, _scratch);
            return;
        }
        // What is delayed changes with time by the past alone, whose polynomials are differenced, not differentiated.
        var step = 1e-6 * Math.Max(1e-3, Math.Abs(t));
        Rates(t - step, y, _early);
        Rates(t + step, y, _late);
        for (var i = 0; i < slopes.Length; i++)
        {
            slopes[i] = (_late[i] - _early[i]) / (2 * step);
        }
    }

    void LookBack(double[] inputs, int depth)
    {
        var count = _model.DelayCount;
        var first = _model.InputCount - count;
        var values = new double[3 * count];
        var past = new double[_model.InputCount];
        for (var k = 0; k < count; k++)
        {
            // Slots are numbered in the order in which formulas nest, so a delay sees the values of those before it.
            _model.Workings.Delays.Run(inputs, values, _scratch);
            var delay = values[2 * count + k];
            if (delay == 0)
            {
                inputs[first + k] = values[k];
                continue;
            }
            past[0] = inputs[0] - delay;
            var before = past[0] < _history!.Start;
            _history.At(past[0], past.AsSpan(1, _model.StateCount), past.AsSpan(1 + _model.StateCount, first - 1 - _model.StateCount));
            if (_model.Workings.DelaysNest && depth < 4)
            {
                LookBack(past, depth + 1);
            }
            _model.Workings.Delays.Run(past, values, _scratch);
            inputs[first + k] = values[before ? count + k : k];
        }
    }
}
