using System.Globalization;

namespace Sarcotrace.Files.Experiments;

/// <summary>Numbers with units, as a person writes them: 92 mg/kg, 84 d, 20 mo.</summary>
static class Quantities
{
    /// <summary>Grams in a mole of sarcosine.</summary>
    internal const double SarcosineMolarMass = 89.094;

    /// <summary>Hours, or null where the text is no time.</summary>
    internal static double? Hours(string text) => Split(text) switch
    {
        (var number, "min") => number / 60,
        (var number, "h") => number,
        (var number, "d") => number * 24,
        (var number, "wk") => number * 168,
        (0, "") => 0,
        _ => null,
    };

    /// <summary>An age in the species' own unit, or null: months of mice, years of people.</summary>
    internal static double? Age(string text, string species) => (Split(text), species) switch
    {
        ((var number, "mo"), "mouse") => number,
        ((var number, "a" or "y"), "mouse") => number * 12,
        ((var number, "a" or "y"), _) => number,
        _ => null,
    };

    /// <summary>Sarcosine in µmol/kg, or null where the text is no amount of it.</summary>
    internal static double? Amount(string text, double bodyWeight) => Split(text) switch
    {
        (var number, "umol/kg" or "µmol/kg") => number,
        (var number, "mmol/kg") => number * 1000,
        (var number, "mg/kg") => number * 1000 / SarcosineMolarMass,
        (var number, "mg") => number * 1000 / SarcosineMolarMass / bodyWeight,
        (var number, "g") => number * 1e6 / SarcosineMolarMass / bodyWeight,
        _ => null,
    };

    static (double Number, string Unit)? Split(string text)
    {
        var trimmed = text.Trim();
        var end = trimmed.Length;
        while (end > 0 && !char.IsAsciiDigit(trimmed[end - 1]) && trimmed[end - 1] != '.') end--;
        return double.TryParse(trimmed[..end], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? (number, trimmed[end..].Trim())
            : null;
    }
}
