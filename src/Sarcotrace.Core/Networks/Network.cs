using System.Collections.Immutable;

namespace Sarcotrace.Core.Networks;

/// <summary>
/// A model as data: compartments, species, reactions, rules and events, with every default filled in and every submodel
/// joined, so that no reader of it need know in which format, level or version it was written.
/// </summary>
/// <param name="Id">Identifier; "model" where none was given.</param>
/// <remarks>
/// Identifiers are unique over compartments, species, parameters, functions, reactions, events and named stoichiometries.
/// In a formula a species stands for its concentration, or its amount where <see cref="Species.HasOnlySubstanceUnits"/>
/// or where its compartment has no dimensions; a reaction for its rate; a compartment for its size.
/// </remarks>
public sealed record Network(string Id)
{
    /// <summary>Name for people, or null.</summary>
    public string? Name { get; init; }

    /// <summary>Format it was read from, such as "SBML L3V2"; empty where it was built in memory.</summary>
    public string Format { get; init; } = "";


    /// <summary>Identifiers of the units of time, substance, extent, volume, area and length; null where not given.</summary>
    public ModelUnits Units { get; init; } = new();

    /// <summary>Units defined by the model.</summary>
    public ImmutableArray<UnitDefinition> UnitDefinitions { get; init; } = [];

    /// <summary>Functions of the model's own.</summary>
    public ImmutableArray<Function> Functions { get; init; } = [];

    /// <summary>Compartments.</summary>
    public ImmutableArray<Compartment> Compartments { get; init; } = [];

    /// <summary>Species.</summary>
    public ImmutableArray<Species> Species { get; init; } = [];

    /// <summary>Parameters of the whole model.</summary>
    public ImmutableArray<Parameter> Parameters { get; init; } = [];

    /// <summary>Values at the start that are computed.</summary>
    public ImmutableArray<InitialAssignment> InitialAssignments { get; init; } = [];

    /// <summary>Rules, in document order.</summary>
    public ImmutableArray<Rule> Rules { get; init; } = [];

    /// <summary>Reactions.</summary>
    public ImmutableArray<Reaction> Reactions { get; init; } = [];

    /// <summary>Events, in document order.</summary>
    public ImmutableArray<Event> Events { get; init; } = [];

    /// <summary>What must hold all the time for results to be valid.</summary>
    public ImmutableArray<Constraint> Constraints { get; init; } = [];

    /// <summary>Linear programme of a flux-balance model, or null.</summary>
    public FluxProblem? Fluxes { get; init; }

    /// <summary>Identifier of the parameter that turns extents into the units of species where a species names none, or null.</summary>
    public string? ConversionFactor { get; init; }

    /// <summary>Avogadro's number as the model's format defines it.</summary>
    public double Avogadro { get; init; } = 6.02214179e23;
}

/// <summary>Identifiers of the model's units; null where not given.</summary>
public sealed record ModelUnits(
    string? Time = null,
    string? Substance = null,
    string? Extent = null,
    string? Volume = null,
    string? Area = null,
    string? Length = null);

/// <summary>A unit by its factors.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Factors">What is multiplied.</param>
public sealed record UnitDefinition(string Id, ImmutableArray<UnitFactor> Factors);

/// <summary>One factor of a unit: (multiplier · 10^scale · kind)^exponent.</summary>
public sealed record UnitFactor(string Kind, double Exponent = 1, int Scale = 0, double Multiplier = 1);

/// <summary>A function of the model's own.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Arguments">Names of its arguments.</param>
/// <param name="Body">Its value, or null where the model leaves it out (its calls are then refused).</param>
public sealed record Function(string Id, ImmutableArray<string> Arguments, Expression? Body);

/// <summary>A compartment.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Size">Size at the start, or null where not given.</param>
/// <param name="Dimensions">Spatial dimensions, mostly 0 to 3; SBML Level 3 allows any number.</param>
/// <param name="Constant">Whether its size may not change.</param>
public sealed record Compartment(string Id, double? Size, double Dimensions = 3, bool Constant = true)
{
    /// <summary>Name for people, or null.</summary>
    public string? Name { get; init; }

    /// <summary>Identifier of its unit, or null.</summary>
    public string? Unit { get; init; }
}

/// <summary>A species.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Compartment">Where it is.</param>
public sealed record Species(string Id, string Compartment)
{
    /// <summary>Name for people, or null.</summary>
    public string? Name { get; init; }

    /// <summary>Amount at the start, or null where not given so.</summary>
    public double? InitialAmount { get; init; }

    /// <summary>Concentration at the start, or null where not given so.</summary>
    public double? InitialConcentration { get; init; }

    /// <summary>Whether its name in a formula means its amount.</summary>
    public bool HasOnlySubstanceUnits { get; init; }

    /// <summary>Whether reactions leave it unchanged.</summary>
    public bool BoundaryCondition { get; init; }

    /// <summary>Whether nothing may change it.</summary>
    public bool Constant { get; init; }

    /// <summary>Identifier of the parameter that turns reaction extents into its units, or null for the model's.</summary>
    public string? ConversionFactor { get; init; }

    /// <summary>Identifier of its substance unit, or null.</summary>
    public string? Unit { get; init; }
}

