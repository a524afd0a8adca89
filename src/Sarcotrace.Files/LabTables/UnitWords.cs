using System.Collections.Frozen;

namespace Sarcotrace.Files.LabTables;

/// <summary>Tells a unit from any other word in a header or cell.</summary>
static class UnitWords
{
    const int Longest = 24;

    // Single capital letters that name groups (A, C, F, K) are left out on purpose.
    static readonly FrozenSet<string> Atoms = FrozenSet.ToFrozenSet(
    [
        "g", "kg", "mg", "µg", "ug", "ng", "pg", "fg", "lb", "lbs", "oz", "Da", "kDa",
        "N", "mN", "cN", "kN", "kgf", "gf", "Nm", "mNm",
        "s", "sec", "secs", "second", "seconds", "ms", "min", "mins", "minute", "minutes", "h", "hr", "hrs", "hour", "hours",
        "d", "day", "days", "wk", "wks", "week", "weeks", "mo", "mon", "month", "months", "y", "yr", "yrs", "year", "years",
        "m", "cm", "mm", "µm", "um", "nm", "km", "in", "inch",
        "L", "l", "dL", "dl", "mL", "ml", "µL", "ul", "µl", "uL",
        "M", "mM", "µM", "uM", "nM", "pM", "mol", "mmol", "µmol", "umol", "nmol", "pmol",
        "U", "mU", "IU", "kU", "kcal", "cal", "J", "kJ", "W", "mW", "V", "mV", "mA", "Hz", "kHz", "Ω", "Ohm", "ohm",
        "°C", "℃", "°", "deg", "%", "‰", "pct", "percent", "ppm", "mmHg", "Pa", "kPa", "mOsm",
        "rpm", "bpm", "AU", "a.u.", "A.U.", "au", "RFU", "RLU", "MFI", "OD", "score", "points", "pts", "count", "counts", "cells", "copies",
        "fold", "ratio", "beats", "breaths", "fibres", "fibers", "nuclei", "tissue", "protein", "body", "weight", "BW", "wet", "dry",
        "kgbw", "gbw", "animal", "mouse", "cage", "field", "log2", "log10",
        "克", "千克", "公斤", "毫克", "微克", "秒", "分钟", "分", "小时", "天", "周", "月", "岁", "年", "牛", "厘米", "毫米", "微米", "米", "升", "毫升", "次", "只", "个",
    ], StringComparer.Ordinal);

    // Words that are units only beneath a fraction: cells/field, mg/mouse.
    static readonly FrozenSet<string> Denominators = FrozenSet.ToFrozenSet(
        ["animal", "mouse", "cage", "field", "tissue", "protein", "body", "weight", "BW", "wet", "dry", "kgbw", "gbw"], StringComparer.Ordinal);

    static readonly FrozenSet<string> Times = FrozenSet.ToFrozenSet(
    [
        "s", "sec", "secs", "second", "seconds", "min", "mins", "minute", "minutes", "h", "hr", "hrs", "hour", "hours", "d", "day", "days",
        "wk", "wks", "week", "weeks", "mo", "mon", "month", "months", "y", "yr", "yrs", "year", "years", "秒", "分钟", "小时", "天", "周", "月", "年",
    ], StringComparer.Ordinal);

    /// <summary>Whether the text is a unit: g, m/s, mL/kg/min, mg·dL-1, 10^6 cells/mL.</summary>
    internal static bool IsUnit(string text)
    {
        var unit = text.Trim().Replace('μ', 'µ');
        if (unit.Length is 0 or > Longest) return false;
        if (unit.Any(letter => !IsUnitLetter(letter))) return false;

        var parts = unit.Split('/');
        return IsProduct(parts[0], false) && parts.Skip(1).All(part => IsProduct(part, true));
    }

    /// <summary>Whether the text is a unit of time.</summary>
    internal static bool IsTime(string text) => Times.Contains(text.Trim());

    static bool IsUnitLetter(char letter) => char.IsLetterOrDigit(letter) || "/^·.*-−⁻¹²³ %‰°µΩ×".Contains(letter, StringComparison.Ordinal);

    static bool IsProduct(string text, bool below)
    {
        var factors = text.Split([' ', '·', '*', '×'], StringSplitOptions.RemoveEmptyEntries);
        return factors.Length > 0 && factors.Any(factor => IsAtom(factor, below)) && factors.All(factor => IsAtom(factor, below) || IsPower(factor));
    }

    static bool IsAtom(string factor, bool below)
    {
        if (Known(factor, below)) return true;
        var bare = factor.TrimEnd('0', '1', '2', '3', '4', '6', '¹', '²', '³').TrimEnd('^', '-', '−', '⁻').TrimStart('1', '0');
        return bare.Length > 0 && bare != factor && Known(bare, below);
    }

    static bool Known(string word, bool below) => Atoms.Contains(word) && (below || !Denominators.Contains(word));

    // 10^6, 10e6, 100
    static bool IsPower(string factor) => factor.Length > 0 && factor.All(letter => char.IsAsciiDigit(letter) || letter is '^' or 'e' or '-');
}
