using System.Collections.Immutable;
using Sarcotrace.Core.Networks;

namespace Sarcotrace.Files.Antimony;

/// <summary>Reads objectives and bounds of fluxes.</summary>
/// <param name="draft">The module.</param>
/// <param name="file">Takes what is wrong.</param>
/// <param name="name">A thing's name in the network.</param>
sealed class FluxBuilder(Draft draft, AntimonyFile file, Func<string, string> name)
{
    readonly Dictionary<string, (double Low, double High)> _bounds = [];

    /// <summary>Whether a constraint is a bound of one flux, which is then kept.</summary>
    internal bool Takes(Item item)
    {
        if (item.Condition is not Operation comparison) return false;
        var pairs = comparison.Operator == Operator.And ? comparison.Arguments.OfType<Operation>().ToArray() : [comparison];
        var bounds = pairs.SelectMany(Bounds).ToArray();
        if (bounds.Length == 0 || bounds.Any(bound => bound is null)) return false;
        foreach (var (reaction, low, high) in bounds.OfType<(string, double, double)>())
        {
            var (lowest, highest) = _bounds.GetValueOrDefault(reaction, (double.NegativeInfinity, double.PositiveInfinity));
            _bounds[reaction] = (Math.Max(low, lowest), Math.Min(high, highest));
        }

        return true;
    }

    /// <summary>The flux problem, or null where there is no objective.</summary>
    internal FluxProblem? Problem()
    {
        if (draft.Objectives.Count == 0) return null;
        var (maximize, sum, label, at, source) = draft.Objectives[0];
        var weights = Weights(draft.Own(sum));
        if (weights is null)
        {
            file.Name = source;
            file.Complain(at, "the objective is no sum of numbers times reactions", "write it as 2*J1 + J2");
            return null;
        }

        return new(
            label ?? "objective", maximize, [.. weights.Select(pair => new FluxWeight(name(pair.Reaction), pair.Weight))],
            [.. _bounds.Select(pair => new FluxBounds(name(pair.Key), pair.Value.Low, pair.Value.High))]);
    }

    IEnumerable<(string Reaction, double Low, double High)?> Bounds(Operation comparison)
    {
        if (comparison.Operator is not (Operator.Less or Operator.LessOrEqual or Operator.Greater or Operator.GreaterOrEqual or Operator.Equal))
        {
            yield return null;
            yield break;
        }

        foreach (var (left, right) in comparison.Arguments.Zip(comparison.Arguments.Skip(1)))
        {
            var rising = comparison.Operator is Operator.Less or Operator.LessOrEqual;
            var (small, large) = rising || comparison.Operator == Operator.Equal ? (left, right) : (right, left);
            if (Reaction(large) is { } above && Number(small) is { } low) yield return (above, low, comparison.Operator == Operator.Equal ? low : double.PositiveInfinity);
            else if (Reaction(small) is { } below && Number(large) is { } high) yield return (below, comparison.Operator == Operator.Equal ? high : double.NegativeInfinity, high);
            else yield return null;
        }
    }

    string? Reaction(Expression formula) => formula is Symbol symbol && draft.Find(symbol.Name)?.Kind == ItemKind.Reaction ? symbol.Name : null;

    double? Number(Expression formula) => formula switch
    {
        Literal number => number.Value,
        Symbol symbol => (draft.Find(symbol.Name)?.Initial as Literal)?.Value,
        Operation { Operator: Operator.Minus, Arguments: [var of] } => -Number(of),
        _ => null,
    };

    List<(string Reaction, double Weight)>? Weights(Expression sum)
    {
        List<(string Reaction, double Weight)> weights = [];
        return Gather(sum, 1, weights) ? weights : null;
    }

    bool Gather(Expression part, double factor, List<(string Reaction, double Weight)> weights)
    {
        switch (part)
        {
            case Symbol when Reaction(part) is { } reaction:
                weights.Add((reaction, factor));
                return true;
            case Operation { Operator: Operator.Plus } sum:
                return sum.Arguments.All(term => Gather(term, factor, weights));
            case Operation { Operator: Operator.Minus, Arguments: [var of] }:
                return Gather(of, -factor, weights);
            case Operation { Operator: Operator.Minus, Arguments: [var first, var second] }:
                return Gather(first, factor, weights) && Gather(second, -factor, weights);
            case Operation { Operator: Operator.Times, Arguments: [var number, var term] } when Number(number) is { } value:
                return Gather(term, factor * value, weights);
            default:
                return false;
        }
    }
}
