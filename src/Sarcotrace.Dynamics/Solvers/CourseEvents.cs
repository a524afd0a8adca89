using Sarcotrace.Dynamics.Systems;

namespace Sarcotrace.Dynamics.Solvers;

/// <summary>What happens at a moment: events, doses, and the equations that hold again after them.</summary>
sealed partial class Course
{
    /// <summary>Brings fast reactions to rest and solves the algebraic equations.</summary>
    bool Settle()
    {
        if (_model.Workings.Relaxation is not null && _model.HasAlgebraic && !_model.Workings.Fast.Solved)
        {
            Consistency.Solve(_field, _t, _y);
        }
        if (_model.Workings.Relaxation is not null && !FastRest.Reach(_model, _field, _t, _y)
            && _model.Workings.Fast.Solved)
        {
            return Stop(Ending.AlgebraicRules, $"the fast reactions find no rest at t = {_t:R}; check their rates");
        }
        if (!_model.HasAlgebraic || Consistency.Solve(_field, _t, _y))
        {
            return _tangents?.Settle(_t, _y) ?? true;
        }
        return Stop(
            Ending.AlgebraicRules,
            $"the algebraic equations have no solution near the values at t = {_t:R}, or leave some value open");
    }

    /// <summary>Reports, lets events fire and carries out what is due at this moment.</summary>
    bool CarryOut()
    {
        _explicit?.Forget();
        for (var round = 0; ; round++)
        {
            _field.Fill(_t, _y);
            _happenings.Look(_t);
            if (_happenings.Next(_t) is not { } due)
            {
                break;
            }
            if (round > 10_000)
            {
                return Stop(Ending.EventLoop, $"events set each other off without end at t = {_t:R}; check their triggers");
            }
            _tangents?.Assign(due.Program, due.Values, due.Slopes, _field.Inputs);
            Assign(due.Program, due.Values);
            _fired.Add(new Firing(_t, due.Program.Source.Id));
            if (!Settle())
            {
                return false;
            }
        }
        NoteBaseline();
        NoteConstraints();
        return true;
    }

    void Assign(EventProgram program, double[] values, bool keepsConcentrations = false)
    {
        var workings = _model.Workings;
        var inputs = _field.Inputs;
        var before = new double[workings.Sizes.Outputs];
        var after = new double[workings.Sizes.Outputs];
        workings.Sizes.Run(inputs, before, _field.Scratch);
        // All is set at once: a concentration is set in the compartment as it was, whose change then spreads it.
        for (var i = 0; i < values.Length; i++)
        {
            if (program.Targets[i] is { Place: >= 0 } target)
            {
                inputs[target.Place] = target.KeptAsAmount
                    ? values[i] * before[target.Compartment]
                    : values[i];
            }
        }
        workings.Sizes.Run(inputs, after, _field.Scratch);
        var (over, under) = keepsConcentrations ? (after, before) : (before, after);
        foreach (var (place, compartment) in keepsConcentrations ? workings.Amounts : workings.Concentrations)
        {
            if (before[compartment] != after[compartment])
            {
                inputs[place] *= over[compartment] / under[compartment];
            }
        }
        inputs.AsSpan(1, _y.Length).CopyTo(_y);
    }

    bool Dose()
    {
        while (_nextDose < _doses.Count && _doses[_nextDose].Time <= _t)
        {
            var act = _doses[_nextDose++];
            if (act.Reset)
            {
                var kept = new double[_model.Start.Outputs];
                _model.Start.Run(_model.StartInputs(_t, _scenario.Values), kept, new double[_model.Start.Scratch]);
                kept.AsSpan(0, _y.Length).CopyTo(_y);
                Array.Clear(_field.Inflow);
                _tangents?.Reset();
            }
            if (act.Before is { } steady)
            {
                var (settled, unsettled) = SteadyDosing.Before(_model, _scenario, steady, act.Time, _cancellation);
                if (settled is null)
                {
                    return Stop(Ending.NoSteadyDosing,
                        $"doses of '{steady.Target}' every {steady.Interval:R} come to no steady state, because of {unsettled}; "
                        + "give them one by one");
                }
                settled.CopyTo(_y, 0);
                Array.Clear(_field.Inflow);
            }
            _y[act.Place - 1] += act.Amount;
            _field.Inflow[act.Place - 1] += act.Rate;
        }
        return Settle() && CarryOut();
    }
}
