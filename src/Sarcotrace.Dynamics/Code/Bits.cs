namespace Sarcotrace.Dynamics.Code;

/// <summary>
/// Patterns by which exponents are taken from numbers and put into them, without a conversion of integers.
/// </summary>
static class Bits
{
    /// <summary>The number 1.</summary>
    public const long One = 0x3FF0_0000_0000_0000;

    /// <summary>The 52 bits after the point.</summary>
    public const long Fraction = 0x000F_FFFF_FFFF_FFFF;

    /// <summary>2^52, in whose last bits whole numbers stand as they are.</summary>
    public const long Whole = 0x4330_0000_0000_0000;

    /// <summary>2^52.</summary>
    public const double Two52 = 4503599627370496;

    /// <summary>3·2^51 and the bias of exponents: what is added to it stands in its last bits.</summary>
    public const double Rounder = 6755399441055744 + 1023;
}
