using System.Collections.Immutable;

namespace Sarcotrace.Dynamics.Estimation;

/// <summary>What is made least: usually the negative logarithm of a likelihood. Safe to call from several threads at once.</summary>
public interface IObjective
{
    /// <summary>Names of what is sought.</summary>
    ImmutableArray<string> Names { get; }

    /// <summary>Least values.</summary>
    ImmutableArray<double> Lower { get; }

    /// <summary>Largest values.</summary>
    ImmutableArray<double> Upper { get; }

    /// <summary>Evaluates.</summary>
    /// <param name="x">Point within the bounds.</param>
    /// <param name="slopes">Whether gradient and curvature are wanted.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The value; infinite where there is none.</returns>
    /// <remarks>Source: [nocedal2006] §10</remarks>
    Evaluation At(ReadOnlySpan<double> x, bool slopes, CancellationToken cancellation);
}

/// <summary>An objective at one point.</summary>
/// <param name="Value">Its value; positive infinity where it cannot be computed.</param>
/// <param name="Gradient">Its derivatives; empty where not wanted or not to be had.</param>
/// <param name="Curvature">
/// Positive semidefinite stand-in for its second derivatives (Gauss–Newton or Fisher information), row by row; empty as
/// <paramref name="Gradient"/> is.
/// </param>
/// <param name="Advice">Why there is no value; empty where there is.</param>
public sealed record Evaluation(double Value, double[] Gradient, double[] Curvature, string Advice = "");
