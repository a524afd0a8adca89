using System.Collections.Immutable;
using Sarcotrace.Core.Networks;
using Sarcotrace.Files.Formulas;

namespace Sarcotrace.Files.Antimony;

/// <summary>Reads one statement from tokens, choosing by how it begins.</summary>
/// <param name="tokens">The tokens, and the formulas among them.</param>
sealed class StatementReader(FormulaParser tokens)
{
    const string Complete = "complete the statement";
    readonly ReactionReader _reactions = new(tokens);

    /// <summary>Reads the next statement up to its end; several where one line declares several things.</summary>
    internal ImmutableArray<Statement> Read()
    {
        var first = tokens.Next;
        if (first.Kind == TokenKind.Name)
        {
            if (Words.Declaring.Contains(first.Text)) return Declarations();
            switch (first.Text)
            {
                case "unit": return [Unit()];
                case "delete": return Deletions();
                case "at": return [_reactions.Event(first, null)];
                case "maximize" or "minimize": return [Objective(first, null)];
                case "constraint" or "assert" when !IsAssigned(): return [Constraint()];
                case "geneProduct" or "DNA": return Ignored();
            }

            if (IsAnnotation(first)) return Ignored();
        }

        var (label, within) = Label();
        return Labelled(first, label, within);
    }

    ImmutableArray<Statement> Labelled(Token first, string? label, string? within)
    {
        var next = tokens.Next;
        if (next.IsWord("at")) return [_reactions.Event(first, label)];
        if (next.IsWord("maximize") || next.IsWord("minimize")) return [Objective(first, label)];
        if (HasOnLine("->") || HasOnLine("=>")) return [_reactions.Reaction(first, label, within)];
        if (IsInteraction()) return [InteractionOf(first)];
        if (next.Is("-") && tokens.Ahead(1).Is("-") || HasStrand())
            throw new FormulaException(next, "DNA strands are not read", "write each gene as a reaction with its rate");
        if (next is { Kind: TokenKind.Number, Number: 0 } && tokens.Ahead(1).Is("=")) return [Algebraic(first, label)];
        if (next.Kind == TokenKind.Name && tokens.Ahead(1).Is("(") && !HasOnLine("<") && !HasOnLine(">") && !HasOnLine("<=") && !HasOnLine(">=") && !HasOnLine("=="))
            return [_reactions.Submodule(first, label, within)];
        if (label is null && next.Kind == TokenKind.Name && tokens.Ahead(1) is var second
            && (second.Is("=") || second.Is(":=") || second.Is("'") || second.IsWord("is") || second.IsWord("has") || second.IsWord("in")
                || second.Is("*") && IsSameness() || second.Kind is TokenKind.Line or TokenKind.End || second.Is(";")))
        {
            return About(tokens.Take());
        }

        return [new ConstraintStatement(first, label, tokens.Formula())];
    }

    // Name and perhaps compartment before a colon.
    (string? Label, string? Within) Label()
    {
        if (tokens.Next.Kind != TokenKind.Name) return (null, null);
        if (tokens.Ahead(1).Is(":"))
        {
            var label = tokens.Take().Text;
            tokens.Take();
            return (label, null);
        }

        if (!tokens.Ahead(1).IsWord("in") || tokens.Ahead(2).Kind != TokenKind.Name || !tokens.Ahead(3).Is(":")) return (null, null);
        var (name, within) = (tokens.Take().Text, tokens.Ahead(1).Text);
        for (var i = 0; i < 3; i++) tokens.Take();
        return (name, within);
    }

    ImmutableArray<Statement> About(Token name)
    {
        var next = tokens.Next;
        if (next.IsWord("is") || next.Is("*")) return [Is(name)];
        if (next.IsWord("has"))
        {
            tokens.Take();
            return [new UnitOf(name, name.Text, tokens.Formula())];
        }

        string? within = null;
        if (next.IsWord("in"))
        {
            tokens.Take();
            within = Name("a compartment").Text;
        }

        var value = Value(name);
        if (value is not null && Words.Attributes.Contains(name.Text.Split('.')[^1]) && name.Text.Contains('.', StringComparison.Ordinal)) return [];
        Statement? place = within is null && value is not null ? null : new Declaration(name, name.Text, [], false, within);
        return place is null ? [value!] : value is null ? [place] : [place, value];
    }

    // = formula, := formula, ' = formula; nothing after the sign clears.
    Assignment? Value(Token name)
    {
        RuleKind? kind = null;
        if (tokens.Took(":=")) kind = RuleKind.Assignment;
        else if (tokens.Took("'")) (kind, _) = (RuleKind.Rate, Mark("="));
        else if (!tokens.Took("=")) return null;
        return new(name, name.Text, kind, AtEnd(tokens.Next) || tokens.Next.Is(",") ? null : tokens.Formula());
    }

    Statement Is(Token name)
    {
        Expression? factor = tokens.Took("*") ? tokens.Formula() : null;
        if (!tokens.Next.IsWord("is")) throw Wanted("is");
        tokens.Take();
        if (factor is null && tokens.Next.Kind == TokenKind.Text) return new DisplayName(name, name.Text, tokens.Take().Text);
        var second = Name("a name, or a text in quotes,");
        if (!tokens.Took("/")) return new Sameness(name, name.Text, second.Text, factor);
        return new Sameness(name, name.Text, second.Text, tokens.Formula());
    }

