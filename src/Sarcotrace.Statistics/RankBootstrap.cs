using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics;

/// <summary>One model of a rank: which rows it uses, what it holds constant, and the predictor that is ranked.</summary>
/// <param name="Rows">Rows of the responses that it uses, ascending.</param>
/// <param name="Constant">Columns held constant, one value a used row, the intercept included.</param>
/// <param name="Predictor">The predictor, one value a used row.</param>
public sealed record RankedModel(ImmutableArray<int> Rows, ImmutableArray<ImmutableArray<double>> Constant, ImmutableArray<double> Predictor);

/// <summary>Ranks of responses over several predictors, and how far they move when rows are drawn anew.</summary>
/// <param name="Rank">Rank of each response over all models, 1 for the first; ties share their mean.</param>
/// <param name="MeanRank">Mean over the models of the rank by |t| within each.</param>
/// <param name="Low">2.5 % point of the rank over the replicates.</param>
/// <param name="Median">Its median.</param>
/// <param name="High">Its 97.5 % point.</param>
/// <param name="InTop">Share of the replicates with the response among the first.</param>
public sealed record RankBootstrap(
    double[] Rank, double[] MeanRank, double[] Low, double[] Median, double[] High, double[] InTop)
{
    /// <summary>Ranks the responses and draws rows anew.</summary>
    /// <param name="models">The models, at least one.</param>
    /// <param name="responses">m blocks of <paramref name="rows"/> finite values.</param>
    /// <param name="rows">n, all rows; each replicate draws n of them with replacement.</param>
    /// <param name="replicates">How many replicates; 0 leaves the intervals NaN.</param>
    /// <param name="top">How many responses count as the first.</param>
    /// <param name="seed">Of the draws; a replicate's draws depend on it and on its number alone.</param>
    /// <param name="threads">How many threads may work; the numbers do not depend on it.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <exception cref="ArgumentException">There is no model, or the responses are not blocks of n.</exception>
    /// <remarks>
    /// A replicate is a weight on each row, so the responses are never copied: one matrix product gives all weighted
    /// sums of a model over several replicates, and a small triangle gives every t. O(replicates·n·p·m).
    /// Source: [efron1993] §6, §13.
    /// </remarks>
    public static RankBootstrap Of(
        IReadOnlyList<RankedModel> models, ReadOnlyMemory<double> responses, int rows, int replicates, int top, ulong seed,
        int threads, CancellationToken cancel = default)
    {
        Require.AtLeast(1, models.Count);
        if (responses.Length % rows != 0) throw new ArgumentException($"{responses.Length} values are not blocks of {rows}", nameof(responses));

        var m = responses.Length / rows;
        var sums = models.Select(model => new WeightedTs(model, responses.Span, rows)).ToArray();
        var whole = new double[rows];
        Array.Fill(whole, 1);
        var means = MeanRanks(sums, [whole], m, threads, cancel)[0];

        const int AtOnce = 8;
        var drawn = new double[replicates][];
        for (var from = 0; from < replicates; from += AtOnce)
        {
            var first = from;
            double[][] weights =
            [
                .. Enumerable.Range(0, Math.Min(AtOnce, replicates - from)).Select(k => Weights(new Draws(seed).Stream((ulong)(first + k)), rows)),
            ];
            var ranks = MeanRanks(sums, weights, m, threads, cancel);
            for (var k = 0; k < ranks.Length; k++) drawn[from + k] = Ranks.Average(ranks[k]);
        }

        return Summary(Ranks.Average(means), means, drawn, top);
    }

    static double[][] MeanRanks(WeightedTs[] sums, double[][] weights, int m, int threads, CancellationToken cancel)
    {
        double[][] means = [.. weights.Select(_ => new double[m])];
        foreach (var sum in sums)
        {
            var sizes = sum.Of(weights, threads, cancel);
            Across.Each(weights.Length, threads, replicate =>
            {
                // The largest |t| has rank 1.
                double[] negative = [.. sizes[replicate].Select(size => -size)];
                var ranks = Ranks.Average(negative);
                for (var i = 0; i < m; i++) means[replicate][i] += ranks[i] / sums.Length;
            }, cancel);
        }

        return means;
    }

    static double[] Weights(Draws draws, int rows)
    {
        var weights = new double[rows];
        for (var draw = 0; draw < rows; draw++) weights[draws.Below(rows)]++;
        return weights;
    }

    static RankBootstrap Summary(double[] rank, double[] means, double[][] drawn, int top)
    {
        var m = rank.Length;
        double[] Each(Func<double[], double> of) => drawn.Length == 0
            ? [.. rank.Select(_ => double.NaN)]
            : [.. Enumerable.Range(0, m).Select(i => of([.. drawn.Select(replicate => replicate[i])]))];

        return new(
            rank, means, Each(values => Quantile.Of(values, 0.025)), Each(values => Quantile.Of(values, 0.5)),
            Each(values => Quantile.Of(values, 0.975)), Each(values => values.Count(value => value <= top) / (double)values.Length));
    }
}
