namespace Sarcotrace.Dynamics.Solvers;

/// <summary>The course so far, step by step, for what looks back in time.</summary>
/// <param name="states">Number of states.</param>
/// <remarks>Memory grows with the steps made: five numbers a state and step.</remarks>
sealed class History(int states)
{
    readonly List<Past> _steps = [];
    double[] _firstStates = [];
    double[] _firstHeld = [];
    double _start;

    /// <summary>Sets what held at the start and before.</summary>
    public void Begin(double start, ReadOnlySpan<double> y, ReadOnlySpan<double> held) =>
        (_start, _firstStates, _firstHeld) = (start, y.ToArray(), held.ToArray());

    /// <summary>Adds a step that stands.</summary>
    /// <param name="from">Its start.</param>
    /// <param name="h">Its whole length, although it may stand only in part.</param>
    /// <param name="y">States at its start.</param>
    /// <param name="stepper">What made it.</param>
    /// <param name="held">Held values during it.</param>
    public void Add(double from, double h, ReadOnlySpan<double> y, IStepper stepper, ReadOnlySpan<double> held)
    {
        var dense = new double[stepper.DenseCount * states];
        stepper.Dense(dense);
        var shared = _steps.Count > 0 && held.SequenceEqual(_steps[^1].Held) ? _steps[^1].Held : held.ToArray();
        _steps.Add(new Past(from, h, y.ToArray(), stepper.End.ToArray(), dense, shared));
    }

    /// <summary>States and held values at a time of the past; a time after the last step continues its polynomial.</summary>
    public void At(double time, Span<double> y, Span<double> held)
    {
        if (time <= _start || _steps.Count == 0)
        {
            _firstStates.CopyTo(y);
            _firstHeld.CopyTo(held);
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
        for (var i = 0; i < states; i++)
        {
            y[i] = Rodas5P.At(
                theta, step.Start[i], step.End[i], step.Dense[i], step.Dense[states + i], step.Dense[2 * states + i]);
        }
    }

    sealed record Past(double From, double Length, double[] Start, double[] End, double[] Dense, double[] Held);
}
