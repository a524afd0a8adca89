using Sarcotrace.Core;

namespace Sarcotrace.Questions.VirtualCohort;

/// <summary>What may be chosen about a <see cref="VirtualStudy"/>. The defaults make the shipped sample.</summary>
/// <remarks>On the command line: <c>sarcotrace cohort --people 1013 --seed 1013 …</c></remarks>
public sealed record VirtualStudyOptions
{
    /// <summary>How many people take part.</summary>
    /// <value>20 to 100 000; the default is 1013.</value>
    public int People { get; init => field = Require.Within(20, 100_000, value); } = 1013;

    /// <summary>How many metabolites are measured: the first of metabolites.csv, amino acids before lipids.</summary>
    /// <value>1 to all 298, which is the default.</value>
    public int Metabolites
    {
        get;
        init => field = Require.Within(1, MetaboliteList.Count, value);
    } = MetaboliteList.Count;

    /// <summary>Which cohort: equal seeds give equal bytes.</summary>
    /// <value>Any number; the default is 1013.</value>
    public ulong Seed { get; init; } = 1013;

    /// <summary>On how many days the laboratory measures.</summary>
    /// <value>1 to 1000; the default is 26, about 39 people a day.</value>
    public int RunDays { get; init => field = Require.Within(1, 1000, value); } = 26;

    /// <summary>After how many people a pooled control is injected; one also opens and one ends each day.</summary>
    /// <value>At least 1; the default is 10.</value>
    public int QcEvery { get; init => field = Require.AtLeast(1, value); } = 10;

    /// <summary>Share of people with sarcopenia by AWGS 2019; the population has fewer.</summary>
    /// <value>0 to 0.9; the default is 0.35.</value>
    public double CaseShare { get; init => field = Require.Within(0, 0.9, value); } = 0.35;

    /// <summary>By how much the planted effects of muscle, grip and gait are multiplied; 0 plants none.</summary>
    /// <value>0 to 1.5; the default is 1.</value>
    public double EffectScale { get; init => field = Require.Within(0, 1.5, value); } = 1;

    /// <summary>By how much the shifts of run days and the drift within them are multiplied; 0 leaves none.</summary>
    /// <value>0 to 5; the default is 1.</value>
    public double BatchScale { get; init => field = Require.Within(0, 5, value); } = 1;

    /// <summary>On how many threads; it never changes a byte.</summary>
    /// <value>At least 1, or −1, the default, for all there are.</value>
    public int Threads { get; init => field = value == -1 ? value : Require.AtLeast(1, value); } = -1;
}
