using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Questions.VirtualCohort;

/// <summary>Fills the two quotas, cases and others, from the population; then forgets who came first.</summary>
static class Recruitment
{
    /// <summary>As many people as asked for, of whom the asked share are cases by AWGS 2019.</summary>
    internal static ImmutableArray<VirtualPerson> Of(
        Population population, VirtualStudyOptions options, CancellationToken cancel)
    {
        var cases = (int)Math.Round(options.CaseShare * options.People);
        var (wantedCases, wantedOthers) = (cases, options.People - cases);
        var people = new List<VirtualPerson>(options.People);
        for (var asked = 0; people.Count < options.People; asked++)
        {
            cancel.ThrowIfCancellationRequested();
            var person = population.Person(Streams.Open(options.Seed, Streams.Person, asked));
            ref var wanted = ref person.Case ? ref wantedCases : ref wantedOthers;
            if (wanted == 0) continue;

            wanted--;
            people.Add(person);
        }

        // The rarer quota is filled last; numbered as they came, late people would all be cases.
        return [.. Shuffle.Of(people, Streams.Open(options.Seed, Streams.Numbering, 0))];
    }

    /// <summary>The columns of people.csv, with the cells that got lost.</summary>
    internal static People Columns(ImmutableArray<VirtualPerson> people, Anchors anchors, ulong seed)
    {
        var losses = people.Select((_, i) => Losses.Of(Streams.Open(seed, Streams.Loss, i), anchors)).ToArray();
        return new(
            "people.csv",
            Ids(people.Length),
            [.. people.Select(person => person.Sex)],
            [
                Column("age", "age_years", "a", (person, _) => person.AgeYears),
                Column("height", "height_cm", "cm", (person, _) => person.HeightCm),
                Column("weight", "weight_kg", "kg", (person, _) => person.WeightKg),
                Column("asm", "asm_kg", "kg", (person, lost) => lost.Asm ? double.NaN : person.AsmKg),
                .. Grips(),
                Column("gait-speed", "gait_speed_m_s", "m/s",
                    (person, lost) => lost.Gait ? double.NaN : person.GaitMetresPerSecond),
                Column("chair-stand", "chair_stand_s", "s",
                    (person, lost) => lost.Chair ? double.NaN : person.ChairSeconds),
                Column("egfr", "egfr", "mL/min/{1.73_m2}",
                    (person, lost) => lost.Egfr ? double.NaN : person.Egfr),
            ],
            [
                Texts("fasting", (person, _) => person.Fasted ? "yes" : "no"),
                Texts("centre", (person, _) => person.Centre),
                Texts("smoking", (person, lost) => lost.Smoking ? null : person.Smoking),
            ]);

        Measure Column(string role, string column, string unit, Func<VirtualPerson, Losses, double> value) =>
            new(role, column, unit, Origin.Simulated, [.. people.Zip(losses, value)]);

        Category Texts(string column, Func<VirtualPerson, Losses, string?> value) =>
            new("", column, [.. people.Zip(losses, value)]);

        IEnumerable<Measure> Grips() => Enumerable.Range(0, 4).Select(trial =>
        {
            var (hand, number) = (trial < 2 ? "left" : "right", Invariant.Text(trial % 2 + 1));
            return Column($"grip-{hand}-{number}", $"grip_{hand}_{number}", "kg",
                (person, lost) => lost.Hand == hand ? double.NaN : person.Grips[trial]);
        });
    }

    /// <summary>P0001 and so on.</summary>
    internal static ImmutableArray<string> Ids(int people) =>
        [.. Enumerable.Range(1, people).Select(number => "P" + Invariant.Text(number, 4))];
}
