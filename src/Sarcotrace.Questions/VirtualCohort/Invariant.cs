using System.Globalization;
using Sarcotrace.Core.Numbers;

namespace Sarcotrace.Questions.VirtualCohort;

/// <summary>Numbers as texts, the same in every country.</summary>
static class Invariant
{
    /// <summary>A whole number, with leading zeros up to a width.</summary>
    internal static string Text(int number, int width = 1) =>
        number.ToString($"D{width}", CultureInfo.InvariantCulture);

    /// <summary>The shortest text that reads back as this number, never with an exponent; empty for NaN.</summary>
    internal static string Text(double number) =>
        double.IsNaN(number) ? "" : ((decimal)number).ToString(CultureInfo.InvariantCulture);

    /// <summary>The nearest number of four significant digits, which is what the laboratory reports.</summary>
    /// <param name="number">Positive, 1e-19 to 1e19: powers of ten are exact there, so the result is as well.</param>
    internal static double FourDigits(double number)
    {
        var places = 3 - (int)Math.Floor(Elementary.Log10(number));
        var power = 1.0;
        for (var i = 0; i < Math.Abs(places); i++) power *= 10;
        return places >= 0 ? Math.Round(number * power) / power : Math.Round(number / power) * power;
    }
}
