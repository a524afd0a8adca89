using System.Collections.Immutable;

namespace Sarcotrace.Questions.Phenotype;

/// <summary>What is compared with a cut-off.</summary>
public enum Indicator
{
    /// <summary>Grip as the options aggregate it, kg.</summary>
    Grip,

    /// <summary>Grip over body mass index, m².</summary>
    GripPerBmi,

    /// <summary>Grip over body mass.</summary>
    GripPerWeight,

    /// <summary>Grip over fat mass.</summary>
    GripPerFat,

    /// <summary>Five chair stands, s.</summary>
    ChairStand,

    /// <summary>Chair stands in 30 s.</summary>
    ChairStandCount,

    /// <summary>Usual gait speed, m/s.</summary>
    GaitSpeed,

    /// <summary>Short physical performance battery, points.</summary>
    Sppb,

    /// <summary>Timed up and go, s.</summary>
    Tug,

    /// <summary>400 m walk, s.</summary>
    Walk400,

    /// <summary>Appendicular skeletal muscle (ASM), kg.</summary>
    Asm,

    /// <summary>ASM over height squared, kg/m².</summary>
    AsmPerHeight,

    /// <summary>ASM over body mass index, m².</summary>
    AsmPerBmi,

    /// <summary>ASM over body mass, %.</summary>
    AsmPerWeight,

    /// <summary>Whole-body skeletal muscle over height squared, kg/m².</summary>
    SmmPerHeight,

    /// <summary>Whole-body skeletal muscle over body mass, %.</summary>
    SmmPerWeight,

    /// <summary>Body fat, %.</summary>
    FatPercent,

    /// <summary>Body mass index, kg/m².</summary>
    Bmi,

    /// <summary>Waist, cm.</summary>
    Waist,

    /// <summary>Calf, cm.</summary>
    Calf,

    /// <summary>SARC-F, points.</summary>
    SarcF,

    /// <summary>SARC-CalF, points.</summary>
    SarcCalf,

    /// <summary>Knee extension, kg.</summary>
    KneeExtension,

    /// <summary>Knee extension over body mass.</summary>
    KneeExtensionPerWeight,
}

/// <summary>A set of indicators: bit i stands for the indicator with number i.</summary>
/// <param name="Bits">The bits.</param>
public readonly record struct Indicators(uint Bits)
{
    static readonly ImmutableArray<string> Names =
    [
        "grip", "grip/BMI", "grip/weight", "grip/fat mass", "five chair stands", "chair stands in 30 s", "gait speed", "SPPB",
        "timed up and go", "400 m walk", "ASM", "ASM/height²", "ASM/BMI", "ASM/weight", "skeletal muscle/height²",
        "skeletal muscle/weight", "body fat", "BMI", "waist", "calf", "SARC-F", "SARC-CalF", "knee extension",
        "knee extension/weight",
    ];

    /// <summary>How many indicators there are.</summary>
    public static int Count => Names.Length;

    /// <summary>Those in either set.</summary>
    public static Indicators operator |(Indicators one, Indicators other) => new(one.Bits | other.Bits);

    /// <summary>Those in either set.</summary>
    public static Indicators BitwiseOr(Indicators left, Indicators right) => left | right;

    /// <summary>The set of one.</summary>
    public static Indicators Of(Indicator indicator) => new(1u << (int)indicator);

    /// <summary>Whether it is in the set.</summary>
    public bool Has(Indicator indicator) => (Bits >> (int)indicator & 1) != 0;

    /// <summary>The indicator as a person says it.</summary>
    public static string Name(Indicator indicator) => Names[(int)indicator];

    /// <summary>The set in words.</summary>
    public override string ToString()
    {
        var bits = Bits;
        return string.Join(", ", Names.Where((_, indicator) => (bits >> indicator & 1) != 0));
    }
}
