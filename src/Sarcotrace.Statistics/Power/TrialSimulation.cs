using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Power;

/// <summary>Power of a trial by simulating it many times.</summary>
public static class TrialSimulation
{
    /// <summary>Simulates and analyses trials.</summary>
    /// <param name="design">The trial; its effects are those that are really there.</param>
    /// <param name="trials">How many, at least 1.</param>
    /// <param name="seed">Seed; trial i depends on it and on i alone.</param>
    /// <param name="threads">How many threads may work; the numbers do not depend on it.</param>
    /// <param name="progress">Told the share done, 0 to 1, or null.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Shares with their Monte-Carlo intervals.</returns>
    /// <exception cref="ArgumentException">The design contradicts itself: fewer than two arms, or rates without times.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <remarks>
    /// Cost: one analysis a trial; least squares take microseconds, mixed models some milliseconds. Assumes normal
    /// outcomes, losses at random. Source: [morris2019]; [holm1979]; [wilson1927].
    /// </remarks>
    public static TrialPower Of(
        TrialDesign design, int trials, ulong seed, int threads, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(design);
        return Run(design, stream => SimulatedTrial.Draw(design, stream), trials, seed, threads, progress, cancel);
    }

    /// <summary>Simulates trials on individuals whose course in every arm is known, such as those of a model.</summary>
    /// <param name="before">Outcome of each individual at the start.</param>
    /// <param name="after">Outcome of each individual at the end in each arm, arm by arm, the control first.</param>
    /// <param name="noise">Coefficient of variation of a measurement, not negative.</param>
    /// <param name="design">The trial: arms, number, losses, adherence and level; analysed by covariance with the start.</param>
    /// <param name="trials">How many, at least 1.</param>
    /// <param name="seed">Seed; trial i depends on it and on i alone.</param>
    /// <param name="threads">How many threads may work; the numbers do not depend on it.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Shares with their Monte-Carlo intervals.</returns>
    /// <exception cref="ArgumentException">Arms and columns differ in number, or there are fewer individuals than a trial takes.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <remarks>No individual takes part in a trial twice. Source: [morris2019].</remarks>
    public static TrialPower Of(
        ImmutableArray<double> before, ImmutableArray<ImmutableArray<double>> after, double noise, TrialDesign design, int trials, ulong seed,
        int threads, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(design);
        var pool = new TrialPool(before, after, Require.Within(0, double.MaxValue, noise));
        pool.Refuse(design);
        return Run(design with { Analysis = TrialAnalysis.Ancova }, stream => pool.Draw(design, stream), trials, seed, threads, null, cancel);
    }

    /// <summary>The measurements of the first of those trials.</summary>
    /// <param name="before">Outcome of each individual at the start.</param>
    /// <param name="after">Outcome of each individual at the end in each arm, arm by arm, the control first.</param>
    /// <param name="noise">Coefficient of variation of a measurement, not negative.</param>
    /// <param name="design">The trial.</param>
    /// <param name="seed">Seed.</param>
    /// <returns>Arm and measurements of each individual that stayed.</returns>
    /// <exception cref="ArgumentException">Arms and columns differ in number, or there are fewer individuals than a trial takes.</exception>
    /// <remarks>Source: [morris2019].</remarks>
    public static ImmutableArray<(int Arm, double Before, double After)> Example(
        ImmutableArray<double> before, ImmutableArray<ImmutableArray<double>> after, double noise, TrialDesign design, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(design);
        var pool = new TrialPool(before, after, Require.Within(0, double.MaxValue, noise));
        pool.Refuse(design);
        var trial = pool.Draw(design, new Draws(seed).Stream(0));
        return [.. Enumerable.Range(0, trial.Rows).Select(row => (trial.Arm[row], trial.Baseline[row], trial.Outcome[row]))];
    }

    static TrialPower Run(
        TrialDesign design, Func<Draws, SimulatedTrial> draw, int trials, ulong seed, int threads, IProgress<double>? progress, CancellationToken cancel)
    {
        Refuse(design);
        var treated = design.Effects.Length - 1;
        var found = new bool[Require.AtLeast(1, trials) * treated];
        var (left, failed) = (new int[trials], new bool[trials]);
        var draws = new Draws(seed);
        var done = 0;
        Across.Each(trials, threads, trial =>
        {
            var made = draw(draws.Stream((ulong)trial));
            left[trial] = made.Rows;
            if (TrialAnalyses.P(design, made) is { } p)
            {
                var adjusted = FalseDiscovery.Holm(p);
                for (var arm = 0; arm < treated; arm++) found[trial * treated + arm] = adjusted[arm] <= design.Alpha;
            }
            else
            {
                failed[trial] = true;
            }

            if (Interlocked.Increment(ref done) % 64 == 0) progress?.Report((double)done / trials);
        }, cancel);

        return new(
            [.. Enumerable.Range(0, treated).Select(arm => Counted(trial => found[trial * treated + arm]))],
            Counted(trial => found.AsSpan(trial * treated, treated).Contains(true)),
            Counted(trial => !found.AsSpan(trial * treated, treated).Contains(false)),
            left.Average(), failed.Count(one => one));

        Share Counted(Func<int, bool> has) => Share.Wilson(Enumerable.Range(0, trials).Count(has), trials);
    }

    static void Refuse(TrialDesign design)
    {
        if (design.Effects.Length < 2) throw new ArgumentException("a trial has at least two arms", nameof(design));
        Require.Finite(design.Effects.AsSpan(), nameof(design));
        if (design.Analysis == TrialAnalysis.Rates && design.Times.Distinct().Count() < 2)
            throw new ArgumentException("rates need at least two times", nameof(design));
        if (design.Analysis is TrialAnalysis.ClusterMeans && design.Clustering != Clustering.Whole)
            throw new ArgumentException("means of clusters need clusters that are treated whole", nameof(design));
        if (design.Analysis is TrialAnalysis.Mixed && design.Clustering == Clustering.None)
            throw new ArgumentException("a random intercept for each cluster needs clusters", nameof(design));
    }
}
