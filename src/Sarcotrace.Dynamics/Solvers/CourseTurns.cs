namespace Sarcotrace.Dynamics.Solvers;

/// <summary>When conditions turn within a step.</summary>
sealed partial class Course
{
    /// <summary>Share of the step at which some condition first differs from its start, 1 for its very end; 2 where none does.</summary>
    double FirstTurn(double h)
    {
        if (_baseline.Length == 0)
        {
            return 2;
        }
        const int Samples = 8;
        for (var k = 1; k <= Samples; k++)
        {
            if (Turned(h, (double)k / Samples))
            {
                var (low, high) = ((k - 1.0) / Samples, (double)k / Samples);
                var fine = Math.Max(1e-16, Moment / 4 * Math.Abs(_t) / h);
                while (high - low > fine)
                {
                    var middle = 0.5 * (low + high);
                    if (middle <= low || middle >= high)
                    {
                        break;
                    }
                    (low, high) = Turned(h, middle) ? (low, middle) : (middle, high);
                }
                return high;
            }
        }
        return 2;
    }

    bool Turned(double h, double theta)
    {
        if (theta >= 1)
        {
            _stepper.End.CopyTo(_inside);
        }
        else
        {
            _stepper.Within(theta, _inside);
        }
        _field.Fill(_t + theta * h, _inside);
        return Differs();
    }

    bool Differs()
    {
        var truth = _happenings.Truth();
        for (var i = 0; i < truth.Length; i++)
        {
            if (truth[i] != 0 != _baseline[i])
            {
                return true;
            }
        }
        var list = _model.Workings.SwitchList;
        if (list.Length > 0)
        {
            _model.Workings.Switches.Run(_field.Inputs, _switches, _field.Scratch);
            for (var i = 0; i < list.Length; i++)
            {
                // A zero belongs to the side it was reached from, so that the turn ends beyond it and not upon it.
                if (list[i].Slope < 0 && (_baseline[truth.Length + i] ? _switches[i] < 0 : _switches[i] > 0))
                {
                    return true;
                }
            }
        }
        return false;
    }

    void NoteBaseline()
    {
        if (_baseline.Length == 0)
        {
            return;
        }
        _field.Fill(_t, _y);
        var truth = _happenings.Truth();
        for (var i = 0; i < truth.Length; i++)
        {
            _baseline[i] = truth[i] != 0;
        }
        _model.Workings.Switches.Run(_field.Inputs, _switches, _field.Scratch);
        for (var i = 0; i < _model.Workings.SwitchList.Length; i++)
        {
            _baseline[truth.Length + i] = _switches[i] > 0;
        }
    }

    void NoteConstraints()
    {
        var events = _model.Workings.Events.Length;
        if (events == _happenings.Count)
        {
            return;
        }
        var constraints = _model.Network.Constraints.Where(one => one.Condition is not null).ToList();
        for (var i = events; i < _happenings.Count; i++)
        {
            if (!_baseline[i])
            {
                _broken.TryAdd(i, new Firing(_t, constraints[i - events].Message));
            }
        }
    }
}
