using System.Collections.Immutable;
using Sarcotrace.Dynamics.Code;
using Sarcotrace.Dynamics.Systems;

namespace Sarcotrace.Dynamics.Solvers;

/// <summary>A phase of a run that begins with changes.</summary>
/// <param name="Start">Its first time.</param>
/// <param name="Changes">What is changed there, or null.</param>
/// <param name="Times">Times reported in it, ascending; infinity, as the last, for the steady state.</param>
/// <param name="ToRest">Whether it lasts until nothing changes any more.</param>
/// <param name="Anew">Whether triggers begin as at the model's start.</param>
sealed record Phase(
    double Start, EventProgram? Changes, ImmutableArray<double> Times, bool ToRest = false, bool Anew = false);

/// <summary>Runs in phases.</summary>
sealed partial class Course
{
    const double Horizon = 1e15;

    Tangents? _tangents;
    EventProgram? _first;
    bool _changesFollow;

    /// <summary>Values reported so far, report by report.</summary>
    public IReadOnlyList<double> Values => _values;

    /// <summary>How it ended so far.</summary>
    public (Ending Ending, string Advice) End => (_ending, _advice);

    /// <summary>Steps made, those rejected included.</summary>
    public int Effort => _steps + _rejected;

    /// <summary>The run's field.</summary>
    public ModelField Field => _field;

    /// <summary>Sets what is reported instead of the scenario's names, and directions to follow; before the run.</summary>
    public void Follow(Routine report, Func<ModelField, Tangents>? tangents)
    {
        (_report, _reportScratch) = (report, new double[report.Scratch]);
        _tangents = tangents?.Invoke(_field);
        _happenings.Tangents = _tangents;
    }

    /// <summary>Runs through phases.</summary>
    /// <returns>False where it ended early.</returns>
    public bool Run(IReadOnlyList<Phase> phases, CancellationToken cancellation)
    {
        _cancellation = cancellation;
        for (var k = 0; k < phases.Count; k++)
        {
            var phase = phases[k];
            (_times, _reported) = (phase.Times, 0);
            var finite = phase.Times.LastOrDefault(double.IsFinite, phase.Start);
            _changesFollow = k + 1 < phases.Count && !phase.ToRest;
            _end = _changesFollow ? phases[k + 1].Start : finite;
            if (!(k == 0 ? First(phase) : Next(phase)))
            {
                return false;
            }
            while (_t < _end)
            {
                cancellation.ThrowIfCancellationRequested();
                if (!Advance())
                {
                    return false;
                }
            }
            ReportUpTo(finite, true);
            var infinite = phase.Times.Length > 0 && double.IsPositiveInfinity(phase.Times[^1]);
            if ((phase.ToRest || infinite) && !Rest(cancellation))
            {
                return false;
            }
            ReportUpTo(double.PositiveInfinity, infinite);
        }
        return true;
    }

    bool First(Phase phase)
    {
        (_t, _first) = (phase.Start, phase.Changes);
        _longest = Longest();
        return Begin();
    }

    bool Next(Phase phase)
    {
        _t = phase.Start;
        if (phase.Anew)
        {
            _happenings.Restart();
        }
        _longest = Longest();
        if (phase.Changes is { } changes)
        {
            Change(changes);
        }
        if (!Settle() || !CarryOut())
        {
            return false;
        }
        _h = FirstStep();
        return true;
    }

    /// <summary>Makes changes of the caller's: what is not named keeps the value that its name means.</summary>
    void Change(EventProgram program)
    {
        _field.Fill(_t, _y);
        var values = new double[program.Values.Outputs];
        program.Values.Run(_field.Inputs, values, new double[program.Values.Scratch]);
        _tangents?.Assign(program, values, _tangents.OfValues(program), _field.Inputs, true);
        Assign(program, values, true);
    }

    /// <summary>Runs on until nothing changes any more.</summary>
    bool Rest(CancellationToken cancellation)
    {
        var begun = _t;
        (_times, _reported, var times) = ([], 0, _times);
        (_changesFollow, _end) = (false, begun + Horizon);
        _longest = Longest();
        _h = _h > 0 ? _h : FirstStep();
        _end = begun;
        var rest = new RestTest(_field, _scenario.Tolerances);
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var elapsed = _t - begun;
            if (elapsed > 0 && rest.Passes(_t, _y, elapsed)
                && (_tangents?.Drift(_t, _y, elapsed, RestOfTangents) ?? 0) < 1)
            {
                (_times, _reported) = (times, times.Count(double.IsFinite));
                return true;
            }
            if (_t >= _end)
            {
                // In legs, each ten times as long as all before, so that moments are told apart on the way.
                _end = _t + Math.Min(Horizon, Math.Max(1000 * _h, 9 * elapsed));
                _longest = Longest();
            }
            if (elapsed >= Horizon || !Advance())
            {
                return _ending != Ending.Completed ? false : Stop(
                    Ending.NoRest, "the model comes to no rest, yet a measurement or pre-equilibration asks it; check whether it oscillates or grows");
            }
        }
    }

    Tolerances RestOfTangents => new()
    {
        Relative = Math.Min(0.5, 100 * _scenario.Tolerances.Relative),
        Absolute = 100 * _scenario.Tolerances.Absolute,
    };
}
