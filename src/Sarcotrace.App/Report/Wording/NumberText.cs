using System.Globalization;

namespace Sarcotrace.App.Report.Wording;

/// <summary>Numbers as a journal prints them: significant digits, a true minus, powers of ten as such.</summary>
static class NumberText
{
    const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>A number with so many significant digits; whole parts are never rounded away.</summary>
    /// <param name="value">Any number; NaN gives an empty text, as an empty cell does.</param>
    /// <param name="digits">At least 1.</param>
    public static string Of(double value, int digits = 3)
    {
        if (double.IsNaN(value)) return "";
        if (double.IsInfinity(value)) return value > 0 ? "∞" : "−∞";
        if (value == 0) return "0";

        var size = Math.Abs(value);
        if (size is < 1e-3 or >= 1e6) return PowerOfTen(value, digits);

        var whole = (int)Math.Floor(Math.Log10(size)) + 1;
        return Fixed(value, Math.Max(0, digits - whole));
    }

    /// <summary>A number with a fixed count of decimals.</summary>
    public static string Fixed(double value, int decimals)
    {
        var text = value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        var isZero = text.AsSpan().IndexOfAnyInRange('1', '9') < 0;
        return Minus(isZero ? text.TrimStart('-') : text);
    }

    /// <summary>"−0.32 (−0.45 to −0.19)": as many decimals as the interval's width gives meaning to.</summary>
    /// <param name="value">Estimate; an interval that is not finite is left out.</param>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end.</param>
    /// <param name="decimals">Decimals where a whole column shares them; otherwise from the width.</param>
    /// <param name="unit">Printed after the estimate, with its own space.</param>
    public static string Interval(double value, double low, double high, int? decimals = null, string unit = "")
    {
        if (!double.IsFinite(low) || !double.IsFinite(high)) return Of(value) + unit;

        var places = decimals ?? Decimals(high - low);
        return places > 6 || Math.Max(Math.Abs(low), Math.Abs(high)) >= 1e6
            ? $"{Of(value)}{unit} ({Of(low)} to {Of(high)})"
            : $"{Fixed(value, places)}{unit} ({Fixed(low, places)} to {Fixed(high, places)})";
    }

    /// <summary>Decimals that show two digits of an interval's width.</summary>
    public static int Decimals(double width)
        => width > 0 && double.IsFinite(width) ? Math.Max(0, 1 - (int)Math.Floor(Math.Log10(width))) : 3;

    /// <summary>A count with commas between thousands.</summary>
    public static string Count(double count) => Minus(count.ToString("N0", CultureInfo.InvariantCulture));

    /// <summary>All numbers of a column in one manner: whole numbers bare where all are whole.</summary>
    public static string[] Column(IReadOnlyList<double> values, int digits)
    {
        var whole = values.Where(double.IsFinite).All(value => value == Math.Floor(value) && Math.Abs(value) < 1e15);
        return [.. values.Select(value => whole && double.IsFinite(value) ? Fixed(value, 0) : Of(value, digits))];
    }

    static string PowerOfTen(double value, int digits)
    {
        var format = "E" + (digits - 1).ToString(CultureInfo.InvariantCulture);
        var text = value.ToString(format, CultureInfo.InvariantCulture);
        var cut = text.IndexOf('E', StringComparison.Ordinal);
        var power = int.Parse(text.AsSpan(cut + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return $"{Minus(text[..cut])} × 10{Raised(power)}";
    }

    /// <summary>A whole number in superscript.</summary>
    public static string Raised(int power)
    {
        var digits = Math.Abs(power).ToString(CultureInfo.InvariantCulture).Select(digit => Superscripts[digit - '0']);
        return (power < 0 ? "⁻" : "") + string.Concat(digits);
    }

    static string Minus(string text) => text.Replace('-', '−');
}
