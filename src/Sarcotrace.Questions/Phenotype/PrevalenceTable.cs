using Sarcotrace.Core;

namespace Sarcotrace.Questions.Phenotype;

/// <summary>Verdicts under each criterion, counted by sex.</summary>
static class PrevalenceTable
{
    internal const string Name = "phenotype-prevalence";

    internal static Table Of(Census census)
    {
        var rows = census.Criteria.SelectMany(criterion => Rows(census, criterion)).ToArray();
        return new(
            Name, "Verdicts under each criterion",
            [
                Columns.Text("criterion", "key of the criterion", rows.Select(row => CriterionKey.Of(row.Criterion))),
                Columns.Text("name", "criterion for a reader", rows.Select(row => CutoffTable.Of(row.Criterion).Name)),
                Columns.Text("verdict", "verdict", rows.Select(row => Words.Of(row.Verdict))),
                Columns.Count("people", "people with it", rows.Select(row => row.All)),
                Columns.Count("women", "women with it", rows.Select(row => row.Women)),
                Columns.Count("men", "men with it", rows.Select(row => row.Men)),
                Columns.Number("share", "1", "share of all people", rows.Select(row => (double)row.All / census.People.Count)),
                Columns.Number("weighted_share", "1", "the same, weighted for the survey; empty without weights", rows.Select(row => row.Weighted)),
            ]);
    }

    static IEnumerable<Row> Rows(Census census, Criterion criterion)
    {
        var counts = new long[Words.All.Length, 3];
        var weights = new double[Words.All.Length];
        var judgements = census.Of(criterion);
        for (var row = 0; row < judgements.Length; row++)
        {
            var verdict = (int)judgements[row].Verdict;
            counts[verdict, (int)census.People.Sex[row]]++;
            if (census.Weight is { } weight && !double.IsNaN(weight.Of(row))) weights[verdict] += weight.Of(row);
        }

        var whole = weights.Sum();
        return Enumerable.Range(0, Words.All.Length)
            .Select(verdict => new Row(
                criterion, (Verdict)verdict, counts[verdict, 0] + counts[verdict, 1] + counts[verdict, 2],
                counts[verdict, (int)Sex.Female], counts[verdict, (int)Sex.Male], whole > 0 ? weights[verdict] / whole : double.NaN))
            .Where(row => row.All > 0);
    }

    readonly record struct Row(Criterion Criterion, Verdict Verdict, long All, long Women, long Men, double Weighted);
}
