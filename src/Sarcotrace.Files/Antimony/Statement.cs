using System.Collections.Immutable;
using Sarcotrace.Core.Networks;
using Sarcotrace.Files.Formulas;

namespace Sarcotrace.Files.Antimony;

/// <summary>One statement of a module.</summary>
/// <param name="At">Where it begins.</param>
abstract record Statement(Token At);

/// <summary>What something equals at the start, all the time, or how fast it changes; no formula clears that.</summary>
sealed record Assignment(Token At, string Name, RuleKind? Kind, Expression? Formula) : Statement(At);

/// <summary>What kind of thing something is, and where.</summary>
sealed record Declaration(Token At, string Name, ImmutableArray<string> Words, bool Dollar, string? Within) : Statement(At);

/// <summary>A reaction.</summary>
sealed record ReactionStatement(
    Token At, string? Label, string? Within, ImmutableArray<Participant> Left, ImmutableArray<Participant> Right, bool Reversible,
    Expression? Rate) : Statement(At);

/// <summary>What takes part in a reaction; a named stoichiometry has no number.</summary>
sealed record Participant(string Species, double Number, string? Named, bool Dollar);

/// <summary>An event.</summary>
sealed record EventStatement(Token At, string? Label, Event Event) : Statement(At);

/// <summary>A module used inside another.</summary>
sealed record Submodule(
    Token At, string? Label, string Module, ImmutableArray<Expression> Arguments, string? Within, Expression? TimeFactor,
    Expression? ExtentFactor) : Statement(At);

/// <summary>Two names for one thing, the first times a factor being the second.</summary>
sealed record Sameness(Token At, string First, string Second, Expression? Factor) : Statement(At);

/// <summary>A name for people.</summary>
sealed record DisplayName(Token At, string Name, string Text) : Statement(At);

/// <summary>A unit given to something.</summary>
sealed record UnitOf(Token At, string Name, Expression Unit) : Statement(At);

/// <summary>A unit made of others.</summary>
sealed record UnitStatement(Token At, string Name, Expression Formula) : Statement(At);

/// <summary>Something taken out of a submodule.</summary>
sealed record Deletion(Token At, string Name) : Statement(At);

/// <summary>What must hold.</summary>
sealed record ConstraintStatement(Token At, string? Label, Expression Condition) : Statement(At);

/// <summary>What is zero all the time.</summary>
sealed record AlgebraicStatement(Token At, string? Label, Expression Formula) : Statement(At);

/// <summary>A sum of fluxes made largest or least.</summary>
sealed record ObjectiveStatement(Token At, string? Label, bool Maximize, Expression Sum) : Statement(At);

/// <summary>A species that acts on a reaction.</summary>
sealed record Interaction(Token At, string Species, string Reaction) : Statement(At);

/// <summary>A module as written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Ports">Names that its user gives.</param>
/// <param name="Statements">What it says.</param>
/// <param name="Starred">Whether its author marked it as the main one.</param>
sealed record ModuleText(string Name, ImmutableArray<string> Ports, ImmutableArray<Statement> Statements, bool Starred);
