namespace Sarcotrace.Dynamics.Ensembles;

/// <summary>One member of an ensemble, to be filled in: its initial values, parameters and doses.</summary>
public sealed class Individual
{
    readonly double[] _states;
    readonly double[] _parameters;
    readonly double _start;
    readonly double[] _flows;
    readonly int[] _flowOf;
    readonly List<(double Time, int State, double Amount, double Flow)> _acts = [];

    internal Individual(EnsembleProblem problem)
    {
        _states = new double[problem.Rates.Length];
        _parameters = new double[problem.Parameters];
        _start = problem.Start;
        _flows = new double[problem.Infused.Length];
        _flowOf = new int[_states.Length];
        Array.Fill(_flowOf, -1);
        for (var i = 0; i < problem.Infused.Length; i++)
        {
            _flowOf[problem.Infused[i]] = i;
        }
    }

    /// <summary>Initial values, 0 unless set.</summary>
    public Span<double> States => _states;

    /// <summary>Parameters, 0 unless set.</summary>
    public Span<double> Parameters => _parameters;

    internal List<(double Time, int State, double Amount, double Flow)> Acts => _acts;

    internal double[] Flows => _flows;

    internal int FlowOf(int state) => _flowOf[state];

    /// <summary>Gives a dose.</summary>
    /// <param name="time">When it starts; not before the start of the run.</param>
    /// <param name="state">To which state.</param>
    /// <param name="amount">How much, in the state's unit.</param>
    /// <param name="duration">For how long it flows in; 0 for at once.</param>
    /// <exception cref="ArgumentException">
    /// A number is not finite, too early, or the state takes no infusion.
    /// </exception>
    /// <remarks>
    /// At a time that is both reported and dosed, the report comes before the dose. Source: [steinebach2023]
    /// </remarks>
    public void Give(double time, int state, double amount, double duration = 0)
    {
        if (!(time >= _start) || !double.IsFinite(time) || !double.IsFinite(amount) || !(duration >= 0))
        {
            throw new ArgumentException($"a dose of {amount} at {time} for {duration} cannot be given");
        }
        if (state < 0 || state >= _states.Length || (duration > 0 && _flowOf[state] < 0))
        {
            throw new ArgumentException($"state {state} takes no such dose; name it among the infused", nameof(state));
        }
        if (duration == 0)
        {
            _acts.Add((time, state, amount, 0));
            return;
        }
        _acts.Add((time, state, 0, amount / duration));
        _acts.Add((time + duration, state, 0, -amount / duration));
    }

    internal void Clear()
    {
        Array.Clear(_states);
        Array.Clear(_parameters);
        Array.Clear(_flows);
        _acts.Clear();
    }

    internal void Sort()
    {
        for (var i = 1; i < _acts.Count; i++)
        {
            if (_acts[i].Time < _acts[i - 1].Time)
            {
                // Stable, so that doses at one time add up in the order given.
                var sorted = _acts.OrderBy(act => act.Time).ToList();
                _acts.Clear();
                _acts.AddRange(sorted);
                return;
            }
        }
    }
}
