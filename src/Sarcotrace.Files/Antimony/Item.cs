using System.Collections.Immutable;
using Sarcotrace.Core.Networks;
using Sarcotrace.Files.Formulas;

namespace Sarcotrace.Files.Antimony;

/// <summary>What a named thing turned out to be.</summary>
enum ItemKind
{
    /// <summary>Not known yet; a parameter if it stays so.</summary>
    Unknown,
    /// <summary>A parameter by declaration.</summary>
    Parameter,
    Species,
    Compartment,
    Reaction,
    Event,
    Constraint,
    Algebraic,
    Submodel,
}

/// <summary>A named thing of a module, as far as its statements have told.</summary>
sealed record Item(string Name, Token At, string File)
{
    internal ItemKind Kind { get; set; }
    internal bool? Constant { get; set; }
    internal bool Boundary { get; set; }
    internal bool SubstanceOnly { get; set; }
    internal string? Within { get; set; }
    internal string? Display { get; set; }
    internal string? Unit { get; set; }
    internal Expression? Initial { get; set; }
    internal RuleKind? RuleKind { get; set; }
    internal Expression? Rule { get; set; }
    internal ReactionStatement? Reaction { get; set; }
    internal Expression? Rate { get; set; }
    internal Event? Event { get; set; }
    internal Expression? Condition { get; set; }
    internal ImmutableArray<string> Modifiers { get; set; } = [];

    /// <summary>Whether a value, rule or rate was given.</summary>
    internal bool HasValue => Initial is not null || Rule is not null || Rate is not null;

    /// <summary>The same thing seen from outside its module.</summary>
    /// <param name="name">Outer name of an inner one.</param>
    /// <param name="formula">Outer formula of an inner one.</param>
    /// <param name="factors">What time and extent outside are inside's times.</param>
    internal Item Outside(Func<string, string> name, Func<Expression, Expression> formula, Factors factors) => new(name(Name), At, File)
    {
        Kind = Kind,
        Constant = Constant,
        Boundary = Boundary,
        SubstanceOnly = SubstanceOnly,
        Within = Within is null ? null : name(Within),
        Display = Display,
        Unit = Unit,
        Initial = Map(Initial, formula),
        RuleKind = RuleKind,
        Rule = RuleKind == Core.Networks.RuleKind.Rate ? Map(Rule, rule => factors.PerTime(formula(rule))) : Map(Rule, formula),
        Reaction = Reaction is null ? null : Reaction with
        {
            Within = Reaction.Within is null ? null : name(Reaction.Within),
            Left = [.. Reaction.Left.Select(part => Part(part, name))],
            Right = [.. Reaction.Right.Select(part => Part(part, name))],
        },
        Rate = Map(Rate, rate => factors.PerTime(factors.Extents(formula(rate)))),
        Event = Event is null ? null : Event with
        {
            Trigger = Map(Event.Trigger, formula),
            Delay = Map(Event.Delay, delay => factors.Times(formula(delay))),
            Priority = Map(Event.Priority, formula),
            Assignments = [.. Event.Assignments.Select(set => new EventAssignment(name(set.Target), Map(set.Formula, formula)))],
        },
        Condition = Map(Condition, formula),
        Modifiers = [.. Modifiers.Select(name)],
    };

    /// <summary>All formulas.</summary>
    internal IEnumerable<Expression> Formulas() =>
        new[] { Initial, Rule, Rate, Condition, Event?.Trigger, Event?.Delay, Event?.Priority }
            .Concat(Event?.Assignments.Select(set => set.Formula) ?? []).OfType<Expression>();

    static Participant Part(Participant part, Func<string, string> name) =>
        part with { Species = name(part.Species), Named = part.Named is null ? null : name(part.Named) };

    static Expression? Map(Expression? formula, Func<Expression, Expression> map) => formula is null ? null : map(formula);
}

/// <summary>What one unit of time and of reaction extent inside a submodule is outside; null for the same.</summary>
sealed record Factors(Expression? Time, Expression? Extent)
{
    /// <summary>A span of inner time, outside.</summary>
    internal Expression Times(Expression span) => Time is null ? span : Expression.Of(Operator.Times, span, Time);

    /// <summary>A rate of change per inner time, outside.</summary>
    internal Expression PerTime(Expression rate) => Time is null ? rate : Expression.Of(Operator.Divide, rate, Time);

    /// <summary>An inner extent, outside.</summary>
    internal Expression Extents(Expression extent) => Extent is null ? extent : Expression.Of(Operator.Times, extent, Extent);

    /// <summary>A formula of the inside's, outside: its time, delays, rates of change and reaction rates are the inside's.</summary>
    /// <param name="formula">The formula, its names being outer ones.</param>
    /// <param name="isReaction">Whether an outer name is a reaction's.</param>
    internal Expression Outside(Expression formula, Func<string, bool> isReaction)
    {
        if (Time is null && Extent is null) return formula;
        return Substitution.Replace(
            formula,
            symbol => isReaction(symbol.Name) ? Inner(symbol) : symbol,
            operation => operation.Operator switch
            {
                Operator.Time when Time is not null => Expression.Of(Operator.Divide, operation, Time),
                Operator.Delay => operation with { Arguments = [operation.Arguments[0], Times(operation.Arguments[1])] },
                Operator.RateOf => Times(operation),
                _ => operation,
            });
    }

    Expression Inner(Expression rate)
    {
        var perOuter = Extent is null ? rate : Expression.Of(Operator.Divide, rate, Extent);
        return Times(perOuter);
    }
}
