using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Networks;
using Sarcotrace.Files.Formulas;

namespace Sarcotrace.Files.Antimony;

/// <summary>Turns the things of a module into a network, as Antimony's own translation to SBML does.</summary>
sealed class NetworkBuilder
{
    const string DefaultCompartment = "default_compartment";
    readonly Draft _draft;
    readonly AntimonyFile _file;
    readonly Dictionary<string, string> _names = [];
    readonly HashSet<string> _set;
    readonly Stoichiometries _stoichiometries;

    NetworkBuilder(Draft draft, AntimonyFile file)
    {
        (_draft, _file) = (draft, file);
        foreach (var item in draft.Items.ToArray())
            foreach (var name in item.Formulas().SelectMany(Substitution.Names)) Mention(name, item);
        foreach (var item in draft.Items.Where(item => item.Within is not null && item.Kind == ItemKind.Species).ToArray())
            if (draft.Get(item.Within!, item.At, item.File) is { Kind: ItemKind.Unknown } place) place.Kind = ItemKind.Compartment;
        NameAll();
        _set = [.. draft.Items.Where(item => item.Event is not null).SelectMany(item => item.Event!.Assignments.Select(set => set.Target))];
        _stoichiometries = new(draft, Name, Formula);
    }

    /// <summary>Builds the network of a module.</summary>
    internal static Network Build(Draft draft, AntimonyFile file) => new NetworkBuilder(draft, file).Build();

    Network Build()
    {
        var placed = Places();
        var reactions = Kind(ItemKind.Reaction).Select(Reaction).ToImmutableArray();
        var species = Kind(ItemKind.Species).Select(item => Species(item, placed)).ToImmutableArray();
        var compartments = Kind(ItemKind.Compartment).Select(Compartment).ToImmutableArray();
        if (species.Any(one => one.Compartment == DefaultCompartment) && !compartments.Any(one => one.Id == DefaultCompartment))
            compartments = compartments.Add(new(DefaultCompartment, 1));
        var units = new UnitBuilder(_draft.Units, _file).All();
        var bounds = new FluxBuilder(_draft, _file, Name);
        return new(_draft.Name)
        {
            Name = _draft.Display,
            Format = "Antimony",
            Units = Units(units),
            UnitDefinitions = units,
            Functions = [.. _file.Functions.Values],
            Compartments = compartments,
            Species = species,
            Parameters = [.. Parameters().Select(Parameter)],
            InitialAssignments = [.. _draft.Items.Select(InitialAssignment).OfType<InitialAssignment>(), .. _stoichiometries.InitialAssignments],
            Rules =
            [
                .. _draft.Items.Where(item => item.Rule is not null).Select(item => new Rule(item.RuleKind!.Value, Name(item.Name), Formula(item.Rule!))),
                .. _stoichiometries.Rules,
                .. Kind(ItemKind.Algebraic).Select(item => new Rule(RuleKind.Algebraic, "", Formula(item.Condition!))),
            ],
            Reactions = reactions,
            Events = [.. Kind(ItemKind.Event).Select(Event)],
            Constraints = [.. Kind(ItemKind.Constraint).Where(item => !bounds.Takes(item))
                .Select(item => new Constraint(Formula(item.Condition!), item.Display ?? ""))],
            Fluxes = bounds.Problem(),
        };
    }

    // A name that only formulas know is a parameter without a value.
    void Mention(string name, Item by)
    {
        if (_draft.Find(name) is { Kind: not ItemKind.Submodel }) return;
        if (name.Contains('.', StringComparison.Ordinal) || _draft.Find(name) is not null)
        {
            _file.Name = by.File;
            _file.Complain(by.At, $"there is no {name}", "check the name, and that its submodule is used before");
            return;
        }

        _draft.Get(name, by.At, by.File);
    }

    void NameAll()
    {
        HashSet<string> taken = [.. _draft.Items.Select(item => item.Name).Where(name => !name.Contains('.', StringComparison.Ordinal))];
        foreach (var item in _draft.Items)
        {
            var name = item.Name;
            if (name.Contains('.', StringComparison.Ordinal))
            {
                name = name.Replace(".", "__", StringComparison.Ordinal);
                while (!taken.Add(name)) name += "_";
            }

            _names[item.Name] = name;
        }
    }

    string Name(string own) => _names.GetValueOrDefault(own, own);

    Expression Formula(Expression formula) => Substitution.Rename(formula, Name);

    IEnumerable<Item> Kind(ItemKind kind) => _draft.Items.Where(item => item.Kind == kind);

    IEnumerable<Item> Parameters() => _draft.Items.Where(item =>
        item.Kind is ItemKind.Parameter or ItemKind.Unknown && !_stoichiometries.Are(item.Name));

    // Where nothing says in which compartment a species is, its last reaction that says so does.
    Dictionary<string, string> Places()
    {
        Dictionary<string, string> places = [];
        foreach (var reaction in Kind(ItemKind.Reaction).Select(item => item.Reaction!).Where(reaction => reaction.Within is not null))
            foreach (var part in reaction.Left.AddRange(reaction.Right)) places[part.Species] = reaction.Within!;
        return places;
    }

