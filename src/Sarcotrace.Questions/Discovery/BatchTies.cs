using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Statistics.Groups;

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
        var days = model.Rows.Zip(model.Values).GroupBy(one => asked.Batches[one.First], one => one.Second).ToArray();
        if (days.Any(day => day.Key is null) || days.Length < 2 || days.Length > model.Rows.Length / 2) return null;

        var p = OneWay.Of([.. days.OrderBy(day => day.Key, StringComparer.Ordinal).Select(day => day.ToImmutableArray())]).P;
        return p < Level ? Cautions.BatchTied(model.Trait.Label, p) : null;
    }
}
