using System.Globalization;

namespace Sarcotrace.Questions.Dosing;

/// <summary>An amount of sarcosine, whole or for each kilogram of body weight.</summary>
/// <param name="Milligrams">mg, or mg/kg.</param>
/// <param name="PerKilogram">Whether it is for each kilogram.</param>
public readonly record struct Amount(decimal Milligrams, bool PerKilogram)
{
    /// <summary>Grams in a mole of sarcosine, C₃H₇NO₂, from standard atomic weights.</summary>
    public const decimal MolarMass = 3 * 12.011m + 7 * 1.008m + 14.007m + 2 * 15.999m;

    const decimal Most = 1e12m;

    /// <summary>Reads an amount, such as 450mg, 7.5 mg/kg or 1.04 mmol/kg; null where it is none.</summary>
    /// <param name="text">A number above 0 and a unit: g, mg, ug, mmol or umol, perhaps /kg, perhaps a day (/d).</param>
    public static Amount? Of(string text)
    {
        if (Split(text) is not { Number: > 0 and <= Most } read) return null;

        var whole = read.Unit.EndsWith("/d", StringComparison.Ordinal) ? read.Unit[..^2] : read.Unit;
        var perKilogram = whole.EndsWith("/kg", StringComparison.Ordinal);
        decimal? each = (perKilogram ? whole[..^3] : whole) switch
        {
            "g" => 1000m,
            "mg" => 1m,
            "ug" => 0.001m,
            "mmol" => MolarMass,
            "umol" => MolarMass / 1000,
            _ => null,
        };
        return each is { } milligrams ? new(read.Number * milligrams, perKilogram) : null;
    }

    /// <summary>Reads a body weight, such as 60kg or 25 g, in kg; null where it is none.</summary>
    public static decimal? Weight(string text)
    {
        if (Split(text) is not { Number: > 0 and <= Most } read) return null;

        var kilograms = read.Unit switch { "kg" => read.Number, "g" => read.Number / 1000, _ => 0 };
        return kilograms is > 0 and <= 10_000 ? kilograms : null;
    }

    /// <summary>mg/kg in a body of that weight, kg.</summary>
    public decimal PerKilogramOf(decimal weight) => PerKilogram ? Milligrams : Milligrams / weight;

    /// <summary>µmol of so many mg.</summary>
    public static double Micromoles(decimal milligrams) => (double)(milligrams * 1000 / MolarMass);

    // Both signs that look like µ, the micro sign and the Greek letter, are read as u.
    static (decimal Number, string Unit)? Split(string text)
    {
        var plain = text.Trim().Replace('µ', 'u').Replace('μ', 'u');
        var end = plain.AsSpan().LastIndexOfAnyInRange('0', '9') + 1;
        var unit = plain[end..].Trim().TrimStart('.');
        return decimal.TryParse(plain[..end], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? (number, unit) : null;
    }
}
