using Sarcotrace.Core;

namespace Sarcotrace.Questions.Phenotype;

/// <summary>Every person: what was measured, the verdict of every criterion, which measure decided, what is missing.</summary>
static class PeopleTable
{
    internal const string Name = "phenotype-people";

    static readonly (Indicator Indicator, string Column, string Unit, string Meaning)[] Shown =
    [
        (Indicator.Grip, "grip_kg", "kg", "grip as the options aggregate it"),
        (Indicator.Asm, "asm_kg", "kg", "appendicular skeletal muscle"),
        (Indicator.AsmPerHeight, "asmi_kg_m2", "kg/m2", "ASM over height squared"),
        (Indicator.AsmPerBmi, "asm_per_bmi_m2", "m2", "ASM over body mass index"),
        (Indicator.SmmPerHeight, "smm_per_height_kg_m2", "kg/m2", "whole-body skeletal muscle over height squared"),
        (Indicator.Bmi, "bmi_kg_m2", "kg/m2", "body mass index"),
        (Indicator.GaitSpeed, "gait_m_s", "m/s", "usual gait speed"),
        (Indicator.ChairStand, "chair_stand_s", "s", "five chair stands; empty also where not able"),
        (Indicator.Sppb, "sppb", "{points}", "short physical performance battery"),
        (Indicator.Calf, "calf_cm", "cm", "calf circumference"),
        (Indicator.FatPercent, "fat_percent", "%", "body fat"),
        (Indicator.SarcF, "sarc_f", "{points}", "SARC-F"),
        (Indicator.SarcCalf, "sarc_calf", "{points}", "SARC-CalF"),
    ];

    internal static Table Of(Census census)
    {
        var rows = Enumerable.Range(0, census.People.Count);
        List<TableColumn> columns =
        [
            Columns.Text("id", "identifier", census.People.Ids),
            Columns.Number("row", "1", "place in the table as read, from 1", rows.Select(row => row + 1.0), 9),
            Columns.Text("diagnosis", "by the primary criterion, in two states; empty where it leaves that open",
                rows.Select(row => census.Primary(row).Sarcopenia switch { Level.Low => "sarcopenia", Level.Normal => "not sarcopenia", _ => null })),
        ];
        columns.AddRange(Shown.Where(shown => census.Measured.Has(shown.Indicator)).Select(shown =>
            Columns.Number(shown.Column, shown.Unit, shown.Meaning, census.Values(shown.Indicator).ToArray(), 4)));
        if (census.Measured.Has(Indicator.Grip) && census.Measured.Has(Indicator.Asm))
        {
            columns.Add(Columns.Number("grip_per_asm", "kg/kg", "muscle-specific strength (GLIS 2024): descriptive, no cut-off exists",
                rows.Select(row => SpecificStrength(census, row))));
        }

        Spoken spoken = new();
        columns.Add(Columns.Text("not_able", "tests tried and not done", rows.Select(row => spoken.Of(census.Unable(row)))));
        foreach (var criterion in census.Criteria.OrderBy(criterion => criterion != census.Options.Primary))
            columns.AddRange(Verdicts(census, criterion, spoken));
        if (census.Criteria.Contains(Criterion.Fnih)) columns.AddRange(Flags(census.Of(Criterion.Fnih).ToArray()));
        columns.Add(Columns.Text("would_change", "criteria that answer otherwise than the primary one", Changes(census)));
        return new(Name, "Every person", [.. columns]);
    }

    /// <summary>Grip over ASM, kg/kg; NaN where either is missing.</summary>
    internal static double SpecificStrength(Census census, int row) =>
        census.Values(Indicator.Grip)[row] / census.Values(Indicator.Asm)[row];

    static IEnumerable<TextColumn> Verdicts(Census census, Criterion criterion, Spoken spoken)
    {
        var judgements = census.Of(criterion).ToArray();
        var (key, name) = (CriterionKey.Of(criterion).Replace('-', '_'), CutoffTable.Of(criterion).Name);
        yield return Columns.Text(key, $"verdict by {name}", judgements.Select(judgement => Words.Of(judgement.Verdict)));
        yield return Columns.Text($"{key}_decided_by", $"measures that decided by {name}",
            judgements.Select(judgement => spoken.Of(judgement.Decided)));
        yield return Columns.Text($"{key}_missing", $"parts of {name} that are not known",
            judgements.Select(judgement => spoken.Of(judgement.Lacking)));
    }

    // FNIH is three findings rather than one: weak, of low lean mass, slow.
    static IEnumerable<TextColumn> Flags(Judgement[] judgements) =>
    [
        Flag("fnih_weak", "weak by FNIH", judgements, Slots.Strength),
        Flag("fnih_low_mass", "of low lean mass by FNIH", judgements, Slots.Mass),
        Flag("fnih_slow", "slow by FNIH, its outcome", judgements, Slots.Performance),
    ];

    static TextColumn Flag(string name, string meaning, Judgement[] judgements, Slots part) => Columns.Text(
        name, $"{meaning}: yes, no, or empty where not known", judgements.Select(judgement =>
            judgement.Low.HasFlag(part) ? "yes"
            : judgement.Verdict is Verdict.OutsideAgeRange or Verdict.NotAssessable || judgement.Lacking.HasFlag(part) ? null : "no"));

    static IEnumerable<string?> Changes(Census census)
    {
        Dictionary<int, string?> spoken = new() { [0] = null };
        Judgement[][] judgements = [.. census.Criteria.Select(criterion => census.Of(criterion).ToArray())];
        for (var row = 0; row < census.People.Count; row++)
        {
            var (own, set) = (census.Primary(row).Sarcopenia, 0);
            for (var i = 0; i < census.Criteria.Length; i++)
            {
                var other = judgements[i][row].Sarcopenia;
                if (own != Level.Missing && other != Level.Missing && own != other) set |= 1 << i;
            }

            if (!spoken.TryGetValue(set, out var text))
                spoken[set] = text = Names(census.Criteria.Where((_, i) => (set >> i & 1) != 0));
            yield return text;
        }
    }

    static string Names(IEnumerable<Criterion> criteria) =>
        string.Join(", ", criteria.Select(criterion => CutoffTable.Of(criterion).Name));

    /// <summary>Sets in words, each written once: half a million rows share a few dozen texts.</summary>
    sealed class Spoken
    {
        readonly Dictionary<uint, string?> _indicators = new() { [0] = null };
        readonly Dictionary<Slots, string?> _slots = new() { [Slots.None] = null };

        internal string? Of(Indicators set) =>
            _indicators.TryGetValue(set.Bits, out var text) ? text : _indicators[set.Bits] = set.ToString();

        internal string? Of(Slots set) => _slots.TryGetValue(set, out var text) ? text : _slots[set] = Words.Of(set);
    }
}
