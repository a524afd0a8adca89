using System.Globalization;

namespace Sarcotrace.Statistics.Formulas;

/// <summary>A part of a formula as it was written.</summary>
/// <param name="Position">Where it starts: 1 for the first character.</param>
public abstract record FormulaNode(int Position)
{
    /// <summary>The part in one agreed spelling, by which two parts are known to be the same.</summary>
    public abstract string Text { get; }

    /// <summary>The columns it names, in order of appearance.</summary>
    public abstract IEnumerable<NameNode> Names { get; }

    /// <inheritdoc/>
    /// <remarks>Source: definition.</remarks>
    public sealed override string ToString() => Text;
}

/// <summary>The name of a column.</summary>
/// <param name="Name">As in the table.</param>
/// <param name="Position">Where it starts.</param>
public sealed record NameNode(string Name, int Position) : FormulaNode(Position)
{
    /// <inheritdoc/>
    public override string Text => Name;

    /// <inheritdoc/>
    public override IEnumerable<NameNode> Names => [this];
}

/// <summary>A number.</summary>
/// <param name="Value">Its value.</param>
/// <param name="Position">Where it starts.</param>
public sealed record NumberNode(double Value, int Position) : FormulaNode(Position)
{
    /// <inheritdoc/>
    public override string Text => Value.ToString("R", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override IEnumerable<NameNode> Names => [];
}

/// <summary>A function of one argument, such as <c>log(y)</c>, <c>I(x^2)</c> or <c>factor(dose)</c>.</summary>
/// <param name="Function">Its name.</param>
/// <param name="Argument">What it is applied to.</param>
/// <param name="Position">Where it starts.</param>
public sealed record CallNode(string Function, FormulaNode Argument, int Position) : FormulaNode(Position)
{
    /// <inheritdoc/>
    public override string Text => $"{Function}({Argument.Text})";

    /// <inheritdoc/>
    public override IEnumerable<NameNode> Names => Argument.Names;
}

/// <summary>Two parts with an operator between, or one with a sign in front.</summary>
/// <param name="Operator">One of + - * / : ^ | ||.</param>
/// <param name="Left">What stands before it; null for a sign.</param>
/// <param name="Right">What stands after it.</param>
/// <param name="Position">Where the operator stands.</param>
public sealed record OperatorNode(string Operator, FormulaNode? Left, FormulaNode Right, int Position) : FormulaNode(Position)
{
    /// <inheritdoc/>
    public override string Text => (Left, Operator) switch
    {
        (null, _) => Operator + Inside(Right),
        (_, "^" or ":") => Inside(Left) + Operator + Inside(Right),
        _ => $"{Inside(Left)} {Operator} {Inside(Right)}",
    };

    /// <inheritdoc/>
    public override IEnumerable<NameNode> Names => [.. Left?.Names ?? [], .. Right.Names];

    static string Inside(FormulaNode part) => part is OperatorNode ? $"({part.Text})" : part.Text;
}

/// <summary>What could not be read; its problem has been told.</summary>
/// <param name="Position">Where it starts.</param>
sealed record MissingNode(int Position) : FormulaNode(Position)
{
    /// <inheritdoc/>
    public override string Text => "";

    /// <inheritdoc/>
    public override IEnumerable<NameNode> Names => [];
}
