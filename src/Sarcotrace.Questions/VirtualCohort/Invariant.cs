using System.Globalization;

namespace Sarcotrace.Questions.VirtualCohort;

/// <summary>Numbers as texts, the same in every country.</summary>
static class Invariant
{
    /// <summary>A whole number, with leading zeros up to a width.</summary>
    internal static string Text(int number, int width = 1) => number.ToString($"D{width}", CultureInfo.InvariantCulture);

    /// <summary>The shortest text that reads back as this number, never with an exponent; empty for NaN.</summary>
    internal static string Text(double number) =>
        double.IsNaN(number) ? "" : ((decimal)number).ToString(CultureInfo.InvariantCulture);

    /// <summary>The nearest number of four significant digits, which is what the laboratory reports.</summary>
    internal static double FourDigits(double number) =>
        double.Parse(number.ToString("E3", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
