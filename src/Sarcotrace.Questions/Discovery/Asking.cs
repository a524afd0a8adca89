using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Questions.Discovery;

/// <summary>What one discovery asks of one study: the models that can be fitted, and the traits that cannot be asked of.</summary>
sealed class Asking
{
    internal Asking(Study study, Sampled sampled, CleanMetabolome clean, DiscoveryOptions options, int threads)
    {
        (Study, Sampled, Clean) = (study, sampled, clean);
        Batches = [.. sampled.Samples.Select(sample => study.Metabolome!.Samples[sample].Batch)];
        string[] names = [.. options.Traits.Distinct()];
        var found = new (TraitModel? Model, string? WhyNot)[names.Length];
        Parallel.For(0, names.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, at => found[at] = Find(names[at], options));
        Models = [.. found.Select(one => one.Model).OfType<TraitModel>()];
        Refused = [.. names.Zip(found).Where(one => one.Second.Model is null).Select(one => (one.First, one.Second.WhyNot!))];
    }

    internal Study Study { get; }

    internal Sampled Sampled { get; }

    internal CleanMetabolome Clean { get; }

    /// <summary>Run day or batch of each sampled person.</summary>
    internal ImmutableArray<string?> Batches { get; }

    internal IReadOnlyList<TraitModel> Models { get; }

    internal IReadOnlyList<(string Name, string Why)> Refused { get; }

    (TraitModel? Model, string? WhyNot) Find(string name, DiscoveryOptions options)
    {
        var (trait, why) = Trait.Find(Study.People, name);
        if (trait is null) return (null, why);

        var (model, whyNot) = TraitModel.Of(trait, Study.People, Sampled, Batches, options, []);
        return model is { Column: < 0 } ? (null, "the covariates determine it, so its own part cannot be told") : (model, whyNot);
    }
}
