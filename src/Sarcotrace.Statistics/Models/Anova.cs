using System.Collections.Immutable;
using Sarcotrace.Statistics.Formulas;

namespace Sarcotrace.Statistics.Models;

/// <summary>An analysis of variance: for each term, whether it has any effect.</summary>
/// <param name="Type">What was asked of each term.</param>
/// <param name="Rows">One a term that could be tested, in the order of the formula.</param>
/// <param name="Untestable">Terms that add nothing to the others.</param>
/// <param name="Refusal">Why the type cannot be had from these data; null where it can.</param>
public sealed record Anova(AnovaType Type, ImmutableArray<AnovaRow> Rows, ImmutableArray<ModelTerm> Untestable, string? Refusal)
{
    /// <summary>Tests every term of a fitted model, fixed or mixed.</summary>
    /// <param name="effects">Coefficients of the matrix's kept columns.</param>
    /// <param name="matrix">The columns that they belong to.</param>
    /// <param name="type">What is asked.</param>
    /// <param name="weights">n positive weights of the fit; empty for equal ones.</param>
    /// <returns>The table, or in it the reason why type III cannot be had.</returns>
    /// <exception cref="ArgumentException">The coefficients are not those of the matrix.</exception>
    /// <remarks>Source: [searle1971] §8; [fox2019] §4.4. Checked against: golden/anova-* (R car Anova, anova).</remarks>
    public static Anova Of(FixedEffects effects, ModelMatrix matrix, AnovaType type, ImmutableArray<double> weights = default) =>
        Tested(effects, TermHypotheses.Of(matrix, type, weights), type);

    /// <summary>Tests every term of a linear model.</summary>
    /// <param name="model">A fit with at least one residual degree of freedom.</param>
    /// <param name="type">What is asked.</param>
    /// <returns>The table, or in it the reason why type III cannot be had.</returns>
    /// <remarks>Source: [searle1971] §8; [fox2019] §4.4. Checked against: golden/anova-* (R car Anova, anova).</remarks>
    public static Anova Of(LinearModel model, AnovaType type)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Of(model, model.Matrix, type, model.Weights);
    }

    /// <summary>What the coefficients as they are coded would say, printed as type III by mistake.</summary>
    /// <param name="effects">Coefficients of the matrix's kept columns.</param>
    /// <param name="matrix">The columns that they belong to.</param>
    /// <returns>A table to compare with <see cref="Of(FixedEffects, ModelMatrix, AnovaType, ImmutableArray{double})"/>.</returns>
    /// <remarks>Source: [fox2019] §4.4. Checked against: golden/anova-toothgrowth-unbalanced (R car Anova).</remarks>
    public static Anova AsCoded(FixedEffects effects, ModelMatrix matrix) =>
        Tested(effects, TermHypotheses.AsCoded(matrix), AnovaType.Three);

    static Anova Tested(FixedEffects effects, TermHypotheses asked, AnovaType type)
    {
        if (asked.Refusal is not null) return new(type, [], [], asked.Refusal);

        List<AnovaRow> rows = [];
        List<ModelTerm> untestable = [];
        foreach (var (term, contrasts) in asked.Terms.Zip(asked.Contrasts))
        {
            if (contrasts.IsEmpty) untestable.Add(term);
            else rows.Add(new(term.Name, effects.Joint(contrasts), effects.Sigma));
        }

        return new(type, [.. rows], [.. untestable], null);
    }
}

/// <summary>The test of one term.</summary>
/// <param name="Term">Its name.</param>
/// <param name="Test">F with its degrees of freedom.</param>
/// <param name="Sigma">Residual standard deviation, in the unit of the response.</param>
public sealed record AnovaRow(string Term, JointTest Test, double Sigma)
{
    /// <summary>Sum of squares in a model of equal variances, in the squared unit of the response.</summary>
    public double SumOfSquares => Test.F * Test.Above * Sigma * Sigma;
}
