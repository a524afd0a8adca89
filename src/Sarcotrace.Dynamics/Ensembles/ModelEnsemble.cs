using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Sarcotrace.Core.Networks;
using Sarcotrace.Dynamics.Solvers;
using Sarcotrace.Dynamics.Systems;

namespace Sarcotrace.Dynamics.Ensembles;

/// <summary>Carries many individuals of a model through time, each with values of its own.</summary>
public static class ModelEnsemble
{
    /// <summary>Whether a scenario runs in lanes; otherwise individuals are run one by one, which costs more.</summary>
    /// <param name="model">The model.</param>
    /// <param name="scenario">What is simulated.</param>
    /// <returns>
    /// False for events, algebraic rules, fast reactions, delays, doses that reset or were always given, and where code
    /// cannot be made at run time.
    /// </returns>
    /// <remarks>Source: [steinebach2023]</remarks>
    public static bool InLanes(Model model, Scenario scenario) => InLanes(model, scenario, [scenario.Doses]);

    static bool InLanes(Model model, Scenario scenario, ImmutableArray<ImmutableArray<Dose>> regimens) =>
        RuntimeFeature.IsDynamicCodeSupported
        && model is { HasAlgebraic: false, DelayCount: 0, StateCount: > 0 }
        && model.Workings is { Events.Length: 0, Relaxation: null, SwitchList.Length: 0 }
        && regimens.All(doses => doses.All(dose => !dose.Reset && !dose.SteadyState))
        && scenario.Wanted.All(wanted => wanted.As == Meaning.AsWritten);

    /// <summary>Runs individuals and hands on their results in order of index.</summary>
    /// <param name="model">The model.</param>
    /// <param name="scenario">What is the same for all.</param>
    /// <param name="varied">Names whose initial values differ.</param>
    /// <param name="count">How many individuals.</param>
    /// <param name="draw">Sets the varied values of an index; called on several threads.</param>
    /// <param name="receive">Takes times × wanted of an index, or advice where it could not be followed to the end.</param>
    /// <param name="threads">How many threads may work; results do not depend on it.</param>
    /// <param name="progress">Told the share done, 0 to 1.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ArgumentException">A name is unknown, or a dose has no state to go to.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <remarks>Memory does not grow with the number of individuals. Source: [steinebach2023]</remarks>
    public static void Run(
        Model model,
        Scenario scenario,
        ImmutableArray<string> varied,
        long count,
        DrawValues draw,
        ReceiveCourse receive,
        int threads,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default) =>
        Run(model, new(), scenario, varied, count, draw, receive, threads, progress, cancellation);

    /// <summary>Runs individuals with code that scenarios of the model share, and hands on their results in order of index.</summary>
    /// <param name="model">The model.</param>
    /// <param name="steps">Code that earlier scenarios of the model left, and that this one leaves.</param>
    /// <param name="scenario">What is the same for all.</param>
    /// <param name="varied">Names whose initial values differ.</param>
    /// <param name="count">How many individuals.</param>
    /// <param name="draw">Sets the varied values of an index; called on several threads.</param>
    /// <param name="receive">Takes times × wanted of an index, or advice where it could not be followed to the end.</param>
    /// <param name="threads">How many threads may work; results do not depend on it.</param>
    /// <param name="progress">Told the share done, 0 to 1.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ArgumentException">A name is unknown, or a dose has no state to go to.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <remarks>The same bytes as without it; saves some tens of milliseconds a scenario. Source: [steinebach2023]</remarks>
    public static void Run(
        Model model,
        EnsembleSteps steps,
        Scenario scenario,
        ImmutableArray<string> varied,
        long count,
        DrawValues draw,
        ReceiveCourse receive,
        int threads,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default) =>
        All(model, steps, scenario, [scenario.Doses], varied, count, draw, receive, threads, progress, cancellation);

    /// <summary>Runs individuals with doses of their own and hands on their results in order of index.</summary>
    /// <param name="model">The model.</param>
    /// <param name="scenario">What is the same for all; its doses are not given.</param>
    /// <param name="regimens">Doses by individual, at least one list, dealt in turn where there are more individuals.</param>
    /// <param name="varied">Names whose initial values differ.</param>
    /// <param name="count">How many individuals.</param>
    /// <param name="draw">Sets the varied values of an index; called on several threads.</param>
    /// <param name="receive">Takes times × wanted of an index, or advice where it could not be followed to the end.</param>
    /// <param name="threads">How many threads may work; results do not depend on it.</param>
    /// <param name="progress">Told the share done, 0 to 1.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ArgumentException">A name is unknown, or a dose has no state to go to.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <remarks>Memory: the regimens, whatever the number of individuals. Source: [steinebach2023]</remarks>
    public static void Run(
        Model model,
        Scenario scenario,
        ImmutableArray<ImmutableArray<Dose>> regimens,
        ImmutableArray<string> varied,
        long count,
        DrawValues draw,
        ReceiveCourse receive,
        int threads,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default) =>
        All(model, new(), scenario, regimens, varied, count, draw, receive, threads, progress, cancellation);

