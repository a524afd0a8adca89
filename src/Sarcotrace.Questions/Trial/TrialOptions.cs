using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Statistics.Power;

namespace Sarcotrace.Questions.Trial;

/// <summary>What is compared in a planned study.</summary>
public enum StudyKind
{
    /// <summary>Means of independent groups, t test.</summary>
    TwoSample,
    /// <summary>Before and after in the same units, paired t test.</summary>
    Paired,
    /// <summary>Means adjusted for a baseline.</summary>
    Ancova,
    /// <summary>Any difference between several groups, F test.</summary>
    Anova,
    /// <summary>Two proportions.</summary>
    Proportions,
    /// <summary>Times to an event, log-rank test.</summary>
    LogRank,
    /// <summary>Rates of change over repeated measures, mixed model with a line for each unit.</summary>
    Rates,
    /// <summary>Arms of litters or cages treated whole, t test of their means.</summary>
    Clusters,
    /// <summary>Litters or cages in a mixed model with the baseline.</summary>
    Mixed,
    /// <summary>Many metabolites against a trait in a cohort, at a false discovery rate.</summary>
    Discovery,
    /// <summary>A trial on the model of the sarcosine axis.</summary>
    Axis,
}

/// <summary>What may be said of a planned study; the keys of its yaml file.</summary>
public sealed record TrialOptions
{
    /// <value>Title for people.</value>
    public string Title { get; init; } = "A planned trial";

    /// <value>What is compared; by default means adjusted for a baseline.</value>
    public StudyKind Study { get; init; } = StudyKind.Ancova;

    /// <value>Names of the arms, the control first; by default two.</value>
    public ImmutableArray<string> Arms { get; init; } = ["control", "sarcosine"];

    /// <value>Primary outcome.</value>
    public string Outcome { get; init; } = "outcome";

    /// <value>Its unit, UCUM; empty for none.</value>
    public string OutcomeUnit { get; init; } = "";

    /// <value>Smallest difference from the control worth finding in each treated arm, in that unit (for rates per time); by default 1.</value>
    public ImmutableArray<double> Effects { get; init; } = [1];

    /// <value>Standard deviation within arms (of the differences, where paired); by default 1.</value>
    public double Sd { get; init => field = Require.Between(0, double.PositiveInfinity, value); } = 1;

    /// <value>Correlation of baseline and outcome; by default 0.5.</value>
    public double Correlation { get; init => field = Require.Between(-1, 1, value); } = 0.5;

    /// <value>Units in each arm; 0, the default, seeks the least that are enough.</value>
    public int Each { get; init => field = Require.Within(0, 1_000_000, value); }

    /// <value>Two-sided level; by default 0.05.</value>
    public double Alpha { get; init => field = Require.Between(0, 1, value); } = 0.05;

    /// <value>Power wanted; by default 0.8.</value>
    public double Power { get; init => field = Require.Between(0, 1, value); } = 0.8;

    /// <value>What a unit is, plural; by default animals.</value>
    public string Units { get; init; } = "animals";

    /// <value>Whether units share litters or cages; by default not.</value>
    public Clustering Litters { get; init; }

    /// <value>Mean units of one arm in a litter or cage; by default 1.</value>
    public int LitterSize { get; init => field = Require.Within(1, 10_000, value); } = 1;

    /// <value>Coefficient of variation of their sizes; by default 0.</value>
    public double LitterSizeVariation { get; init => field = Require.Within(0.0, 3.0, value); }

    /// <value>Correlation of units within one; by default 0.</value>
    public double Icc { get; init => field = Require.Within(0.0, 1.0, value); }

    /// <value>Share of units expected to be lost; by default 0.</value>
    public double Dropout { get; init => field = Require.Within(0.0, 0.9, value); }

    /// <value>Share of treated units that take the treatment; by default 1.</value>
    public double Adherence { get; init => field = Require.Within(0.0, 1.0, value); } = 1;

    /// <value>Times of repeated measures.</value>
    public ImmutableArray<double> Times { get; init; } = [];