/// <summary>A parameter.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Value">Value at the start, or null where not given.</param>
/// <param name="Constant">Whether nothing may change it.</param>
public sealed record Parameter(string Id, double? Value, bool Constant = true)
{
    /// <summary>Name for people, or null.</summary>
    public string? Name { get; init; }

    /// <summary>Identifier of its unit, or null.</summary>
    public string? Unit { get; init; }
}

/// <summary>A value at the start that is computed; a null formula leaves the value as declared.</summary>
public sealed record InitialAssignment(string Target, Expression? Formula);

/// <summary>A rule: what a symbol is, how fast it changes, or what is zero all the time.</summary>
/// <param name="Kind">Which of the three.</param>
/// <param name="Target">The symbol, or empty for an algebraic rule.</param>
/// <param name="Formula">The formula, or null where the model leaves it out (the rule then says nothing).</param>
public sealed record Rule(RuleKind Kind, string Target, Expression? Formula);

/// <summary>Kinds of rule.</summary>
public enum RuleKind
{
    /// <summary>The target equals the formula all the time.</summary>
    Assignment,
    /// <summary>The target changes at the formula's rate.</summary>
    Rate,
    /// <summary>The formula is zero all the time.</summary>
    Algebraic,
}

/// <summary>A reaction.</summary>
/// <param name="Id">Identifier; in formulas it stands for the rate, extent per time.</param>
public sealed record Reaction(string Id)
{
    /// <summary>Name for people, or null.</summary>
    public string? Name { get; init; }

    /// <summary>What is used up.</summary>
    public ImmutableArray<SpeciesReference> Reactants { get; init; } = [];

    /// <summary>What is made.</summary>
    public ImmutableArray<SpeciesReference> Products { get; init; } = [];

    /// <summary>Identifiers of species that act without being used up.</summary>
    public ImmutableArray<string> Modifiers { get; init; } = [];

    /// <summary>Rate, extent per time; null where not given (the reaction then has rate 0).</summary>
    public Expression? Rate { get; init; }

    /// <summary>Parameters seen by its rate alone; they hide global ones of the same name.</summary>
    public ImmutableArray<Parameter> LocalParameters { get; init; } = [];

    /// <summary>Whether it may run backwards.</summary>
    public bool Reversible { get; init; } = true;

    /// <summary>Whether it is always at equilibrium.</summary>
    public bool Fast { get; init; }
}

/// <summary>How much of a species a reaction takes or gives.</summary>
/// <param name="Species">Identifier of the species.</param>
/// <param name="Stoichiometry">Number at the start; null where not given (a rule or initial assignment then gives it).</param>
public sealed record SpeciesReference(string Species, double? Stoichiometry = 1)
{
    /// <summary>Identifier, or null; in formulas it stands for the stoichiometry.</summary>
    public string? Id { get; init; }

    /// <summary>Formula of the stoichiometry all the time (SBML Level 2), or null.</summary>
    public Expression? Formula { get; init; }

    /// <summary>Whether the stoichiometry may not change.</summary>
    public bool Constant { get; init; } = true;
}

/// <summary>An event.</summary>
/// <param name="Id">Identifier; made up where the model gives none.</param>
/// <param name="Trigger">Fires when this turns from false to true; null never fires.</param>
public sealed record Event(string Id, Expression? Trigger)
{
    /// <summary>Name for people, or null.</summary>
    public string? Name { get; init; }

    /// <summary>Value of the trigger before the start: false lets the event fire at the start.</summary>
    public bool InitialValue { get; init; } = true;

    /// <summary>Whether it executes even if its trigger turns false between firing and execution.</summary>
    public bool Persistent { get; init; } = true;

    /// <summary>Whether assigned values are computed when it fires (true) or when it executes.</summary>
    public bool UseValuesFromTriggerTime { get; init; } = true;

    /// <summary>Time between firing and execution, or null for none.</summary>
    public Expression? Delay { get; init; }

    /// <summary>Among events that execute together the largest goes first; null has no place in the order.</summary>
    public Expression? Priority { get; init; }

    /// <summary>What it sets.</summary>
    public ImmutableArray<EventAssignment> Assignments { get; init; } = [];
}

/// <summary>What an event sets; a null formula sets nothing.</summary>
public sealed record EventAssignment(string Target, Expression? Formula);

/// <summary>What must hold all the time.</summary>
/// <param name="Condition">The condition, or null where the model leaves it out.</param>
/// <param name="Message">What to tell where it fails.</param>
public sealed record Constraint(Expression? Condition, string Message);

/// <summary>A flux-balance problem: steady fluxes of all reactions that make one weighted sum largest or least.</summary>
/// <param name="Objective">Identifier of the active objective.</param>
/// <param name="Maximize">Whether the sum is made largest.</param>
/// <param name="Weights">Weight of each reaction in the sum.</param>
/// <param name="Bounds">Lowest and highest flux of each reaction; absent means unbounded.</param>
public sealed record FluxProblem(
    string Objective,
    bool Maximize,
    ImmutableArray<FluxWeight> Weights,
    ImmutableArray<FluxBounds> Bounds);

/// <summary>Weight of a reaction's flux in an objective.</summary>
public sealed record FluxWeight(string Reaction, double Coefficient);

/// <summary>Lowest and highest flux of a reaction, extent per time.</summary>
public sealed record FluxBounds(string Reaction, double Low, double High);
