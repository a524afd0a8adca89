using System.Collections.Immutable;

namespace Sarcotrace.Core;

/// <summary>A unit that tables use, and what it is in the canonical one.</summary>
/// <param name="Spellings">As headers and study files write it, lower case.</param>
/// <param name="To">Canonical unit, UCUM in ASCII.</param>
/// <param name="Factor">How many canonical units one of it is.</param>
public sealed record Conversion(ImmutableArray<string> Spellings, string To, double Factor);

/// <summary>The only place where units are converted.</summary>
public static class Units
{
    /// <summary>Every conversion; the factors are exact by definition of the units.</summary>
    public static ImmutableArray<Conversion> All { get; } =
    [
        new(["cm", "厘米", "公分"], "cm", 1),
        new(["m", "米"], "cm", 100),
        new(["mm"], "cm", 0.1),
        new(["in", "inch", "inches"], "cm", 2.54),
        new(["kg", "kgf", "公斤", "千克"], "kg", 1),
        new(["g"], "kg", 0.001),
        new(["lb", "lbs", "pound", "pounds"], "kg", 0.45359237),
        new(["n", "newton"], "kg", 1 / 9.80665),
        new(["s", "sec", "seconds", "秒"], "s", 1),
        new(["ms"], "s", 0.001),
        new(["min", "minutes"], "s", 60),
        new(["m/s", "m_s", "ms-1", "m.s-1", "米/秒"], "m/s", 1),
        new(["cm/s", "cm_s"], "m/s", 0.01),
        new(["km/h", "km_h", "kmh"], "m/s", 1 / 3.6),
        new(["a", "y", "yr", "years", "year", "岁", "周岁"], "a", 1),
        new(["mo", "months", "month"], "a", 1.0 / 12),
        new(["kg/m2", "kg_m2", "kg/m^2", "kg/m²"], "kg/m2", 1),
        new(["%", "pct", "percent"], "%", 1),
        new(["fraction", "share"], "%", 100),
        new(["ohm", "ohms", "Ω"], "Ohm", 1),
        new(["ml/min/1.73m2", "ml/min/1.73 m2", "ml/min/{1.73_m2}", "ml_min_173"], "mL/min/{1.73_m2}", 1),
        new(["points", "{points}", "分"], "{points}", 1),
        new(["count", "{count}", "次"], "{count}", 1),
        new(["1"], "1", 1),
    ];

    /// <summary>How many canonical units one of the spelt unit is; null where it is not of that kind.</summary>
    public static double? Factor(string spelling, string canonical)
    {
        var wanted = spelling.Trim().ToLowerInvariant();
        return All.FirstOrDefault(unit => unit.To == canonical && unit.Spellings.Contains(wanted))?.Factor;
    }
}
