using System.Globalization;
using Sarcotrace.Core.Networks;
using Sarcotrace.Files.Antimony;
using Sarcotrace.Files.Formulas;

namespace Sarcotrace.Files.Tests.Antimony;

/// <summary>What a network means, as sentences that can be compared; arrays of records compare by reference only.</summary>
static class Formulas
{
    internal static string Text(Expression? formula) => formula is null ? "" : FormulaWriter.Write(formula, FormulaSyntax.Sbml);

    /// <summary>All that matters to results, names as Antimony spells them, and starts as one formula however they are stored.</summary>
    internal static IEnumerable<string> Meaning(Network network)
    {
        var spelling = new Spelling(network);
        string F(Expression? formula) => formula is null ? "" : spelling.Of(formula).Replace("liter", "litre", StringComparison.Ordinal);
        string N(string name) => spelling.Of(name);
        var starts = network.InitialAssignments.Where(start => start.Formula is not null).GroupBy(start => start.Target).ToDictionary(same => same.Key, same => same.Last().Formula);
        HashSet<string?> references = [.. network.Reactions.SelectMany(reaction => reaction.Reactants.AddRange(reaction.Products)).Select(part => part.Id)];
        HashSet<string> assigned = [.. network.Rules.Where(rule => rule is { Kind: RuleKind.Assignment, Formula: not null }).Select(rule => rule.Target)];
        HashSet<string> changing = [.. network.Rules.Where(rule => rule.Formula is not null).Select(rule => rule.Target),
            .. network.Events.Where(happening => happening.Trigger is not null).SelectMany(happening => happening.Assignments).Where(set => set.Formula is not null).Select(set => set.Target)];
        string Start(string id, Expression? stated) => assigned.Contains(id) ? "ruled" : F(starts.GetValueOrDefault(id) ?? stated);
        Expression? L(double? value) => value is { } number ? new Literal(number) : null;

        foreach (var place in network.Compartments) yield return $"compartment {N(place.Id)} = {Start(place.Id, L(place.Size))} {place.Constant} {place.Name}";
        foreach (var one in network.Species)
        {
            var stated = one.HasOnlySubstanceUnits
                ? L(one.InitialAmount) ?? Scaled(Operator.Times, one.InitialConcentration, one.Compartment)
                : L(one.InitialConcentration) ?? Scaled(Operator.Divide, one.InitialAmount, one.Compartment);
            var fixedWhole = one.BoundaryCondition || one.Constant || changing.Contains(one.Id) && network.Rules.Any(rule => rule.Target == one.Id && rule.Formula is not null);
            yield return $"species {N(one.Id)} in {N(one.Compartment)} = {Start(one.Id, stated)} {one.HasOnlySubstanceUnits} {fixedWhole} {one.Constant && !changing.Contains(one.Id)} {one.Name}";
        }

        foreach (var parameter in network.Parameters) yield return $"parameter {N(parameter.Id)} = {Start(parameter.Id, L(parameter.Value))} {parameter.Constant} {parameter.Name}";
        foreach (var reaction in network.Reactions)
        {
            foreach (var local in reaction.LocalParameters) yield return $"parameter {spelling.Of(reaction, local)} = {F(L(local.Value))} True {local.Name}";
            var rate = reaction.Rate is null ? "" : spelling.Rate(reaction);
            yield return $"reaction {N(reaction.Id)} {rate} {reaction.Reversible} {reaction.Name}: {string.Join(" + ", reaction.Reactants.Select(Part))} -> {string.Join(" + ", reaction.Products.Select(Part))}";
        }

        foreach (var rule in network.Rules.Where(rule => rule.Formula is not null && !(rule.Kind == RuleKind.Assignment && references.Contains(rule.Target)))) yield return $"rule {rule.Kind} {N(rule.Target)} {F(rule.Formula)}";
        foreach (var happening in network.Events.Where(happening => happening.Trigger is not null))
        {
            yield return $"event {N(happening.Id)} {F(happening.Trigger)} {F(happening.Delay)} {F(happening.Priority)} {happening.InitialValue} {happening.Persistent} "
                + $"{happening.UseValuesFromTriggerTime} {string.Join(", ", happening.Assignments.Where(set => set.Formula is not null).Select(set => $"{N(set.Target)} = {F(set.Formula)}"))}";
        }

        foreach (var function in network.Functions.Where(function => function.Body is not null)) yield return $"function {N(function.Id)} {spelling.Body(function)}";
        foreach (var constraint in network.Constraints.Where(constraint => constraint.Condition is not null)) yield return $"constraint {F(constraint.Condition)} {constraint.Message}";
        if (network.Fluxes is { } fluxes)
            yield return $"{fluxes.Maximize} {string.Join(" ", fluxes.Weights)} {string.Join(" ", fluxes.Bounds.OrderBy(bound => bound.Reaction, StringComparer.Ordinal))}";

        string Part(SpeciesReference part) => part.Formula is { } always ? $"({F(always)}) {N(part.Species)}"
            : part.Id is { } ruled && network.Rules.FirstOrDefault(rule => rule.Target == ruled && rule is { Kind: RuleKind.Assignment, Formula: not null }) is { } rule ? $"({F(rule.Formula)}) {N(part.Species)}"
            : part.Id is { } id && !id.EndsWith('_') ? $"{N(id)}={Start(id, L(part.Stoichiometry))} {N(part.Species)}"
            : string.Create(CultureInfo.InvariantCulture, $"{part.Stoichiometry ?? 1:R} {N(part.Species)}");
    }

    static Expression? Scaled(Operator by, double? value, string place) => value is { } number ? Expression.Of(by, new Literal(number), new Symbol(place)) : null;
}
