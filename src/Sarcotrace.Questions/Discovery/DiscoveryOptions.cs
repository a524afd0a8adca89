using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Questions.Discovery;

/// <summary>How samples are made comparable before they are compared.</summary>
public enum Normalisation
{
    /// <summary>Values as given.</summary>
    None,

    /// <summary>Probabilistic quotient: the median ratio to the median sample.</summary>
    Pqn,

    /// <summary>Each sample divided by its total.</summary>
    Sum,

    /// <summary>Each sample divided by its creatinine, the usual choice for urine.</summary>
    Creatinine,
}

/// <summary>What takes the place of a value that was not measured or lay below detection.</summary>
public enum Imputation
{
    /// <summary>Half of the smallest measured value of that metabolite.</summary>
    HalfMinimum,

    /// <summary>Nothing: each metabolite is analysed on its measured samples.</summary>
    None,
}

/// <summary>Which tests share one false discovery rate.</summary>
public enum TestFamily
{
    /// <summary>All metabolites of one trait.</summary>
    Trait,

    /// <summary>All metabolites of all traits.</summary>
    All,
}

/// <summary>What may be chosen about <see cref="TraitAssociations"/>. Every default is what we would choose.</summary>
/// <remarks>In study.yaml: <c>questions: { discovery: { covariates: [age, sex, bmi], normalise: pqn } }</c></remarks>
public sealed record DiscoveryOptions
{
    /// <summary>Traits, each asked of every metabolite.</summary>
    /// <value>
    /// Roles or columns of the people table; the default is diagnosis, asmi, grip, gait-speed and age. Those that the
    /// data lack are answered with "no finding".
    /// </value>
    public ImmutableArray<string> Traits { get; init; } = ["diagnosis", "asmi", "grip", "gait-speed", "age"];

    /// <summary>What every model holds constant; a covariate is left out of the model of its own trait.</summary>
    /// <value>Roles or columns of the people table; the default is age and sex.</value>
    public ImmutableArray<string> Covariates { get; init; } = ["age", "sex"];

    /// <summary>Whether the run day or batch, where the metabolome names one, is a factor of every model.</summary>
    /// <value>The default is true.</value>
    public bool AdjustBatch { get; init; } = true;

    /// <summary>Metabolites with a larger share of empty cells are left out.</summary>
    /// <value>0 to 1; the default is 0.2.</value>
    public double MostMissing { get; init => field = Require.Within(0, 1, value); } = 0.2;

    /// <summary>How samples are made comparable.</summary>
    /// <value>none, pqn, sum or creatinine; the default is none.</value>
    public Normalisation Normalise { get; init; } = Normalisation.None;

    /// <summary>Whether values are analysed as their logarithm to base 2.</summary>
    /// <value>The default is true; false for tables that are logarithms already.</value>
    public bool Log2 { get; init; } = true;

    /// <summary>What takes the place of an empty cell.</summary>
    /// <value>half-minimum or none; the default is half-minimum. Results without the imputed cells stand beside.</value>
    public Imputation Impute { get; init; } = Imputation.HalfMinimum;

    /// <summary>Whether the variances of all metabolites inform each other (moderated t).</summary>
    /// <value>The default is true.</value>
    public bool Moderate { get; init; } = true;

    /// <summary>Whether a trait of two states is modelled on the metabolite too, for odds ratios.</summary>
    /// <value>The default is true.</value>
    public bool Logistic { get; init; } = true;

    /// <summary>Which tests share one false discovery rate.</summary>
    /// <value>trait or all; the default is trait.</value>
    public TestFamily Family { get; init; } = TestFamily.Trait;

    /// <summary>Share of false findings accepted among those reported.</summary>
    /// <value>A fraction strictly between 0 and 1; the default is 0.05.</value>
    public double FalseDiscoveryRate { get; init => field = Require.Between(0, 1, value); } = 0.05;

    /// <summary>How often intervals built like these would hold the true effect.</summary>
    /// <value>A fraction strictly between 0 and 1; the default is 0.95.</value>
    public double Confidence { get; init => field = Require.Between(0, 1, value); } = 0.95;

    /// <summary>How often people are drawn anew to see how stable the ranks are.</summary>
    /// <value>0 leaves it out; the default is 200.</value>
    public int Bootstrap { get; init => field = Require.AtLeast(0, value); } = 200;

    /// <summary>Whether the number of independent tests is estimated from the correlations.</summary>
    /// <value>The default is true.</value>
    public bool EffectiveTests { get; init; } = true;

    /// <summary>Degrees of freedom of the age curve.</summary>
    /// <value>2 to 6; the default is 3.</value>
    public int AgeCurve { get; init => field = Require.Within(2, 6, value); } = 3;

    /// <summary>How many metabolites are singled out in figures and in the rank's stability.</summary>
    /// <value>At least 1; the default is 30.</value>
    public int Top { get; init => field = Require.AtLeast(1, value); } = 30;

    /// <summary>Fewest people that one model may rest on.</summary>
    /// <value>At least 5; the default is 20.</value>
    public int FewestPeople { get; init => field = Require.AtLeast(5, value); } = 20;

    /// <summary>Seed of the bootstrap.</summary>
    /// <value>Any whole number; the default is 1.</value>
    public ulong Seed { get; init; } = 1;

    /// <summary>The column of a covariate such as <c>factor(site)</c>, whose numbers are levels; null for any other.</summary>
    public static string? Coded(string covariate) => covariate is ['f', 'a', 'c', 't', 'o', 'r', '(', .. var column, ')'] ? column : null;
}
