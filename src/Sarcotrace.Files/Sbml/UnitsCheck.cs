using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Networks;

namespace Sarcotrace.Files.Sbml;

/// <summary>Checks by SBML's rules whether the units of a network's formulas fit what they are for.</summary>
public sealed class UnitsCheck
{
    readonly Network _network;
    readonly Dictionary<string, Dimension?> _units = [];
    readonly Dictionary<string, Dimension?> _quantities = [];
    readonly List<Problem> _found = [];
    readonly FormulaUnits _formulas;
    readonly Dimension? _time;
    readonly Dimension? _extentPerTime;

    UnitsCheck(Network network)
    {
        _network = network;
        foreach (var definition in network.UnitDefinitions) _units[definition.Id] = Dimension.Of(definition);
        _time = Unit(network.Units.Time);
        _extentPerTime = Per(Unit(network.Units.Extent), _time);
        Quantities();
        _formulas = new(_quantities, _time, network.Functions.GroupBy(function => function.Id)
            .ToDictionary(group => group.Key, group => group.First()), Unit);
    }

    /// <summary>What does not fit, and what has no unit.</summary>
    /// <param name="network">The network.</param>
    /// <returns>A warning for each formula whose units do not fit; notes for units that are unknown or not given.</returns>
    /// <remarks>
    /// A number without a unit scales a product and fits any sum. A formula with a part whose unit is not given is compared
    /// no further. No result depends on units: simulation uses the numbers as they stand.
    /// </remarks>
    public static ImmutableArray<Problem> Of(Network network)
    {
        UnitsCheck check = new(network);
        check.Declared();
        check.Formulas();
        return [.. check._found];
    }

    Dimension? Unit(string? name) => name is null ? null : _units.TryGetValue(name, out var defined) ? defined : Dimension.OfKind(name);

    static Dimension? Per(Dimension? above, Dimension? below) => above is null || below is null ? null : above.Per(below);

    void Quantities()
    {
        var units = _network.Units;
        foreach (var compartment in _network.Compartments)
        {
            _quantities[compartment.Id] = Unit(compartment.Unit ?? compartment.Dimensions switch
            {
                3 => units.Volume,
                2 => units.Area,
                1 => units.Length,
                0 => "dimensionless",
                _ => null,
            });
        }

        var points = _network.Compartments.Where(compartment => compartment.Dimensions == 0).Select(compartment => compartment.Id).ToHashSet();
        foreach (var species in _network.Species)
        {
            var substance = Unit(species.Unit ?? units.Substance);
            _quantities[species.Id] = species.HasOnlySubstanceUnits || points.Contains(species.Compartment)
                ? substance
                : Per(substance, _quantities.GetValueOrDefault(species.Compartment));
        }

        foreach (var parameter in _network.Parameters) _quantities[parameter.Id] = Unit(parameter.Unit);
        foreach (var reaction in _network.Reactions)
        {
            _quantities[reaction.Id] = _extentPerTime;
            foreach (var reference in reaction.Reactants.Concat(reaction.Products))
            {
                if (reference.Id is { } id) _quantities[id] = Dimension.One;
            }
        }
    }

    void Declared()
    {
        foreach (var definition in _network.UnitDefinitions.Where(definition => _units[definition.Id] is null))
            Note($"unit {definition.Id}", "it is made of a unit that SBML does not know", "build it from SBML's base units");
        var used = _network.Compartments.Select(compartment => (Id: $"compartment {compartment.Id}", compartment.Unit))
            .Concat(_network.Species.Select(species => (Id: $"species {species.Id}", species.Unit)))
            .Concat(_network.Parameters.Select(parameter => (Id: $"parameter {parameter.Id}", parameter.Unit)));
        foreach (var (id, unit) in used)
        {
            if (unit is not null && !_units.ContainsKey(unit) && Dimension.OfKind(unit) is null)
                Note(id, $"its unit {unit} is not defined", "define it");
        }

        var bare = _network.Parameters.Where(parameter => parameter.Unit is null).Select(parameter => parameter.Id).ToList();
        if (bare.Count > 0)
        {
            Note("parameters", $"no unit is given for {bare.Count}: {string.Join(", ", bare.Take(10))}{(bare.Count > 10 ? ", …" : "")}",
                "give units to have them checked");
        }
    }

    void Formulas()
    {
        Dictionary<string, Dimension?> none = [];
        foreach (var rule in _network.Rules)
        {
            var target = _quantities.GetValueOrDefault(rule.Target);
            Compare(rule.Kind == RuleKind.Algebraic ? "algebraic rule" : $"rule of {rule.Target}", rule.Formula, none, rule.Kind switch
            {
                RuleKind.Assignment => target,
                RuleKind.Rate => Per(target, _time),
                _ => null,
            });
        }

        foreach (var assignment in _network.InitialAssignments)
            Compare($"initial assignment of {assignment.Target}", assignment.Formula, none, _quantities.GetValueOrDefault(assignment.Target));
        foreach (var reaction in _network.Reactions)
        {
            var local = reaction.LocalParameters.GroupBy(parameter => parameter.Id).ToDictionary(group => group.Key, group => Unit(group.First().Unit));
            Compare($"rate of {reaction.Id}", reaction.Rate, local, _extentPerTime);
            foreach (var reference in reaction.Reactants.Concat(reaction.Products))
                Compare($"stoichiometry of {reference.Species} in {reaction.Id}", reference.Formula, none, Dimension.One);
        }

        foreach (var happening in _network.Events)
        {
            Compare($"trigger of {happening.Id}", happening.Trigger, none, null);
            Compare($"delay of {happening.Id}", happening.Delay, none, _time);
            foreach (var assignment in happening.Assignments)
                Compare($"{happening.Id} sets {assignment.Target}", assignment.Formula, none, _quantities.GetValueOrDefault(assignment.Target));
        }
    }

    void Compare(string what, Expression? formula, IReadOnlyDictionary<string, Dimension?> local, Dimension? wanted)
    {
        if (formula is null) return;

        var (unit, faults) = _formulas.Of(formula, local);
        foreach (var fault in faults) Warn(what, fault);
        if (unit is not null && wanted is not null && !unit.Equals(wanted)) Warn(what, $"it is in {unit}, where {wanted} is needed");
    }

    void Warn(string element, string what) => _found.Add(new(_network.Id, null, element, what,
        "check the units of its parts; a factor between them must be a parameter with a unit", Severity.Warning));

    void Note(string element, string what, string remedy) => _found.Add(new(_network.Id, null, element, what, remedy, Severity.Note));
}
