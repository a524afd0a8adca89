using Sarcotrace.Core;
using Sarcotrace.Statistics;

namespace Sarcotrace.Questions.Discovery;

/// <summary>Looks for imputed cells that go with a trait, metabolite by metabolite.</summary>
static class ImputedShares
{
    const int FewestImputed = 5;

    internal static IEnumerable<Caution> Of(
        Asking asked, IReadOnlyList<TraitFit> fits, DiscoveryOptions options, int threads, CancellationToken cancel)
    {
        var clean = asked.Clean;
        int[] some = [.. Enumerable.Range(0, clean.Metabolites.Length).Where(m => clean.ImputedOf(m).Count(true) >= FewestImputed)];
        if (some.Length == 0) yield break;

        foreach (var (model, fit) in asked.Models.Zip(fits))
        {
            // A mark of 0 or 1 as a response: its slope is the change in the imputed share with the trait.
            var models = LinearModels.FitMarks(model.Design, some.Length, (at, marks) => model.Take(clean.ImputedOf(some[at]), marks), threads, cancel);
            var q = FalseDiscovery.BenjaminiHochberg(Coefficients.Ordinary(models, model.Column, options.Confidence, threads).P);
            int[] tied = [.. some.Where((_, at) => q[at] < options.FalseDiscoveryRate)];
            var changed = tied.Count(m => fit.Q[m] < options.FalseDiscoveryRate && !(fit.Measured?.P[m] < 0.05));
            if (Cautions.ImputedShare(model.Trait.Name, [.. tied.Select(m => clean.Metabolites[m].Name)], changed) is { } caution) yield return caution;
        }
    }
}
