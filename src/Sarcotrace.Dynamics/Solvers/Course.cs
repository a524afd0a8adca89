using System.Collections.Immutable;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Dynamics.Code;
using Sarcotrace.Dynamics.Systems;

namespace Sarcotrace.Dynamics.Solvers;

/// <summary>One run: the state of everything that changes while time passes.</summary>
sealed partial class Course
{
    // Smallest step by which a moment can be told from the one before.
    const double Moment = 4e-15;

    // A run that needs more explicit steps is stiff, or long enough that steps of the stiff method cost little more.
    const int ExplicitPatience = 1000;

    readonly Model _model;
    readonly Scenario _scenario;
    readonly ModelField _field;
    IStepper _stepper;
    readonly Tsitouras5? _explicit;
    readonly Happenings _happenings;
    Routine _report;
    readonly double[] _y;
    readonly double[] _inside;
    readonly double[] _switches;
    readonly bool[] _baseline;
    double[] _reportScratch;
    readonly List<DoseAct> _doses;
    readonly List<double> _values = [];
    readonly List<Firing> _fired = [];
    readonly Dictionary<int, Firing> _broken = [];
    ImmutableArray<double> _times;
    double _end;
    double _longest;
    double _t;
    double _h;
    CancellationToken _cancellation;
    int _reported;
    int _nextDose;
    int _steps;
    int _rejected;
    Ending _ending = Ending.Completed;
    string _advice = "";

    public Course(Model model, Scenario scenario)
    {
        (_model, _scenario) = (model, scenario);
        _field = new ModelField(model);
        var canBeExplicit = !model.HasAlgebraic && scenario.Method != Method.Stiff;
        _explicit = canBeExplicit ? new Tsitouras5(_field) : null;
        _stepper = _explicit is null ? Implicit() : _explicit;
        _happenings = new Happenings(model, _field, scenario.Seed);
        _report = model.Observe(scenario.Wanted);
        _reportScratch = new double[_report.Scratch];
        _y = new double[model.StateCount];
        _inside = new double[model.StateCount];
        _switches = new double[model.Workings.Switches.Outputs];
        _baseline = new bool[_happenings.Count + model.Workings.SwitchList.Length];
        _doses = DoseAct.Of(model, scenario.Doses);
        _t = scenario.Start;
        _times = scenario.Times;
        _end = _times.Length == 0 ? _t : _times[^1];
        _longest = Longest();
    }

    double Longest()
    {
        var unscheduled = _model.Workings.SwitchList.Any(one => one.Slope < 0);
        return unscheduled || _model.StateCount == 0 ? (_end - _t) / 100 : _end - _t;
    }

    Rodas5P Implicit() => new(_field, _model.Workings.Factors.Value());

