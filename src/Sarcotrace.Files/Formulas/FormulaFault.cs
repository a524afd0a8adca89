using Sarcotrace.Core;
using Sarcotrace.Core.Networks;

namespace Sarcotrace.Files.Formulas;

/// <summary>A formula, or what is wrong with its text.</summary>
/// <param name="Expression">The formula, or null.</param>
/// <param name="Fault">What is wrong, or null.</param>
public sealed record FormulaReading(Expression? Expression, FormulaFault? Fault);

/// <summary>What is wrong with a formula's text.</summary>
/// <param name="At">Letters before the place.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Remedy">What to do.</param>
public sealed record FormulaFault(int At, string What, string Remedy)
{
    /// <summary>The same as a problem with a file.</summary>
    /// <param name="file">File.</param>
    /// <param name="row">Row, or null.</param>
    /// <param name="column">Column or key, or null.</param>
    /// <returns>A problem that says at which letter, from 1.</returns>
    public Problem In(string file, int? row, string? column) => new(file, row, column, $"at letter {At + 1}: {What}", Remedy);
}

/// <summary>Stops the reading of one formula or statement; never leaves this project.</summary>
sealed class FormulaException(Token at, string what, string remedy) : Exception(what)
{
    /// <summary>Where.</summary>
    internal Token At => at;

    /// <summary>What to do.</summary>
    internal string Remedy => remedy;
}
