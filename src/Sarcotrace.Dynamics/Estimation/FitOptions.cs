using Sarcotrace.Core;
using Sarcotrace.Dynamics.Solvers;

namespace Sarcotrace.Dynamics.Estimation;

/// <summary>How an estimation problem is simulated.</summary>
public sealed record FitOptions
{
    /// <value>Error allowed in a step; by default 1e-8 relative, 1e-14 absolute.</value>
    public Tolerances Tolerances { get; init; } = new() { Relative = 1e-8, Absolute = 1e-14 };

    /// <value>Steps after which one experiment gives up; by default 20,000.</value>
    public int StepLimit { get; init => field = Require.AtLeast(1, value); } = 20_000;

    /// <value>Whether priors count in the objective; by default true.</value>
    public bool Priors { get; init; } = true;
}