    public Trajectory Run(IProgress<double>? progress, CancellationToken cancellation)
    {
        _cancellation = cancellation;
        if (Begin())
        {
            while (_t < _end && Advance())
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report((_t - _scenario.Start) / (_end - _scenario.Start));
            }
        }
        if (_ending == Ending.Completed)
        {
            ReportUpTo(_end, true);
        }
        return new Trajectory(
            [.. _times.Take(_reported)], _scenario.Wanted, [.. _values], _ending, _advice,
            new Effort(_steps, _rejected, _stepper == _explicit ? Method.Explicit : Method.Stiff), [.. _fired], [.. _broken.Values.OrderBy(one => one.Time)]);
    }

    bool Begin()
    {
        var start = _model.StartInputs(_t, _scenario.Values);
        var kept = new double[_model.Start.Outputs];
        _model.Start.Run(start, kept, new double[_model.Start.Scratch]);
        kept.AsSpan(0, _y.Length).CopyTo(_y);
        kept.AsSpan(_y.Length).CopyTo(_field.Held);
        _tangents?.Begin(start);
        if (_first is { } first)
        {
            Change(first);
        }
        _field.History?.Begin(_t, start, _y, _field.Held);
        if (_model.HasAlgebraic && _model.Workings.Relaxation is null && !Settle())
        {
            return false;
        }
        _field.History?.Begin(_t, start, _y, _field.Held);
        if (!Settle())
        {
            return false;
        }
        for (var i = 0; i < _y.Length; i++)
        {
            if (!double.IsFinite(_y[i]))
            {
                return Stop(Ending.NoStart, $"'{_model.States[i]}' has no finite initial value; give it one");
            }
        }
        if (!CarryOut())
        {
            return false;
        }
        _field.Scale();
        _h = FirstStep();
        return true;
    }

    double FirstStep()
    {
        var span = Math.Min(_end - _t, _longest);
        if (_y.Length == 0)
        {
            return span;
        }
        var rates = new double[_y.Length];
        _field.Rates(_t, _y, rates);
        var norm = _scenario.Tolerances.Norm(rates, _y, _y, _field.Scales);
        return norm > 0 && double.IsFinite(norm) ? Math.Min(span, 0.01 / norm * 10) : span * 1e-3;
    }

    bool Advance()
    {
        ReportUpTo(_t, true);
        if (_nextDose < _doses.Count && _doses[_nextDose].Time <= _t)
        {
            return Dose();
        }
        var stop = NextStop(out var isSwitch);
        // A switch is approached from before, so that no stage of the step sees the other side.
        var land = isSwitch ? stop - Moment * Math.Max(Math.Abs(stop), 1e-300) : stop;
        if (land - _t > 2 * Moment * Math.Max(Math.Abs(_t), 1e-300))
        {
            if (!Step(land, out var landed))
            {
                return false;
            }
            if (!landed)
            {
                return true;
            }
        }
        return Hop(stop, isSwitch);
    }

    /// <summary>Passes over a stop: reports and events at it, then those just after.</summary>
    bool Hop(double stop, bool isSwitch)
    {
        if (_changesFollow && stop >= _end)
        {
            // What the caller changes at a time comes before the events of that time.
            _t = stop;
            return true;
        }
        _tangents?.EnterAt(_t, _y, stop, isSwitch, _happenings);
        _t = stop;
        _field.Fill(_t, _y);
        if (_model.HasAlgebraic && isSwitch && !Settle())
        {
            return false;
        }
        if (!CarryOut())
        {
            return false;
        }
        if (!isSwitch)
        {
            _tangents?.Leave(_t, _y);
            return true;
        }
        var after = stop + Moment * Math.Max(Math.Abs(stop), 1e-300);
        if (stop == 0)
        {
            after = Moment;
        }
        ReportUpTo(stop, true);
        _t = after;
        _field.Fill(_t, _y);
        if (!CarryOut())
        {
            return false;
        }
        _tangents?.Leave(_t, _y);
        return true;
    }

    double NextStop(out bool isSwitch)
    {
        isSwitch = false;
        var stop = Math.Min(_end, _happenings.NextDue);
        if (_nextDose < _doses.Count)
        {
            stop = Math.Min(stop, _doses[_nextDose].Time);
        }
        var list = _model.Workings.SwitchList;
        if (list.Length > 0)
        {
            _field.Fill(_t, _y);
            _model.Workings.Switches.Run(_field.Inputs, _switches, _field.Scratch);
            for (var i = 0; i < list.Length; i++)
            {
                if (list[i].Slope < 0 || _switches[list.Length + i] == 0)
                {
                    continue;
                }
                var time = _t - _switches[i] / _switches[list.Length + i];
                if (time > _t + 2 * Moment * Math.Abs(_t) && time <= stop)
                {
                    (stop, isSwitch) = (time, true);
                }
            }
        }
        return stop;
    }

    bool Step(double land, out bool landed)
    {
        landed = false;
        var fresh = true;
        var shortest = Math.Max(double.Epsilon, 1e-15 * Math.Max(Math.Abs(_t), 1e-3 * (land - _t)));
        var longest = Math.Min(_longest, _field.ShortestDelay(_t, _y));
        while (true)
        {
            if (_steps + _rejected >= _scenario.StepLimit)
            {
                return Stop(Ending.StepLimit,
                    $"{_scenario.StepLimit} steps reach only t = {_t:R}; allow more steps or a larger tolerance");
            }
            var h = Math.Min(_h, longest);
            var lands = _t + h * 1.0000001 >= land;
            h = lands ? land - _t : Math.Min(h, (land - _t) * 0.6);
            var error = _stepper.Try(_t, h, _y, fresh, _scenario.Tolerances);
            fresh = false;
            if (error <= 1)
            {
                _steps++;
                var stiff = _stepper == _explicit && _scenario.Method == Method.Automatic
                    && (_explicit!.Stiff || (_field.History is null && _steps + _rejected > ExplicitPatience));
                landed = Stand(h, lands ? land : _t + h, lands);
                var grown = h * Math.Clamp(0.9 * Elementary.Pow(Math.Max(error, 1e-10), -1.0 / _stepper.ErrorOrder), 0.2, 6);
                _h = lands ? Math.Max(_h, grown) : grown;
                if (stiff)
                {
                    _stepper = Implicit();
                }
                return _ending == Ending.Completed;
            }
            _rejected++;
            _h = h * (double.IsNaN(error) || double.IsInfinity(error)
                ? 0.25
                : Math.Clamp(0.9 * Elementary.Pow(error, -1.0 / _stepper.ErrorOrder), 0.1, 0.9));
            if (_h < shortest)
            {
                return Stop(Ending.StepTooShort, $"no step is short enough at t = {_t:R}: {WhyTooShort()}");
            }
        }
    }

    string WhyTooShort()
    {
        var rates = new double[_y.Length];
        _field.Rates(_t, _y, rates);
        var wild = Array.FindIndex(rates, rate => !double.IsFinite(rate));
        var largest = Array.IndexOf(rates, rates.Max(Math.Abs) is var top && rates.Contains(top) ? top : -top);
        return wild >= 0
            ? $"the rate of '{_model.States[wild]}' is not a finite number there; look for a division by zero"
            : $"'{_model.States[largest]}' changes fastest, at {rates[largest]:R}; a value may grow without bound";
    }

    /// <summary>Takes a step that stands: up to its end, or to the first moment at which a condition turns.</summary>
    bool Stand(double h, double to, bool lands)
    {
        var theta = FirstTurn(h);
        if (theta <= 1)
        {
            (to, lands) = (_t + theta * h, false);
        }
        _field.History?.Add(_t, h, _y, _stepper, _field.Held);
        _tangents?.Step(_t, h, (Rodas5P)_stepper);
        Between(h, to);
        if (theta <= 1)
        {
            _tangents?.EnterWithin(_t, h, theta, _baseline.AsSpan(_happenings.Count), _stepper);
        }
        if (theta < 1)
        {
            _stepper.Within(theta, _y);
        }
        else
        {
            _stepper.End.CopyTo(_y);
        }
        _tangents?.Stand(theta);
        _t = to;
        if (theta > 1)
        {
            NoteBaseline();
        }
        else if ((!_model.HasAlgebraic || Settle()) && CarryOut())
        {
            _tangents?.Leave(_t, _y);
        }
        return lands;
    }

    void Between(double h, double to)
    {
        while (_reported < _times.Length && _times[_reported] < to)
        {
            var time = _times[_reported];
            _stepper.Within((time - _t) / h, _inside);
            _tangents?.Within((time - _t) / h);
            ReportOne(time, _inside);
        }
    }

    void ReportUpTo(double time, bool inclusive)
    {
        while (_reported < _times.Length
            && (_times[_reported] < time || (inclusive && _times[_reported] <= time)))
        {
            ReportOne(_times[_reported], _y);
        }
    }

    void ReportOne(double time, ReadOnlySpan<double> y)
    {
        _field.Fill(time, y);
        Span<double> row = new double[_report.Outputs];
        _report.Run(_field.Inputs, row, _reportScratch);
        _values.AddRange(row);
        _tangents?.Report(_field.Inputs);
        _reported++;
    }

    bool Stop(Ending ending, string advice)
    {
        (_ending, _advice) = (ending, advice);
        return false;
    }
}
