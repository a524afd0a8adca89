using Sarcotrace.Core.Networks;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Files.Formulas;

namespace Sarcotrace.Files.Antimony;

/// <summary>The statements that say a model's units.</summary>
static class UnitText
{
    /// <summary>The statements in order.</summary>
    internal static IEnumerable<string> Lines(Network network)
    {
        foreach (var unit in network.UnitDefinitions) yield return $"unit {Name(unit.Id)} = {Product(unit.Factors)}";
        var units = network.Units;
        (string Name, string? Unit)[] own =
            [("time_unit", units.Time), ("substance", units.Substance), ("volume", units.Volume), ("area", units.Area), ("length", units.Length),
                ("extent", units.Extent)];
        foreach (var (name, unit) in own)
        {
            if (unit is not null && Name(unit) != name && network.UnitDefinitions.All(known => Name(known.Id) != name))
                yield return $"unit {name} = {Name(unit)}";
        }
    }

    /// <summary>A unit's name as written; SBML lets units have names that Antimony keeps for itself.</summary>
    internal static string Name(string unit) => unit == "time" ? "time_unit" : Words.Reserved.Contains(unit) ? unit + "_" : unit;

    static string Product(IReadOnlyList<UnitFactor> factors) =>
        factors.Count == 0 ? "dimensionless" : string.Join(" * ", factors.Select(Factor));

    static string Factor(UnitFactor factor)
    {
        var multiplier = factor.Multiplier * Elementary.Pow(10, factor.Scale);
        var one = multiplier == 1 ? factor.Kind : $"{FormulaWriter.Write(multiplier)} {factor.Kind}";
        if (factor.Exponent == 1) return one;
        var exponent = FormulaWriter.Write(factor.Exponent);
        return multiplier == 1 ? $"{factor.Kind}^{exponent}" : $"({one})^{exponent}";
    }
}
