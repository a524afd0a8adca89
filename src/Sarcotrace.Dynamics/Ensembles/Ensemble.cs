using System.Runtime.Intrinsics;
using Sarcotrace.Core;
using Sarcotrace.Dynamics.Code;

namespace Sarcotrace.Dynamics.Ensembles;

/// <summary>
/// Carries many individuals of one system through time, several in a register and one worker a core, in memory that
/// does not grow with their number.
/// </summary>
/// <remarks>
/// Individuals do not see their neighbours: results are the same bytes whatever the lanes, the threads and the order.
/// Safe to share between threads.
/// </remarks>
public sealed class Ensemble
{
    readonly StepPlan _plan;

    Ensemble(StepPlan plan) => _plan = plan;

    /// <summary>What it was made from.</summary>
    public EnsembleProblem Problem => _plan.Problem;

    /// <summary>Makes the code for a problem.</summary>
    /// <param name="problem">Equations, what is reported and when.</param>
    /// <returns>What runs individuals.</returns>
    /// <remarks>Cost: some tens of milliseconds for fifty states. Source: [steinebach2023]</remarks>
    public static Ensemble Of(EnsembleProblem problem) => new(StepPlan.Of(problem));

    /// <summary>Whether another problem's steps are the same.</summary>
    internal bool Steps(EnsembleProblem problem) => _plan.Steps(problem);

    /// <summary>What runs individuals of another problem whose steps are the same.</summary>
    internal Ensemble Reporting(EnsembleProblem problem) => new(_plan.Reporting(problem));

    /// <summary>Runs individuals and hands on their results in order.</summary>
    /// <param name="count">How many.</param>
    /// <param name="fill">
    /// Fills in the individual of an index, which starts all zero; called on several threads, each index once.
    /// </param>
    /// <param name="receive">Takes the results, block by block in order of index, one at a time.</param>
    /// <param name="workers">Threads; 0 for one a core.</param>
    /// <param name="progress">Told the share of individuals handed on, 0 to 1.</param>
    /// <param name="cancellation">Stops it between two steps.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <remarks>
    /// Rosenbrock steps of order 5 with a step size for each individual. Memory: a few blocks of results. What fill or
    /// receive throw comes out unchanged. Source: [steinebach2023]; [hairer1996] §IV.7
    /// </remarks>
    public void Run(
        long count,
        Action<long, Individual> fill,
        Action<Block> receive,
        int workers = 0,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default) =>
        Run(Lanes.Widest, count, fill, receive, workers, progress, cancellation);

    internal void Run(
        int lanes,
        long count,
        Action<long, Individual> fill,
        Action<Block> receive,
        int workers = 0,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        Require.AtLeast(0, workers);
        if (count <= 0)
        {
            return;
        }
        var row = Problem.Times.Length * Problem.Observables.Length;
        var size = (int)Math.Min(count, Math.Clamp(1_000_000L / Math.Max(1, row), 16, 1024));
        workers = (int)Math.Min(workers == 0 ? Environment.ProcessorCount : workers, (count + size - 1) / size);
        var sequence = new Sequence(count, size, 3 * workers + 1, row, receive, progress);
        var threads = new Thread[workers - 1];
        for (var i = 0; i < threads.Length; i++)
        {
            threads[i] = new Thread(Work) { IsBackground = true };
            threads[i].Start();
        }
        Work();
        foreach (var thread in threads)
        {
            thread.Join();
        }
        if (sequence.Failure is { } failure)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        }

        void Work()
        {
            try
            {
                Worker(lanes, sequence, fill, cancellation);
            }
            catch (Exception failure)
            {
                sequence.Fail(failure);
            }
        }
    }

    void Worker(int lanes, Sequence sequence, Action<long, Individual> fill, CancellationToken cancellation)
    {
        switch (lanes)
        {
            case 8:
                new LaneRunner<Vector512<double>, Lane8>(_plan, sequence, fill).Run(cancellation);
                break;
            case 4:
                new LaneRunner<Vector256<double>, Lane4>(_plan, sequence, fill).Run(cancellation);
                break;
            default:
                new LaneRunner<double, Lane1>(_plan, sequence, fill).Run(cancellation);
                break;
        }
    }
}
