namespace Sarcotrace.Dynamics.Sparse;

/// <summary>
/// Straight-line LU in a fixed order, watched: where the order is numerically bad, pivoting takes over.
/// </summary>
sealed class GeneratedFactors(Pattern pattern, SolutionPlan plan) : IFactors
{
    // Below this, rounding errors grow too little to look at the residual.
    const double Calm = 1e4;

    readonly int _n = pattern.Size;
    readonly int _right = 1 + pattern.Count + plan.Factors;
    readonly double[] _values = new double[1 + pattern.Count + plan.Factors + 2 * pattern.Size];
    readonly double[] _mass = new double[pattern.Size];
    readonly double[] _small = new double[1];
    readonly double[] _scratch =
        new double[Math.Max(plan.Factor.Scratch, Math.Max(plan.Solve.Scratch, plan.Check.Scratch))];
    SparseFactors? _pivoting;
    bool _pivots;

    /// <summary>How often pivoting had to take over.</summary>
    public long Fallbacks { get; private set; }

    /// <summary>Makes the code now rather than once it has run often.</summary>
    public void Compile()
    {
        plan.Factor.Compile();
        plan.Solve.Compile();
    }

    /// <inheritdoc/>
    /// <remarks>Source: [davis2006] §6; [higham2002] §9</remarks>
    public bool Factor(double shift, ReadOnlySpan<double> mass, ReadOnlySpan<double> jacobian)
    {
        _values[0] = shift;
        jacobian[..pattern.Count].CopyTo(_values.AsSpan(1));
        mass.CopyTo(_mass);
        var factors = _values.AsSpan(1 + pattern.Count, plan.Factors);
        plan.Factor.Run(_values, factors, _scratch);
        _pivots = false;
        var growth = 0.0;
        foreach (var place in plan.Multipliers)
        {
            growth += Math.Abs(factors[place]);
        }
        return (growth <= Calm && Finite(factors)) || Trustworthy() || Pivot();
    }

    /// <inheritdoc/>
    /// <remarks>Source: [davis2006] §3</remarks>
    public void Solve(Span<double> b)
    {
        if (_pivots)
        {
            _pivoting!.Solve(b);
            return;
        }
        b[.._n].CopyTo(_values.AsSpan(_right));
        plan.Solve.Run(_values, b, _scratch);
    }

    /// <summary>Whether a solution with the factors leaves a small residual.</summary>
    bool Trustworthy()
    {
        var right = _values.AsSpan(_right, _n);
        for (var i = 0; i < _n; i++)
        {
            right[i] = 1 + i % 3;
        }
        plan.Solve.Run(_values, _values.AsSpan(_right + _n), _scratch);
        plan.Check.Run(_values, _small, _scratch);
        return _small[0] == _n;
    }

    bool Pivot()
    {
        Fallbacks++;
        _pivoting ??= new SparseFactors(pattern);
        _pivots = true;
        return _pivoting.Factor(_values[0], _mass, _values.AsSpan(1, pattern.Count));
    }

    static bool Finite(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value * 0;
        }
        return sum == 0;
    }
}
