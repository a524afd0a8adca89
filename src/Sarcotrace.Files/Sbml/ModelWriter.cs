using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using Sarcotrace.Core.Networks;

namespace Sarcotrace.Files.Sbml;

/// <summary>Writes the parts of a model in the order that SBML wants.</summary>
/// <param name="xml">Where to.</param>
/// <param name="core">Namespace of SBML's core.</param>
/// <param name="older">Whether that is Version 1, which has fast reactions but wants every formula.</param>
/// <param name="fluxes">What package fbc adds, or null.</param>
sealed class ModelWriter(XmlWriter xml, string core, bool older, FluxParameters? fluxes)
{
    readonly MathWriter _math = new(xml, core);

    public void Write(Network network)
    {
        if (older) network = WithFormulas(network);
        Start("model", ("id", network.Id), ("name", network.Name), ("substanceUnits", network.Units.Substance),
            ("timeUnits", network.Units.Time), ("volumeUnits", network.Units.Volume), ("areaUnits", network.Units.Area),
            ("lengthUnits", network.Units.Length), ("extentUnits", network.Units.Extent), ("conversionFactor", network.ConversionFactor));
        if (fluxes is not null) xml.WriteAttributeString("strict", SbmlWriter.Fluxes, "false");
        List("listOfFunctionDefinitions", network.Functions, Function);
        List("listOfUnitDefinitions", network.UnitDefinitions, Unit);
        List("listOfCompartments", network.Compartments, Compartment);
        List("listOfSpecies", network.Species, Species);
        List("listOfParameters", [.. network.Parameters, .. fluxes?.Added ?? []], Parameter);
        List("listOfInitialAssignments", network.InitialAssignments, assignment =>
            Formula("initialAssignment", assignment.Formula, ("symbol", assignment.Target)));
        List("listOfRules", network.Rules, Rule);
        List("listOfConstraints", network.Constraints, Constraint);
        List("listOfReactions", network.Reactions, Reaction);
        List("listOfEvents", network.Events, Event);
        if (fluxes is not null) Objective(fluxes.Fluxes);
        xml.WriteEndElement();
    }

    static Network WithFormulas(Network network) => network with
    {
        InitialAssignments = [.. network.InitialAssignments.Where(assignment => assignment.Formula is not null)],
        Rules = [.. network.Rules.Where(rule => rule.Formula is not null)],
        Functions = [.. network.Functions.Where(function => function.Body is not null)],
        Constraints = [.. network.Constraints.Where(constraint => constraint.Condition is not null)],
        Reactions = [.. network.Reactions.Select(reaction => reaction.Rate is null ? reaction with { LocalParameters = [] } : reaction)],
        Events =
        [
            .. network.Events.Where(happening => happening.Trigger is not null).Select(happening => happening with
            {
                Assignments = [.. happening.Assignments.Where(assignment => assignment.Formula is not null)],
            }),
        ],
    };

    void Function(Function function)
    {
        Start("functionDefinition", ("id", function.Id));
        _math.Lambda(function);
        xml.WriteEndElement();
    }

    void Unit(UnitDefinition definition)
    {
        Start("unitDefinition", ("id", definition.Id));
        List("listOfUnits", definition.Factors, factor => Whole("unit", ("kind", factor.Kind), ("exponent", Text(factor.Exponent)),
            ("scale", Text(factor.Scale)), ("multiplier", Text(factor.Multiplier))));
        xml.WriteEndElement();
    }

    void Compartment(Compartment compartment) => Whole("compartment", ("id", compartment.Id), ("name", compartment.Name),
        ("spatialDimensions", Text(compartment.Dimensions)), ("size", Text(compartment.Size)), ("units", compartment.Unit),
        ("constant", Text(compartment.Constant)));

    void Species(Species species) => Whole("species", ("id", species.Id), ("name", species.Name),
        ("compartment", species.Compartment), ("initialAmount", Text(species.InitialAmount)),
        ("initialConcentration", Text(species.InitialConcentration)), ("substanceUnits", species.Unit),
        ("hasOnlySubstanceUnits", Text(species.HasOnlySubstanceUnits)), ("boundaryCondition", Text(species.BoundaryCondition)),
        ("constant", Text(species.Constant)), ("conversionFactor", species.ConversionFactor));

    void Parameter(Parameter parameter) => Whole("parameter", ("id", parameter.Id), ("name", parameter.Name),
        ("value", Text(parameter.Value)), ("units", parameter.Unit), ("constant", Text(parameter.Constant)));

