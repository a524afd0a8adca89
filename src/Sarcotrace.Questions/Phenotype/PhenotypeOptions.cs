using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Questions.Phenotype;

/// <summary>What may be chosen about <see cref="SarcopeniaDiagnosis"/>. Every default is what we would choose.</summary>
/// <remarks>In study.yaml: <c>questions: { phenotype: { primary: ewgsop2, grip: max, mass-method: bia } }</c></remarks>
public sealed record PhenotypeOptions
{
    /// <summary>Criteria that everyone is judged by.</summary>
    /// <value>The default is all nine.</value>
    public ImmutableArray<Criterion> Criteria { get; init; } = [.. Enum.GetValues<Criterion>()];

    /// <summary>The criterion whose diagnosis the study uses.</summary>
    /// <value>The default is awgs2019; judged also where Criteria does not name it.</value>
    public Criterion Primary { get; init; } = Criterion.Awgs2019;

    /// <summary>Which number stands for the grip readings of a person.</summary>
    /// <value>max, mean, first or sum; the default is max.</value>
    public GripSummary Grip { get; init; } = GripSummary.Max;

    /// <summary>How muscle mass was measured, which decides between cut-offs.</summary>
    /// <value>dxa, bia, or an equation of equations.csv such as kyle2003; the default is dxa.</value>
    public string MassMethod { get; init => field = Known(value); } = "dxa";

    /// <summary>Frequency of the resistance and reactance, on which equations depend.</summary>
    /// <value>kHz, at least 1; the default is 50.</value>
    public int Frequency { get; init => field = Require.AtLeast(1, value); } = 50;

    /// <summary>Which mass index decides in AWGS 2025.</summary>
    /// <value>either, height, or other for body mass index; the default is either, which is not confirmed.</value>
    public MassIndex Awgs2025Mass { get; init; } = MassIndex.Either;

    /// <summary>Which mass index decides in EWGSOP2.</summary>
    /// <value>either, height, or other for ASM in kg; the default is either.</value>
    public MassIndex Ewgsop2Mass { get; init; } = MassIndex.Either;

    /// <summary>What five chair stands say about strength in EWGSOP2.</summary>
    /// <value>substitute, either or never; the default is substitute.</value>
    public ChairStandRule ChairStand { get; init; } = ChairStandRule.Substitute;

    /// <summary>Which tests must be there before a part counts as normal.</summary>
    /// <value>measured, all or one; the default is measured.</value>
    public TestsNeeded Tests { get; init; } = TestsNeeded.Measured;

    /// <summary>Length of the gait course.</summary>
    /// <value>m, 2 to 20, or none where it is not known; a time for the course is then of no use. The default is none.</value>
    public decimal? GaitCourse { get; init => field = value is { } course ? Require.Within(2m, 20m, course) : null; }

    /// <summary>Whose cut-offs ESPEN/EASO takes.</summary>
    /// <value>caucasian or asian; the default is caucasian.</value>
    public Population Population { get; init; } = Population.Caucasian;

    /// <summary>What counts as the sign that ESPEN/EASO asks for.</summary>
    /// <value>sarc-f or assumed; the default is sarc-f.</value>
    public Suspicion Suspicion { get; init; } = Suspicion.SarcF;

    /// <summary>Age of an older person where a criterion leaves it to the country (AWGS 2014, 2019).</summary>
    /// <value>Years, 50 to 75; the default is 60.</value>
    public int OlderFrom { get; init => field = Require.Within(50, 75, value); } = 60;

    /// <summary>Whether people outside the age that a criterion is meant for are left unjudged by it.</summary>
    /// <value>The default is true. AWGS 2025 has no cut-offs below 50, so it judges nobody younger either way.</value>
    public bool AgeRanges { get; init; } = true;

    /// <summary>Column with the survey weight.</summary>
    /// <value>A role or column, or none; the default is survey-weight, used where the table has it.</value>
    public string? Weight { get; init; } = "survey-weight";

    /// <summary>How often intervals built like these would hold the true value.</summary>
    /// <value>A fraction strictly between 0 and 1; the default is 0.95.</value>
    public double Confidence { get; init => field = Require.Between(0, 1, value); } = 0.95;

    /// <summary>The criteria asked for, the primary one among them, in the order of <see cref="Criterion"/>.</summary>
    internal ImmutableArray<Criterion> Asked => [.. Criteria.Append(Primary).Distinct().Order()];

    static string Known(string method) => method is "dxa" or "bia" || BodyEquations.Names.Contains(method)
        ? method
        : throw new ArgumentException($"is not one of dxa, bia, {string.Join(", ", BodyEquations.Names)}", nameof(method));
}