    Compartment Compartment(Item item) => new(Name(item.Name), (item.Initial as Literal)?.Value, 3, IsConstant(item))
    {
        Name = item.Display,
        Unit = Unit(item),
    };

    Species Species(Item item, Dictionary<string, string> placed)
    {
        var place = item.Within ?? placed.GetValueOrDefault(item.Name, DefaultCompartment);
        var (amount, concentration) = Start(item, place);
        var ruled = item.Rule is not null;
        if (item.Initial is null && !ruled) Unvalued(item, "species");
        var constant = item.Constant == true && !ruled && !_set.Contains(item.Name);
        return new(Name(item.Name), Name(place))
        {
            Name = item.Display,
            Unit = Unit(item),
            InitialAmount = amount,
            InitialConcentration = concentration,
            HasOnlySubstanceUnits = item.SubstanceOnly,
            BoundaryCondition = item.Boundary || item.Constant == true || ruled,
            Constant = constant,
        };
    }

    // A number is what the species' name means in formulas; a number over (or times) its compartment is the other one.
    static (double? Amount, double? Concentration) Start(Item item, string place) => (item.Initial, item.SubstanceOnly) switch
    {
        (Literal { Value: var value }, false) => (null, value),
        (Literal { Value: var value }, true) => (value, null),
        (Operation { Operator: Operator.Divide, Arguments: [Literal { Value: var value }, Symbol { Name: var size }] }, false) when size == place =>
            (value, null),
        (Operation { Operator: Operator.Times, Arguments: [Literal { Value: var value }, Symbol { Name: var size }] }, true) when size == place =>
            (null, value),
        _ => (null, null),
    };

    InitialAssignment? InitialAssignment(Item item)
    {
        if (item.Initial is not { } formula || item.RuleKind == RuleKind.Assignment && item.Rule is not null) return null;
        var stated = item.Kind switch
        {
            ItemKind.Species => Start(item, item.Within ?? Places().GetValueOrDefault(item.Name, DefaultCompartment)) is not (null, null),
            ItemKind.Compartment or ItemKind.Parameter or ItemKind.Unknown => formula is Literal,
            _ => true,
        };
        return stated ? null : new(Name(item.Name), Formula(formula));
    }

    Parameter Parameter(Item item)
    {
        if (item is { Initial: null, Rule: null } && !_set.Contains(item.Name)) Unvalued(item, "parameter");
        return new(Name(item.Name), (item.Initial as Literal)?.Value, IsConstant(item)) { Name = item.Display, Unit = Unit(item) };
    }

    bool IsConstant(Item item) => (item.Constant ?? true) && item.Rule is null && !_set.Contains(item.Name);

    void Unvalued(Item item, string kind)
    {
        if (Kind(ItemKind.Algebraic).Any(rule => Substitution.Names(rule.Condition!).Contains(item.Name))) return;
        _file.Name = item.File;
        _file.Complain(item.At, $"the {kind} {item.Name} has no value", $"write {item.Name} = a number, or mend the name", Severity.Warning);
    }

    static string? Unit(Item item) => item.Unit is null ? null : UnitBuilder.Kind(item.Unit) ?? item.Unit;

    Reaction Reaction(Item item)
    {
        var read = item.Reaction!;
        HashSet<string> taking = [.. read.Left.AddRange(read.Right).Select(part => part.Species)];
        var acting = (item.Rate is null ? [] : Substitution.Names(item.Rate)).Concat(item.Modifiers)
            .Where(name => !taking.Contains(name) && _draft.Find(name)?.Kind == ItemKind.Species).Distinct();
        return new(Name(item.Name))
        {
            Name = item.Display,
            Reactants = [.. read.Left.Select(_stoichiometries.Reference)],
            Products = [.. read.Right.Select(_stoichiometries.Reference)],
            Modifiers = [.. acting.Select(Name)],
            Rate = item.Rate is null ? null : Formula(item.Rate),
            Reversible = read.Reversible,
        };
    }

    Event Event(Item item)
    {
        var read = item.Event!;
        return read with
        {
            Id = Name(item.Name),
            Name = item.Display,
            Trigger = read.Trigger is null ? null : Formula(read.Trigger),
            Delay = read.Delay is null ? null : Formula(read.Delay),
            Priority = read.Priority is null ? null : Formula(read.Priority),
            Assignments = [.. read.Assignments.Select(set => new EventAssignment(Name(set.Target), set.Formula is null ? null : Formula(set.Formula)))],
        };
    }

    static ModelUnits Units(ImmutableArray<UnitDefinition> units)
    {
        string? Own(string id) => units.Any(unit => unit.Id == id) ? id : null;
        return new(Own("time_unit"), Own("substance"), Own("extent") ?? Own("substance"), Own("volume"), Own("area"), Own("length"));
    }
}
