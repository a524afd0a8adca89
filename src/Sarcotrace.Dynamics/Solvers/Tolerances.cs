using Sarcotrace.Core;

namespace Sarcotrace.Dynamics.Solvers;

/// <summary>Error allowed in a step: absolute + relative · |y|, root mean square over states.</summary>
public sealed record Tolerances
{
    /// <value>Relative to the state's size; above 0, below 1; by default 1e-6.</value>
    public double Relative { get; init => field = Require.Between(0, 1, value); } = 1e-6;

    /// <value>In the unit that the state's name means (a concentration for most species); above 0; by default 1e-12.</value>
    public double Absolute { get; init => field = Require.Between(0, double.PositiveInfinity, value); } = 1e-12;

    /// <summary>Error by tolerance.</summary>
    /// <param name="error">Estimated error of each state.</param>
    /// <param name="before">States at the step's start.</param>
    /// <param name="after">States at its end.</param>
    /// <param name="scales">By how much what is kept for a state exceeds what its name means; empty for 1 everywhere.</param>
    /// <returns>Root mean square; 0 for no states.</returns>
    /// <remarks>Source: [hairer1993] §II.4</remarks>
    public double Norm(
        ReadOnlySpan<double> error, ReadOnlySpan<double> before, ReadOnlySpan<double> after, ReadOnlySpan<double> scales = default)
    {
        var sum = 0.0;
        for (var i = 0; i < error.Length; i++)
        {
            var absolute = scales.IsEmpty ? Absolute : Absolute * scales[i];
            var scale = absolute + Relative * Math.Max(Math.Abs(before[i]), Math.Abs(after[i]));
            sum += error[i] / scale * (error[i] / scale);
        }
        return error.Length == 0 ? 0 : Math.Sqrt(sum / error.Length);
    }
}
