using System.Runtime.CompilerServices;
using Sarcotrace.Dynamics.Code;

namespace Sarcotrace.Dynamics.Ensembles;

/// <summary>
/// One worker: carries individuals through time side by side and takes the next wherever one is done.
/// </summary>
sealed class LaneRunner<T, TLane>(StepPlan plan, Sequence sequence, Action<long, Individual> fill)
    where T : struct
    where TLane : struct, ILane<T>
{
    // Smallest step by which a moment can be told from the one before.
    const double Moment = 4e-15;

    static int Width => TLane.Count;

    readonly RodasLanes<T, TLane> _step = new(plan);
    readonly LaneState[] _lanes =
        [.. Enumerable.Range(0, TLane.Count).Select(_ => new LaneState(plan))];
    readonly double[] _t = new double[TLane.Count];
    readonly double[] _h = new double[TLane.Count];
    readonly double[] _stop = new double[TLane.Count];
    readonly double[] _due = new double[TLane.Count];
    readonly double[] _live = new double[TLane.Count];
    readonly double[] _grow = new double[TLane.Count];
    readonly double[] _least = new double[TLane.Count];
    readonly double[] _taken = new double[TLane.Count];
    readonly double[] _theta = new double[TLane.Count];
    Block? _block;

    public void Run(CancellationToken cancellation)
    {
        do
        {
            var live = 0;
            for (var lane = 0; lane < Width; lane++)
            {
                live += Refill(lane) ? 1 : 0;
            }
            while (live > 0)
            {
                cancellation.ThrowIfCancellationRequested();
                if (Advance())
                {
                    live -= Attend();
                }
            }
        }
        while (sequence.Wait(cancellation));
    }

    /// <summary>One step in every lane; true where some lane reached a stop or cannot go on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    bool Advance()
    {
        var t = TLane.Load(ref _t[0]);
        var asked = TLane.Load(ref _h[0]);
        var stop = TLane.Load(ref _stop[0]);
        var left = TLane.Subtract(stop, t);
        // The last two steps before a stop are made equal, rather than one whole and one tiny.
        var lands = TLane.LessOrEqual(left, TLane.Multiply(asked, TLane.Of(1.01)));
        var halves = TLane.Less(left, TLane.Multiply(asked, TLane.Of(2)));
        var h = TLane.Select(lands, left, TLane.Select(halves, TLane.Multiply(left, TLane.Of(0.5)), asked));
        var square = _step.Try(t, h);
        var live = TLane.Load(ref _live[0]);
        var accepted = TLane.And(live, TLane.LessOrEqual(square, TLane.Of(1)));
        var reached = TLane.And(accepted, lands);
        var after = TLane.Select(lands, stop, TLane.Add(t, h));
        if (TLane.Any(TLane.And(accepted, TLane.LessOrEqual(TLane.Load(ref _due[0]), after))))
        {
            Report(t, h, accepted, after);
        }
        var factor = Control.Factor<T, TLane>(square);
        var most = TLane.Load(ref _grow[0]);
        var next = TLane.Multiply(h, TLane.Min(factor, most));
        TLane.Store(TLane.Select(accepted, TLane.Of(6), TLane.Of(1)), ref _grow[0]);
        next = TLane.Select(live, next, TLane.Of(1));
        TLane.Store(next, ref _h[0]);
        TLane.Store(TLane.Select(accepted, after, t), ref _t[0]);
        _step.Move(accepted);
        var steps = TLane.Add(TLane.Load(ref _taken[0]), TLane.Of(1));
        TLane.Store(steps, ref _taken[0]);
        var stuck = TLane.Or(
            TLane.Less(next, TLane.Load(ref _least[0])), TLane.Less(TLane.Of(plan.Problem.MostSteps), steps));
        var calls = TLane.Or(reached, TLane.And(live, stuck));
        TLane.Store(calls, ref _theta[0]);
        return TLane.Any(calls);
    }

    /// <summary>Reports every time that the step passed, one a lane in each round.</summary>
    void Report(T t, T h, T accepted, T after)
    {
        while (true)
        {
            var due = TLane.Load(ref _due[0]);
            var passed = TLane.And(accepted, TLane.LessOrEqual(due, after));
            if (!TLane.Any(passed))
            {
                return;
            }
            var theta = TLane.Min(TLane.Divide(TLane.Subtract(due, t), h), TLane.Of(1));
            theta = TLane.Select(passed, TLane.Select(TLane.Less(due, after), theta, TLane.Of(1)), TLane.Of(0));
            _step.Observe(TLane.Select(passed, due, t), theta);
            TLane.Store(passed, ref _theta[0]);
            for (var lane = 0; lane < Width; lane++)
            {
                if (_theta[lane] != 0)
                {
                    var state = _lanes[lane];
                    var row = state.Next();
                    for (var i = 0; i < row.Length; i++)
                    {
                        row[i] = _step[_step.Observed + i * Width + lane];
                    }
                    _due[lane] = state.Due;
                }
            }
        }
    }

    /// <summary>Doses, ends and failures, lane by lane; the number of lanes that fell idle.</summary>
    int Attend()
    {
        var idle = 0;
        for (var lane = 0; lane < Width; lane++)
        {
            if (_theta[lane] == 0)
            {
                continue;
            }
            var state = _lanes[lane];
            if (_t[lane] < _stop[lane])
            {
                idle += End(lane, _h[lane] < _least[lane] ? Outcome.StepTooSmall : Outcome.TooManySteps);
            }
            else if (!state.Finished)
            {
                for (var i = 0; i < plan.States; i++)
                {
                    state.Y[i] = _step[_step.State(i) + lane];
                }
                idle += Restart(lane) ? 0 : End(lane, Outcome.StepTooSmall);
            }
            else
            {
                idle += End(lane, Outcome.Completed);
            }
        }
        return idle;
    }

    int End(int lane, Outcome outcome)
    {
        Close(lane, outcome);
        return Refill(lane) ? 0 : 1;
    }

    void Close(int lane, Outcome outcome)
    {
        var block = _lanes[lane].Block!;
        _lanes[lane].Close(outcome, (int)_taken[lane]);
        if (block.Open == 0)
        {
            sequence.Deliver(block);
        }
    }

    /// <summary>Starts the next individual in a lane; false where there is none now.</summary>
    bool Refill(int lane)
    {
        var state = _lanes[lane];
        while (true)
        {
            if (_block is null || _block.Taken == _block.Count)
            {
                _block = sequence.Take();
            }
            if (_block is null)
            {
                (_live[lane], _h[lane]) = (0, 1);
                (_due[lane], _stop[lane]) = (double.PositiveInfinity, double.PositiveInfinity);
                return false;
            }
            var row = _block.Taken++;
            state.Begin(_block, row, fill);
            _t[lane] = plan.Problem.Start;
            _live[lane] = 1;
            _taken[lane] = 0;
            _h[lane] = 0;
            for (var i = 0; i < plan.Problem.Parameters; i++)
            {
                _step[_step.Parameter(i) + lane] = state.Individual.Parameters[i];
            }
            if (Restart(lane))
            {
                return true;
            }
            Close(lane, state.Finished ? Outcome.Completed : Outcome.NoStart);
        }
    }

    /// <summary>Gives the doses that are due and takes up stepping; false where there is nothing to step to.</summary>
    bool Restart(int lane)
    {
        var state = _lanes[lane];
        var h = state.Restart(_t[lane], _h[lane]);
        for (var i = 0; i < plan.States; i++)
        {
            _step[_step.State(i) + lane] = state.Y[i];
            _step[Width * (1 + i) + lane] = state.Y[i];
        }
        for (var i = 0; i < state.Individual.Flows.Length; i++)
        {
            _step[_step.Parameter(plan.Problem.Parameters + i) + lane] = state.Individual.Flows[i];
        }
        (_h[lane], _stop[lane], _due[lane], _grow[lane]) = (h, state.Stop, state.Due, 6);
        _least[lane] = Moment * Math.Max(Math.Abs(_t[lane]), Math.Abs(state.Stop));
        return h > 0;
    }
}
