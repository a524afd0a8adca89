using Sarcotrace.Dynamics.Sparse;

namespace Sarcotrace.Dynamics.Solvers;

/// <summary>A system M·y' = F(t, y), M diagonal of ones and zeros. Owns scratch: one for each thread.</summary>
public interface IVectorField
{
    /// <summary>Places of ∂F/∂y that may differ from zero; its size is the number of states.</summary>
    Pattern Pattern { get; }

    /// <summary>Diagonal of M.</summary>
    ReadOnlySpan<double> Mass { get; }

    /// <summary>Size of each state by which the absolute tolerance is multiplied; empty for 1 everywhere.</summary>
    ReadOnlySpan<double> Scales => [];

    /// <summary>Computes F.</summary>
    /// <param name="t">Time.</param>
    /// <param name="y">States.</param>
    /// <param name="rates">Where F goes.</param>
    /// <remarks>Source: [hairer1996] §IV.7</remarks>
    void Rates(double t, ReadOnlySpan<double> y, Span<double> rates);

    /// <summary>Computes ∂F/∂y in the order of the pattern, and ∂F/∂t.</summary>
    /// <param name="t">Time.</param>
    /// <param name="y">States.</param>
    /// <param name="jacobian">Where ∂F/∂y goes.</param>
    /// <param name="slopes">Where ∂F/∂t goes.</param>
    /// <remarks>Source: [hairer1996] §IV.7</remarks>
    void Slopes(double t, ReadOnlySpan<double> y, Span<double> jacobian, Span<double> slopes);
}
