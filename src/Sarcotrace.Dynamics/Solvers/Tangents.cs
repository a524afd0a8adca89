using Sarcotrace.Dynamics.Systems;

namespace Sarcotrace.Dynamics.Solvers;

/// <summary>
/// Derivatives of one run's inputs by some directions, carried along with it: exactly those of the steps made, through
/// events whose times move.
/// </summary>
/// <remarks>
/// Rows are inputs (time, states, held), each a vector over directions. While something happens at a time that itself moves
/// by τ, rows are derivatives along the moving time, time's own row being τ; between happenings that row is 0.
/// Source: [griewank2008] §15 on differentiating a method's steps; [galan1999] on jumps
/// </remarks>
sealed class Tangents
{
    readonly TangentModel _slopes;
    readonly Model _model;
    readonly ModelField _field;
    readonly int _n;
    readonly int _p;
    readonly Action<double[], double[]> _begin;
    readonly TangentReport _report;
    readonly StageTangents _stages;
    readonly double[] _now;
    readonly double[] _inside;
    readonly double[] _scratch;
    readonly double[] _rates;
    bool _within;
    bool _moving;
    double[] _startInputs = [];

    /// <summary>Directions for one run.</summary>
    /// <param name="slopes">Derivatives of the model.</param>
    /// <param name="field">The run's field.</param>
    /// <param name="directions">Number of directions.</param>
    /// <param name="begin">Sets derivatives of the start's inputs (input × directions).</param>
    /// <param name="report">Takes derivatives of what is reported.</param>
    public Tangents(
        TangentModel slopes, ModelField field, int directions, Action<double[], double[]> begin, TangentReport report)
    {
        (_slopes, _model, _field, _n, _p) = (slopes, slopes.Model, field, slopes.Model.StateCount, directions);
        (_begin, _report) = (begin, report);
        _now = new double[_model.InputCount * _p];
        _inside = new double[_model.InputCount * _p];
        _scratch = new double[Math.Max(slopes.Scratch, report.Scratch)];
        _rates = new double[_n];
        _stages = new StageTangents(slopes, field, directions, _scratch);
    }

    Span<double> States => _now.AsSpan(_p, _n * _p);

    Span<double> Row(int place) => _now.AsSpan(place * _p, _p);

    /// <summary>Derivatives at the start.</summary>
    public void Begin(double[] startInputs)
    {
        _startInputs = startInputs;
        var inputs = new double[_model.StartCount * _p];
        _begin(startInputs, inputs);
        var values = new double[_slopes.Start.Count];
        _slopes.Start.Evaluate(startInputs, values, _scratch);
        Array.Clear(_now);
        _slopes.Start.AddTo(_now.AsSpan(_p, _slopes.Start.Rows * _p), 1, values, inputs, _p);
    }

    /// <summary>Sets the states' derivatives back to those of the start.</summary>
    public void Reset()
    {
        var before = _now.ToArray();
        Begin(_startInputs);
        before.AsSpan((1 + _n) * _p).CopyTo(_now.AsSpan((1 + _n) * _p));
    }

    /// <summary>Derivatives of the algebraic states from those of all else.</summary>
    /// <returns>False where their equations do not determine them.</returns>
    public bool Settle(double t, ReadOnlySpan<double> y)
    {
        _field.Fill(t, y);
        return _stages.Settle(_now);
    }

    /// <summary>Differentiates the step that was just made, and its polynomial.</summary>
    public void Step(double t, double h, Rodas5P stepper) => _stages.Step(t, h, stepper, _now);

    /// <summary>Lets the next report be of a moment within the step.</summary>
    public void Within(double theta)
    {
        _now.CopyTo(_inside, 0);
        _stages.Within(theta, _now, _inside.AsSpan(_p, _n * _p));
        _within = true;
    }

    /// <summary>Moves to the step's end, unless it was cut.</summary>
    public void Stand(double theta)
    {
        if (theta >= 1)
        {
            _stages.End.CopyTo(States);
        }
    }

    /// <summary>Reports.</summary>
    public void Report(double[] inputs)
    {
        if (!_within && _moving)
        {
            // What is measured, is measured at a time that stays.
            var kept = _now.ToArray();
            Leave(inputs[0], inputs.AsSpan(1, _n).ToArray());
            _report.Add(inputs, _now, _scratch);
            kept.CopyTo(_now, 0);
            _moving = true;
            return;
        }
        _report.Add(inputs, _within ? _inside : _now, _scratch);
        _within = false;
    }

