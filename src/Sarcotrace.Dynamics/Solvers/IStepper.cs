namespace Sarcotrace.Dynamics.Solvers;

/// <summary>One method of stepping a vector field through time. Not shared between threads.</summary>
public interface IStepper
{
    /// <summary>Order by which the step size follows the error estimate: the lower order of the pair, plus one.</summary>
    int ErrorOrder { get; }

    /// <summary>Tries a step.</summary>
    /// <param name="t">Time at its start.</param>
    /// <param name="h">Its length, positive.</param>
    /// <param name="y">States at its start; kept by the stepper until the next try.</param>
    /// <param name="fresh">Whether t or y differ from the last try's (false after a rejected try).</param>
    /// <param name="tolerances">What error is allowed.</param>
    /// <returns>Error by tolerance, at most 1 where the step may stand; not-a-number where it could not be made.</returns>
    /// <remarks>Source: [hairer1996] §IV.7</remarks>
    double Try(double t, double h, ReadOnlySpan<double> y, bool fresh, Tolerances tolerances);

    /// <summary>States at the end of the last try.</summary>
    ReadOnlySpan<double> End { get; }

    /// <summary>States within the last try, once it stands.</summary>
    /// <param name="theta">Share of the step, 0 to 1.</param>
    /// <param name="y">Where the states go.</param>
    /// <remarks>Source: [hairer1996] §IV.7</remarks>
    void Within(double theta, Span<double> y);

    /// <summary>Number of coefficient vectors that <see cref="Within"/> needs beside start and end.</summary>
    int DenseCount { get; }

    /// <summary>Copies the coefficients of the last step's polynomial.</summary>
    /// <param name="coefficients">DenseCount × states.</param>
    /// <remarks>Source: [hairer1996] §IV.7</remarks>
    void Dense(Span<double> coefficients);
}
