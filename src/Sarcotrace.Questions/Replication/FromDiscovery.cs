using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Effects;

namespace Sarcotrace.Questions.Replication;

/// <summary>What a finished run of discovery found, as effects of a study.</summary>
public static class FromDiscovery
{
    const string Associations = "discovery-associations", Traits = "discovery-traits";

    /// <summary>Every association with its standard error.</summary>
    /// <param name="run">A finished run.</param>
    /// <param name="study">What the study is called.</param>
    /// <param name="species">Its species, lower case.</param>
    /// <returns>Standard deviations per standard deviation; empty where the run holds no discovery.</returns>
    public static ImmutableArray<ReportedEffect> Of(RunRecord run, string study, string species)
    {
        var answers = run.Questions.Select(asked => asked.Answers).FirstOrDefault(answers => answers.Find(Associations) is not null);
        if (answers?.Find(Associations) is not { } found) return [];

        var (names, traits) = (found.Texts("name"), found.Texts("trait"));
        var (effect, low, high) = (found.Numbers("effect_sd"), found.Numbers("effect_low"), found.Numbers("effect_high"));
        var (t, df) = (found.Numbers("moderated_t"), found.Numbers("df"));
        var people = answers.Find(Traits) is { } compared
            ? compared.Texts("trait").Zip(compared.Numbers("people")).ToDictionary(pair => pair.First!, pair => pair.Second)
            : [];
        return
        [
            .. Enumerable.Range(0, found.Rows).Where(row => double.IsFinite(effect[row]) && low[row] < high[row]).Select(row =>
                new ReportedEffect($"{study}, association {row + 1}", study, names[row]!, traits[row]!)
                {
                    Species = species,
                    Measure = EffectMeasure.SdPerSd,
                    Unit = "{SD}/{SD}",
                    Value = effect[row],
                    // The moderated t is the effect over its error; where it is too near 0 to divide by, the interval tells.
                    StandardError = Math.Abs(t[row]) > 1e-6 ? effect[row] / t[row] : double.NaN,
                    Low = low[row],
                    High = high[row],
                    Df = df[row],
                    Count = people.GetValueOrDefault(traits[row]!, double.NaN),
                }),
        ];
    }
}
