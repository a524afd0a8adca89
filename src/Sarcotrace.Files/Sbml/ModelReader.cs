using System.Collections.Immutable;
using Sarcotrace.Core.Networks;

namespace Sarcotrace.Files.Sbml;

/// <summary>Reads a model without submodels.</summary>
sealed class ModelReader(Reading reading)
{
    readonly Fields _fields = reading.Fields;

    public Network Read(Element model)
    {
        var units = reading.Units.Definitions(model);
        var modelUnits = reading.Units.OfModel(model);
        ReactionReader reactions = new(reading);
        EventReader events = new(reading, model);
        Network network = new(_fields.Id(model, "id") ?? "model")
        {
            Name = Fields.Text(model, "name"),
            Format = reading.Dialect.ToString(),
            Units = modelUnits,
            Functions = All(model, "listOfFunctionDefinitions", "functionDefinition", Function),
            Compartments = All(model, "listOfCompartments", "compartment", Compartment),
            Species = All(model, "listOfSpecies", "species", Species),
            Parameters = All(model, "listOfParameters", "parameter", Parameter),
            InitialAssignments = All(model, "listOfInitialAssignments", "initialAssignment", InitialAssignment),
            Rules = [.. model.Children.Where(child => child.Is(Vocabulary.Core, "listOfRules"))
                .SelectMany(list => list.Children).Select(Rule).OfType<Rule>()],
            Reactions = All(model, "listOfReactions", "reaction", reactions.Read),
            Events = All(model, "listOfEvents", "event", events.Read),
            Constraints = All(model, "listOfConstraints", "constraint", Constraint),
            ConversionFactor = _fields.Id(model, "conversionFactor"),
        };
        return reading.Put(model, network with { UnitDefinitions = [.. units, .. reading.Units.Brought] });
    }

    ImmutableArray<T> All<T>(Element model, string list, string item, Func<Element, T> read) where T : class =>
        [.. model.Items(list, item).Select(element => reading.Put(element, read(element)))];

    Function Function(Element element)
    {
        var (arguments, body) = reading.Math.Function(element);
        return new(_fields.NeededId(element, "id"), arguments, body);
    }

    Compartment Compartment(Element element)
    {
        var dimensions = _fields.Number(element, "spatialDimensions") ?? 3;
        if (!double.IsFinite(dimensions))
            reading.Complaints.At(element, $"spatialDimensions is {dimensions}", "give 0, 1, 2 or 3");
        return new(_fields.NeededId(element, "id"), _fields.Number(element, "size"), dimensions, _fields.Flag(element, "constant", true))
        {
            Name = Fields.Text(element, "name"),
            Unit = reading.Units.Unit(element),
        };
    }

    Species Species(Element element)
    {
        var amount = _fields.Number(element, "initialAmount");
        var concentration = _fields.Number(element, "initialConcentration");
        if (amount is not null && concentration is not null)
            reading.Complaints.At(element, "both initialAmount and initialConcentration are given", "keep one of them");

        return new(_fields.NeededId(element, "id"), _fields.NeededId(element, "compartment"))
        {
            Name = Fields.Text(element, "name"),
            InitialAmount = amount,
            InitialConcentration = concentration,
            HasOnlySubstanceUnits = _fields.Flag(element, "hasOnlySubstanceUnits", false),
            BoundaryCondition = _fields.Flag(element, "boundaryCondition", false),
            Constant = _fields.Flag(element, "constant", false),
            ConversionFactor = _fields.Id(element, "conversionFactor"),
            Unit = reading.Units.Unit(element, "substanceUnits"),
        };
    }

    Parameter Parameter(Element element) =>
        new(_fields.NeededId(element, "id"), _fields.Number(element, "value"), _fields.Flag(element, "constant", true))
        {
            Name = Fields.Text(element, "name"),
            Unit = reading.Units.Unit(element),
        };

    InitialAssignment InitialAssignment(Element element) =>
        new(_fields.NeededId(element, "symbol"), reading.Math.Of(element));

    Rule? Rule(Element element)
    {
        RuleKind? kind = element.Name switch
        {
            "assignmentRule" => RuleKind.Assignment,
            "rateRule" => RuleKind.Rate,
            "algebraicRule" => RuleKind.Algebraic,
            _ => null,
        };
        if (element.Space != Vocabulary.Core) return null;
        if (kind is { } known)
        {
            var target = known == RuleKind.Algebraic ? "" : _fields.NeededId(element, "variable");
            return reading.Put(element, new Rule(known, target, reading.Math.Of(element)));
        }

        reading.Complaints.At(element, $"{element.Name} is no kind of rule", "write assignmentRule, rateRule or algebraicRule");
        return null;
    }

    Constraint Constraint(Element element) => new(
        reading.Math.Of(element),
        element.Child("message") is { } message
            ? string.Join(' ', string.Concat(message.All().Select(part => part.TextBefore + " " + part.Text + " "))
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            : "");
}
