using Sarcotrace.Core.Networks;

namespace Sarcotrace.Dynamics.Estimation;

/// <summary>Puts formulas in the place of names.</summary>
static class Substitution
{
    /// <summary>A formula with names replaced, the replacements being replaced in turn.</summary>
    public static Expression In(Expression formula, IReadOnlyDictionary<string, Expression> replacements, int depth = 0)
    {
        if (depth > 200)
        {
            throw new ArgumentException("observables name each other in a circle, or a formula is too deep", nameof(formula));
        }
        return formula switch
        {
            Symbol symbol when replacements.TryGetValue(symbol.Name, out var replacement) && replacement != symbol =>
                In(replacement, replacements, depth + 1),
            Operation operation => operation with
            {
                Arguments = [.. operation.Arguments.Select(argument => In(argument, replacements, depth + 1))],
            },
            Invocation call => call with
            {
                Arguments = [.. call.Arguments.Select(argument => In(argument, replacements, depth + 1))],
            },
            _ => formula,
        };
    }

    /// <summary>Names in a formula.</summary>
    public static IEnumerable<string> Names(Expression formula) => formula switch
    {
        Symbol symbol => [symbol.Name],
        Operation operation => operation.Arguments.SelectMany(Names),
        Invocation call => call.Arguments.SelectMany(Names),
        _ => [],
    };
}
