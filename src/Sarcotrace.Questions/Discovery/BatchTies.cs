using Sarcotrace.Core;
using Sarcotrace.Statistics;

namespace Sarcotrace.Questions.Discovery;

/// <summary>Looks for traits that differ between run days or batches.</summary>
static class BatchTies
{
    const double Level = 0.001;

    internal static IEnumerable<Caution> Of(Asking asked, int threads, CancellationToken cancel)
    {
        var ties = new Caution?[asked.Models.Count];
        Parallel.For(0, ties.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel },
            at => ties[at] = Of(asked.Models[at], asked));
        return ties.OfType<Caution>();
    }

    static Caution? Of(TraitModel model, Asking asked)
    {
        var days = model.Rows.Select(at => asked.Batches[at]).ToArray();
        var count = days.Distinct().Count();
        if (days.Any(day => day is null) || count < 2 || count > model.Rows.Length / 2) return null;

        double[] trait = [.. model.Values];
        var none = LinearModels.Fit(Design.Build(trait.Length, []), trait, 1);
        var tied = LinearModels.Fit(Design.Build(trait.Length, [Term.Factor("run day", [.. days.Select(day => day!)])]), trait, 1);
        var p = NestedTest.Of(none, tied).P[0];
        return p < Level ? Cautions.BatchTied(model.Trait.Label, p) : null;
    }
}
