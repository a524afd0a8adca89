using System.Collections.Immutable;
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
            Said("diagnosis", "by the primary criterion, in two states; empty where it leaves that open", census.People.Count,
                row => census.Primary(row).Sarcopenia, level => level switch { Level.Low => "sarcopenia", Level.Normal => "not sarcopenia", _ => null }),
        ];
        columns.AddRange(Shown.Where(shown => census.Measured.Has(shown.Indicator)).Select(shown =>
            new NumberColumn(shown.Column, shown.Unit, shown.Meaning, census.Values(shown.Indicator)) { Digits = 4 }));
        if (census.Measured.Has(Indicator.Grip) && census.Measured.Has(Indicator.Asm))
        {
            columns.Add(Columns.Number("grip_per_asm", "kg/kg", "muscle-specific strength (GLIS 2024): descriptive, no cut-off exists",
                rows.Select(row => SpecificStrength(census, row))));
        }

        columns.Add(Said("not_able", "tests tried and not done", census.People.Count, census.Unable, Spoken));
        foreach (var criterion in census.Criteria.OrderBy(criterion => criterion != census.Options.Primary))
            columns.AddRange(Verdicts(census, criterion));
        if (census.Criteria.Contains(Criterion.Fnih)) columns.AddRange(Flags(census.Of(Criterion.Fnih)));
        columns.Add(Changes(census));
        return new(Name, "Every person", [.. columns]);
    }

    /// <summary>Grip over ASM, kg/kg; NaN where either is missing.</summary>
    internal static double SpecificStrength(Census census, int row) =>
        census.Values(Indicator.Grip)[row] / census.Values(Indicator.Asm)[row];

    static IEnumerable<TextColumn> Verdicts(Census census, Criterion criterion)
    {
        var (judgements, n) = (census.Of(criterion), census.People.Count);
        var (key, name) = (CriterionKey.Of(criterion).Replace('-', '_'), CutoffTable.Of(criterion).Name);
        yield return Said(key, $"verdict by {name}", n, row => judgements[row].Verdict, Words.Of);
        yield return Said($"{key}_decided_by", $"measures that decided by {name}", n, row => judgements[row].Decided, Spoken);
        yield return Said($"{key}_missing", $"parts of {name} that are not known", n,
            row => judgements[row].Lacking, parts => parts == Slots.None ? null : Words.Of(parts));
    }

    // FNIH is three findings rather than one: weak, of low lean mass, slow.
    static IEnumerable<TextColumn> Flags(ImmutableArray<Judgement> judgements) =>
    [
        Flag("fnih_weak", "weak by FNIH", judgements, Slots.Strength),
        Flag("fnih_low_mass", "of low lean mass by FNIH", judgements, Slots.Mass),
        Flag("fnih_slow", "slow by FNIH, its outcome", judgements, Slots.Performance),
    ];

    static TextColumn Flag(string name, string meaning, ImmutableArray<Judgement> judgements, Slots part) => Columns.Text(
        name, $"{meaning}: yes, no, or empty where not known", judgements.Select(judgement =>
            judgement.Low.HasFlag(part) ? "yes"
            : judgement.Verdict is Verdict.OutsideAgeRange or Verdict.NotAssessable || judgement.Lacking.HasFlag(part) ? null : "no"));

    static TextColumn Changes(Census census)
    {
        ImmutableArray<Judgement>[] judgements = [.. census.Criteria.Select(census.Of)];
        return Said("would_change", "criteria that answer otherwise than the primary one", census.People.Count, Differing,
            set =>
                set == 0 ? null : string.Join(", ", census.Criteria.Where((_, i) => (set >> i & 1) != 0).Select(criterion => CutoffTable.Of(criterion).Name)));

        int Differing(int row)
        {
            var (own, set) = (census.Primary(row).Sarcopenia, 0);
            for (var i = 0; i < judgements.Length; i++)
            {
                var other = judgements[i][row].Sarcopenia;
                if (own != Level.Missing && other != Level.Missing && own != other) set |= 1 << i;
            }

            return set;
        }
    }

    static string? Spoken(Indicators set) => set.Bits == 0 ? null : set.ToString();

    static TextColumn Said<T>(string name, string meaning, int count, Func<int, T> value, Func<T, string?> words) where T : struct =>
        new(name, meaning, TextValues.Of(count, value, words));
}
