using System.Collections.Immutable;
using Sarcotrace.Statistics;

namespace Sarcotrace.Questions.Discovery;

/// <summary>One trait against every metabolite: columns of equal length, a metabolite each, in the order of the file.</summary>
/// <param name="Trait">The trait.</param>
/// <param name="Covariates">What was held constant, as the report names it.</param>
/// <param name="People">People with the trait and all covariates.</param>
/// <param name="Cases">People whose trait is 1, for two states.</param>
/// <param name="TraitSd">Standard deviation of the trait among them; 1 for two states.</param>
/// <param name="PriorDf">Degrees of freedom of the shared variance; 0 where t is not moderated.</param>
/// <param name="PriorVariance">The shared variance.</param>
/// <param name="Plain">Ordinary least squares.</param>
/// <param name="Tested">What is reported: moderated where asked for.</param>
/// <param name="Q">Benjamini–Hochberg within the declared family.</param>
/// <param name="MetaboliteSd">Standard deviation of each metabolite on its analysed scale.</param>
/// <param name="Measured">The same without imputed cells; null where nothing was imputed.</param>
/// <param name="Odds">Odds of the state per standard deviation of the metabolite; null for numbers.</param>
sealed record TraitFit(
    Trait Trait,
    ImmutableArray<string> Covariates,
    int People,
    int? Cases,
    double TraitSd,
    double PriorDf,
    double PriorVariance,
    Coefficients Plain,
    Coefficients Tested,
    double[] Q,
    double[] MetaboliteSd,
    Coefficients? Measured,
    Odds? Odds);

/// <summary>Odds ratios per standard deviation of the metabolite.</summary>
sealed record Odds(double[] Ratio, double[] Low, double[] High, double[] P);
