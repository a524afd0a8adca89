using System.Globalization;
using Sarcotrace.Core.Networks;
using Sarcotrace.Core.Numbers;

namespace Sarcotrace.Files.Sbml;

/// <summary>Says a unit as a person would, such as "nanomole per litre" or "per minute".</summary>
public static class UnitWords
{
    static readonly Dictionary<int, string> Prefixes = new (int Power, string Word)[]
    {
        (-18, "atto"), (-15, "femto"), (-12, "pico"), (-9, "nano"), (-6, "micro"), (-3, "milli"), (-2, "centi"),
        (-1, "deci"), (1, "deca"), (2, "hecto"), (3, "kilo"), (6, "mega"), (9, "giga"), (12, "tera"),
    }.ToDictionary(prefix => prefix.Power, prefix => prefix.Word);

    /// <summary>A unit of a network in words.</summary>
    /// <param name="network">The network.</param>
    /// <param name="unit">Identifier of one of its units, or a unit of SBML such as mole; null where none is given.</param>
    /// <returns>The words; "unit not given" where it is null.</returns>
    public static string Of(Network network, string? unit)
    {
        if (unit is null) return "unit not given";

        return network.UnitDefinitions.FirstOrDefault(definition => definition.Id == unit) is { } defined ? Of(defined) : unit;
    }

    /// <summary>A defined unit in words.</summary>
    /// <param name="definition">The unit.</param>
    /// <returns>The words; "dimensionless" where it has no factors.</returns>
    public static string Of(UnitDefinition definition)
    {
        var factors = definition.Factors.Where(factor => factor.Exponent != 0 && !IsOne(factor)).ToList();
        var above = string.Join(' ', factors.Where(factor => factor.Exponent > 0).Select(factor => Word(factor, factor.Exponent)));
        var below = string.Concat(factors.Where(factor => factor.Exponent < 0).Select(factor => " per " + Word(factor, -factor.Exponent)));
        var all = (above + below).Trim();
        return all.Length == 0 ? "dimensionless" : all;
    }

    static bool IsOne(UnitFactor factor) => factor is { Kind: "dimensionless", Multiplier: 1, Scale: 0 };

    static string Word(UnitFactor factor, double power)
    {
        var name = (factor.Kind, factor.Multiplier, factor.Scale) switch
        {
            ("second", 60, 0) => "minute",
            ("second", 3_600, 0) => "hour",
            ("second", 86_400, 0) => "day",
            ("second", 604_800, 0) => "week",
            ("gram", 1, 3) => "kilogram",
            var (kind, multiplier, scale) => Scaled(kind, multiplier, scale),
        };
        return power == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}^{power:G6}");
    }

    static string Scaled(string kind, double multiplier, int scale)
    {
        var power = Prefixes.Keys.FirstOrDefault(power => Math.Abs((multiplier / Elementary.Pow(10, power)) - 1) < 1e-12);
        if (scale == 0 && power != 0) (multiplier, scale) = (1, power);
        var word = scale == 0 ? kind
            : Prefixes.TryGetValue(scale, out var prefix) ? prefix + kind
            : string.Create(CultureInfo.InvariantCulture, $"1e{scale} {kind}");
        return multiplier == 1 ? word : string.Create(CultureInfo.InvariantCulture, $"({multiplier:G6} {word})");
    }
}
