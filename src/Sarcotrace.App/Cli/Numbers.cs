using System.Globalization;
using Sarcotrace.Core;

namespace Sarcotrace.App.Cli;

/// <summary>How numbers look to a person; files keep all digits.</summary>
static class Numbers
{
    /// <summary>An estimate with its interval and unit.</summary>
    public static string Of(Estimate estimate)
    {
        var unit = estimate.Unit is "" or "1" ? "" : $" {Pretty(estimate.Unit)}";
        return $"{Short(estimate.Value)}{unit} ({Short(estimate.Low)} to {Short(estimate.High)})";
    }

    /// <summary>Three significant digits.</summary>
    public static string Short(double value) =>
        double.IsNaN(value) ? "–" : value.ToString(Math.Abs(value) is >= 1000 and < 1e7 ? "F0" : "G3", CultureInfo.InvariantCulture);

    static string Pretty(string unit) => unit switch { "%" => "%", "1" => "", _ => unit.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal) };
}
