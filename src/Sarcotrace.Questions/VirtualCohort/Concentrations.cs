using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics;

namespace Sarcotrace.Questions.VirtualCohort;

/// <summary>What is truly in the plasma: log-normal, and linear in age, sex, traits and latent factors.</summary>
/// <remarks>
/// Effects sit on single metabolites and never on factors. So a metabolite may go together with a planted one and still
/// be unrelated to muscle, which is what makes the error rate of a search countable.
/// </remarks>
sealed class Concentrations(ImmutableArray<VirtualPerson> people, TraitLinks links, ulong seed)
{
    const double CentreAge = 70;

    readonly double[][] _factors =
        [.. people.Select((_, i) => FactorsOf(Streams.Open(seed, Streams.Factors, i)))];

    /// <summary>Concentrations of one metabolite in all people, in µmol/L.</summary>
    /// <param name="metabolite">The molecule.</param>
    /// <param name="index">Its place in the list, which numbers its sequence of draws.</param>
    internal double[] Of(VirtualMetabolite metabolite, int index)
    {
        var draws = Streams.Open(seed, Streams.Concentration, index);
        var (sd, unique) = (metabolite.LogSd, metabolite.Unique(links));
        var centre = Elementary.Log(metabolite.MeanUmolPerL) - sd * sd / 2;

        var concentrations = new double[people.Length];
        for (var i = 0; i < people.Length; i++)
        {
            var person = people[i];
            var standard = Dot(metabolite.Loadings, _factors[i]) + Dot(metabolite.Effects, person.Residuals.AsSpan())
                + unique * draws.Normal();
            concentrations[i] = Elementary.Exp(centre + Fixed(metabolite, person) + sd * standard);
        }

        return concentrations;
    }

    static double Fixed(VirtualMetabolite metabolite, VirtualPerson person) =>
        metabolite.AgePerYear * (person.AgeYears - CentreAge)
        + metabolite.MenOverWomen * (person.Sex == Sex.Male ? 0.5 : -0.5)
        + (person.Fasted ? 0 : metabolite.NotFasted)
        + (person.Smoking == "current" ? metabolite.Smoking : 0);

    static double[] FactorsOf(Draws draws)
    {
        var factors = new double[MetaboliteList.Factors.Length];
        for (var i = 0; i < factors.Length; i++) factors[i] = draws.Normal();
        return factors;
    }

    static double Dot(ImmutableArray<double> weights, ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++) sum += weights[i] * values[i];
        return sum;
    }
}
