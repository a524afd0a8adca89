using Sarcotrace.Core.Networks;

namespace Sarcotrace.Files.Sbml;

/// <summary>Values of parameters that follow from numbers alone, by the four arithmetic operations.</summary>
sealed class FixedValues
{
    const int Deepest = 100;

    readonly Dictionary<string, double?> _given = [];
    readonly Dictionary<string, Expression?> _formulas = [];
    readonly Dictionary<string, double?> _known = [];

    public FixedValues(Network network)
    {
        foreach (var parameter in network.Parameters) _given.TryAdd(parameter.Id, parameter.Value);
        foreach (var assignment in network.InitialAssignments.Where(assignment => assignment.Formula is not null))
            _formulas[assignment.Target] = assignment.Formula;
        foreach (var rule in network.Rules.Where(rule => rule.Formula is not null && rule.Kind != RuleKind.Algebraic))
            _formulas[rule.Target] = rule.Kind == RuleKind.Assignment ? rule.Formula : null;
        foreach (var assignment in network.Events.SelectMany(happening => happening.Assignments))
            _formulas[assignment.Target] = null;
    }

    /// <summary>Whether there is a parameter of a name.</summary>
    public bool Knows(string parameter) => _given.ContainsKey(parameter);

    /// <summary>The value of a parameter, or null where it has none or it may change.</summary>
    public double? Of(string parameter, int depth = 0)
    {
        if (_known.TryGetValue(parameter, out var known)) return known;

        // Known as nothing while being found: a circle has no value, and no part is computed twice.
        _known[parameter] = null;
        return _known[parameter] = !_formulas.TryGetValue(parameter, out var formula) ? _given.GetValueOrDefault(parameter)
            : formula is null || depth > Deepest ? null
            : Of(formula, depth + 1);
    }

    double? Of(Expression formula, int depth) => formula switch
    {
        Literal literal => literal.Value,
        Symbol symbol => Of(symbol.Name, depth),
        Operation { Operator: Operator.Plus } sum => All(sum, 0, (a, b) => a + b, depth),
        Operation { Operator: Operator.Times } product => All(product, 1, (a, b) => a * b, depth),
        Operation { Operator: Operator.Minus, Arguments: [var only] } => -Of(only, depth),
        Operation { Operator: Operator.Minus, Arguments: [var first, var second] } => Of(first, depth) - Of(second, depth),
        Operation { Operator: Operator.Divide, Arguments: [var first, var second] } => Of(first, depth) / Of(second, depth),
        _ => null,
    };

    double? All(Operation operation, double start, Func<double, double, double> join, int depth)
    {
        double? all = start;
        foreach (var argument in operation.Arguments) all = all is { } so && Of(argument, depth) is { } next ? join(so, next) : null;
        return all;
    }
}
