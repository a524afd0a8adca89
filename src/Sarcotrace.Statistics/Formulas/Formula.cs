using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Statistics.Formulas;

/// <summary>A model in the notation of Wilkinson and Rogers: <c>y ~ diet * dose + (1 | litter/animal)</c>.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="Response">What is explained: a column or a function of columns.</param>
/// <param name="Intercept">Whether the model has one.</param>
/// <param name="Terms">Fixed terms, main effects first, then interactions by their order.</param>
/// <param name="Random">Random terms, in order of appearance.</param>
public sealed record Formula(
    string Text, FormulaNode Response, bool Intercept, ImmutableArray<ModelTerm> Terms, ImmutableArray<RandomTerm> Random)
{
    /// <summary>Different variables of the fixed terms, in order of appearance.</summary>
    public ImmutableArray<FormulaNode> Variables => [.. Terms.SelectMany(term => term.Variables).DistinctBy(variable => variable.Text)];

    /// <summary>Every column that the model needs, in order of appearance.</summary>
    public ImmutableArray<string> Columns =>
    [
        .. Response.Names.Concat(Terms.SelectMany(term => term.Variables).SelectMany(variable => variable.Names)).Select(node => node.Name)
            .Concat(Random.SelectMany(term => term.Columns)).Distinct(),
    ];

    /// <summary>Reads a formula.</summary>
    /// <param name="text">
    /// response ~ terms, with + - * : / ^ ( ), <c>1</c> or <c>0</c> for the intercept, log, log2, log10, log1p, exp, sqrt, abs,
    /// I(…), factor(…), and random terms such as <c>(1 + time | animal)</c> or <c>(time || animal)</c>.
    /// </param>
    /// <param name="known">Columns that exist; empty to take every name as it is.</param>
    /// <param name="file">Where problems say that they are.</param>
    /// <returns>The formula, or every problem in it with the position it stands at.</returns>
    /// <remarks>
    /// <c>a * b</c> is a + b + a:b, <c>a / b</c> is a + a:b, <c>(a + b)^2</c> all effects up to two, <c>- a</c> takes one out.
    /// Source: [wilkinson1973]; [bates2015] §2 for random terms. Checked against: golden/formulas (R terms).
    /// </remarks>
    public static Loaded<Formula> Parse(string text, IReadOnlyCollection<string>? known = null, string file = "formula")
    {
        ArgumentNullException.ThrowIfNull(text);
        List<(int Position, Problem Problem)> problems = [];
        void Tell(int position, string what, string remedy) =>
            problems.Add((position, new(file, null, $"position {position}", what, remedy)));

        var (response, right) = new FormulaParser(FormulaLexer.Cut(text, Tell), Tell).Whole();
        var terms = FormulaExpansion.Of(right, Tell);
        if (response is not null) Arithmetic.Check(response, Tell);
        foreach (var name in right.Names.Concat(response?.Names ?? []))
        {
            if (known is { Count: > 0 } && !known.Contains(name.Name))
                Tell(name.Position, $"no column is named {name.Name}", NearestName.Remedy(name.Name, known));
        }

        var sorted = problems.OrderBy(found => found.Position).Select(found => found.Problem).Distinct().ToImmutableArray();
        return sorted.Length > 0 || response is null
            ? new(null, sorted)
            : new(new Formula(text, response, terms.Intercept, terms.Fixed, terms.Random), []);
    }

    /// <inheritdoc/>
    /// <remarks>Source: definition.</remarks>
    public override string ToString() => Text;
}

/// <summary>Variables whose effect on each other a term describes: one for a main effect, several for an interaction.</summary>
/// <param name="Variables">In the order of their first appearance in the formula.</param>
public sealed record ModelTerm(ImmutableArray<FormulaNode> Variables)
{
    /// <summary>As in <c>supp:dose</c>.</summary>
    public string Name => string.Join(':', Variables.Select(variable => variable.Text));

    /// <summary>Whether every variable of this term is also in the other, and the other has more.</summary>
    internal bool IsMarginalTo(ModelTerm other) => Variables.Length < other.Variables.Length
        && Variables.All(variable => other.Variables.Any(found => found.Text == variable.Text));

    /// <inheritdoc/>
    /// <remarks>Source: definition.</remarks>
    public bool Equals(ModelTerm? other) => other is not null && Name == other.Name;

    /// <inheritdoc/>
    /// <remarks>Source: definition.</remarks>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}

/// <summary>Coefficients that differ from group to group.</summary>
/// <param name="Intercept">Whether the intercept does.</param>
/// <param name="Terms">Whose other coefficients do.</param>
/// <param name="Groups">Columns whose combination makes the group: <c>litter</c>, <c>animal</c> for animals within litters.</param>
/// <param name="Correlated">Whether the coefficients of one group may be correlated; they may not after <c>||</c>.</param>
public sealed record RandomTerm(bool Intercept, ImmutableArray<ModelTerm> Terms, ImmutableArray<string> Groups, bool Correlated)
{
    /// <summary>The grouping factor, as in <c>litter:animal</c>.</summary>
    public string Group => string.Join(':', Groups);

    /// <summary>As in <c>1 + time | litter:animal</c>.</summary>
    public string Name => $"{string.Join(" + ", Terms.Select(term => term.Name).Prepend(Intercept ? "1" : "0"))} {(Correlated ? "|" : "||")} {Group}";

    /// <summary>Columns that it needs.</summary>
    internal IEnumerable<string> Columns =>
        Terms.SelectMany(term => term.Variables).SelectMany(variable => variable.Names).Select(name => name.Name).Concat(Groups);
}
