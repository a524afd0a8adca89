using System.Collections.Immutable;
using Sarcotrace.Core.Mechanisms;
using Sarcotrace.Core.Networks;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Dynamics.Ensembles;
using Sarcotrace.Dynamics.Sampling;
using Sarcotrace.Dynamics.Solvers;
using Sarcotrace.Dynamics.Systems;
using Sarcotrace.Statistics;

namespace Sarcotrace.Questions.Trial;

/// <summary>Individuals of the model, each followed through every arm.</summary>
/// <param name="Before">By outcome, then individual: at the start of treatment.</param>
/// <param name="After">By outcome, arm, individual: at its end.</param>
/// <param name="Lost">Individuals that the model could not follow.</param>
sealed record AxisIndividuals(ImmutableArray<ImmutableArray<double>> Before, ImmutableArray<ImmutableArray<ImmutableArray<double>>> After, int Lost)
{
    const double MolarMass = 89.094;

    /// <summary>Follows them.</summary>
    internal static AxisIndividuals Of(Mechanism mechanism, Model model, TrialOptions options, int threads, CancellationToken cancel)
    {
        double[] doses = [0, .. options.Doses];
        var outcomes = options.ModelOutcomes;
        var width = 2 * outcomes.Length;
        var courses = doses.Select(_ => new double[options.Individuals][]).ToArray();
        for (var arm = 0; arm < doses.Length; arm++)
        {
            var kept = courses[arm];
            var own = new Own(mechanism, options);
            ModelEnsemble.Run(
                model, Scenario(options, own, doses[arm]), own.Names, options.Individuals, own.Draw,
                (index, course, advice) => kept[index] = advice.Length > 0 ? [] : course.ToArray(), threads, null, cancel);
        }

        int[] whole = [.. Enumerable.Range(0, options.Individuals).Where(one => courses.All(arm => arm[one].Length == width && arm[one].All(double.IsFinite)))];
        return new(
            [.. outcomes.Select((_, outcome) => whole.Select(one => courses[0][one][outcome]).ToImmutableArray())],
            [.. outcomes.Select((_, outcome) => courses.Select(arm => whole.Select(one => arm[one][outcomes.Length + outcome]).ToImmutableArray())
                .ToImmutableArray())],
            options.Individuals - whole.Length);
    }

    // They start young and at rest, and grow old before they are treated, with the drinking water.
    static Scenario Scenario(TrialOptions options, Own own, double dose) => new()
    {
        Start = -Math.Max(0, options.ModelAge - own.Fixed["age_young"]) * own.Fixed["hours_per_age"],
        Times = [0, 24 * options.Days],
        Values = own.Fixed,
        Doses = dose == 0 ? [] : [new Dose(0, "stomach", dose * 1000 / MolarMass * options.Days) { Duration = 24 * options.Days }],
        Wanted = [.. options.ModelOutcomes.Select(name => new Wanted(name))],
        Tolerances = new Tolerances { Relative = 1e-5, Absolute = 1e-9 },
        StepLimit = 200_000,
    };

    /// <summary>Values of a species and how they differ between individuals.</summary>
    sealed class Own
    {
        readonly ImmutableArray<Marginal> _marginals;
        readonly Draws _draws;

        internal Own(Mechanism mechanism, TrialOptions options)
        {
            var own = mechanism.Values.Where(one => one.Species == options.ModelSpecies || one.Species == "any").ToList();
            var varied = own.Where(one => one.Varies).ToList();
            var deviation = Math.Sqrt(Elementary.Log(1 + options.Individual * options.Individual));
            Names = [.. varied.Select(one => one.Name)];
            _marginals = [.. varied.Select(one => (Marginal)new Marginal.LogNormal(one.Value, deviation) { Lowest = one.Low, Highest = one.High })];
            _draws = new Draws(options.Seed);
            Fixed = own.Where(one => !one.Varies).ToDictionary(one => one.Name, one => one.Value);
            Fixed["age_at_start"] = options.ModelAge;
        }

        internal ImmutableArray<string> Names { get; }

        internal Dictionary<string, double> Fixed { get; }

        internal void Draw(long index, Span<double> values)
        {
            // The same individual in every arm, so that arms differ by what was done to them alone.
            var stream = _draws.Stream((ulong)index);
            for (var k = 0; k < values.Length; k++) values[k] = _marginals[k].Quantile(stream.Uniform());
        }
    }
}
