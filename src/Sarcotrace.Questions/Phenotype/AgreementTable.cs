using Sarcotrace.Core;
using Sarcotrace.Statistics;

namespace Sarcotrace.Questions.Phenotype;

/// <summary>Pairs of criteria: how far they agree about the same people.</summary>
static class AgreementTable
{
    internal const string Name = "phenotype-agreement";

    internal static Table Of(Census census)
    {
        var n = census.Criteria.Length;
        Pair[] pairs = [.. Enumerable.Range(0, n).SelectMany(a => Enumerable.Range(a + 1, n - a - 1).Select(b => Of(census, a, b)))];
        return new(
            Name, "Agreement of the criteria about the same people",
            [
                Columns.Text("first", "criterion", pairs.Select(pair => CutoffTable.Of(pair.First).Name)),
                Columns.Text("second", "the other criterion", pairs.Select(pair => CutoffTable.Of(pair.Second).Name)),
                Columns.Count("people", "people whom both can judge", pairs.Select(pair => pair.Kappa.Count)),
                Columns.Count("both", "sarcopenia by both", pairs.Select(pair => pair.Counts[3])),
                Columns.Count("first_only", "sarcopenia by the first alone", pairs.Select(pair => pair.Counts[2])),
                Columns.Count("second_only", "sarcopenia by the second alone", pairs.Select(pair => pair.Counts[1])),
                Columns.Number("agreement", "1", "share judged alike", pairs.Select(pair => pair.Kappa.Agreement)),
                Columns.Number("kappa", "1", "Cohen's kappa; empty where chance alone agrees always", pairs.Select(pair => pair.Kappa.Value)),
                Columns.Number("kappa_low", "1", "lower end of its interval; empty where one criterion says the same of everyone",
                    pairs.Select(pair => pair.Low)),
                Columns.Number("kappa_high", "1", "upper end of its interval", pairs.Select(pair => pair.High)),
            ]);
    }

    static Pair Of(Census census, int a, int b) => new(
        census.Criteria[a], census.Criteria[b], census.Agreement.Of(a, b).ToArray(),
        census.Agreement.Kappa(a, b, census.Options.Confidence));

    sealed record Pair(Criterion First, Criterion Second, long[] Counts, Kappa Kappa)
    {
        internal double Low => IsConstant ? double.NaN : Kappa.Low;

        internal double High => IsConstant ? double.NaN : Kappa.High;

        // Kappa is 0 by its formula then, whatever the people are, and its large-sample error is 0 too.
        bool IsConstant => Counts[2] + Counts[3] == 0 || Counts[1] + Counts[3] == 0 || Counts[0] + Counts[1] == 0 || Counts[0] + Counts[2] == 0;
    }
}
