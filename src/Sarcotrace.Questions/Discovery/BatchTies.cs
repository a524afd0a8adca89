using Sarcotrace.Core;
using Sarcotrace.Statistics;

namespace Sarcotrace.Questions.Discovery;

/// <summary>Looks for traits that differ between run days or batches.</summary>
static class BatchTies
{
    const double Level = 0.001;

    internal static IEnumerable<Caution> Of(Asking asked, int threads, CancellationToken cancel)
    {
        foreach (var model in asked.Models)
        {
            var days = model.Rows.Select(at => asked.Batches[at]).ToArray();
            var count = days.Distinct().Count();
            if (days.Any(day => day is null) || count < 2 || count > model.Rows.Length / 2) continue;

            double[] trait = [.. model.Values];
            var none = LinearModels.Fit(Design.Build(trait.Length, []), trait, threads, cancel);
            var tied = LinearModels.Fit(Design.Build(trait.Length, [Term.Factor("run day", [.. days.Select(day => day!)])]), trait, threads, cancel);
            var p = NestedTest.Of(none, tied).P[0];
            if (p < Level) yield return Cautions.BatchTied(model.Trait.Label, p);
        }
    }
}