    void Rule(Rule rule)
    {
        if (rule.Kind == RuleKind.Algebraic) Formula("algebraicRule", rule.Formula);
        else Formula(rule.Kind == RuleKind.Rate ? "rateRule" : "assignmentRule", rule.Formula, ("variable", rule.Target));
    }

    void Constraint(Constraint constraint)
    {
        Start("constraint");
        _math.Math(constraint.Condition);
        if (constraint.Message.Length > 0)
        {
            Start("message");
            xml.WriteElementString("p", "http://www.w3.org/1999/xhtml", constraint.Message);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    void Reaction(Reaction reaction)
    {
        Start("reaction", ("id", reaction.Id), ("name", reaction.Name), ("reversible", Text(reaction.Reversible)),
            ("fast", older ? Text(reaction.Fast) : null));
        if (fluxes?.Bounds.GetValueOrDefault(reaction.Id) is ({ } low, { } high))
        {
            xml.WriteAttributeString("lowerFluxBound", SbmlWriter.Fluxes, low);
            xml.WriteAttributeString("upperFluxBound", SbmlWriter.Fluxes, high);
        }

        List("listOfReactants", reaction.Reactants, Reference);
        List("listOfProducts", reaction.Products, Reference);
        List("listOfModifiers", reaction.Modifiers, modifier => Whole("modifierSpeciesReference", ("species", modifier)));
        if (reaction.Rate is not null || !reaction.LocalParameters.IsEmpty)
        {
            Start("kineticLaw");
            _math.Math(reaction.Rate);
            List("listOfLocalParameters", reaction.LocalParameters, local => Whole("localParameter", ("id", local.Id),
                ("name", local.Name), ("value", Text(local.Value)), ("units", local.Unit)));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    void Reference(SpeciesReference reference) => Whole("speciesReference", ("id", reference.Id), ("species", reference.Species),
        ("stoichiometry", Text(reference.Stoichiometry)), ("constant", Text(reference.Constant)));

    void Event(Event happening)
    {
        Start("event", ("id", happening.Id), ("name", happening.Name),
            ("useValuesFromTriggerTime", Text(happening.UseValuesFromTriggerTime)));
        Formula("trigger", happening.Trigger, ("initialValue", Text(happening.InitialValue)), ("persistent", Text(happening.Persistent)));
        if (happening.Priority is not null) Formula("priority", happening.Priority);
        if (happening.Delay is not null) Formula("delay", happening.Delay);
        List("listOfEventAssignments", happening.Assignments, assignment =>
            Formula("eventAssignment", assignment.Formula, ("variable", assignment.Target)));
        xml.WriteEndElement();
    }

    void Objective(FluxProblem problem)
    {
        xml.WriteStartElement("listOfObjectives", SbmlWriter.Fluxes);
        xml.WriteAttributeString("activeObjective", SbmlWriter.Fluxes, problem.Objective);
        xml.WriteStartElement("objective", SbmlWriter.Fluxes);
        xml.WriteAttributeString("id", SbmlWriter.Fluxes, problem.Objective);
        xml.WriteAttributeString("type", SbmlWriter.Fluxes, problem.Maximize ? "maximize" : "minimize");
        xml.WriteStartElement("listOfFluxObjectives", SbmlWriter.Fluxes);
        foreach (var weight in problem.Weights)
        {
            xml.WriteStartElement("fluxObjective", SbmlWriter.Fluxes);
            xml.WriteAttributeString("reaction", SbmlWriter.Fluxes, weight.Reaction);
            xml.WriteAttributeString("coefficient", SbmlWriter.Fluxes, Text(weight.Coefficient));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    void List<T>(string name, ImmutableArray<T> items, Action<T> write)
    {
        if (items.IsEmpty) return;

        Start(name);
        foreach (var item in items) write(item);
        xml.WriteEndElement();
    }

    void Formula(string name, Expression? formula, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(name, attributes);
        _math.Math(formula);
        xml.WriteEndElement();
    }

    void Whole(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(name, attributes);
        xml.WriteEndElement();
    }

    void Start(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        xml.WriteStartElement(name, core);
        foreach (var (attribute, value) in attributes)
        {
            if (value is not null) xml.WriteAttributeString(attribute, value);
        }
    }

    static string Text(bool flag) => flag ? "true" : "false";

    static string? Text(double? number) => number is { } value ? Text(value) : null;

    static string Text(double value) => value switch
    {
        double.PositiveInfinity => "INF",
        double.NegativeInfinity => "-INF",
        _ => double.IsNaN(value) ? "NaN" : value.ToString("R", CultureInfo.InvariantCulture),
    };
}
