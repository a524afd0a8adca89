using Sarcotrace.Core;

namespace Sarcotrace.Questions.VirtualCohort;

/// <summary>The readme of a virtual study: that it is simulated, from which seed, and what was planted.</summary>
static class VirtualReadme
{
    const string Warning =
        """
        # A simulated ageing cohort

        **Nobody in these tables ever lived.** They were drawn by a program, to try Sarcotrace on and to see whether it
        finds what was planted and nothing else. Nothing here is evidence about people.

        """;

    const string Files =
        """

        | file | a row is | what it holds |
        |---|---|---|
        | `study.yaml` | | what Sarcotrace reads first |
        | `people.csv` | a person | age, sex, body, muscle (bioimpedance), grip trials, gait, chair stands, kidneys |
        | `metabolome.csv` | an injection | plasma in µmol/L; `<LOD` below detection, empty where lost; `qc` is a pool |
        | `annotation.csv` | a metabolite | name, HMDB and RefMet where certain, class, pathway |
        | `truth.csv` | a metabolite and a trait | pairs that go together, planted or implied; others do not |

        A few cells of `people.csv` are empty, independently of everything; nothing depends on the centre. Nobody takes
        part twice.

        ## Planted on muscle, grip and gait

        SD of the log concentration per SD of the trait, among people of one age and sex. "Seen" is what a regression
        adjusted for age and sex alone would estimate in the population: other planted effects add to the direct one.

        | metabolite | trait | planted | seen |
        |---|---|---|---|
        """;

    const string Limits =
        """

        ## What it is not

        Age, muscle, grip and gait follow published Chinese cohorts where numbers were at hand; the strength of every
        effect, most mean concentrations and all laboratory noise are assumptions. How fast sarcosine falls with age is
        one of them. Effects are linear in the logarithm; there are no subtypes of sarcopenia and no illness, and medicines
        are only traces in plasma. Where each number comes from stands in `anchors.csv` and `metabolites.csv` beside the program's source.
        The shares, means and correlations of people taken by case are not those of the population.
        """;

    internal static IEnumerable<string> Lines(VirtualStudy study) =>
    [
        .. Of(Warning), .. Made(study), .. Of(Files),
        .. Planted(study.Truth), "", .. Counts(study.Truth), .. Of(Limits),
    ];

    static string[] Of(string text) => text.ReplaceLineEndings("\n").Split('\n');

    static IEnumerable<string> Made(VirtualStudy study)
    {
        var options = study.Options;
        var cases = Invariant.Text((int)Math.Round(options.CaseShare * options.People));
        yield return $"- {Invariant.Text(options.People)} people aged 50 to 103; {cases} have sarcopenia by AWGS 2019 "
            + "(judged before cells were lost), more than in the population";
        yield return $"- {Invariant.Text(study.Metabolome.Metabolites.Length)} plasma metabolites, "
            + $"measured on {Invariant.Text(options.RunDays)} run days";
        yield return $"- planted effects of muscle, grip and gait times {Invariant.Text(options.EffectScale)}, "
            + $"shifts and drift of run days times {Invariant.Text(options.BatchScale)}";
        yield return FormattableString.Invariant($"- seed {options.Seed}: the same seed gives the same bytes");
    }

    static IEnumerable<string> Planted(Table truth)
    {
        var (names, traits, kinds) = (truth.Texts("name"), truth.Texts("trait"), truth.Texts("kind"));
        var (effects, expected) = (truth.Numbers("effect"), truth.Numbers("expected"));
        return from i in Enumerable.Range(0, truth.Rows)
               where kinds[i] == "planted" && traits[i] is "asmi" or "grip" or "gait"
               select $"| {names[i]} | {traits[i]} | {Invariant.Text(effects[i])} | {Invariant.Text(expected[i])} |";
    }

    static IEnumerable<string> Counts(Table truth)
    {
        var planted = truth.Texts("trait").Zip(truth.Texts("kind"))
            .Where(row => row.Second == "planted").ToLookup(row => row.First);
        yield return $"Also planted: {Count("age")} effects of age, {Count("sex")} of sex, {Count("bmi")} of body mass "
            + $"index, {Count("egfr")} of the kidneys,";
        yield return $"{Count("fasting")} of having eaten and {Count("smoking")} of smoking. All are in `truth.csv`.";

        string Count(string trait) => Invariant.Text(planted[trait].Count());
    }
}
