using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;

namespace Sarcotrace.Questions.VirtualCohort;

/// <summary>A line of <c>metabolites.csv</c>: a molecule, how it varies, and what is planted in it.</summary>
/// <param name="Identity">Names, class and pathway.</param>
/// <param name="MeanUmolPerL">Arithmetic mean at 70 years over both sexes, fasted, others at their average.</param>
/// <param name="Cv">Coefficient of variation between people of one age and sex, as a fraction.</param>
/// <param name="MeanOrigin">Where mean and variation come from: published, typical (unconfirmed) or assumed.</param>
/// <param name="TechnicalCv">Coefficient of variation of repeated measurement, as a fraction.</param>
/// <param name="BelowDetection">Share of people below the limit of detection.</param>
/// <param name="Loadings">Correlation with each latent factor, as <see cref="MetaboliteList.Factors"/>.</param>
/// <param name="AgePerYear">Change of the natural logarithm a year.</param>
/// <param name="MenOverWomen">Difference of the natural logarithm, men minus women.</param>
/// <param name="Effects">SD of the logarithm per SD of a <see cref="Trait"/>, given age, sex and other traits.</param>
/// <param name="NotFasted">Change of the natural logarithm in people who had eaten.</param>
/// <param name="Smoking">Change of the natural logarithm in current smokers.</param>
sealed record VirtualMetabolite(
    Metabolite Identity,
    double MeanUmolPerL,
    double Cv,
    string MeanOrigin,
    double TechnicalCv,
    double BelowDetection,
    ImmutableArray<double> Loadings,
    double AgePerYear,
    double MenOverWomen,
    ImmutableArray<double> Effects,
    double NotFasted,
    double Smoking)
{
    /// <summary>SD of the natural logarithm between people of one age and sex.</summary>
    internal double LogSd => Math.Sqrt(Elementary.Log(1 + Cv * Cv));

    /// <summary>The same molecule with its effects of muscle, grip and gait multiplied.</summary>
    internal VirtualMetabolite Scaled(double scale) => this with
    {
        Effects = [.. Effects.Select((effect, trait) => IsMuscle((Trait)trait) ? effect * scale : effect)],
    };

    static bool IsMuscle(Trait trait) => trait is Trait.Asmi or Trait.Grip or Trait.Gait;

    /// <summary>SD of what no factor and no trait explains, in units of <see cref="LogSd"/>.</summary>
    internal double Unique(TraitLinks links)
    {
        var rest = 1 - links.Variance(Effects.AsSpan());
        foreach (var loading in Loadings) rest -= loading * loading;
        return rest > 0
            ? Math.Sqrt(rest)
            : throw new InvalidOperationException($"{Identity.Name}: loadings and effects explain more than all");
    }
}
