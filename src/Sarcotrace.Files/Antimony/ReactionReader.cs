using System.Collections.Immutable;
using Sarcotrace.Core.Networks;
using Sarcotrace.Files.Formulas;

namespace Sarcotrace.Files.Antimony;

/// <summary>Reads reactions, events and submodules.</summary>
/// <param name="tokens">The tokens, and the formulas among them.</param>
sealed class ReactionReader(FormulaParser tokens)
{
    const string Complete = "complete the statement";

    /// <summary>Reads a reaction whose label has been read.</summary>
    internal ReactionStatement Reaction(Token first, string? label, string? within)
    {
        var left = Side();
        var arrow = tokens.Take();
        if (!arrow.Is("->") && !arrow.Is("=>")) throw new FormulaException(arrow, $"an arrow is wanted and {arrow.Said} stands there", "write -> or =>");
        var right = Side();
        Expression? rate = null;
        if (tokens.Next.Is(";") && !StatementReader.AtEnd(tokens.Ahead(1)))
        {
            tokens.Take();
            rate = tokens.Formula();
            if (tokens.Next.IsWord("in"))
            {
                tokens.Take();
                within = Name("a compartment").Text;
            }
        }
        else if (tokens.Next.Is(";") && tokens.Ahead(1).Is(";"))
        {
            tokens.Take();
        }

        return new(first, label, within, left, right, arrow.Is("->"), rate);
    }

    ImmutableArray<Participant> Side()
    {
        if (tokens.Next.Is("->") || tokens.Next.Is("=>") || StatementReader.AtEnd(tokens.Next)) return [];
        List<Participant> participants = [];
        do participants.Add(Participant());
        while (tokens.Took("+"));
        return [.. participants];
    }

    Participant Participant()
    {
        var (number, named) = (1.0, (string?)null);
        if (tokens.Next.Kind == TokenKind.Number) number = tokens.Take().Number;
        else if (tokens.Next.Kind == TokenKind.Name && (tokens.Ahead(1).Kind == TokenKind.Name || tokens.Ahead(1).Is("$"))) named = tokens.Take().Text;
        var dollar = tokens.Took("$");
        return new(Name("a species").Text, number, named, dollar);
    }

    /// <summary>Reads an event whose label has been read.</summary>
    internal EventStatement Event(Token first, string? label)
    {
        tokens.Take();
        var trigger = tokens.Formula();
        Expression? delay = null;
        if (tokens.Next.IsWord("after"))
        {
            tokens.Take();
            (delay, trigger) = (trigger, tokens.Formula());
        }

        var read = new Event(label ?? "", trigger) { Delay = delay };
        while (tokens.Took(",")) read = Option(read);
        if (!tokens.Took(":")) return StatementReader.AtEnd(tokens.Next) ? new(first, label, read) : throw Wanted(":");

        List<EventAssignment> assignments = [];
        SkipLines();
        while (tokens.Next.Kind == TokenKind.Name)
        {
            var target = tokens.Take().Text;
            if (!tokens.Took("=")) throw Wanted("=");
            assignments.Add(new(target, tokens.Formula()));
            if (!tokens.Took(",")) break;
            SkipLines();
        }

        return new(first, label, read with { Assignments = [.. assignments] });
    }

    Event Option(Event read)
    {
        SkipLines();
        var name = Name("priority, t0, persistent or fromTrigger");
        if (!tokens.Took("=")) throw Wanted("=");
        var value = tokens.Formula();
        if (name.Text == "priority") return read with { Priority = value };
        bool yes = value switch
        {
            Operation { Operator: Operator.True } or Literal { Value: 1 } => true,
            Operation { Operator: Operator.False } or Literal { Value: 0 } => false,
            _ => throw new FormulaException(name, $"{name.Text} is neither true nor false", "write one of them"),
        };
        return name.Text switch
        {
            "t0" => read with { InitialValue = yes },
            "persistent" => read with { Persistent = yes },
            "fromTrigger" => read with { UseValuesFromTriggerTime = yes },
            _ => throw new FormulaException(name, $"events have no {name.Text}", "write priority, t0, persistent or fromTrigger"),
        };
    }

    /// <summary>Reads the use of a module whose label has been read.</summary>
    internal Submodule Submodule(Token first, string? label, string? within)
    {
        var module = tokens.Take();
        tokens.Take();
        List<Expression> arguments = [];
        while (!tokens.Next.Is(")"))
        {
            SkipLines();
            arguments.Add(tokens.Formula());
            SkipLines();
            if (!tokens.Took(",")) break;
        }

        if (!tokens.Took(")")) throw Wanted(")");
        Expression? time = null;
        Expression? extent = null;
        while (tokens.Took(","))
        {
            var factor = Name("timeconv or extentconv");
            if (!tokens.Took("=")) throw Wanted("=");
            if (factor.Text == "timeconv") time = tokens.Formula();
            else if (factor.Text == "extentconv") extent = tokens.Formula();
            else throw new FormulaException(factor, $"submodules have no {factor.Text}", "write timeconv or extentconv");
        }

        if (tokens.Next.IsWord("in"))
        {
            tokens.Take();
            within = Name("a compartment").Text;
        }

        return new(first, label, module.Text, [.. arguments], within, time, extent);
    }

    void SkipLines()
    {
        while (tokens.Next.Kind == TokenKind.Line) tokens.Take();
    }

    Token Name(string what) => tokens.Next.Kind == TokenKind.Name
        ? tokens.Take()
        : throw new FormulaException(tokens.Next, $"{what} is wanted and {tokens.Next.Said} stands there", Complete);

    FormulaException Wanted(string mark) =>
        new(tokens.Next, $"'{mark}' is wanted and {tokens.Next.Said} stands there", Complete);
}
