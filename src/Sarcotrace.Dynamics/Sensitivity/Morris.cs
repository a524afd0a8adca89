using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Dynamics.Sampling;

namespace Sarcotrace.Dynamics.Sensitivity;

/// <summary>Screening by elementary effects: which parameters matter, and whether they interact or act nonlinearly.</summary>
public sealed record Morris
{
    /// <value>Trajectories; each costs parameters + 1 evaluations; at least 2; by default 30.</value>
    public int Trajectories { get; init => field = Require.AtLeast(2, value); } = 30;

    /// <value>Levels of the grid, even, at least 2; by default 4.</value>
    public int Levels { get; init => field = value % 2 == 0 ? Require.AtLeast(2, value) : throw new ArgumentOutOfRangeException(nameof(value), value, "must be even"); } = 4;

    /// <value>Seed; by default 1.</value>
    public ulong Seed { get; init; } = 1;

    /// <value>Threads; by default all cores (−1).</value>
    public int Threads { get; init; } = -1;

    /// <summary>Screens the parameters.</summary>
    /// <param name="ranges">Distribution of each parameter; one of infinite range is cut to its middle 99 %.</param>
    /// <param name="response">Quantity of interest.</param>
    /// <param name="progress">Told the share done.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>One effect a parameter, in the response's unit over the parameter's whole range.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <remarks>Source: [morris1991]; [campolongo2007] for μ*</remarks>
    public ImmutableArray<ElementaryEffect> Screen(
        ImmutableArray<Marginal> ranges, Response response, IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        var n = ranges.Length;
        var walks = Enumerable.Range(0, Trajectories).Select(walk => Walk(walk, n)).ToArray();
        var values = Evaluations.Of(response, n, Trajectories * (n + 1), Fill, Threads, progress, cancellation);
        var effects = new List<double>[n];
        for (var i = 0; i < n; i++)
        {
            effects[i] = [];
        }
        for (var walk = 0; walk < Trajectories; walk++)
        {
            for (var step = 0; step < n; step++)
            {
                var at = walk * (n + 1) + step;
                var moved = walks[walk].Order[step];
                var effect = (values[at + 1] - values[at]) / walks[walk].Steps[moved];
                if (double.IsFinite(effect))
                {
                    effects[moved].Add(effect);
                }
            }
        }
        return [.. effects.Select(Sum)];

        void Fill(int index, Span<double> point)
        {
            var (walk, step) = Math.DivRem(index, n + 1);
            for (var i = 0; i < n; i++)
            {
                var share = walks[walk].Start[i];
                if (Array.IndexOf(walks[walk].Order, i) < step)
                {
                    share += walks[walk].Steps[i];
                }
                point[i] = ranges[i].Quantile(0.005 + 0.99 * share);
            }
        }
    }

    (double[] Start, double[] Steps, int[] Order) Walk(int walk, int n)
    {
        var draws = CounterDraws.Of(Seed, (ulong)walk);
        var stride = Levels / 2;
        var (start, steps, order) = (new double[n], new double[n], Enumerable.Range(0, n).ToArray());
        for (var i = 0; i < n; i++)
        {
            var level = draws.Below(3 * (ulong)i, Levels);
            var sign = level + stride < Levels ? 1 : -1;
            start[i] = level / (Levels - 1.0);
            steps[i] = sign * stride / (Levels - 1.0);
            var other = draws.Below(3 * (ulong)i + 1, i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }
        return (start, steps, order);
    }

    static ElementaryEffect Sum(List<double> effects)
    {
        if (effects.Count < 2)
        {
            return new ElementaryEffect(0, 0, 0, effects.Count);
        }
        var mean = effects.Average();
        var spread = Math.Sqrt(effects.Sum(effect => (effect - mean) * (effect - mean)) / (effects.Count - 1));
        return new ElementaryEffect(mean, effects.Average(Math.Abs), spread, effects.Count);
    }
}

/// <summary>What moving one parameter over its range does.</summary>
/// <param name="Mean">μ: mean effect.</param>
/// <param name="Magnitude">μ*: mean of the effects' magnitudes.</param>
/// <param name="Spread">σ: their standard deviation; large where the parameter interacts or acts nonlinearly.</param>
/// <param name="Count">Effects that could be computed; below 2 the three others are 0.</param>
public readonly record struct ElementaryEffect(double Mean, double Magnitude, double Spread, int Count);