    /// <value>Standard deviation of rates between units.</value>
    public double SlopeSd { get; init => field = Require.Within(0, double.MaxValue, value); }

    /// <value>Proportions with the event in the control and the treated arm.</value>
    public ImmutableArray<double> Proportions { get; init; } = [0.5, 0.25];

    /// <value>Hazard ratio of the treated arm; by default 0.5.</value>
    public double HazardRatio { get; init => field = Require.Between(0, 1000, value); } = 0.5;

    /// <value>Share of controls without an event at the end; by default 0.5.</value>
    public double Survival { get; init => field = Require.Between(0, 1, value); } = 0.5;

    /// <value>Metabolites measured; by default 556.</value>
    public int Metabolites { get; init => field = Require.Within(1, 100_000, value); } = 556;

    /// <value>How many of them go with the trait; by default 20.</value>
    public int Real { get; init => field = Require.Within(1, 100_000, value); } = 20;

    /// <value>Partial correlation of each of these with the trait; by default 0.15.</value>
    public double Association { get; init => field = Require.Between(-1, 1, value); } = 0.15;

    /// <value>Covariates adjusted for; by default 4.</value>
    public int Covariates { get; init => field = Require.Within(0, 1000, value); } = 4;

    /// <value>Correlation of metabolites within blocks; by default 0.3.</value>
    public double BlockCorrelation { get; init => field = Require.Within(0.0, 0.99, value); } = 0.3;

    /// <value>Metabolites in a block; by default 10.</value>
    public int BlockSize { get; init => field = Require.Within(1, 100_000, value); } = 10;

    /// <value>False discovery rate; by default 0.05.</value>
    public double FalseDiscoveryRate { get; init => field = Require.Between(0, 1, value); } = 0.05;

    /// <value>Species of the model; by default mouse.</value>
    public string ModelSpecies { get; init; } = "mouse";

    /// <value>Age at the start in the species' own unit (months of mice, years of people); by default 20.</value>
    public double ModelAge { get; init => field = Require.Between(0, 150, value); } = 20;

    /// <value>Read-outs of the model that are outcomes.</value>
    public ImmutableArray<string> ModelOutcomes { get; init; } = ["muscle_mass", "fat_mass", "grip"];

    /// <value>Dose of each treated arm, mg/kg a day; by default 92.5.</value>
    public ImmutableArray<double> Doses { get; init; } = [92.5];

    /// <value>Duration, days; by default 84.</value>
    public double Days { get; init => field = Require.Within(1.0, 3650.0, value); } = 84;

    /// <value>Coefficient of variation of the model's values between individuals; by default 0.1.</value>
    public double Individual { get; init => field = Require.Between(0, 2, value); } = 0.1;

    /// <value>Coefficient of variation of a measurement; by default 0.05.</value>
    public double Measurement { get; init => field = Require.Within(0.0, 2.0, value); } = 0.05;

    /// <value>Individuals that trials are drawn from; by default 400.</value>
    public int Individuals { get; init => field = Require.Within(50, 100_000, value); } = 400;

    /// <value>Trials simulated for each number of units; by default 1000.</value>
    public int Trials { get; init => field = Require.Within(100, 1_000_000, value); } = 1000;

    /// <value>Seed; by default 1.</value>
    public ulong Seed { get; init; } = 1;

    /// <value>Species, strain, sex and age of the animals, or who takes part.</value>
    public string Subjects { get; init; } = "";

    /// <value>What each arm is given, how and how long.</value>
    public string Procedure { get; init; } = "";

    /// <value>Where the assumed effect, spread and correlation come from.</value>
    public string AssumptionsFrom { get; init; } = "";

    /// <value>How units are allocated.</value>
    public string Randomisation { get; init; } = "";

    /// <value>Who does not know the arms, and when.</value>
    public string Blinding { get; init; } = "";

    /// <value>Exclusions set beforehand.</value>
    public string Exclusions { get; init; } = "";
}
