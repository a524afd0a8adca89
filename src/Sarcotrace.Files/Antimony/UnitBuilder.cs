using System.Collections.Immutable;
using Sarcotrace.Core.Networks;
using Sarcotrace.Core.Numbers;

namespace Sarcotrace.Files.Antimony;

/// <summary>Reads units made of others.</summary>
/// <param name="units">Units of the model by name.</param>
/// <param name="file">Takes what is wrong.</param>
sealed class UnitBuilder(Dictionary<string, UnitStatement> units, AntimonyFile file)
{
    const int Deepest = 20;

    /// <summary>All units of the model.</summary>
    internal ImmutableArray<UnitDefinition> All() => [.. units.Values.Select(Definition).OfType<UnitDefinition>()];

    /// <summary>The SBML name of a base unit that may be in the plural, or null.</summary>
    internal static string? Kind(string name) => Words.Units.Contains(name) ? Spelt(name)
        : name.EndsWith('s') && Words.Units.Contains(name[..^1]) ? Spelt(name[..^1])
        : null;

    static string Spelt(string name) => name switch { "liter" => "litre", "meter" => "metre", _ => name };

    UnitDefinition? Definition(UnitStatement unit)
    {
        var (number, factors) = Read(unit, unit.Formula, 0);
        if (factors is null) return null;
        if (number != 1)
        {
            var whole = factors.FindIndex(factor => factor.Exponent == 1);
            if (whole >= 0) factors[whole] = factors[whole] with { Multiplier = factors[whole].Multiplier * number };
            else factors.Add(new("dimensionless", 1, 0, number));
        }

        return new(unit.Name, [.. factors]);
    }

    (double Number, List<UnitFactor>? Factors) Read(UnitStatement unit, Expression formula, int depth)
    {
        switch (formula)
        {
            case Literal { Unit: null } number:
                return (number.Value, []);
            case Literal number when Read(unit, new Symbol(number.Unit!), depth) is (var own, { } factors):
                return factors is [{ Exponent: 1 } one] && own == 1
                    ? (1, [one with { Multiplier = one.Multiplier * number.Value }]) : (own * number.Value, factors);
            case Symbol { Name: var name } when Kind(name) is { } kind:
                return (1, [new(kind)]);
            case Operation { Operator: Operator.Avogadro }:
                return (1, [new("avogadro")]);
            case Symbol { Name: var name } when depth < Deepest && (units.GetValueOrDefault(name) ?? Singular(name)) is { } other:
                return Read(unit, other.Formula, depth + 1);
            case Operation { Operator: Operator.Times } product:
                return Product(unit, product.Arguments, depth);
            case Operation { Operator: Operator.Divide, Arguments: [var above, var below] }:
                var (top, bottom) = (Read(unit, above, depth), Power(Read(unit, below, depth), -1));
                return (top.Number * bottom.Number, Both(top.Factors, bottom.Factors));
            case Operation { Operator: Operator.Power, Arguments: [var radix, Literal { Value: var exponent }] }:
                return Power(Read(unit, radix, depth), exponent);
            default:
                file.Complain(unit.At, $"the unit {unit.Name} is not made of known units", "write numbers and SBML's units with *, / and ^");
                return (1, null);
        }
    }

    UnitStatement? Singular(string name) => name.EndsWith('s') ? units.GetValueOrDefault(name[..^1]) : null;

    (double Number, List<UnitFactor>? Factors) Product(UnitStatement unit, ImmutableArray<Expression> parts, int depth)
    {
        (double Number, List<UnitFactor>? Factors) all = (1, []);
        foreach (var part in parts)
        {
            var (number, factors) = Read(unit, part, depth);
            all = (all.Number * number, Both(all.Factors, factors));
            // Units that name each other in turn could grow without end.
            if (all.Factors?.Count > 100) return (1, null);
        }

        return all;
    }

    static List<UnitFactor>? Both(List<UnitFactor>? first, List<UnitFactor>? second) => first is null || second is null ? null : [.. first, .. second];

    static (double Number, List<UnitFactor>? Factors) Power((double Number, List<UnitFactor>? Factors) of, double exponent) =>
        (Elementary.Pow(of.Number, exponent), of.Factors?.ConvertAll(factor => factor with { Exponent = factor.Exponent * exponent }));
}
