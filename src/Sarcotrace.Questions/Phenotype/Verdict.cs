using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Sarcotrace.Questions.Phenotype;

/// <summary>What one criterion says about one person.</summary>
public enum Verdict : byte
{
    /// <summary>Sex, age or every part is missing.</summary>
    NotAssessable,

    /// <summary>The criterion is not meant for this age.</summary>
    OutsideAgeRange,

    /// <summary>The parts that are known leave it open.</summary>
    Indeterminate,

    /// <summary>Not sarcopenia.</summary>
    NotSarcopenia,

    /// <summary>Not sarcopenia; whether it is possible sarcopenia is not known.</summary>
    AtMostPossible,

    /// <summary>Low mass alone: presarcopenia of EWGSOP 2010, low lean mass of FNIH.</summary>
    LowMass,

    /// <summary>Low strength alone, in FNIH.</summary>
    Weakness,

    /// <summary>Possible sarcopenia (AWGS).</summary>
    Possible,

    /// <summary>Probable sarcopenia (EWGSOP2).</summary>
    Probable,

    /// <summary>Sarcopenia.</summary>
    Sarcopenia,

    /// <summary>Sarcopenia; whether it is severe is not known.</summary>
    SeverityNotAssessable,

    /// <summary>Severe sarcopenia.</summary>
    Severe,

    /// <summary>Sarcopenic obesity; its stage needs its complications.</summary>
    SarcopenicObesity,
}

/// <summary>What one criterion says about one person, and what it rests on.</summary>
/// <param name="Verdict">The class.</param>
/// <param name="Sarcopenia">Whether it is sarcopenia: low for yes, normal for no, missing where that is open.</param>
/// <param name="Decided">The measures that decided.</param>
/// <param name="Lacking">The parts that the criterion names and that are not known.</param>
/// <param name="Low">The parts that are low, whether or not the verdict rests on them.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Judgement(Verdict Verdict, Level Sarcopenia, Indicators Decided, Slots Lacking, Slots Low)
{
    /// <summary>A verdict that rests on no part.</summary>
    internal static Judgement Unmade(Verdict verdict) => new(verdict, Level.Missing, default, Slots.None, Slots.None);
}

/// <summary>Parts of a criterion, as a set.</summary>
[Flags]
public enum Slots : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Muscle strength.</summary>
    Strength = 1 << Slot.Strength,

    /// <summary>Physical performance.</summary>
    Performance = 1 << Slot.Performance,

    /// <summary>Muscle mass.</summary>
    Mass = 1 << Slot.Mass,

    /// <summary>Body mass index or waist.</summary>
    Body = 1 << Slot.Body,

    /// <summary>A sign that raises suspicion.</summary>
    Risk = 1 << Slot.Risk,

    /// <summary>Body fat.</summary>
    Fat = 1 << Slot.Fat,
}

/// <summary>Verdicts and parts in words for people.</summary>
static class Words
{
    static readonly ImmutableArray<string> Verdicts =
    [
        "not assessable", "outside age range", "indeterminate", "not sarcopenia", "at most possible", "low mass", "weakness",
        "possible", "probable", "sarcopenia", "sarcopenia, severity not assessable", "severe", "sarcopenic obesity",
    ];

    static readonly ImmutableArray<string> Parts =
        ["muscle strength", "physical performance", "muscle mass", "body mass index or waist", "SARC-F", "body fat"];

    /// <summary>Every verdict in the order of <see cref="Verdict"/>.</summary>
    public static ImmutableArray<string> All => Verdicts;

    /// <summary>The verdict as a person says it.</summary>
    public static string Of(Verdict verdict) => Verdicts[(int)verdict];

    /// <summary>The part as a person says it.</summary>
    public static string Of(Slot slot) => Parts[(int)slot];

    /// <summary>The parts of a set, in words.</summary>
    public static string Of(Slots slots) =>
        string.Join("; ", Parts.Where((_, slot) => slots.HasFlag((Slots)(1 << slot))));
}
