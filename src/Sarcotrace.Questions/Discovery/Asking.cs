using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Questions.Discovery;

/// <summary>What one discovery asks of one study: the models that can be fitted, and the traits that cannot be asked of.</summary>
sealed class Asking
{
    internal Asking(Study study, Sampled sampled, CleanMetabolome clean, DiscoveryOptions options)
    {
        (Study, Sampled, Clean) = (study, sampled, clean);
        Batches = [.. sampled.Samples.Select(sample => study.Metabolome!.Samples[sample].Batch)];
        List<(string, string)> refused = [];
        List<TraitModel> models = [];
        foreach (var name in options.Traits.Distinct())
        {
            var (trait, why) = Trait.Find(study.People, name);
            var (model, whyNot) = trait is null ? (null, why) : TraitModel.Of(trait, study.People, sampled, Batches, options, []);
            if (model is { Column: < 0 }) (model, whyNot) = (null, "the covariates determine it, so its own part cannot be told");
            if (model is null) refused.Add((name, whyNot!));
            else models.Add(model);
        }

        (Models, Refused) = (models, refused);
    }

    internal Study Study { get; }

    internal Sampled Sampled { get; }

    internal CleanMetabolome Clean { get; }

    /// <summary>Run day or batch of each sampled person.</summary>
    internal ImmutableArray<string?> Batches { get; }

    internal IReadOnlyList<TraitModel> Models { get; }

    internal IReadOnlyList<(string Name, string Why)> Refused { get; }
}
