using Sarcotrace.Core.Numbers;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.App.Report.Wording;

/// <summary>Numbers in tables and figures, where neighbours share their decimals; each is written by <see cref="Shown"/>.</summary>
static class NumberText
{
    /// <summary>A number with so many significant digits.</summary>
    /// <param name="value">Any number; NaN gives an empty text, as an empty cell does.</param>
    /// <param name="digits">At least 1.</param>
    public static string Of(double value, int digits = 3) => double.IsNaN(value) ? "" : Shown.Number(value, digits);

    /// <summary>"−0.32 (−0.45 to −0.19)": as many decimals as the interval's width gives meaning to.</summary>
    /// <param name="value">Estimate; an interval that is not finite or has no width is left out.</param>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end.</param>
    /// <param name="decimals">Decimals where a whole column shares them; otherwise from the width.</param>
    /// <param name="unit">Printed after the estimate, with its own space.</param>
    public static string Interval(double value, double low, double high, int? decimals = null, string unit = "")
    {
        if (low == high && double.IsFinite(low)) return Shown.Exact(value) + unit;
        if (!double.IsFinite(low) || !double.IsFinite(high)) return Of(value) + unit;

        var places = decimals ?? Decimals(high - low);
        return places > 6 || Math.Max(Math.Abs(low), Math.Abs(high)) >= 1e6
            ? $"{Of(value)}{unit} ({Of(low)} to {Of(high)})"
            : $"{Shown.Fixed(value, places)}{unit} ({Shown.Fixed(low, places)} to {Shown.Fixed(high, places)})";
    }

    /// <summary>Decimals that show two digits of an interval's width.</summary>
    public static int Decimals(double width)
        => width > 0 && double.IsFinite(width) ? Math.Max(0, 1 - (int)Math.Floor(Elementary.Log10(width))) : 3;

    /// <summary>All numbers of a column in one manner: whole numbers bare where all are whole, typed decimals as typed.</summary>
    public static string[] Column(IReadOnlyList<double> values, int digits)
    {
        var whole = values.Where(double.IsFinite).All(value => value == Math.Floor(value) && Math.Abs(value) < 1e15);
        if (!whole && values.Any(double.IsFinite) && Typed(values) is { } decimals)
            return [.. values.Select(value => double.IsFinite(value) ? Shown.Fixed(value, decimals) : Of(value, digits))];
        return [.. values.Select(value => whole && double.IsFinite(value) ? Shown.Fixed(value, 0) : Of(value, digits))];
    }

    /// <summary>The one or two decimals that all values were written with, such as a grip of 11.5 kg; null for others.</summary>
    static int? Typed(IReadOnlyList<double> values)
    {
        for (var decimals = 1; decimals <= 2; decimals++)
        {
            if (values.Where(double.IsFinite).All(value => Math.Abs(value) < 1e6 && Math.Abs(value - Math.Round(value, decimals)) <= 1e-12 * Math.Abs(value)))
                return decimals;
        }

        return null;
    }
}
