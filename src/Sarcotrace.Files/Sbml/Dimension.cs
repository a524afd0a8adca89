using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Sarcotrace.Core.Networks;
using Sarcotrace.Core.Numbers;

namespace Sarcotrace.Files.Sbml;

/// <summary>A unit as powers of the base units and a factor.</summary>
/// <param name="Powers">Powers of metre, kilogram, second, ampere, kelvin, mole, candela and item, in this order.</param>
/// <param name="Factor">How many of the product of base units it is.</param>
sealed record Dimension(ImmutableArray<double> Powers, double Factor)
{
    const double Alike = 1e-9;

    static readonly string[] Bases = ["metre", "kilogram", "second", "ampere", "kelvin", "mole", "candela", "item"];

    /// <summary>A plain number.</summary>
    public static Dimension One { get; } = new([0, 0, 0, 0, 0, 0, 0, 0], 1);

    static readonly FrozenDictionary<string, Dimension> Kinds = new (string Name, Dimension Unit)[]
    {
        ("dimensionless", One), ("radian", One), ("steradian", One), ("avogadro", Of(6.02214179e23)),
        ("metre", Of(1, m: 1)), ("kilogram", Of(1, kg: 1)), ("gram", Of(1e-3, kg: 1)), ("second", Of(1, s: 1)),
        ("ampere", Of(1, a: 1)), ("kelvin", Of(1, k: 1)), ("mole", Of(1, mol: 1)), ("candela", Of(1, cd: 1)),
        ("lumen", Of(1, cd: 1)), ("lux", Of(1, cd: 1, m: -2)), ("item", Of(1, item: 1)), ("litre", Of(1e-3, m: 3)),
        ("becquerel", Of(1, s: -1)), ("hertz", Of(1, s: -1)), ("katal", Of(1, mol: 1, s: -1)), ("coulomb", Of(1, a: 1, s: 1)),
        ("gray", Of(1, m: 2, s: -2)), ("sievert", Of(1, m: 2, s: -2)), ("newton", Of(1, kg: 1, m: 1, s: -2)),
        ("pascal", Of(1, kg: 1, m: -1, s: -2)), ("joule", Of(1, kg: 1, m: 2, s: -2)), ("watt", Of(1, kg: 1, m: 2, s: -3)),
        ("volt", Of(1, kg: 1, m: 2, s: -3, a: -1)), ("weber", Of(1, kg: 1, m: 2, s: -2, a: -1)),
        ("tesla", Of(1, kg: 1, s: -2, a: -1)), ("henry", Of(1, kg: 1, m: 2, s: -2, a: -2)),
        ("ohm", Of(1, kg: 1, m: 2, s: -3, a: -2)), ("siemens", Of(1, kg: -1, m: -2, s: 3, a: 2)),
        ("farad", Of(1, kg: -1, m: -2, s: 4, a: 2)),
    }.ToFrozenDictionary(kind => kind.Name, kind => kind.Unit);

    /// <summary>A unit of SBML by its name, or null.</summary>
    public static Dimension? OfKind(string kind) => Kinds.GetValueOrDefault(kind);

    /// <summary>A defined unit, or null where a factor's kind is not known.</summary>
    public static Dimension? Of(UnitDefinition definition)
    {
        var all = One;
        foreach (var factor in definition.Factors)
        {
            if (OfKind(factor.Kind) is not { } kind) return null;

            var scaled = kind with { Factor = kind.Factor * factor.Multiplier * Elementary.Pow(10, factor.Scale) };
            all = all.Times(scaled.ToThe(factor.Exponent));
        }

        return all;
    }

    public Dimension Times(Dimension other) => new([.. Powers.Zip(other.Powers, (a, b) => a + b)], Factor * other.Factor);

    public Dimension ToThe(double power) => new([.. Powers.Select(each => each * power)], Elementary.Pow(Factor, power));

    public Dimension Per(Dimension other) => Times(other.ToThe(-1));

    /// <summary>Whether both measure the same in the same steps.</summary>
    public bool Equals(Dimension? other) => other is not null && SameKind(other)
        && Math.Abs(Factor - other.Factor) <= Alike * Math.Max(Math.Abs(Factor), Math.Abs(other.Factor));

    public override int GetHashCode() => 0;

    /// <summary>Whether both measure the same, perhaps in other steps.</summary>
    public bool SameKind(Dimension other)
    {
        for (var i = 0; i < Powers.Length; i++)
        {
            if (Math.Abs(Powers[i] - other.Powers[i]) > Alike) return false;
        }

        return true;
    }

    /// <summary>For people, such as "0.001 mole per metre^3".</summary>
    public override string ToString()
    {
        var above = string.Join(' ', Bases.Select((name, i) => Word(name, Powers[i])).Where(word => word.Length > 0));
        var below = string.Concat(Bases.Select((name, i) => Word(name, -Powers[i])).Where(word => word.Length > 0).Select(word => " per " + word));
        var number = Math.Abs(Factor - 1) > Alike ? Factor.ToString("G6", CultureInfo.InvariantCulture) : "";
        var all = $"{number} {above}{below}".Trim();
        return all.Length == 0 ? "dimensionless" : all;
    }

    static string Word(string name, double power) => power switch
    {
        <= Alike => "",
        1 => name,
        _ => string.Create(CultureInfo.InvariantCulture, $"{name}^{power:G6}"),
    };

    static Dimension Of(double factor, double m = 0, double kg = 0, double s = 0, double a = 0, double k = 0,
        double mol = 0, double cd = 0, double item = 0) => new([m, kg, s, a, k, mol, cd, item], factor);
}
