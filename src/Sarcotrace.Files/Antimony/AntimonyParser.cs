using System.Collections.Immutable;
using Sarcotrace.Core.Networks;
using Sarcotrace.Files.Formulas;

namespace Sarcotrace.Files.Antimony;

/// <summary>Reads a text into modules and functions; goes on after a fault with the next statement.</summary>
sealed class AntimonyParser
{
    readonly FormulaParser _tokens;
    readonly StatementReader _statements;
    readonly AntimonyFile _file;
    readonly Action<Token, string> _import;
    readonly List<Statement> _bare = [];

    /// <summary>Prepares to read.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">What it is read into.</param>
    /// <param name="import">Reads another file into the same.</param>
    internal AntimonyParser(string text, AntimonyFile file, Action<Token, string> import)
    {
        (_file, _import) = (file, import);
        var all = new Lexer(text, dotted: true, comments: true).All();
        List<Token> tokens = [];
        foreach (var token in all)
        {
            if (token is { Kind: TokenKind.Wrong, Text: "\"" or "```" or "/*" }) file.Complain(token, $"what begins with {token.Text} never ends", "close it");
            else tokens.Add(token);
        }

        string[] own = [.. tokens.Zip(tokens.Skip(1)).Where(pair => pair.First.IsWord("function")).Select(pair => pair.Second.Text)];
        _tokens = new(tokens, FormulaSyntax.Antimony with { Own = [.. own, .. file.Functions.Keys] });
        _statements = new(_tokens);
    }

    /// <summary>Reads all of the text.</summary>
    internal ImmutableArray<Statement> Read()
    {
        while (!Finished())
        {
            var first = _tokens.Next;
            Guarded(() =>
            {
                if (first.IsWord("import")) Import();
                else if (first.IsWord("function")) Function();
                else if (IsModule(first)) Module();
                else _bare.AddRange(One());
            });
        }

        return [.. _bare];
    }

    // Between statements; false where one begins.
    bool Finished()
    {
        while (_tokens.Next.Kind == TokenKind.Line || _tokens.Next.Is(";")) _tokens.Take();
        return _tokens.Next.Kind == TokenKind.End || _file.IsFull;
    }

    bool IsModule(Token first) => (first.IsWord("model") || first.IsWord("module"))
        && (_tokens.Ahead(1).Is("*") || _tokens.Ahead(1).Kind == TokenKind.Name && _tokens.Ahead(2).Kind != TokenKind.Text);

    ImmutableArray<Statement> One()
    {
        var statements = _statements.Read();
        if (!StatementReader.AtEnd(_tokens.Next) && !_tokens.Next.IsWord("end"))
        {
            throw new FormulaException(_tokens.Next, $"{_tokens.Next.Said} does not continue the statement",
                "end the statement before it, or put what is missing between");
        }
        foreach (var formula in statements.SelectMany(Formulas)) _file.Note(formula.At, formula.Formula);
        return statements;
    }

    void Guarded(Action read)
    {
        var from = _tokens.At;
        try
        {
            read();
        }
        catch (FormulaException trouble)
        {
            _file.Complain(trouble.At, trouble.Message, trouble.Remedy);
            while (!StatementReader.AtEnd(_tokens.Next)) _tokens.Take();
        }

        // Whatever happens, a token is left behind.
        if (_tokens.At == from) _tokens.Take();
    }

    void Import()
    {
        var at = _tokens.Take();
        if (_tokens.Next.Kind != TokenKind.Text) throw new FormulaException(_tokens.Next, $"{_tokens.Next.Said} is no file name", "put it in quotes");
        _import(at, _tokens.Take().Text);
    }

    void Function()
    {
        var at = _tokens.Take();
        var name = Name("the function's name");
        if (!_tokens.Took("(")) throw new FormulaException(_tokens.Next, "'(' is wanted after the function's name", "list its arguments in brackets");
        var arguments = Names();
        Finished();
        var body = _tokens.Formula();
        Finished();
        if (!_tokens.Next.IsWord("end"))
        {
            throw new FormulaException(_tokens.Next, $"'end' is wanted after the function's formula and {_tokens.Next.Said} stands there",
                "write one formula, then end");
        }
        _tokens.Take();
        _file.Note(at, body);
        if (!_file.Functions.TryAdd(name.Text, new(name.Text, arguments, body))) _file.Complain(name, $"there are two functions {name.Text}", "rename one");
    }

    void Module()
    {
        _tokens.Take();
        var starred = _tokens.Took("*");
        var name = Name("the module's name");
        var ports = _tokens.Took("(") ? Names() : [];
        List<Statement> statements = [];
        while (!Finished() && !_tokens.Next.IsWord("end"))
        {
            if (_tokens.Next.IsWord("function") || IsModule(_tokens.Next) || _tokens.Next.IsWord("import"))
            {
                Guarded(() => throw new FormulaException(_tokens.Next, $"'{_tokens.Next.Text}' stands inside the module {name.Text}",
                    "end the module before it"));
                continue;
            }

            Guarded(() => statements.AddRange(One()));
        }

        if (!_tokens.Next.IsWord("end")) _file.Complain(name, $"the module {name.Text} never ends", "write end after its last line");
        else _tokens.Take();
        _file.Define(new(name.Text, ports, [.. statements], starred), name);
    }

    ImmutableArray<string> Names()
    {
        List<string> names = [];
        while (_tokens.Next.Kind is TokenKind.Name or TokenKind.Line)
        {
            if (_tokens.Take() is { Kind: TokenKind.Name } name) names.Add(name.Text);
            if (_tokens.Next.Kind != TokenKind.Line && !_tokens.Took(",")) break;
        }

        return _tokens.Took(")") ? [.. names]
            : throw new FormulaException(_tokens.Next, $"')' is wanted and {_tokens.Next.Said} stands there", "close the bracket");
    }

    Token Name(string what) => _tokens.Next.Kind == TokenKind.Name && !Words.Reserved.Contains(_tokens.Next.Text)
        ? _tokens.Take()
        : throw new FormulaException(_tokens.Next, $"{what} is wanted and {_tokens.Next.Said} stands there", "name it");

    static IEnumerable<(Token At, Expression Formula)> Formulas(Statement statement) => statement switch
    {
        Assignment { Formula: { } formula } => [(statement.At, formula)],
        ReactionStatement { Rate: { } rate } => [(statement.At, rate)],
        ConstraintStatement constraint => [(statement.At, constraint.Condition)],
        AlgebraicStatement algebraic => [(statement.At, algebraic.Formula)],
        EventStatement { Event: var read } => new[] { read.Trigger, read.Delay, read.Priority }
            .Concat(read.Assignments.Select(assignment => assignment.Formula)).OfType<Expression>().Select(formula => (statement.At, formula)),
        _ => [],
    };
}