    /// <summary>Cuts the step where a condition turns, and goes along with the time at which it does.</summary>
    public void EnterWithin(double t, double h, double theta, ReadOnlySpan<bool> baseline, IStepper stepper)
    {
        var before = Math.Max(0, theta - Math.Max(4e-16, 2e-15 * Math.Abs(t) / h));
        var y = new double[_n];
        stepper.Within(before, y);
        _field.Rates(t + before * h, y, _rates);
        var states = new double[_n * _p];
        _stages.Within(theta, _now, states);
        states.CopyTo(States);
        var after = new double[_n];
        stepper.Within(theta, after);
        _field.Fill(t + theta * h, after);
        var turned = Turned(baseline);
        _field.Fill(t + before * h, y);
        turned = turned >= 0 ? turned : Nearest(_rates);
        if (turned >= 0)
        {
            Enter(MovedBy(turned, _rates), t + before * h, y);
        }
    }

    // A trigger may turn one moment after the difference it compares: then the difference nearest to zero is the cause.
    int Nearest(double[] rates)
    {
        var list = _model.Workings.SwitchList;
        var values = new double[_model.Workings.Switches.Outputs];
        _model.Workings.Switches.Run(_field.Inputs, values, _field.Scratch);
        var slopes = new double[_slopes.Switches.Count];
        _slopes.Switches.Evaluate(_field.Inputs, slopes, _scratch);
        var (nearest, gap) = (-1, double.PositiveInfinity);
        for (var i = 0; i < list.Length; i++)
        {
            var time = Math.Abs(values[i] / Speed(i, slopes, rates));
            if (list[i].Slope < 0 && time < gap)
            {
                (nearest, gap) = (i, time);
            }
        }
        return nearest;
    }

    double Speed(int index, double[] slopes, double[] rates)
    {
        var table = _slopes.Switches;
        var speed = 0.0;
        for (var k = table.Starts[index]; k < table.Starts[index + 1]; k++)
        {
            var input = table.Columns[k];
            speed += slopes[k] * (input == 0 ? 1 : input <= _n ? rates[input - 1] : 0);
        }
        return speed;
    }

    /// <summary>Goes along with a time that was known beforehand: a switch in time alone, or an event that was due.</summary>
    public void EnterAt(double t, double[] y, double stop, bool isSwitch, Happenings happenings)
    {
        if (!isSwitch)
        {
            if (happenings.NextDue <= stop && happenings.NextDueSlopes is { Length: > 0 } due)
            {
                _field.Rates(t, y, _rates);
                Enter(due, t, y);
            }
            return;
        }
        var list = _model.Workings.SwitchList;
        _field.Fill(t, y);
        var values = new double[_model.Workings.Switches.Outputs];
        _model.Workings.Switches.Run(_field.Inputs, values, _field.Scratch);
        var (nearest, gap) = (-1, double.PositiveInfinity);
        for (var i = 0; i < list.Length; i++)
        {
            var slope = values[list.Length + i];
            if (list[i].Slope >= 0 && slope != 0 && Math.Abs(t - values[i] / slope - stop) < gap)
            {
                (nearest, gap) = (i, Math.Abs(t - values[i] / slope - stop));
            }
        }
        _field.Rates(t, y, _rates);
        if (nearest >= 0)
        {
            Enter(MovedBy(nearest, _rates), t, y);
        }
    }

    int Turned(ReadOnlySpan<bool> baseline)
    {
        var list = _model.Workings.SwitchList;
        var values = new double[_model.Workings.Switches.Outputs];
        var truths = baseline[(baseline.Length - list.Length)..];
        _model.Workings.Switches.Run(_field.Inputs, values, _field.Scratch);
        for (var i = 0; i < list.Length; i++)
        {
            if (list[i].Slope < 0 && (truths[i] ? values[i] < 0 : values[i] > 0))
            {
                return i;
            }
        }
        return -1;
    }

    // −(∂g/∂x · tangents) / (dg/dt along the course): how the zero of g moves.
    double[] MovedBy(int index, double[] rates)
    {
        var table = _slopes.Switches;
        var values = new double[table.Count];
        table.Evaluate(_field.Inputs, values, _scratch);
        var moved = new double[_p];
        for (var k = table.Starts[index]; k < table.Starts[index + 1]; k++)
        {
            SlopeTable.Add(moved, values[k], Row(table.Columns[k]));
        }
        var speed = Speed(index, values, rates);
        for (var d = 0; d < _p; d++)
        {
            moved[d] = speed == 0 ? 0 : -moved[d] / speed;
        }
        return moved;
    }