    ImmutableArray<Statement> Declarations()
    {
        List<string> words = [];
        while (tokens.Next.Kind == TokenKind.Name && Words.Declaring.Contains(tokens.Next.Text)) words.Add(tokens.Take().Text);
        List<Statement> statements = [];
        do
        {
            SkipLines();
            var dollar = tokens.Took("$");
            var name = Name("a name");
            string? within = null;
            if (tokens.Next.IsWord("in"))
            {
                tokens.Take();
                within = Name("a compartment").Text;
            }

            statements.Add(new Declaration(name, name.Text, [.. words], dollar, within));
            if (Value(name) is { } value) statements.Add(value);
            if (tokens.Next.IsWord("is") || tokens.Next.IsWord("has")) statements.AddRange(About(name));
        }
        while (tokens.Took(","));
        return [.. statements];
    }

    UnitStatement Unit()
    {
        tokens.Take();
        var name = Name("the unit's name");
        Mark("=");
        return new(name, name.Text, tokens.Formula());
    }

    ImmutableArray<Statement> Deletions()
    {
        tokens.Take();
        List<Statement> deletions = [];
        do
        {
            var name = Name("what to delete");
            deletions.Add(new Deletion(name, name.Text));
        }
        while (tokens.Took(","));
        return [.. deletions];
    }

    ObjectiveStatement Objective(Token first, string? label) => new(first, label, tokens.Take().Text == "maximize", tokens.Formula());

    ConstraintStatement Constraint()
    {
        var first = tokens.Take();
        var (label, _) = Label();
        var condition = tokens.Formula();
        return new(first, label, condition);
    }

    AlgebraicStatement Algebraic(Token first, string? label)
    {
        tokens.Take();
        tokens.Take();
        return new(first, label, tokens.Formula());
    }

    Interaction InteractionOf(Token first)
    {
        var species = tokens.Take();
        tokens.Take();
        tokens.Take();
        return new(first, species.Text, tokens.Take().Text);
    }

    bool IsInteraction() => tokens.Next.Kind == TokenKind.Name && tokens.Ahead(1).Is("-")
        && (tokens.Ahead(2).Is("|") || tokens.Ahead(2).Is("(") || tokens.Ahead(2).IsWord("o"))
        && tokens.Ahead(3).Kind == TokenKind.Name && AtEnd(tokens.Ahead(4));

    bool IsAssigned() => tokens.Ahead(1).Is("=") || tokens.Ahead(1).Is(":=") || tokens.Ahead(1).Is("'");

    // A thing or the model, a word, and a text: who made it, what it means elsewhere. Also settings of the drawing.
    bool IsAnnotation(Token first) => tokens.Ahead(1) is { Kind: TokenKind.Name } word && word.Text is not ("is" or "in" or "has")
            && tokens.Ahead(2).Kind == TokenKind.Text
        || (first.Text.StartsWith("model.", StringComparison.Ordinal) || first.Text.StartsWith("species.", StringComparison.Ordinal)
            || first.Text.StartsWith("reaction.", StringComparison.Ordinal)) && IsAssigned()
        || first.Text.Contains('.', StringComparison.Ordinal) && IsAssigned() && (tokens.Ahead(2).Is("{") || tokens.Ahead(2).Kind == TokenKind.Text);

    ImmutableArray<Statement> Ignored()
    {
        while (!AtEnd(tokens.Next))
        {
            var comma = tokens.Take().Is(",");
            if (comma) SkipLines();
        }

        return [];
    }

    bool IsSameness() => OnLine().Any(token => token.IsWord("is"));

    bool HasOnLine(string mark) => OnLine().Any(token => token.Is(mark));

    bool HasStrand() => OnLine().Zip(OnLine().Skip(1)).Any(pair => pair.First.Is("-") && pair.Second.Is("-") && pair.Second.At == pair.First.At + 1)
        && !HasOnLine("=") && !HasOnLine(":=");

    IEnumerable<Token> OnLine()
    {
        for (var ahead = 0; !AtEnd(tokens.Ahead(ahead)); ahead++) yield return tokens.Ahead(ahead);
    }

    /// <summary>Whether a statement ends here.</summary>
    internal static bool AtEnd(Token token) => token.Kind is TokenKind.Line or TokenKind.End || token.Is(";");

    void SkipLines()
    {
        while (tokens.Next.Kind == TokenKind.Line) tokens.Take();
    }

    Token Name(string what) => tokens.Next.Kind == TokenKind.Name
        ? tokens.Take()
        : throw new FormulaException(tokens.Next, $"{what} is wanted and {tokens.Next.Said} stands there", Complete);

    Token Mark(string mark) => tokens.Next.Is(mark) ? tokens.Take() : throw Wanted(mark);

    FormulaException Wanted(string mark) =>
        new(tokens.Next, $"'{mark}' is wanted and {tokens.Next.Said} stands there", Complete);
}
