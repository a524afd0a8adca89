using System.Globalization;
using Sarcotrace.Core.Numbers;

namespace Sarcotrace.Core.Pages;

/// <summary>How numbers and units are written for a reader, one way everywhere; files keep all digits.</summary>
public static class Shown
{
    /// <summary>A number with that many significant digits; an en dash where there is none.</summary>
    public static string Number(double value, int digits = 3)
    {
        if (double.IsNaN(value)) return "–";
        if (value == 0) return "0";
        if (double.IsInfinity(value)) return value > 0 ? "∞" : "−∞";

        var size = Math.Abs(value);
        if (size is < 1e-4 or >= 1e7) return Scientific(value, digits);

        var decimals = Math.Clamp(digits - 1 - (int)Math.Floor(Elementary.Log10(size)), 0, 12);
        return Fixed(value, decimals);
    }

    /// <summary>A number with that many decimals; what rounds to zero has no sign.</summary>
    public static string Fixed(double value, int decimals)
    {
        var text = value.ToString($"F{decimals}", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAnyInRange('1', '9') ? Minus(text) : text.TrimStart('-');
    }

    /// <summary>A p value: two significant digits, as a power of ten when small.</summary>
    public static string P(double value) => double.IsNaN(value) ? "–" : value >= 0.001 ? Number(value, 2) : Scientific(value, 2);

    /// <summary>A whole number with commas between thousands.</summary>
    public static string Count(double value) => Minus(value.ToString("#,0", CultureInfo.InvariantCulture));

    /// <summary>"1 person", "1,013 people".</summary>
    public static string People(double count) => $"{Count(count)} {(count == 1 ? "person" : "people")}";

    /// <summary>A share of one as per cent.</summary>
    public static string Percent(double share) => $"{Number(100 * share)} %";

    /// <summary>A number that was computed and has no interval: whole ones without decimals.</summary>
    public static string Exact(double value) => value == Math.Floor(value) && Math.Abs(value) < 1e7 ? Count(value) : Number(value);

    /// <summary>A number that somebody chose, such as a limit, with the digits it was given: 0.05 and not 0.0500.</summary>
    public static string Chosen(double value) => Minus(value.ToString("G12", CultureInfo.InvariantCulture));

    /// <summary>A UCUM unit as people write it; nothing for pure numbers.</summary>
    public static string Unit(string ucum) => ucum switch
    {
        "" or "1" => "",
        "kg/m2" => "kg/m²",
        "m2" => "m²",
        "um2" => "µm²",
        "umol/L" => "µmol/L",
        "umol.h/L" => "µmol·h/L",
        "umol/kg/h" => "µmol/kg/h",
        "mg/kg/d" => "mg/kg a day",
        "Ohm" => "Ω",
        "a" => "years",
        "mL/min/{1.73_m2}" => "mL/min/1.73 m²",
        "[arb'U]" => "arbitrary units",
        "{SD}" => "SD",
        "{SD}/{SD}" => "SD per SD",
        "{SD}/(10.a)" => "SD per decade",
        _ => ucum.Trim('{', '}'),
    };

    static string Scientific(double value, int digits)
    {
        var text = value.ToString($"E{digits - 1}", CultureInfo.InvariantCulture);
        var (mantissa, exponent) = (text[..text.IndexOf('E', StringComparison.Ordinal)],
            int.Parse(text[(text.IndexOf('E', StringComparison.Ordinal) + 1)..], CultureInfo.InvariantCulture));
        return $"{Minus(mantissa)}×10{Raised(exponent)}";
    }

    /// <summary>A whole number in superscript.</summary>
    public static string Raised(int exponent) => string.Concat(
        exponent.ToString(CultureInfo.InvariantCulture).Select(sign => sign == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[sign - '0']));

    static string Minus(string number) => number.Replace('-', '−');
}
