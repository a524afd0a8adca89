using Sarcotrace.Core.Networks;

namespace Sarcotrace.Files.Sbml;

/// <summary>Derives the unit of a formula from those of its parts, and tells where they do not fit.</summary>
/// <param name="quantities">Unit of each named thing; null where it has none.</param>
/// <param name="time">Unit of time, or null.</param>
/// <param name="functions">The model's own functions.</param>
/// <param name="unit">What a unit's name means, or null.</param>
sealed class FormulaUnits(
    IReadOnlyDictionary<string, Dimension?> quantities, Dimension? time, IReadOnlyDictionary<string, Function> functions,
    Func<string, Dimension?> unit)
{
    // Functions that call functions may cost without bound; formulas beyond this are left unchecked.
    const int MostSteps = 100_000;

    int _steps;
    List<string> _faults = [];

    /// <summary>The unit of a formula, or null where it cannot be known, and what does not fit in it.</summary>
    public (Dimension? Unit, IReadOnlyList<string> Faults) Of(Expression formula, IReadOnlyDictionary<string, Dimension?> local)
    {
        _steps = 0;
        _faults = [];
        return (Read(formula, local), [.. _faults.Distinct()]);
    }

    Dimension? Read(Expression formula, IReadOnlyDictionary<string, Dimension?> local)
    {
        if (++_steps > MostSteps) return null;

        return formula switch
        {
            Literal { Unit: { } name } => unit(name),
            Symbol symbol => local.TryGetValue(symbol.Name, out var own) ? own : quantities.GetValueOrDefault(symbol.Name),
            Invocation call => Call(call, local),
            Operation operation => Read(operation, local),
            _ => null,
        };
    }

    Dimension? Call(Invocation call, IReadOnlyDictionary<string, Dimension?> local)
    {
        if (!functions.TryGetValue(call.Function, out var function) || function.Body is null
            || function.Arguments.Length != call.Arguments.Length)
        {
            return null;
        }

        Dictionary<string, Dimension?> arguments = [];
        for (var i = 0; i < call.Arguments.Length; i++) arguments[function.Arguments[i]] = Read(call.Arguments[i], local);
        return Read(function.Body, arguments);
    }

    Dimension? Read(Operation operation, IReadOnlyDictionary<string, Dimension?> local)
    {
        var arguments = operation.Arguments;
        switch (operation.Operator)
        {
            case Operator.Plus or Operator.Minus or Operator.Min or Operator.Max or Operator.Abs or Operator.Floor or Operator.Ceiling
                or Operator.Remainder:
                return Alike([.. arguments.Select(argument => Read(argument, local))], operation.Operator);
            case Operator.Times: return Product(operation, local);
            case Operator.Divide or Operator.Quotient:
                var (above, below) = (Factor(arguments[0], local), Factor(arguments[1], local));
                return above is null || below is null ? null : above.Per(below);
            case Operator.Power: return Power(Read(arguments[0], local), arguments[1], false, local);
            case Operator.Root: return Power(Read(arguments[^1], local), arguments.Length > 1 ? arguments[0] : new Literal(2), true, local);
            case Operator.Piecewise: return Pieces(operation, local);
            case Operator.Time: return time;
            case Operator.RateOf: return Read(arguments[0], local) is { } changing && time is not null ? changing.Per(time) : null;
            case Operator.Delay:
                Fits(Read(arguments[1], local), time, "the span of a delay");
                return Read(arguments[0], local);
            case Operator.Equal or Operator.NotEqual or Operator.Less or Operator.LessOrEqual or Operator.Greater or Operator.GreaterOrEqual:
                Alike([.. arguments.Select(argument => Read(argument, local))], operation.Operator);
                return Dimension.One;
            case Operator.And or Operator.Or or Operator.Xor or Operator.Not or Operator.Implies:
                foreach (var argument in arguments) Read(argument, local);
                return Dimension.One;
            default:
                foreach (var argument in arguments) Fits(Read(argument, local), Dimension.One, $"the argument of {Name(operation.Operator)}");
                return Dimension.One;
        }
    }

    // A number without unit scales: in a product it is a plain number, in a sum it fits whatever stands beside it.
    Dimension? Factor(Expression formula, IReadOnlyDictionary<string, Dimension?> local) =>
        formula is Literal { Unit: null } ? Dimension.One : Read(formula, local);

    Dimension? Product(Operation product, IReadOnlyDictionary<string, Dimension?> local)
    {
        Dimension? all = Dimension.One;
        foreach (var argument in product.Arguments)
        {
            var next = Factor(argument, local);
            all = all is null || next is null ? null : all.Times(next);
        }

        return all;
    }

    Dimension? Power(Dimension? value, Expression exponent, bool root, IReadOnlyDictionary<string, Dimension?> local)
    {
        Fits(Read(exponent, local), Dimension.One, "an exponent");
        if (value is null) return null;

        var number = exponent is Literal literal ? literal.Value
            : exponent is Operation { Operator: Operator.Minus, Arguments: [Literal negative] } ? -negative.Value
            : double.NaN;
        if (double.IsFinite(number) && number != 0) return value.ToThe(root ? 1 / number : number);

        return value.SameKind(Dimension.One) ? Dimension.One : null;
    }

    Dimension? Pieces(Operation piecewise, IReadOnlyDictionary<string, Dimension?> local)
    {
        List<Dimension?> values = [];
        for (var i = 0; i < piecewise.Arguments.Length; i++)
        {
            var part = Read(piecewise.Arguments[i], local);
            if (i % 2 == 0) values.Add(part);
        }

        return Alike(values, Operator.Piecewise);
    }

    Dimension? Alike(List<Dimension?> parts, Operator @operator)
    {
        var first = parts.FirstOrDefault(part => part is not null);
        foreach (var part in parts)
        {
            if (part is not null && first is not null && !part.Equals(first))
                _faults.Add($"{Name(@operator)} joins {first} with {part}");
        }

        return first;
    }

    void Fits(Dimension? found, Dimension? wanted, string what)
    {
        if (found is not null && wanted is not null && !found.Equals(wanted)) _faults.Add($"{what} is in {found}, not {wanted}");
    }

    static string Name(Operator @operator) => MathWord.Of(@operator).Word;
}
