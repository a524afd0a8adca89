using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Dynamics.Estimation;

/// <summary>Finds a least value within bounds by steps that a model of the objective is trusted for.</summary>
public sealed record TrustRegion
{
    /// <value>Evaluations with derivatives after which it stops; at least 1; by default 1000.</value>
    public int Limit { get; init => field = Require.AtLeast(1, value); } = 1000;

    /// <value>Largest first step, in the unit of the scaled parameters; by default 1.</value>
    public double Radius { get; init => field = Require.Between(0, 1e6, value); } = 1;

    /// <value>Largest step at all; by default 2.</value>
    public double Widest { get; init => field = Require.Between(0, 1e6, value); } = 2;

    /// <value>Whether what the curvature leaves out is learnt from gradients; by default true.</value>
    public bool Learns { get; init; } = true;

    /// <value>Change of the objective, relative to 1 + its size, that counts as none; by default 1e-10.</value>
    public double Precision { get; init => field = Require.Between(0, 1, value); } = 1e-10;

    /// <summary>Searches from a point.</summary>
    /// <param name="objective">What is made least.</param>
    /// <param name="start">Where to begin; moved into the bounds.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The best point found, and why the search ended there.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <remarks>
    /// The quadratic model has the objective's curvature, and what that leaves out is learnt from how the gradient changes
    /// (symmetric rank-one updates); variables that the step drives out are fixed on their bounds
    /// and the step is solved again for the others. Source: [nocedal2006] §4, §6.2, §10.3, §16.7; [more1983]
    /// </remarks>
    public Search From(IObjective objective, ReadOnlySpan<double> start, CancellationToken cancellation = default)
    {
        var n = start.Length;
        var x = new double[n];
        for (var i = 0; i < n; i++)
        {
            x[i] = Math.Clamp(start[i], objective.Lower[i], objective.Upper[i]);
        }
        var now = objective.At(x, true, cancellation);
        var search = new Search([.. x], [.. x], now.Value, SearchEnd.NoStart, 1, now.Advice, now.Curvature);
        if (!double.IsFinite(now.Value) || now.Gradient.Length != n)
        {
            return search;
        }
        var secant = new SecantRest(n);
        var radius = Radius;
        var small = 0;
        for (var count = 1; count < Limit;)
        {
            if (Steepness(objective, x, now.Gradient) < 1e-7 * (1 + Math.Abs(now.Value)))
            {
                return Ended(SearchEnd.Flat, count);
            }
            var step = BoundedStep.Of(objective, x, now.Gradient, secant.With(now.Curvature), radius);
            var next = new double[n];
            for (var i = 0; i < n; i++)
            {
                next[i] = Math.Clamp(x[i] + step.Move[i], objective.Lower[i], objective.Upper[i]);
            }
            if (!(step.Length > 1e-10) || !(step.Gain > 0))
            {
                return Ended(SearchEnd.SmallStep, count);
            }
            var value = objective.At(next, false, cancellation).Value;
            var ratio = (now.Value - value) / step.Gain;
            if (double.IsFinite(value) && ratio > 1e-4)
            {
                var evaluation = objective.At(next, true, cancellation);
                count++;
                if (double.IsFinite(evaluation.Value))
                {
                    if (Learns)
                    {
                        secant.Learn(step.Move, now.Gradient, evaluation);
                    }
                    small = now.Value - value < Precision * (1 + Math.Abs(value)) ? small + 1 : 0;
                    (x, now) = (next, evaluation);
                    radius = ratio > 0.75 && step.Length > 0.8 * radius ? Math.Min(2 * radius, Widest) : ratio < 0.25 ? step.Length / 2 : radius;
                    if (small >= 3)
                    {
                        return Ended(SearchEnd.SmallGain, count);
                    }
                    continue;
                }
            }
            radius = step.Length / 4;
            if (radius < 1e-9)
            {
                return Ended(SearchEnd.SmallStep, count);
            }
        }
        return Ended(SearchEnd.Limit, Limit);

        Search Ended(SearchEnd end, int evaluations) => search with
        {
            Point = [.. x],
            Value = now.Value,
            End = end,
            Evaluations = evaluations,
            Curvature = now.Curvature,
        };
    }

    static double Steepness(IObjective objective, double[] x, double[] gradient)
    {
        var steepest = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            var reach = gradient[i] > 0 ? x[i] - objective.Lower[i] : objective.Upper[i] - x[i];
            steepest = Math.Max(steepest, Math.Min(Math.Abs(gradient[i]), Math.Abs(gradient[i]) * reach));
        }
        return steepest;
    }
}

/// <summary>One search.</summary>
/// <param name="Start">Where it began.</param>
/// <param name="Point">Where it ended.</param>
/// <param name="Value">The objective there.</param>
/// <param name="End">Why it ended.</param>
/// <param name="Evaluations">Evaluations with derivatives.</param>
/// <param name="Advice">Why there was no start; empty elsewhere.</param>
/// <param name="Curvature">Curvature at the end, row by row; empty where there was no start.</param>
public sealed record Search(
    ImmutableArray<double> Start,
    ImmutableArray<double> Point,
    double Value,
    SearchEnd End,
    int Evaluations,
    string Advice,
    double[] Curvature);

/// <summary>Why a search ended.</summary>
public enum SearchEnd
{
    /// <summary>The objective is flat there, but for bounds.</summary>
    Flat,
    /// <summary>Further steps gain nothing that counts.</summary>
    SmallGain,
    /// <summary>No step, however short, gains.</summary>
    SmallStep,
    /// <summary>At the limit of evaluations.</summary>
    Limit,
    /// <summary>There was no value at the start.</summary>
    NoStart,
}
