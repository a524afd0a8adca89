using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Dynamics.Sampling;

namespace Sarcotrace.Questions.Simulation;

/// <summary>The values of each individual of a population, by index: from tables first, then drawn.</summary>
sealed class Drawn
{
    // A Latin hypercube is drawn whole, so its size is bounded: 128 MB.
    const long MostInHypercube = 16_000_000;

    readonly PopulationOptions _population;
    readonly Population? _joint;
    readonly SobolSequence _sequence;
    readonly double[] _hypercube = [];

    internal Drawn(PopulationOptions population)
    {
        _population = population;
        var varied = population.Varied.Length;
        _sequence = new SobolSequence(Math.Max(1, varied), population.Seed);
        _joint = population.Joint();
        if (population.Drawing == Drawing.LatinHypercube && varied > 0)
        {
            Require.Within(1, MostInHypercube, population.Individuals * varied);
            _hypercube = LatinHypercube.Points((int)population.Individuals, varied, population.Seed);
        }
    }

    /// <summary>Names whose values differ, in the order in which they are filled.</summary>
    internal ImmutableArray<string> Names =>
        [.. _population.Cohort?.Names ?? [], .. _population.Varied.Select(one => one.Name)];

    /// <summary>Fills in the values of an individual; safe on several threads.</summary>
    internal void Fill(long index, Span<double> values)
    {
        var own = 0;
        if (_population.Cohort is { } cohort)
        {
            own = cohort.Names.Length;
            cohort.Values.AsSpan((int)(index % cohort.Ids.Length) * own, own).CopyTo(values);
        }
        if (_joint is null)
        {
            return;
        }
        var dimensions = _joint.Count;
        if (_hypercube.Length > 0)
        {
            _joint.At(_hypercube.AsSpan((int)index * dimensions, dimensions), values[own..]);
            return;
        }
        Span<double> point = stackalloc double[dimensions];
        _sequence.Point(index, point);
        _joint.At(point, values[own..]);
    }

    /// <summary>What was done, in sentences.</summary>
    internal static IEnumerable<string> Methods(PopulationOptions population)
    {
        if (population.Cohort is { } cohort)
        {
            var what = (cohort.Doses.IsEmpty, cohort.Names.IsEmpty) switch
            {
                (false, false) => $"doses and {string.Join(", ", cohort.Names)}",
                (false, true) => "doses",
                _ => string.Join(", ", cohort.Names),
            };
            yield return $"{cohort.Ids.Length} individuals of a table have {what} of their own; {population.Individuals} were run"
                + (population.Individuals > cohort.Ids.Length ? ", dealt in turn." : ".");
        }
        if (population.Varied.Length == 0)
        {
            yield break;
        }
        var (by, key) = population.Drawing == Drawing.Sobol ? ("a Sobol sequence", "joe2008") : ("a Latin hypercube", "mckay1979");
        yield return $"{population.Individuals} individuals were drawn by {by} with seed {population.Seed} [{key}]"
            + $" over {population.Varied.Length} values: "
            + string.Join("; ", population.Varied.Select(one => $"{one.Name} {one.Distribution}"))
            + (population.Correlations.IsEmpty ? "." : ", joined by a Gaussian copula with the correlations given [devroye1986].");
    }
}