    void Enter(double[] moved, double t, double[] y)
    {
        if (_moving || moved.AsSpan().IndexOfAnyExcept(0.0) < 0)
        {
            return;
        }
        Shift(1, moved);
        moved.CopyTo(Row(0));
        _moving = true;
        Settle(t, y);
    }

    /// <summary>Comes back to derivatives at a time that stays.</summary>
    public void Leave(double t, double[] y)
    {
        if (!_moving)
        {
            return;
        }
        _field.Rates(t, y, _rates);
        Shift(-1, Row(0).ToArray());
        Row(0).Clear();
        _moving = false;
        Settle(t, y);
    }

    void Shift(double sign, double[] moved)
    {
        for (var i = 0; i < _n; i++)
        {
            if (_model.Mass[i] != 0)
            {
                SlopeTable.Add(Row(1 + i), sign * _rates[i], moved);
            }
        }
    }

    /// <summary>Derivatives of what an event sets, at the field's inputs.</summary>
    public double[] OfValues(EventProgram program) => Of(_slopes.Of(program).Values);

    /// <summary>Derivatives of the time at which an event that fires now is due.</summary>
    public double[] OfDue(EventProgram program)
    {
        var delay = _slopes.Of(program).Delay;
        var slopes = delay.Rows == 0 ? new double[_p] : Of(delay);
        SlopeTable.Add(slopes, 1, Row(0));
        return slopes;
    }

    double[] Of(SlopeTable table)
    {
        var values = new double[table.Count];
        table.Evaluate(_field.Inputs, values, _scratch);
        var result = new double[table.Rows * _p];
        table.AddTo(result, 1, values, _now, _p);
        return result;
    }

    /// <summary>Derivatives of what is set, and of what is kept of species whose compartment is resized.</summary>
    public void Assign(
        EventProgram program, double[] values, double[] slopes, double[] inputs, bool keepsConcentrations = false)
    {
        var workings = _model.Workings;
        var (before, after) = (new double[workings.Sizes.Outputs], new double[workings.Sizes.Outputs]);
        workings.Sizes.Run(inputs, before, _field.Scratch);
        var beforeSlopes = Of(_slopes.Sizes);
        var kept = inputs.ToArray();
        // As the values are: all is set at once, a concentration in the compartment as it was.
        for (var i = 0; i < values.Length; i++)
        {
            if (program.Targets[i] is { Place: >= 0 } target)
            {
                var row = Row(target.Place);
                var size = target.KeptAsAmount ? target.Compartment : -1;
                for (var d = 0; d < _p; d++)
                {
                    row[d] = size < 0
                        ? slopes[i * _p + d]
                        : slopes[i * _p + d] * before[size] + values[i] * beforeSlopes[size * _p + d];
                }
                inputs[target.Place] = size < 0 ? values[i] : values[i] * before[size];
            }
        }
        workings.Sizes.Run(inputs, after, _field.Scratch);
        var afterSlopes = Of(_slopes.Sizes);
        var (over, under) = keepsConcentrations ? (after, before) : (before, after);
        var (overSlopes, underSlopes) = keepsConcentrations ? (afterSlopes, beforeSlopes) : (beforeSlopes, afterSlopes);
        foreach (var (place, size) in keepsConcentrations ? workings.Amounts : workings.Concentrations)
        {
            if (before[size] != after[size])
            {
                var row = Row(place);
                var ratio = over[size] / under[size];
                for (var d = 0; d < _p; d++)
                {
                    var change = (overSlopes[size * _p + d] - ratio * underSlopes[size * _p + d]) / under[size];
                    row[d] = row[d] * ratio + inputs[place] * change;
                }
            }
        }
        kept.CopyTo(inputs, 0);
    }

    /// <summary>Largest change of the states' derivatives over a time, by tolerance.</summary>
    public double Drift(double t, ReadOnlySpan<double> y, double time, Tolerances tolerances)
    {
        _field.Fill(t, y);
        var table = _slopes.Rates;
        var values = new double[table.Count];
        table.Evaluate(_field.Inputs, values, _scratch);
        var rates = new double[_n * _p];
        table.AddTo(rates, 1, values, _now, _p);
        var worst = 0.0;
        for (var i = 0; i < _n; i++)
        {
            for (var d = 0; d < _p; d++)
            {
                var scale = tolerances.Absolute + tolerances.Relative * (Math.Abs(Row(1 + i)[d]) + Math.Abs(y[i]));
                worst = Math.Max(worst, Math.Abs(rates[i * _p + d]) * time / scale);
            }
        }
        return worst;
    }
}
