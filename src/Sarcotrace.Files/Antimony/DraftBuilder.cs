using Sarcotrace.Core.Networks;
using Sarcotrace.Files.Formulas;

namespace Sarcotrace.Files.Antimony;

/// <summary>Does what the statements of a module say, one after another; the last word on a thing stands.</summary>
/// <param name="draft">The module in the making.</param>
/// <param name="file">What else is defined.</param>
sealed class DraftBuilder(Draft draft, AntimonyFile file)
{
    /// <summary>Builds a module.</summary>
    internal static Draft Build(ModuleText module, AntimonyFile file)
    {
        var draft = new Draft(module.Name, module.Ports);
        var builder = new DraftBuilder(draft, file);
        foreach (var statement in module.Statements)
        {
            if (file.IsFull) break;
            builder.Apply(statement);
        }

        foreach (var port in module.Ports) draft.Get(port, module.Statements.FirstOrDefault()?.At ?? default, file.Name);
        draft.Settle();
        foreach (var item in draft.Items.Where(item => item is { Kind: ItemKind.Reaction, Rate: null })) (item.Rate, item.Initial) = (item.Initial, null);
        return draft;
    }

    void Apply(Statement statement)
    {
        switch (statement)
        {
            case Assignment value: Assign(value); break;
            case Declaration declared: Declare(declared); break;
            case ReactionStatement reaction: React(reaction); break;
            case EventStatement happening: Happen(happening); break;
            case Submodule use: new SubmoduleBuilder(draft, file, Same).Use(use); break;
            case Sameness same: Same(same); break;
            case DisplayName display: Display(display); break;
            case UnitOf unit: GiveUnit(unit); break;
            case UnitStatement unit: DefineUnit(unit); break;
            case Deletion deletion: new SubmoduleBuilder(draft, file, Same).Delete(deletion); break;
            case ConstraintStatement constraint: New(constraint.Label, "_C", ItemKind.Constraint, constraint.At).Condition = constraint.Condition; break;
            case AlgebraicStatement algebraic: New(algebraic.Label, "_A", ItemKind.Algebraic, algebraic.At).Condition = algebraic.Formula; break;
            case ObjectiveStatement sum: draft.Objectives.Add((sum.Maximize, sum.Sum, sum.Label, sum.At, file.Name)); break;
            case Interaction interaction: Interact(interaction); break;
            default: throw new ArgumentException($"a statement {statement.GetType().Name} is not known", nameof(statement));
        }
    }

    void Assign(Assignment value)
    {
        if (draft.Scaled(value.Name) is var (name, factor))
        {
            var scaled = value.Formula is null ? null : Expression.Of(Operator.Times, value.Formula, factor);
            Assign(value with { Name = name, Formula = scaled });
            return;
        }

        var item = Get(value.Name, value.At);
        switch (value.Kind)
        {
            case null when item.Kind == ItemKind.Reaction:
                item.Rate = value.Formula;
                break;
            case null:
                item.Initial = value.Formula;
                if (value.Formula is Literal { Unit: { } unit }) item.Unit = unit;
                break;
            case { } kind when value.Formula is not null || item.RuleKind == kind:
                (item.RuleKind, item.Rule) = (kind, value.Formula);
                break;
        }
    }

    void Declare(Declaration declared)
    {
        var item = Get(declared.Name, declared.At);
        foreach (var word in declared.Words)
        {
            switch (word)
            {
                case "var": item.Constant = false; break;
                case "const": item.Constant = true; break;
                case "species": Become(item, ItemKind.Species, declared.At); break;
                case "compartment": Become(item, ItemKind.Compartment, declared.At); break;
                case "formula": Become(item, ItemKind.Parameter, declared.At); break;
                case "substanceOnly": item.SubstanceOnly = true; break;
            }
        }

        if (item.SubstanceOnly) Become(item, ItemKind.Species, declared.At);
        if (declared.Dollar)
        {
            Become(item, ItemKind.Species, declared.At);
            item.Boundary = true;
        }

        if (declared.Within is not { } within) return;
        item.Within = within;
        Become(Get(within, declared.At), ItemKind.Compartment, declared.At);
    }

    void React(ReactionStatement reaction)
    {
        var item = New(reaction.Label, "_J", ItemKind.Reaction, reaction.At);
        item.Reaction = reaction;
        item.Rate = reaction.Rate ?? item.Rate;
        foreach (var part in reaction.Left.AddRange(reaction.Right))
        {
            var species = Get(part.Species, reaction.At);
            Become(species, ItemKind.Species, reaction.At);
            if (part.Dollar) species.Boundary = true;
            if (part.Named is { } named) Get(named, reaction.At);
        }

        if (reaction.Within is { } within) Become(Get(within, reaction.At), ItemKind.Compartment, reaction.At);
    }