    static void All(
        Model model, EnsembleSteps steps, Scenario scenario, ImmutableArray<ImmutableArray<Dose>> regimens,
        ImmutableArray<string> varied, long count, DrawValues draw, ReceiveCourse receive, int threads,
        IProgress<double>? progress, CancellationToken cancellation)
    {
        Core.Require.AtLeast(1, regimens.Length);
        if (InLanes(model, scenario, regimens))
        {
            Lanes(model, steps, scenario, regimens, varied, count, draw, receive, threads, progress, cancellation);
            return;
        }
        OneByOne(model, scenario, regimens, varied, count, draw, receive, threads, progress, cancellation);
    }

    static (double Time, int State, double Amount, double Duration)[] Expanded(Model model, ImmutableArray<Dose> doses)
    {
        var all = doses.SelectMany(dose => DoseAct.Times(dose).Select(time => (
            Time: time, State: model.Place(dose.Target).Place - 1, Amount: dose.Amount * dose.Bioavailability, dose.Duration)))
            .ToArray();
        return all.All(dose => dose.State >= 0 && dose.State < model.StateCount)
            ? all
            : throw new ArgumentException("a dose is given to what is no state", nameof(doses));
    }

    static void Lanes(
        Model model, EnsembleSteps steps, Scenario scenario, ImmutableArray<ImmutableArray<Dose>> regimens,
        ImmutableArray<string> varied, long count, DrawValues draw, ReceiveCourse receive, int threads,
        IProgress<double>? progress, CancellationToken cancellation)
    {
        var given = regimens.Select(doses => Expanded(model, doses)).ToArray();
        var ensemble = steps.For(new EnsembleProblem
        {
            Graph = model.Graph,
            Rates = model.RateNodes,
            Parameters = model.Held.Length,
            Observables = model.Nodes([.. scenario.Wanted.Select(wanted => (Expression)new Symbol(wanted.Name))]),
            Times = scenario.Times,
            Infused = [.. given.SelectMany(doses => doses).Where(dose => dose.Duration > 0).Select(dose => dose.State).Distinct()],
            Start = scenario.Start,
            Tolerances = scenario.Tolerances,
            MostSteps = scenario.StepLimit,
        });
        ensemble.Run(
            count,
            (index, individual) =>
            {
                var kept = new double[model.Start.Outputs];
                model.Start.Run(Inputs(model, scenario, varied, index, draw), kept, new double[model.Start.Scratch]);
                kept.AsSpan(0, model.StateCount).CopyTo(individual.States);
                kept.AsSpan(model.StateCount).CopyTo(individual.Parameters);
                foreach (var (time, state, amount, duration) in given[index % given.Length])
                {
                    individual.Give(time, state, amount, duration);
                }
            },
            block =>
            {
                for (var i = 0; i < block.Count; i++)
                {
                    receive(block.First + i, block.Values(i), block[i] == Outcome.Completed ? "" : block[i].Advice());
                }
            },
            threads, progress, cancellation);
    }

    static double[] Inputs(Model model, Scenario scenario, ImmutableArray<string> varied, long index, DrawValues draw) =>
        model.StartInputs(scenario.Start, Values(scenario, varied, index, draw));

    static Dictionary<string, double> Values(Scenario scenario, ImmutableArray<string> varied, long index, DrawValues draw)
    {
        Span<double> drawn = new double[varied.Length];
        draw(index, drawn);
        var values = new Dictionary<string, double>(scenario.Values);
        for (var k = 0; k < varied.Length; k++)
        {
            values[varied[k]] = drawn[k];
        }
        return values;
    }

    static void OneByOne(
        Model model, Scenario scenario, ImmutableArray<ImmutableArray<Dose>> regimens, ImmutableArray<string> varied,
        long count, DrawValues draw, ReceiveCourse receive, int threads, IProgress<double>? progress,
        CancellationToken cancellation)
    {
        var courses = new Trajectory[Math.Min(count, 64L * threads)];
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        for (var first = 0L; first < count; first += courses.Length)
        {
            var (from, many) = (first, (int)Math.Min(courses.Length, count - first));
            Parallel.For(0, many, options, i => courses[i] = Simulation.Run(
                model, scenario with
                {
                    Values = Values(scenario, varied, from + i, draw),
                    Doses = regimens[(int)((from + i) % regimens.Length)],
                }, null, cancellation));
            for (var i = 0; i < many; i++)
            {
                receive(from + i, courses[i].Values.AsSpan(), courses[i].Advice);
            }
            progress?.Report((double)(first + many) / count);
        }
    }
}

/// <summary>Sets the varied values of an individual.</summary>
/// <param name="index">Which.</param>
/// <param name="values">Where they go, in the order of the names.</param>
public delegate void DrawValues(long index, Span<double> values);

/// <summary>Takes the course of an individual.</summary>
/// <param name="index">Which.</param>
/// <param name="values">Times × wanted; fewer where it could not be followed to the end.</param>
/// <param name="advice">Empty where it was.</param>
public delegate void ReceiveCourse(long index, ReadOnlySpan<double> values, string advice);
