using System.Collections.Immutable;
using Sarcotrace.Statistics.Formulas;
using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Models;

/// <summary>What is asked of a term in an analysis of variance.</summary>
public enum AnovaType
{
    /// <summary>Each term after those before it: the answer depends on their order.</summary>
    One,

    /// <summary>Each term after all that do not contain it.</summary>
    Two,

    /// <summary>Each term after all others, as an equal-weight average over cells; coding by sums is forced.</summary>
    Three,
}

/// <summary>For each term, the contrasts of coefficients that are zero where it has no effect.</summary>
/// <param name="Terms">The formula's terms.</param>
/// <param name="Contrasts">For each term its contrasts, each one weight a kept column; none where the term adds nothing.</param>
/// <param name="Refusal">Why the type cannot be had from these data; null where it can.</param>
public sealed record TermHypotheses(
    ImmutableArray<ModelTerm> Terms, ImmutableArray<ImmutableArray<double[]>> Contrasts, string? Refusal = null)
{
    /// <summary>Finds the contrasts of a type.</summary>
    /// <param name="matrix">The model, in any coding: the contrasts do not depend on it.</param>
    /// <param name="type">What is asked.</param>
    /// <param name="weights">n positive weights of the fit; empty for equal ones.</param>
    /// <returns>Contrasts for each term, or the reason why type III cannot be had.</returns>
    /// <remarks>
    /// Types I and II: the directions that the term's columns add to those taken out before, written in all coefficients.
    /// Type III: the term's coefficients in coding by sums; covariates are not centred, so a main effect beside its
    /// interaction with a covariate is that at 0. O(terms·n·p²).
    /// Source: [searle1971] §8; [fox2019] §4.4. Checked against: golden/anova-* (R car Anova).
    /// </remarks>
    public static TermHypotheses Of(ModelMatrix matrix, AnovaType type, ImmutableArray<double> weights = default)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var terms = matrix.Frame.Formula.Terms;
        if (type == AnovaType.Three) return Third(matrix);

        var factors = LinearModel.Weighted(matrix, weights.IsDefault ? [] : weights);
        return new(terms, [.. terms.Select((term, index) => Added(factors, matrix.Terms, index + 1, other =>
            type == AnovaType.One ? other <= index : other == 0 || (other != index + 1 && !term.IsMarginalTo(terms[other - 1]))))]);
    }

    /// <summary>The contrasts that the coefficients are as they are coded, one term at a time.</summary>
    /// <param name="matrix">The model.</param>
    /// <returns>
    /// In treatment coding these answer, for a term within an interaction, what it does at the reference level of the others
    /// only, though printed as type III.
    /// </returns>
    /// <remarks>Source: [fox2019] §4.4. Checked against: golden/anova-toothgrowth-unbalanced (R car Anova).</remarks>
    public static TermHypotheses AsCoded(ModelMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var p = matrix.Names.Length;
        return new(matrix.Frame.Formula.Terms, [.. matrix.Frame.Formula.Terms.Select((_, index) => matrix.Terms
            .Select((term, column) => (term, column)).Where(pair => pair.term == index + 1)
            .Select(pair => Unit(p, pair.column)).ToImmutableArray())]);
    }

    // Directions of the term that those before it do not have, in terms of all columns.
    static ImmutableArray<double[]> Added(Orthogonal factors, ImmutableArray<int> terms, int own, Func<int, bool> before)
    {
        const double Tolerance = 1e-7;
        Orthogonal basis = new(factors.Rows);
        for (var k = 0; k < terms.Length; k++)
            if (terms[k] != own && before(terms[k])) basis.Add(factors.Column(k), Tolerance);
        var from = basis.Count;
        for (var k = 0; k < terms.Length; k++)
            if (terms[k] == own) basis.Add(factors.Column(k), Tolerance);

        return [.. Enumerable.Range(from, basis.Count - from).Select(direction => Enumerable.Range(0, terms.Length)
            .Select(k => Cleaned(Lanes.Product(basis.Direction(direction), factors.Column(k)), factors.Column(k))).ToArray())];
    }

    // What rounding leaves of a product that is zero.
    static double Cleaned(double product, ReadOnlySpan<double> column) =>
        Math.Abs(product) < 1e-13 * Math.Sqrt(Lanes.Product(column, column)) ? 0 : product;

    static TermHypotheses Third(ModelMatrix matrix)
    {
        var terms = matrix.Frame.Formula.Terms;
        var sums = matrix.Coding == FactorCoding.Sum ? matrix : ModelMatrix.Of(matrix.Frame, FactorCoding.Sum);
        if (sums.Aliased.Length > 0)
        {
            var names = string.Join(", ", matrix.Aliased.Select(alias => alias.Column));
            return new(terms, [], $"{names} cannot be estimated, so averages over all cells are not defined; type II or a model without them can be");
        }

        // Coefficients in sum coding, as weights of those in the coding given.
        double[][] weights = [.. Enumerable.Range(0, matrix.Names.Length).Select(k => sums.Factors.Combination(matrix.Column(k)))];
        return new(terms, [.. terms.Select((_, index) => sums.Terms
            .Select((term, row) => (term, row)).Where(pair => pair.term == index + 1)
            .Select(pair => weights.Select(column => Math.Abs(column[pair.row]) < 1e-13 ? 0 : column[pair.row]).ToArray()).ToImmutableArray())]);
    }

    static double[] Unit(int count, int place)
    {
        var unit = new double[count];
        unit[place] = 1;
        return unit;
    }
}
