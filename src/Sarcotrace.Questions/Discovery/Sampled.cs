using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Questions.Discovery;

/// <summary>The people who have a metabolome sample: one sample a person, in the order of the people table.</summary>
/// <param name="People">Rows of the people table.</param>
/// <param name="Samples">Rows of the metabolome, paired by position.</param>
/// <param name="Repeated">People with more than one row or sample; only their first is used.</param>
/// <param name="Left">Who and what was left out, and why.</param>
sealed record Sampled(
    ImmutableArray<int> People,
    ImmutableArray<int> Samples,
    ImmutableArray<string> Repeated,
    ImmutableArray<Exclusion> Left)
{
    /// <summary>Why people without a sample are left out.</summary>
    internal const string NoSample = "no metabolome sample";

    /// <summary>Pairs people with samples by identifier.</summary>
    public static Sampled Of(People people, Metabolome metabolome)
    {
        var samples = metabolome.Samples.Select((sample, row) => (sample, row))
            .Where(item => item.sample.Kind == SampleKind.Sample)
            .ToLookup(item => item.sample.Person, item => item.row);

        List<int> rows = [], injections = [];
        List<string> repeated = [], without = [];
        HashSet<string> seen = [];
        for (var row = 0; row < people.Count; row++)
        {
            var person = people.Ids[row];
            var own = samples[person].ToArray();
            var known = !seen.Add(person);
            if (known || own.Length > 1) repeated.Add(person);
            if (known) continue;

            if (own.Length == 0)
            {
                without.Add(person);
                continue;
            }

            rows.Add(row);
            injections.Add(own[0]);
        }

        return new([.. rows], [.. injections], [.. repeated.Distinct()], Lost(without, repeated));
    }

    static ImmutableArray<Exclusion> Lost(List<string> without, List<string> repeated)
    {
        List<Exclusion> lost = [];
        if (without.Count > 0) lost.Add(new("discovery", NoSample, "people", [.. without]));
        if (repeated.Count > 0)
            lost.Add(new("discovery", "a further row or sample of the same person", "samples", [.. repeated]));
        return [.. lost];
    }
}
