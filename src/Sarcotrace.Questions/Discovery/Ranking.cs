using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Statistics;

namespace Sarcotrace.Questions.Discovery;

/// <summary>Metabolites by their mean rank over the traits, with how far ranks move when people are drawn anew.</summary>
/// <param name="Order">Metabolites from the first rank on.</param>
/// <param name="Table">The table of ranks.</param>
/// <param name="First">What can be said of the metabolite that comes first.</param>
sealed record Ranking(int[] Order, Table Table, Finding? First)
{
    internal static Ranking Of(
        IReadOnlyList<TraitModel> models, IReadOnlyList<TraitFit> fits, CleanMetabolome clean, DiscoveryOptions options, int threads, CancellationToken cancel)
    {
        RankedModel[] ranked = [.. models.Select(model => new RankedModel(
            [.. model.Rows],
            [.. Enumerable.Range(0, model.Design.Rank).Where(column => column != model.Column)
                .Select(column => model.Design.Column(column).ToImmutableArray())],
            model.Values))];
        var ranks = RankBootstrap.Of(
            ranked, [.. fits.Select(fit => fit.Plain.T)], clean.Filled, clean.People, options.Bootstrap, options.Top, options.Seed, threads, cancel);
        int[] order = [.. Enumerable.Range(0, ranks.Rank.Length).OrderBy(m => ranks.Rank[m]).ThenBy(m => m)];
        double[] Sorted(double[] of) => [.. order.Select(m => of[m])];
        var table = new Table(
            DiscoveryTables.Ranks, "Rank over all traits",
            [
                Columns.Text("metabolite", "identifier in the file", order.Select(m => clean.Metabolites[m].Id)),
                Columns.Text("name", "name from the annotation", order.Select(m => clean.Metabolites[m].Name)),
                Columns.Text("class", "chemical class", order.Select(m => clean.Metabolites[m].Class)),
                Columns.Number("rank", "1", "rank over all traits", Sorted(ranks.Rank), 5),
                Columns.Number("mean_rank", "1", "mean of the ranks by size of t within each trait", Sorted(ranks.MeanRank), 4),
                Columns.Number("rank_low", "1", "2.5 % point of the rank when people are drawn anew", Sorted(ranks.Low)),
                Columns.Number("rank_median", "1", "its median", Sorted(ranks.Median)),
                Columns.Number("rank_high", "1", "its 97.5 % point", Sorted(ranks.High)),
                Columns.Number("in_top", "1", $"share of draws among the first {options.Top}", Sorted(ranks.InTop), 3),
            ]);
        var best = order[0];
        var first = options.Bootstrap == 0 ? null : new Finding(
            [new("efron1993")],
            $"Over {models.Count} traits {clean.Metabolites[best].Name} ranks first of {order.Length}; its rank when people are drawn anew",
            new(ranks.Median[best], ranks.Low[best], ranks.High[best], "1"), models.Max(model => model.Rows.Length));
        return new(order, table, first);
    }
}
