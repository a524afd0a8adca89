using Sarcotrace.Core;

namespace Sarcotrace.Questions.VirtualCohort;

/// <summary>The readme of a virtual study: that it is simulated, from which seed, and what was planted.</summary>
static class VirtualReadme
{
    internal static IEnumerable<string> Lines(VirtualStudy study) =>
        [.. Opening(study), .. Files(study), .. Planted(study.Truth), .. Limits()];

    static IEnumerable<string> Opening(VirtualStudy study)
    {
        var options = study.Options;
        return
        [
            "# A simulated ageing cohort",
            "",
            "**Nobody in these tables ever lived.** They were drawn by a program, to try Sarcotrace on and to see whether it",
            "finds what was planted and nothing else. Nothing here is evidence about people.",
            "",
            $"{Invariant.Text(study.People.Count)} people aged 50 to 103, {Invariant.Text((int)Math.Round(options.CaseShare * options.People))} "
                + "of them with sarcopenia by AWGS 2019 (bioimpedance), drawn more often",
            "than the population has them. "
                + $"{Invariant.Text(study.Metabolome.Metabolites.Length)} plasma metabolites on {Invariant.Text(options.RunDays)} run days. "
                + $"Seed {options.Seed}: the same seed gives the same bytes.",
            $"Effects of muscle, grip and gait times {Invariant.Text(options.EffectScale)}; shifts and drift of run days times {Invariant.Text(options.BatchScale)}.",
            "",
        ];
    }

    static IEnumerable<string> Files(VirtualStudy study) =>
    [
        "| file | a row is | what it holds |",
        "|---|---|---|",
        "| `study.yaml` | | what Sarcotrace reads first |",
        "| `people.csv` | a person | age, sex, body, appendicular muscle (bioimpedance), grip trials, gait, chair stands, kidneys; a few cells are empty |",
        "| `metabolome.csv` | an injection | plasma concentrations in µmol/L; `<LOD` below detection, empty where lost; pooled controls (`qc`) |",
        "| `annotation.csv` | a metabolite | name, HMDB and RefMet where certain, class, pathway |",
        $"| `truth.csv` | a metabolite and a trait | {Invariant.Text(study.Truth.Rows)} pairs that go together, planted or implied; every other pair is unrelated |",
        "",
    ];

    static IEnumerable<string> Planted(Table truth)
    {
        yield return "## Planted on muscle, grip and gait";
        yield return "";
        yield return "SD of the log concentration per SD of the trait, among people of one age and sex. \"Seen\" is what a regression";
        yield return "adjusted for age and sex alone would estimate in the population: other planted effects add to the direct one.";
        yield return "";
        yield return "| metabolite | trait | planted | seen |";
        yield return "|---|---|---|---|";
        var (names, traits, kinds) = (truth.Texts("name"), truth.Texts("trait"), truth.Texts("kind"));
        var (effects, expected) = (truth.Numbers("effect"), truth.Numbers("expected"));
        for (var i = 0; i < truth.Rows; i++)
        {
            if (kinds[i] == "planted" && (traits[i] is "asmi" or "grip" or "gait"))
                yield return $"| {names[i]} | {traits[i]} | {Invariant.Text(effects[i])} | {Invariant.Text(expected[i])} |";
        }

        yield return "";
        yield return $"Also planted: {Count("age")} effects of age, {Count("sex")} of sex, {Count("bmi")} of body mass index, {Count("egfr")} of the";
        yield return $"kidneys, {Count("fasting")} of having eaten, {Count("smoking")} of smoking. All are in `truth.csv`.";
        yield return "";

        string Count(string trait) => Invariant.Text(Enumerable.Range(0, truth.Rows).Count(i => traits[i] == trait && kinds[i] == "planted"));
    }

    static IEnumerable<string> Limits() =>
    [
        "## What it is not",
        "",
        "Age, muscle, grip and gait follow published Chinese cohorts where numbers were at hand; the strength of every effect,",
        "most mean concentrations and all laboratory noise are assumptions. The size of the fall of sarcosine with age is one",
        "of them. Effects are linear in the logarithm, and there are no subtypes of sarcopenia, no medicines and no illness.",
        "Where each number comes from stands in `anchors.csv` and `metabolites.csv` beside the program's source.",
    ];
}
