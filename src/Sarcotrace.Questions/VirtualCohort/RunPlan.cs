using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Questions.VirtualCohort;

/// <summary>Who is measured when: people in random order over the run days, pooled controls between them.</summary>
/// <param name="Samples">Injections in the order of measurement.</param>
/// <param name="People">The person of each injection, −1 for a pooled control.</param>
/// <param name="Days">The run day of each injection, from 0.</param>
/// <param name="Times">Where in its day each injection stands: −0.5 first, 0.5 last.</param>
sealed record RunPlan(
    ImmutableArray<Sample> Samples, ImmutableArray<int> People, ImmutableArray<int> Days, ImmutableArray<double> Times)
{
    internal static RunPlan Of(ImmutableArray<string> ids, VirtualStudyOptions options)
    {
        var order = Shuffle.Of(Enumerable.Range(0, ids.Length), Streams.Open(options.Seed, Streams.RunOrder, 0));
        var (samples, people, days, times) = (new List<Sample>(), new List<int>(), new List<int>(), new List<double>());
        var controls = 0;
        for (var day = 0; day < options.RunDays; day++)
        {
            var today = Day(order.AsSpan(Start(day), Start(day + 1) - Start(day)), options.QcEvery);
            for (var place = 0; place < today.Count; place++)
            {
                var person = today[place];
                samples.Add(new(
                    person < 0 ? "QC" + Invariant.Text(++controls, 3) : "S" + ids[person][1..],
                    person < 0 ? "" : ids[person],
                    person < 0 ? SampleKind.QualityControl : SampleKind.Sample,
                    "D" + Invariant.Text(day + 1, 2),
                    samples.Count + 1));
                people.Add(person);
                days.Add(day);
                times.Add((double)place / (today.Count - 1) - 0.5);
            }
        }

        return new([.. samples], [.. people], [.. days], [.. times]);

        int Start(int day) => (int)((long)ids.Length * day / options.RunDays);
    }

    static List<int> Day(ReadOnlySpan<int> people, int qcEvery)
    {
        List<int> today = [-1];
        for (var i = 0; i < people.Length; i++)
        {
            today.Add(people[i]);
            if ((i + 1) % qcEvery == 0 && i + 1 < people.Length) today.Add(-1);
        }

        today.Add(-1);
        return today;
    }
}
