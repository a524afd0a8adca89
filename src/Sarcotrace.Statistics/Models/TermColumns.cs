using System.Collections.Immutable;
using Sarcotrace.Statistics.Formulas;

namespace Sarcotrace.Statistics.Models;

/// <summary>How levels become columns.</summary>
public enum FactorCoding
{
    /// <summary>Each level against the first: coefficients are differences from the reference.</summary>
    Treatment,

    /// <summary>Each level but the last against the mean of all: main effects are averages over the other factors.</summary>
    Sum,
}

/// <summary>Columns that terms stand for, in the data or on a grid of values.</summary>
/// <remarks>
/// A factor of a term is coded by contrasts where the term without it is in the model too, by one column a level where it is
/// not; without an intercept the first factor gets one column a level. Source: [chambers1992] §2.4.
/// </remarks>
sealed class TermColumns(bool intercept, ImmutableArray<ModelTerm> terms, FactorCoding coding, Func<FormulaNode, ModelColumn> example)
{
    readonly ImmutableArray<ModelColumn[]> _variables = [.. terms.Select(term => term.Variables.Select(example).ToArray())];

    internal readonly record struct Column(string Name, int Term, double[] Values);

    /// <summary>All columns; the intercept is term 0 and others count from 1.</summary>
    internal IEnumerable<Column> Of(Func<FormulaNode, ModelColumn> variable, int rows)
    {
        if (intercept) yield return new("(Intercept)", 0, [.. Enumerable.Repeat(1.0, rows)]);

        for (var term = 0; term < terms.Length; term++)
        {
            List<(string Name, double[] Values)> made = [("", [.. Enumerable.Repeat(1.0, rows)])];
            for (var place = 0; place < terms[term].Variables.Length; place++)
            {
                var parts = Parts(term, place, variable(terms[term].Variables[place])).ToArray();
                // The first variable varies fastest.
                made = [.. parts.SelectMany(_ => made, (part, before) => (Joined(before.Name, part.Name), Product(before.Values, part.Values)))];
            }

            foreach (var (name, values) in made) yield return new(name, term + 1, values);
        }
    }

    IEnumerable<(string Name, double[] Values)> Parts(int term, int place, ModelColumn column)
    {
        var example = _variables[term][place];
        if (column is NumericColumn numbers) return [(example.Name, [.. numbers.Values])];

        var (factor, levels) = ((FactorColumn)column, ((FactorColumn)example).Levels);
        if (IsFull(term, place))
            return levels.Select((level, own) => (example.Name + level, factor.Codes.Select(code => code == own ? 1.0 : 0.0).ToArray()));

        return coding == FactorCoding.Treatment
            ? levels.Skip(1).Select((level, own) => (example.Name + level, factor.Codes.Select(code => code == own + 1 ? 1.0 : 0.0).ToArray()))
            : levels.SkipLast(1).Select((_, own) => ($"{example.Name}{own + 1}", factor.Codes.Select(code => SumCode(code, own, levels.Length)).ToArray()));
    }

    bool IsFull(int term, int place)
    {
        ModelTerm margin = new(terms[term].Variables.RemoveAt(place));
        if (!intercept && (term, place) == FirstFactor()) return true;
        return !margin.Variables.IsEmpty && !terms.Any(other => SameVariables(other, margin));
    }

    (int Term, int Place) FirstFactor()
    {
        for (var term = 0; term < terms.Length; term++)
        {
            var place = Array.FindIndex(_variables[term], column => column is FactorColumn);
            if (place >= 0) return (term, place);
        }

        return (-1, -1);
    }

    static bool SameVariables(ModelTerm one, ModelTerm other) => one.Variables.Length == other.Variables.Length
        && one.Variables.All(variable => other.Variables.Any(found => found.Text == variable.Text));

    static double SumCode(int code, int own, int levels) => code == own ? 1 : code == levels - 1 ? -1 : 0;

    static string Joined(string before, string name) => before.Length == 0 ? name : $"{before}:{name}";

    static double[] Product(double[] one, double[] other)
    {
        var product = new double[one.Length];
        for (var i = 0; i < one.Length; i++) product[i] = one[i] * other[i];
        return product;
    }
}
