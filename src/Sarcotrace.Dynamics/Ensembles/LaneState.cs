namespace Sarcotrace.Dynamics.Ensembles;

/// <summary>The individual in a lane: who it is, what is still to report, which doses are still to come.</summary>
sealed class LaneState(StepPlan plan)
{
    readonly EnsembleProblem _problem = plan.Problem;
    readonly double[] _inputs = new double[1 + plan.States + plan.Held];
    readonly double[] _rates = new double[plan.States];
    readonly double[] _scratch = new double[Math.Max(plan.Rates.Scratch, plan.Observables.Scratch)];
    int _row;
    int _reported;
    int _given;

    public Individual Individual { get; } = new(plan.Problem);

    public double[] Y { get; } = new double[plan.States];

    public Block? Block { get; private set; }

    /// <summary>Next time to report; infinite where all are.</summary>
    public double Due => _reported < _problem.Times.Length ? _problem.Times[_reported] : double.PositiveInfinity;

    /// <summary>Whether all is reported.</summary>
    public bool Finished => _reported == _problem.Times.Length;

    /// <summary>Where the next step must end: a dose or the last time.</summary>
    public double Stop => _given < Individual.Acts.Count
        ? Math.Min(Individual.Acts[_given].Time, _problem.Times[^1])
        : _problem.Times[^1];

    public void Begin(Block block, int row, Action<long, Individual> fill)
    {
        (Block, _row, _reported, _given) = (block, row, 0, 0);
        block.Row(row).Clear();
        Individual.Clear();
        fill(block.First + row, Individual);
        Individual.Sort();
        Individual.States.CopyTo(Y);
        while (Due <= _problem.Start)
        {
            Fill(_problem.Start);
            plan.Observables.Run(_inputs, Next(), _scratch);
        }
    }

    /// <summary>Where the values of the next time go.</summary>
    public Span<double> Next()
    {
        var count = _problem.Observables.Length;
        return Block!.Row(_row).Slice(_reported++ * count, count);
    }

    /// <summary>Gives the doses of a moment; the next step to try, or 0 where there is none.</summary>
    /// <param name="t">The moment.</param>
    /// <param name="before">The last step; 0 at the start.</param>
    public double Restart(double t, double before)
    {
        if (Finished)
        {
            return 0;
        }
        for (; _given < Individual.Acts.Count && Individual.Acts[_given].Time <= t; _given++)
        {
            var act = Individual.Acts[_given];
            Y[act.State] += act.Amount;
            if (act.Flow != 0)
            {
                Individual.Flows[Individual.FlowOf(act.State)] += act.Flow;
            }
        }
        Fill(t);
        plan.Rates.Run(_inputs, _rates, _scratch);
        return Step(Stop - t, before);
    }

    /// <summary>A step over which no state changes by much more than its tolerance allows an error to grow.</summary>
    double Step(double left, double before)
    {
        var (sum, slopes) = (0.0, 0.0);
        for (var i = 0; i < Y.Length; i++)
        {
            var scale = _problem.Tolerances.Absolute + _problem.Tolerances.Relative * Math.Abs(Y[i]);
            sum += Y[i] / scale * (Y[i] / scale);
            slopes += _rates[i] / scale * (_rates[i] / scale);
        }
        if (!double.IsFinite(sum) || !double.IsFinite(slopes))
        {
            return 0;
        }
        var first = slopes > 0 && sum > 0 ? 0.01 * Math.Sqrt(sum / slopes) : 1e-3 * left;
        var least = before > 0 ? 1e-3 * Math.Min(before, left) : 1e-12 * left;
        return Math.Min(left, Math.Max(first, least));
    }

    void Fill(double t)
    {
        _inputs[0] = t;
        Y.CopyTo(_inputs, 1);
        Individual.Parameters.CopyTo(_inputs.AsSpan(1 + Y.Length));
        Individual.Flows.CopyTo(_inputs, 1 + Y.Length + _problem.Parameters);
    }

    public void Close(Outcome outcome, int steps)
    {
        Block!.End(_row, outcome, _reported, steps);
        Block = null;
    }
}
