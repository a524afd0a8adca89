using System.Collections.Immutable;
using System.Numerics;

namespace Sarcotrace.Statistics.Formulas;

/// <summary>Terms of a right-hand side: each a set of variables, kept as bits; the empty set is the intercept.</summary>
/// <remarks>Source: [wilkinson1973].</remarks>
sealed class FormulaExpansion(Action<int, string, string> problem, bool inRandom = false)
{
    const int MostVariables = 64, MostPower = 12;

    readonly List<FormulaNode> _variables = [];
    readonly List<RandomTerm> _random = [];

    internal static (bool Intercept, ImmutableArray<ModelTerm> Fixed, ImmutableArray<RandomTerm> Random) Of(
        FormulaNode right, Action<int, string, string> problem)
    {
        FormulaExpansion expansion = new(problem);
        var (intercept, terms) = expansion.Whole(right);
        return (intercept, terms, [.. expansion._random.DistinctBy(term => term.Name)]);
    }

    (bool Intercept, ImmutableArray<ModelTerm> Terms) Whole(FormulaNode right)
    {
        var found = Sum(new([0], false), Expand(right));
        var ordered = found.Terms.Where(term => term != 0).OrderBy(BitOperations.PopCount).Select(Term);
        return (found.Terms.Contains(0), [.. ordered]);
    }

    ModelTerm Term(ulong bits) => new([.. _variables.Where((_, index) => (bits >> index & 1) == 1)]);

    Expanded Expand(FormulaNode node)
    {
        switch (node)
        {
            case NumberNode { Value: 0 }:
                return new([], true);
            case NumberNode { Value: 1 }:
                return new([0], false);
            case NumberNode number:
                problem(number.Position, $"the number {number.Text} is not a term", "1 or 0 stand for the intercept; compute within I(…)");
                return new([], false);
            case OperatorNode { Operator: "|" or "||" } bar:
                AddRandom(bar);
                return new([], false);
            case OperatorNode operation:
                return Operate(operation);
            case MissingNode:
                return new([], false);
            default:
                Arithmetic.Check(node, problem);
                return new([Bit(node)], false);
        }
    }

    Expanded Operate(OperatorNode node)
    {
        if (node.Operator == "^") return Power(node);
        if (node.Left is null) return node.Operator == "+" ? Expand(node.Right) : Difference(new([], false), Expand(node.Right));

        var (left, right) = (Expand(node.Left), Expand(node.Right));
        return node.Operator switch
        {
            "+" => Sum(left, right),
            "-" => Difference(left, right),
            "*" => Sum(Sum(left, right), Product(left, right)),
            ":" => Product(left, right),
            _ => Sum(left, Product(new([left.Terms.Aggregate(0UL, (all, term) => all | term)], false), right)),
        };
    }

    Expanded Power(OperatorNode node)
    {
        var root = Expand(node.Left!);
        if (node.Right is not NumberNode { Value: >= 1 and <= MostPower } power || power.Value != Math.Floor(power.Value))
        {
            problem(node.Position, $"the power {node.Right.Text} is not a whole number from 1 to {MostPower}",
                "(a + b)^2 means all effects up to two; a square is I(a^2)");
            return root;
        }

        var terms = root;
        for (var times = 1; times < power.Value; times++) terms = Sum(terms, Product(terms, root));
        return terms;
    }

    ulong Bit(FormulaNode variable)
    {
        var index = _variables.FindIndex(known => known.Text == variable.Text);
        if (index < 0)
        {
            index = _variables.Count;
            _variables.Add(variable);
        }

        if (index >= MostVariables) problem(variable.Position, $"more than {MostVariables} variables", "leave some out");
        return 1UL << index;
    }

    void AddRandom(OperatorNode bar)
    {
        if (inRandom || bar.Left is null)
        {
            problem(bar.Position, "a random term stands within another", "write (1 | litter) + (1 | cage)");
            return;
        }

        var (intercept, terms) = new FormulaExpansion(problem, inRandom: true).Whole(bar.Left);
        FormulaExpansion inner = new(problem, inRandom: true);
        var groups = inner.Expand(bar.Right).Terms.Where(bits => bits != 0).ToArray();
        var odd = inner._variables.Find(variable => variable is not NameNode and not CallNode { Function: Arithmetic.Factor });
        if (groups.Length == 0 || odd is not null)
        {
            problem(odd?.Position ?? bar.Position, "what stands after | is not a grouping column", "write (1 | litter/animal)");
            return;
        }

        if (!intercept && terms.IsEmpty) problem(bar.Position, "a random term without coefficients", "write (1 | litter)");
        foreach (var group in groups)
            _random.Add(new(intercept, terms, [.. inner.Term(group).Variables.Select(variable => variable.Names.First().Name)], bar.Operator == "|"));
    }

    static Expanded Sum(Expanded left, Expanded right)
    {
        var kept = right.Bare ? left.Terms.Remove(0) : left.Terms;
        return new(kept.AddRange(right.Terms.Where(term => !kept.Contains(term))), right.Bare || (left.Bare && !right.Terms.Contains(0)));
    }

    static Expanded Difference(Expanded left, Expanded right)
    {
        // Less nothing is the intercept again; less the intercept is none.
        if (right.Bare) return Sum(left, new([0], false));
        return new(left.Terms.RemoveRange(right.Terms), right.Terms.Contains(0) || left.Bare);
    }

    static Expanded Product(Expanded left, Expanded right) =>
        new([.. left.Terms.SelectMany(one => right.Terms.Select(other => one | other)).Distinct()], false);

    /// <summary>Terms, and whether the intercept was taken out.</summary>
    readonly record struct Expanded(ImmutableArray<ulong> Terms, bool Bare);
}
