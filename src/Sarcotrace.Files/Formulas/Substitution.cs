using Sarcotrace.Core.Networks;

namespace Sarcotrace.Files.Formulas;

/// <summary>Formulas with names or operations put in place of others.</summary>
static class Substitution
{
    /// <summary>A formula with other names.</summary>
    internal static Expression Rename(Expression formula, Func<string, string> name) =>
        Replace(formula, symbol => new Symbol(name(symbol.Name)));

    /// <summary>A formula with something in place of its names, and perhaps of its operations once those are replaced.</summary>
    internal static Expression Replace(
        Expression formula, Func<Symbol, Expression> symbol, Func<Operation, Expression>? operation = null) => formula switch
        {
            Symbol name => symbol(name),
            Operation own => Replaced(own with { Arguments = [.. own.Arguments.Select(part => Replace(part, symbol, operation))] }, operation),
            Invocation call => call with { Arguments = [.. call.Arguments.Select(part => Replace(part, symbol, operation))] },
            _ => formula,
        };

    /// <summary>The names in a formula.</summary>
    internal static IEnumerable<string> Names(Expression formula) => formula switch
    {
        Symbol symbol => [symbol.Name],
        Operation operation => operation.Arguments.SelectMany(Names),
        Invocation call => call.Arguments.SelectMany(Names),
        _ => [],
    };

    /// <summary>The calls of functions in a formula.</summary>
    internal static IEnumerable<Invocation> Calls(Expression formula) => formula switch
    {
        Operation operation => operation.Arguments.SelectMany(Calls),
        Invocation call => call.Arguments.SelectMany(Calls).Prepend(call),
        _ => [],
    };

    static Expression Replaced(Operation operation, Func<Operation, Expression>? by) => by is null ? operation : by(operation);
}
