using System.Collections.Immutable;

namespace Sarcotrace.Core.Networks;

/// <summary>A formula of a model, as its author wrote it: a tree of numbers, names and operations.</summary>
public abstract record Expression
{
    /// <summary>The model's time.</summary>
    public static Expression Time { get; } = new Operation(Operator.Time, []);

    /// <summary>An operation on formulas.</summary>
    /// <param name="operator">What is done.</param>
    /// <param name="arguments">To what, in order.</param>
    /// <returns>The formula.</returns>
    public static Expression Of(Operator @operator, params ReadOnlySpan<Expression> arguments) =>
        new Operation(@operator, [.. arguments]);
}

/// <summary>A number, perhaps with the unit its author gave it.</summary>
/// <param name="Value">The number; infinities and not-a-number may be written in a model.</param>
/// <param name="Unit">Identifier of its unit, or null.</param>
public sealed record Literal(double Value, string? Unit = null) : Expression;

/// <summary>The value of a named thing: compartment, species, parameter, reaction rate or stoichiometry.</summary>
/// <param name="Name">Its identifier.</param>
public sealed record Symbol(string Name) : Expression;

/// <summary>A built-in operation.</summary>
/// <param name="Operator">Which.</param>
/// <param name="Arguments">On what, in order; the meaning of each place is told by <see cref="Networks.Operator"/>.</param>
public sealed record Operation(Operator Operator, ImmutableArray<Expression> Arguments) : Expression;

/// <summary>A call of one of the model's own functions.</summary>
/// <param name="Function">Its identifier.</param>
/// <param name="Arguments">Its arguments, in order.</param>
public sealed record Invocation(string Function, ImmutableArray<Expression> Arguments) : Expression;
