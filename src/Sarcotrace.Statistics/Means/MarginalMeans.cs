using System.Collections.Immutable;
using Sarcotrace.Statistics.Models;

namespace Sarcotrace.Statistics.Means;

/// <summary>Means that a model gives for levels of factors, every combination of the other factors weighing the same.</summary>
/// <param name="Effects">The fitted model.</param>
/// <param name="Over">Factors whose levels are compared.</param>
/// <param name="By">Factors within whose levels they are.</param>
/// <param name="Means">One a combination: levels of <paramref name="Over"/> vary fastest, the first of them most.</param>
public sealed record MarginalMeans(
    FixedEffects Effects, ImmutableArray<string> Over, ImmutableArray<string> By, ImmutableArray<MarginalMean> Means)
{
    /// <summary>Means on the scale of the fitted response.</summary>
    /// <param name="effects">Coefficients of the matrix's kept columns, of a linear or a mixed model.</param>
    /// <param name="matrix">The columns that they belong to.</param>
    /// <param name="over">Factors, or covariates given several values, whose levels are compared.</param>
    /// <param name="by">Factors within whose levels they are compared; empty for none.</param>
    /// <param name="at">Values of covariates; those not named are held at their mean.</param>
    /// <returns>A mean for each combination; one that rests on an empty cell has no estimate.</returns>
    /// <exception cref="ArgumentException">A name is not a factor or covariate of the model.</exception>
    /// <remarks>
    /// These answer for a balanced population, not for the one sampled. Source: [searle1980]. Checked against:
    /// golden/means-* (R emmeans).
    /// </remarks>
    public static MarginalMeans Of(
        FixedEffects effects, ModelMatrix matrix, ImmutableArray<string> over, ImmutableArray<string> by = default,
        IReadOnlyDictionary<string, ImmutableArray<double>>? at = null)
    {
        ReferenceGrid grid = new(matrix, at);
        return Averaged(effects, matrix, grid, grid.Rows(), over, by);
    }

    /// <summary>Slopes of the response over a covariate, averaged as means are.</summary>
    /// <param name="effects">Coefficients of the matrix's kept columns, of a linear or a mixed model.</param>
    /// <param name="matrix">The columns that they belong to.</param>
    /// <param name="covariate">Whose slope, in the unit of the response over that of the covariate.</param>
    /// <param name="over">Factors whose levels are compared; empty for one slope.</param>
    /// <param name="by">Factors within whose levels they are compared; empty for none.</param>
    /// <param name="at">Values of covariates; those not named are held at their mean.</param>
    /// <returns>A slope for each combination.</returns>
    /// <exception cref="ArgumentException">A name is not a factor or covariate of the model.</exception>
    /// <remarks>
    /// By central differences over a thousandth of the range, exact where the model has powers up to two.
    /// Source: [searle1980]. Checked against: golden/means-trends (R emtrends).
    /// </remarks>
    public static MarginalMeans Trends(
        FixedEffects effects, ModelMatrix matrix, string covariate, ImmutableArray<string> over, ImmutableArray<string> by = default,
        IReadOnlyDictionary<string, ImmutableArray<double>>? at = null)
    {
        ReferenceGrid grid = new(matrix, at);
        return Averaged(effects, matrix, grid, grid.Slopes(covariate), over, by);
    }

    /// <summary>Labels of the means within one level of <see cref="By"/>, for sets of contrasts.</summary>
    public ImmutableArray<string> Labels => [.. Means.Where(mean => mean.By == Means[0].By).Select(mean => mean.Label)];

    /// <summary>Contrasts of the means, within each level of <see cref="By"/>.</summary>
    /// <param name="set">As many weights as there are means in a level.</param>
    /// <param name="adjustment">For asking several at once; each level of <see cref="By"/> is a family of its own, unless together.</param>
    /// <param name="confidence">Of the intervals, strictly between 0 and 1.</param>
    /// <param name="together">Whether all levels of <see cref="By"/> are one family: for levels that the same subjects pass through.</param>
    /// <returns>One row a contrast and level; a contrast that rests on an empty cell has no estimate and is not counted.</returns>
    /// <exception cref="ArgumentException">
    /// The set is of another number of means, or Tukey's adjustment is asked for other contrasts or for levels together.
    /// </exception>
    /// <remarks>Source: [hsu1996] §1. Checked against: golden/means-* (R emmeans).</remarks>
    public ImmutableArray<ContrastRow> Contrast(ContrastSet set, Adjustment adjustment, double confidence = 0.95, bool together = false)
    {
        ArgumentNullException.ThrowIfNull(set);
        var levels = Means.GroupBy(mean => mean.By).Select(level => level.ToArray()).ToArray();
        return together
            ? [.. Family(levels, set, adjustment, 0, confidence)]
            : [.. levels.SelectMany(level => Family([level], set, adjustment, set.IsPairwise ? level.Length : 0, confidence))];
    }

    /// <summary>Whether any contrast of a set differs from zero, within each level of <see cref="By"/>: simple effects.</summary>
    /// <param name="set">As many weights as there are means in a level.</param>
    /// <returns>A level and its test; none where no contrast can be estimated.</returns>
    /// <exception cref="ArgumentException">The set is of another number of means.</exception>
    /// <remarks>Source: [searle1971] §5. Checked against: golden/means-warpbreaks (R emmeans).</remarks>
    public ImmutableArray<(string By, JointTest Test)> Joint(ContrastSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return
        [
            .. from level in Means.GroupBy(mean => mean.By)
               let rows = set.Weights.Select(weights => Combined([.. level], weights)).OfType<double[]>().ToArray()
               where rows.Length > 0
               select (level.Key, Effects.Joint(rows)),
        ];
    }

    IEnumerable<ContrastRow> Family(MarginalMean[][] levels, ContrastSet set, Adjustment adjustment, int means, double confidence)
    {
        var rows = levels.SelectMany(level => set.Weights.Select((weights, index) => (level[0].By, Name: set.Names[index],
            Weights: Combined(level, weights)))).ToArray();
        var tested = Adjusted.Of(Effects, [.. rows.Select(row => row.Weights).OfType<double[]>()], adjustment, means, confidence);
        var next = 0;
        foreach (var (by, name, weights) in rows) yield return new(by, name, weights is null ? null : tested[next++]);
    }

    // Weights of coefficients; null where a mean that counts cannot be estimated.
    static double[]? Combined(MarginalMean[] means, ImmutableArray<double> weights)
    {
        if (weights.Length != means.Length) throw new ArgumentException($"{weights.Length} weights for {means.Length} means", nameof(weights));

        double[]? sum = null;
        foreach (var (mean, weight) in means.Zip(weights))
        {
            if (weight == 0) continue;
            if (mean.Weights.IsEmpty) return null;
            sum ??= new double[mean.Weights.Length];
            for (var k = 0; k < sum.Length; k++) sum[k] += weight * mean.Weights[k];
        }

        return sum;
    }

    static MarginalMeans Averaged(
        FixedEffects effects, ModelMatrix matrix, ReferenceGrid grid, double[][] rows, ImmutableArray<string> over, ImmutableArray<string> by)
    {
        ArgumentNullException.ThrowIfNull(effects);
        by = by.IsDefault ? [] : by;
        string Label(ImmutableArray<string> names, int cell) => string.Join(' ', names.Select(name => grid.Labels(name)[grid.Place(name, cell)]));
        int Order(int cell) => over.AddRange(by).Reverse().Aggregate(0, (place, name) => place * grid.Labels(name).Length + grid.Place(name, cell));

        var groups = Enumerable.Range(0, grid.Size).GroupBy(Order).OrderBy(group => group.Key);
        return new(effects, over, by, [.. groups.Select(group =>
        {
            int[] cells = [.. group];
            var average = new double[rows[0].Length];
            foreach (var cell in cells)
                for (var k = 0; k < average.Length; k++) average[k] += rows[cell][k] / cells.Length;
            var weights = matrix.Estimable(average);
            return new MarginalMean(
                Label(over, cells[0]), Label(by, cells[0]), weights is null ? [] : [.. weights], weights is null ? null : effects.Combine(weights));
        })]);
    }
}

/// <summary>One mean.</summary>
/// <param name="Label">Levels of the factors compared.</param>
/// <param name="By">Levels of the factors within which they are.</param>
/// <param name="Weights">Of the coefficients; empty where an empty cell leaves it without an estimate.</param>
/// <param name="Estimate">The mean; null where there is none.</param>
public sealed record MarginalMean(string Label, string By, ImmutableArray<double> Weights, Combination? Estimate);

/// <summary>One contrast of means.</summary>
/// <param name="By">The level within which it is.</param>
/// <param name="Name">As in <c>old - young</c>.</param>
/// <param name="Result">Its estimate and test; null where an empty cell leaves none.</param>
public sealed record ContrastRow(string By, string Name, Adjusted? Result);
