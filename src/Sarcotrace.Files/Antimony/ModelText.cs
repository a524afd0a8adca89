using System.Collections.Immutable;
using Sarcotrace.Core.Networks;
using Sarcotrace.Files.Formulas;

namespace Sarcotrace.Files.Antimony;

/// <summary>The statements that say a model.</summary>
/// <param name="network">The model.</param>
/// <param name="spelling">How its names are written.</param>
sealed class ModelText(Network network, Spelling spelling)
{
    readonly Dictionary<string, Expression?> _starts = network.InitialAssignments
        .GroupBy(start => start.Target).ToDictionary(same => same.Key, same => same.Last().Formula);
    readonly HashSet<string> _changing =
    [
        .. network.Rules.Where(rule => rule.Formula is not null).Select(rule => rule.Target),
        .. network.Events.Where(happening => happening.Trigger is not null).SelectMany(happening => happening.Assignments)
            .Where(set => set.Formula is not null).Select(set => set.Target),
    ];

    /// <summary>The statements in order; empty ones part them for the eye.</summary>
    internal IEnumerable<string> Lines() =>
    [
        .. Parted(UnitText.Lines(network)),
        .. Parted(network.Compartments.SelectMany(Compartment)),
        .. Parted(network.Species.SelectMany(Species)),
        .. Parted(network.Reactions.SelectMany(Reaction)),
        .. Parted(network.Parameters.SelectMany(Parameter).Concat(network.Reactions.SelectMany(Locals)).Concat(network.Reactions.SelectMany(Stoichiometries))),
        .. Parted(network.Rules.Where(rule => rule.Formula is not null).Select(Rule)),
        .. Parted(network.Events.Where(happening => happening.Trigger is not null).SelectMany(Event)),
        .. Parted(network.Constraints.Where(constraint => constraint.Condition is not null).SelectMany(Constraint)),
        .. Parted(Fluxes()),
    ];

    static IEnumerable<string> Parted(IEnumerable<string> lines) => lines.Any() ? lines.Append("") : [];

    IEnumerable<string> Compartment(Compartment place)
    {
        var keyword = place.Constant ? "compartment" : "var compartment";
        return Declared(keyword, place.Id, "", Start(place.Id, place.Size is { } size ? new Literal(size) : null), place.Name, place.Unit);
    }

    IEnumerable<string> Species(Species species)
    {
        var keyword = species.HasOnlySubstanceUnits ? "substanceOnly species" : "species";
        if (species.Constant && !_changing.Contains(species.Id)) keyword = $"const {keyword}";
        var dollar = species.BoundaryCondition ? "$" : "";
        var stated = Stated(species);
        var lines = Declared(keyword, species.Id, $" in {spelling.Of(species.Compartment)}", Start(species.Id, stated), species.Name, species.Unit).ToArray();
        lines[0] = lines[0].Replace($"species {spelling.Of(species.Id)}", $"species {dollar}{spelling.Of(species.Id)}", StringComparison.Ordinal);
        return lines;
    }

    static Expression? Stated(Species species) => species switch
    {
        { InitialConcentration: { } value, HasOnlySubstanceUnits: false } => new Literal(value),
        { InitialAmount: { } value, HasOnlySubstanceUnits: true } => new Literal(value),
        { InitialAmount: { } value } => Expression.Of(Operator.Divide, new Literal(value), new Symbol(species.Compartment)),
        { InitialConcentration: { } value } => Expression.Of(Operator.Times, new Literal(value), new Symbol(species.Compartment)),
        _ => null,
    };

    IEnumerable<string> Parameter(Parameter parameter)
    {
        var keyword = parameter.Constant ? "const" : _changing.Contains(parameter.Id) ? "" : "var";
        var start = Start(parameter.Id, parameter.Value is { } value ? new Literal(value) : null);
        return Declared(start is null ? parameter.Constant ? "const" : "var" : keyword == "const" ? "" : keyword, parameter.Id, "", start, parameter.Name,
            parameter.Unit);
    }

    IEnumerable<string> Locals(Reaction reaction) => reaction.LocalParameters.SelectMany(local => Said(
        "", spelling.Of(reaction, local), "", local.Value is { } value ? FormulaWriter.Write(value) : null, local.Name, local.Unit));

    IEnumerable<string> Declared(string keyword, string id, string place, Expression? start, string? name, string? unit) =>
        Said(keyword, spelling.Of(id), place, start is null ? null : spelling.Of(start), name, unit);

    static IEnumerable<string> Said(string keyword, string id, string place, string? start, string? name, string? unit)
    {
        yield return $"{keyword}{(keyword.Length > 0 ? " " : "")}{id}{place}{(start is null ? "" : $" = {start}")}";
        if (unit is not null) yield return $"{id} has {UnitText.Name(unit)}";
        if (name is { Length: > 0 }) yield return $"{id} is {Spelling.Quoted(name)}";
    }

    // An initial assignment takes the place of a stated value.
    Expression? Start(string id, Expression? stated) => _starts.GetValueOrDefault(id) ?? stated;