    void Happen(EventStatement happening)
    {
        var item = New(happening.Label, "_E", ItemKind.Event, happening.At);
        item.Event = happening.Event;
        foreach (var set in happening.Event.Assignments)
            if (draft.Scaled(set.Target) is null) Get(set.Target, happening.At);
    }

    void Same(Sameness same)
    {
        var (from, to) = (draft.Own(same.First), draft.Own(same.Second));
        if (from == to) return;
        // The outer name stays.
        if (same.Factor is null && to.Contains('.', StringComparison.Ordinal) && !from.Contains('.', StringComparison.Ordinal)) (from, to) = (to, from);
        var (first, second) = (Get(from, same.At), Get(to, same.At));
        if (same.Factor is null) Merge(first, second, same.At);
        else if (first.Kind is ItemKind.Species or ItemKind.Reaction)
            file.Complain(same.At, $"{same.First} takes part in reactions and cannot have a factor", "give the submodule an extentconv, or write the reaction anew");
        else if (!second.HasValue && first.Initial is { } value) second.Initial = Expression.Of(Operator.Times, value, same.Factor);
        draft.Join(from, to, same.Factor);
    }

    void Merge(Item from, Item to, Token at)
    {
        if (from.Kind != ItemKind.Unknown) Become(to, from.Kind, at);
        to.Constant ??= from.Constant;
        to.Boundary |= from.Boundary;
        to.SubstanceOnly |= from.SubstanceOnly;
        to.Within ??= from.Within;
        to.Display ??= from.Display;
        to.Unit ??= from.Unit;
        to.Initial ??= from.Initial;
        if (to.Rule is null) (to.Rule, to.RuleKind) = (from.Rule, from.RuleKind);
        to.Reaction ??= from.Reaction;
        to.Rate ??= from.Rate;
        to.Event ??= from.Event;
        to.Condition ??= from.Condition;
        to.Modifiers = [.. to.Modifiers, .. from.Modifiers];
    }

    void Display(DisplayName display)
    {
        if (draft.Find(display.Name) is null && file.Modules.TryGetValue(display.Name, out var module)) module.Display = display.Text;
        else if (display.Name == draft.Name || display.Name == "model") draft.Display = display.Text;
        else Get(display.Name, display.At).Display = display.Text;
    }

    void GiveUnit(UnitOf given)
    {
        var item = Get(given.Name, given.At);
        if (given.Unit is Symbol unit)
        {
            item.Unit = unit.Name;
            return;
        }

        item.Unit = draft.Fresh("_u");
        draft.Units[item.Unit] = new(given.At, item.Unit, given.Unit);
    }

    void DefineUnit(UnitStatement unit) => draft.Units[unit.Name] = unit;

    void Interact(Interaction interaction)
    {
        var reaction = Get(interaction.Reaction, interaction.At);
        reaction.Modifiers = reaction.Modifiers.Add(interaction.Species);
        Become(Get(interaction.Species, interaction.At), ItemKind.Species, interaction.At);
    }

    Item New(string? label, string prefix, ItemKind kind, Token at)
    {
        var item = Get(label ?? draft.Fresh(prefix), at);
        if (item.Kind == kind && kind is not ItemKind.Reaction || item.Reaction is not null)
            file.Complain(at, $"there are two things called {item.Name}", "rename one");
        Become(item, kind, at);
        return item;
    }

    Item Get(string name, Token at)
    {
        if (Words.Reserved.Contains(name)) file.Complain(at, $"'{name}' is a word of the language", "choose another name");
        var dot = name.LastIndexOf('.');
        if (dot > 0 && draft.Find(name) is null && draft.Find(name[..dot]) is not { Kind: ItemKind.Submodel })
            file.Complain(at, $"there is no submodule {name[..dot]} before this", "use the module first, or check the name");
        else if (dot > 0 && draft.Find(name) is null)
            file.Complain(at, $"the submodule {name[..dot]} has no {name[(dot + 1)..]}", "check the name");
        return draft.Get(name, at, file.Name);
    }

    void Become(Item item, ItemKind kind, Token at)
    {
        if (item.Kind == kind) return;
        if (item.Kind is not ItemKind.Unknown && !(item.Kind == ItemKind.Parameter && kind == ItemKind.Species))
        {
            file.Complain(at, $"{item.Name} is {Said(item.Kind)} and cannot be {Said(kind)} too", "use two names");
            return;
        }

        item.Kind = kind;
    }

    static string Said(ItemKind kind) => kind switch
    {
        ItemKind.Algebraic => "a rule",
        ItemKind.Event => "an event",
        ItemKind.Submodel => "a submodule",
        ItemKind.Species => "a species",
        _ => $"a {kind.ToString().ToLowerInvariant()}",
    };
}
