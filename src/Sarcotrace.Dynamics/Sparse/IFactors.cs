namespace Sarcotrace.Dynamics.Sparse;

/// <summary>
/// Solves with shift·M − J for one individual, M diagonal, J of a fixed pattern. Not shared between threads.
/// </summary>
public interface IFactors
{
    /// <summary>Factors the matrix shift·M − J.</summary>
    /// <param name="shift">1/(γh), 1/time.</param>
    /// <param name="mass">Diagonal of M, one a state: 1 for a differential equation, 0 for an algebraic one.</param>
    /// <param name="jacobian">Values of J in the order of its pattern.</param>
    /// <returns>False where the matrix is singular to working precision or not finite.</returns>
    /// <remarks>Source: [davis2006] §6</remarks>
    bool Factor(double shift, ReadOnlySpan<double> mass, ReadOnlySpan<double> jacobian);

    /// <summary>Solves in place.</summary>
    /// <param name="b">Right-hand side; overwritten by the solution.</param>
    /// <remarks>Source: [davis2006] §3</remarks>
    void Solve(Span<double> b);
}