    IEnumerable<string> Reaction(Reaction reaction)
    {
        var id = spelling.Of(reaction.Id);
        var arrow = reaction.Reversible ? "->" : "=>";
        var rate = reaction.Rate is null ? "" : $"; {spelling.Rate(reaction)}";
        yield return $"{id}: {Side(reaction.Reactants, reaction, "a")}{arrow}{Side(reaction.Products, reaction, "b")}{rate}";
        HashSet<string> named = reaction.Rate is null ? [] : [.. Substitution.Names(reaction.Rate)];
        foreach (var modifier in reaction.Modifiers.Where(modifier => !named.Contains(modifier))) yield return $"{spelling.Of(modifier)} -( {id}";
        if (reaction.Name is { Length: > 0 } name) yield return $"{id} is {Spelling.Quoted(name)}";
    }

    string Side(ImmutableArray<SpeciesReference> side, Reaction reaction, string which) => $" {string.Join(" + ", side.Select((reference, i) =>
    {
        var species = spelling.Of(reference.Species);
        if (StoichiometryName(reference, reaction, which, i) is { } name) return $"{name} {species}";
        return reference.Stoichiometry is null or 1 ? species : $"{FormulaWriter.Write(reference.Stoichiometry.Value)} {species}";
    }))} ";

    // A stoichiometry has a name where it has one in the model, where a formula gives it, or where it is no plain number.
    string? StoichiometryName(SpeciesReference reference, Reaction reaction, string which, int place) =>
        reference.Id is { } id ? spelling.Of(id)
        : reference.Formula is not null || reference.Stoichiometry is { } number && !(number >= 0 && double.IsFinite(number))
            ? $"{spelling.Of(reaction.Id)}_{which}{place}_"
        : null;

    IEnumerable<string> Stoichiometries(Reaction reaction)
    {
        foreach (var (side, which) in new[] { (reaction.Reactants, "a"), (reaction.Products, "b") })
        {
            for (var i = 0; i < side.Length; i++)
            {
                if (StoichiometryName(side[i], reaction, which, i) is not { } name) continue;
                var start = side[i].Id is { } id && _starts.GetValueOrDefault(id) is { } formula ? spelling.Of(formula)
                    : side[i].Stoichiometry is { } number ? FormulaWriter.Write(number)
                    : null;
                if (side[i].Formula is { } always) yield return $"{name} := {spelling.Of(always)}";
                else if (start is not null) yield return $"{(side[i].Constant || _changing.Contains(side[i].Id ?? "") ? "" : "var ")}{name} = {start}";
            }
        }
    }

    string Rule(Rule rule) => rule.Kind switch
    {
        RuleKind.Assignment => $"{spelling.Of(rule.Target)} := {spelling.Of(rule.Formula!)}",
        RuleKind.Rate => $"{spelling.Of(rule.Target)}' = {spelling.Of(rule.Formula!)}",
        _ => $"0 = {spelling.Of(rule.Formula!)}",
    };

    IEnumerable<string> Event(Event happening)
    {
        var id = spelling.Of(happening.Id);
        var delay = happening.Delay is null ? "" : $"{spelling.Of(happening.Delay)} after ";
        var options = (happening.Priority is null ? "" : $", priority = {spelling.Of(happening.Priority)}")
            + (happening.InitialValue ? "" : ", t0 = false") + (happening.Persistent ? "" : ", persistent = false")
            + (happening.UseValuesFromTriggerTime ? "" : ", fromTrigger = false");
        var sets = string.Join(", ", happening.Assignments.Where(set => set.Formula is not null)
            .Select(set => $"{spelling.Of(set.Target)} = {spelling.Of(set.Formula!)}"));
        yield return $"{id}: at {delay}({spelling.Of(happening.Trigger!)}){options}{(sets.Length > 0 ? ": " : "")}{sets}";
        if (happening.Name is { Length: > 0 } name) yield return $"{id} is {Spelling.Quoted(name)}";
    }

    IEnumerable<string> Constraint(Constraint constraint, int number)
    {
        var id = spelling.Fresh($"constraint{number}");
        yield return $"constraint {id}: {spelling.Of(constraint.Condition!)}";
        if (constraint.Message.Length > 0) yield return $"{id} is {Spelling.Quoted(constraint.Message)}";
    }

    IEnumerable<string> Fluxes()
    {
        if (network.Fluxes is not { } fluxes) yield break;
        foreach (var bound in fluxes.Bounds)
        {
            var reaction = spelling.Of(bound.Reaction);
            if (bound.Low > double.NegativeInfinity) yield return $"{reaction} >= {FormulaWriter.Write(bound.Low)}";
            if (bound.High < double.PositiveInfinity) yield return $"{reaction} <= {FormulaWriter.Write(bound.High)}";
        }

        if (fluxes.Weights.IsEmpty) yield break;
        yield return $"{spelling.Fresh(fluxes.Objective)}: {(fluxes.Maximize ? "maximize" : "minimize")} "
            + string.Join(" + ", fluxes.Weights.Select(weight => $"{FormulaWriter.Write(weight.Coefficient)}*{spelling.Of(weight.Reaction)}"));
    }
}
