using Sarcotrace.Dynamics.Systems;

namespace Sarcotrace.Dynamics.Solvers;

/// <summary>The course so far, step by step, for what looks back in time.</summary>
/// <param name="model">The model.</param>
/// <remarks>
/// Memory grows with the steps made: five numbers a state and step. Before the start, what the model computes for the
/// start is computed for the time asked: an initial assignment may say how things were.
/// </remarks>
sealed class History(Model model)
{
    readonly int _states = model.StateCount;
    readonly double[] _early = new double[model.Start.Outputs];
    readonly double[] _scratch = new double[model.Start.Scratch];
    readonly List<Past> _steps = [];
    double[] _firstStates = [];
    double[] _firstHeld = [];
    double[] _startInputs = [];

    /// <summary>The start.</summary>
    public double Start { get; private set; } = double.PositiveInfinity;

    /// <summary>Sets what held at the start, and from what it was computed.</summary>
    public void Begin(double start, double[] startInputs, ReadOnlySpan<double> y, ReadOnlySpan<double> held) =>
        (Start, _startInputs, _firstStates, _firstHeld) = (start, startInputs, y.ToArray(), held.ToArray());

    /// <summary>Adds a step that stands.</summary>
    /// <param name="from">Its start.</param>
    /// <param name="h">Its whole length, although it may stand only in part.</param>
    /// <param name="y">States at its start.</param>
    /// <param name="stepper">What made it.</param>
    /// <param name="held">Held values during it.</param>
    public void Add(double from, double h, ReadOnlySpan<double> y, IStepper stepper, ReadOnlySpan<double> held)
    {
        var dense = new double[stepper.DenseCount * _states];
        stepper.Dense(dense);
        var shared = _steps.Count > 0 && held.SequenceEqual(_steps[^1].Held) ? _steps[^1].Held : held.ToArray();
        _steps.Add(new Past(from, h, y.ToArray(), stepper.End.ToArray(), dense, shared));
    }

    /// <summary>States and held values at a time of the past; a time after the last step continues its polynomial.</summary>
    public void At(double time, Span<double> y, Span<double> held)
    {
        if (time < Start || _steps.Count == 0)
        {
            Before(time, y, held);
            return;
        }
        var (low, high) = (0, _steps.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = _steps[middle].From <= time ? (middle, high) : (low, middle - 1);
        }
        var step = _steps[low];
        var theta = (time - step.From) / step.Length;
        step.Held.CopyTo(held);
        for (var i = 0; i < _states; i++)
        {
            y[i] = Rodas5P.At(
                theta, step.Start[i], step.End[i], step.Dense[i], step.Dense[_states + i], step.Dense[2 * _states + i]);
        }
    }

    void Before(double time, Span<double> y, Span<double> held)
    {
        _firstStates.CopyTo(y);
        _firstHeld.CopyTo(held);
        if (time >= Start || _startInputs.Length == 0)
        {
            return;
        }
        _startInputs[0] = time;
        model.Start.Run(_startInputs, _early, _scratch);
        // What only algebraic rules determine keeps the solution of the start.
        for (var i = 0; i < _states; i++)
        {
            y[i] = double.IsFinite(_early[i]) ? _early[i] : y[i];
        }
        _early.AsSpan(_states).CopyTo(held);
    }

    sealed record Past(double From, double Length, double[] Start, double[] End, double[] Dense, double[] Held);
}
