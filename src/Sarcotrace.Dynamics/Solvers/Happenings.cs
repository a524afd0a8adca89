using Sarcotrace.Dynamics.Sampling;
using Sarcotrace.Dynamics.Systems;

namespace Sarcotrace.Dynamics.Solvers;

/// <summary>The events of one run: which triggers are true, and what waits to be carried out.</summary>
/// <remarks>
/// Source: [hucka2019] §4.11. Among events due at one time the highest priority goes first; equal priorities go in an
/// order drawn from the seed; those without priority in document order.
/// </remarks>
sealed class Happenings(Model model, ModelField field, ulong seed)
{
    readonly bool[] _true = [.. model.Workings.Events.Select(happening => happening.Source.InitialValue)];
    readonly bool[] _now = new bool[model.Workings.Events.Length];
    readonly double[] _truth = new double[model.Workings.Triggers.Outputs];
    readonly List<Waiting> _waiting = [];
    readonly CounterDraws _draws = CounterDraws.Of(seed);
    ulong _drawn;

    /// <summary>Derivatives of what happens, where they are wanted.</summary>
    public Tangents? Tangents { get; set; }

    /// <summary>Derivatives of <see cref="NextDue"/>; empty where it does not move.</summary>
    public double[] NextDueSlopes => _waiting.MinBy(one => one.Due)?.DueSlopes ?? [];

    /// <summary>Begins anew: triggers as at the model's start, nothing waiting.</summary>
    public void Restart()
    {
        _waiting.Clear();
        for (var i = 0; i < _true.Length; i++)
        {
            _true[i] = model.Workings.Events[i].Source.InitialValue;
        }
    }

    /// <summary>When the next waiting event is due; infinite where none waits.</summary>
    public double NextDue => _waiting.Count == 0 ? double.PositiveInfinity : _waiting.Min(one => one.Due);

    /// <summary>Number of triggers and constraints.</summary>
    public int Count => _truth.Length;

    /// <summary>Truth of triggers, then of constraints, at the field's inputs.</summary>
    public ReadOnlySpan<double> Truth()
    {
        model.Workings.Triggers.Run(field.Inputs, _truth, field.Scratch);
        return _truth;
    }

    /// <summary>Notes which triggers turned, and lets those that turned true fire.</summary>
    public void Look(double t)
    {
        Truth();
        for (var i = 0; i < _now.Length; i++)
        {
            _now[i] = _truth[i] != 0;
        }
        for (var i = 0; i < _now.Length; i++)
        {
            if (_now[i] && !_true[i])
            {
                Fire(i, t);
            }
            else if (!_now[i] && _true[i] && !model.Workings.Events[i].Source.Persistent)
            {
                _waiting.RemoveAll(one => one.Event == i);
            }
            _true[i] = _now[i];
        }
    }

    /// <summary>Takes the event to carry out next at a time, or null.</summary>
    /// <returns>The program, the values of its targets, and their derivatives where they are wanted.</returns>
    public (EventProgram Program, double[] Values, double[] Slopes)? Next(double t)
    {
        var due = _waiting.Where(one => one.Due <= t).ToList();
        if (due.Count == 0)
        {
            return null;
        }
        var chosen = due.Count == 1 ? due[0] : Choose(due);
        _waiting.Remove(chosen);
        var program = model.Workings.Events[chosen.Event];
        return chosen.Values is { } values
            ? (program, values, chosen.ValueSlopes)
            : (program, Values(program), Tangents?.OfValues(program) ?? []);
    }

    void Fire(int index, double t)
    {
        var program = model.Workings.Events[index];
        Span<double> timing = stackalloc double[2];
        program.Timing.Run(field.Inputs, timing, Room(program.Timing.Scratch));
        var due = program.Source.Delay is null ? t : t + timing[0];
        var early = program.Source.UseValuesFromTriggerTime;
        _waiting.Add(new Waiting(
            index, due, early ? Values(program) : null,
            Tangents?.OfDue(program) ?? [], early ? Tangents?.OfValues(program) ?? [] : []));
    }

    Waiting Choose(List<Waiting> due)
    {
        var best = new List<Waiting>();
        var highest = double.NaN;
        Span<double> timing = stackalloc double[2];
        foreach (var one in due)
        {
            var program = model.Workings.Events[one.Event];
            program.Timing.Run(field.Inputs, timing, Room(program.Timing.Scratch));
            if (best.Count == 0 || timing[1] > highest)
            {
                best.Clear();
                highest = timing[1];
            }
            if (timing[1] == highest)
            {
                best.Add(one);
            }
        }
        return double.IsNegativeInfinity(highest) || best.Count == 1 ? best[0] : best[_draws.Below(_drawn++, best.Count)];
    }

    double[] Values(EventProgram program)
    {
        var values = new double[program.Targets.Length];
        program.Values.Run(field.Inputs, values, Room(program.Values.Scratch));
        return values;
    }

    static double[] Room(int size) => new double[size];

    sealed record Waiting(int Event, double Due, double[]? Values, double[] DueSlopes, double[] ValueSlopes);
}
