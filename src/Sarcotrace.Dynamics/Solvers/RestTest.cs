namespace Sarcotrace.Dynamics.Solvers;

/// <summary>Tells whether a system is at rest: whether a step a thousand million times its fastest time changes nothing.</summary>
/// <param name="field">The system.</param>
/// <param name="tolerances">What change counts as none.</param>
/// <remarks>
/// The step is one of the linearly implicit Euler method, so that slow parts are seen through fast ones, and conserved
/// totals, which make the Jacobian singular, do no harm. Source: [hairer1996] §IV.9
/// </remarks>
sealed class RestTest(ModelField field, Tolerances tolerances)
{
    readonly int _n = field.Pattern.Size;
    readonly double[] _rates = new double[field.Pattern.Size];
    readonly double[] _slopes = new double[field.Pattern.Size];
    readonly double[] _jacobian = new double[field.Pattern.Count];
    readonly DirectionFactors _factors = new(field.Pattern.Size);

    /// <summary>Tests a moment.</summary>
    /// <param name="t">Time.</param>
    /// <param name="y">States.</param>
    /// <param name="elapsed">How long the system has been left alone.</param>
    public bool Passes(double t, ReadOnlySpan<double> y, double elapsed)
    {
        field.Rates(t, y, _rates);
        var moved = new double[_n];
        for (var i = 0; i < _n; i++)
        {
            moved[i] = field.Mass[i] * _rates[i] * elapsed;
        }
        return tolerances.Norm(moved, y, y) < 1 && Stays(t, y, elapsed);
    }

    bool Stays(double t, ReadOnlySpan<double> y, double elapsed)
    {
        var pattern = field.Pattern;
        field.Slopes(t, y, _jacobian, _slopes);
        var fastest = 0.0;
        foreach (var slope in _jacobian)
        {
            fastest = Math.Max(fastest, Math.Abs(slope));
        }
        var shift = 1 / Math.Max(elapsed, fastest > 0 ? 1e9 / fastest : 1e15);
        var matrix = _factors.Matrix;
        matrix.Clear();
        for (var row = 0; row < _n; row++)
        {
            matrix[row * _n + row] = shift * field.Mass[row];
            for (var k = pattern.Starts[row]; k < pattern.Starts[row + 1]; k++)
            {
                matrix[row * _n + pattern.Columns[k]] -= _jacobian[k];
            }
        }
        if (!_factors.Factor())
        {
            return false;
        }
        _factors.Solve(_rates, 1);
        return tolerances.Norm(_rates, y, y) < 10;
    }
}
