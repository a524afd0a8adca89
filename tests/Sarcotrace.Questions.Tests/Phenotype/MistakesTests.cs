using Sarcotrace.Core;
using Sarcotrace.Questions.Phenotype;

namespace Sarcotrace.Questions.Tests.Phenotype;

/// <summary>Mistakes that were found in other tools, each of which would change a diagnosis.</summary>
public class MistakesTests
{
    [Fact]
    public void An_untested_gait_is_not_slow() => Assert.Equal(
        "sarcopenia, severity not assessable", Someone.Verdict(Criterion.Ewgsop2, Sex.Male, null, ("age", 75), ("grip-max", 20), ("asm", 15), ("height", 170)));

    [Fact]
    public void A_zero_is_not_a_measurement_and_is_said()
    {
        var answers = Someone.Ask(Criterion.Ewgsop2, Sex.Male, null, ("age", 75), ("grip-max", 20), ("asm", 15), ("height", 170), ("gait-speed", 0));
        Assert.Equal("sarcopenia, severity not assessable", answers.Find("phenotype-people")!.Texts("ewgsop2")[0]);
        Assert.Contains(answers.Cautions, caution => caution.Code == "zero-is-no-measurement");
    }

    [Fact]
    public void Mass_and_strength_suffice_for_awgs_2019() => Assert.Equal(
        "sarcopenia, severity not assessable", Someone.Verdict(Criterion.Awgs2019, Sex.Male, null, ("age", 75), ("grip-max", 20), ("asm", 15), ("height", 170)));

    [Fact]
    public void Chair_stands_do_not_overrule_a_normal_grip_in_ewgsop2()
    {
        (string, double)[] measures = [("age", 75), ("grip-max", 35), ("chair-stand", 20)];
        Assert.Equal("not sarcopenia", Someone.Verdict(Criterion.Ewgsop2, Sex.Male, null, measures));
        Assert.Equal("probable", Someone.Verdict(Criterion.Ewgsop2, Sex.Male, new() { ChairStand = ChairStandRule.Either }, measures));
        Assert.Equal("not assessable", Someone.Verdict(Criterion.Ewgsop2, Sex.Male, new() { ChairStand = ChairStandRule.Never }, ("age", 75), ("chair-stand", 20)));
    }

    [Fact]
    public void Mass_in_kg_is_never_held_against_an_index() => Assert.Equal(
        "indeterminate", Someone.Verdict(Criterion.Iwgs, Sex.Male, null, ("age", 75), ("asm", 5.5), ("gait-speed", 0.5)));

    [Fact]
    public void Three_limbs_are_no_alm()
    {
        (string, double)[] three = [("age", 75), ("height", 170), ("gait-speed", 0.5), ("lean-left-arm", 2), ("lean-right-arm", 2), ("lean-left-leg", 6), ("lean-right-leg", double.NaN)];
        Assert.Equal("indeterminate", Someone.Verdict(Criterion.Iwgs, Sex.Male, null, three));
        Assert.Equal("sarcopenia", Someone.Verdict(Criterion.Iwgs, Sex.Male, null, [.. three[..^1], ("lean-right-leg", 6)]));
    }

    [Fact]
    public void Missing_mass_is_not_low_and_not_normal() => Assert.Equal(
        "indeterminate", Someone.Verdict(Criterion.Iwgs, Sex.Female, null, ("age", 75), ("gait-speed", 0.5), ("height", 160)));

    [Fact]
    public void Unknown_sex_gets_no_cut_off() =>
        Assert.Equal("not assessable", Someone.Verdict(Criterion.Awgs2019, Sex.Unknown, null, ("age", 75), ("grip-max", 10)));

    [Theory]
    [InlineData(20, 18, 0.7, "sarcopenia", "yes", "yes", "yes")]
    [InlineData(20, 25, double.NaN, "weakness", "yes", "no", null)]
    [InlineData(40, 18, 1.2, "low mass", "no", "yes", "no")]
    public void Fnih_is_three_flags(double grip, double asm, double gait, string verdict, string? weak, string? thin, string? slow)
    {
        var people = Someone.Ask(Criterion.Fnih, Sex.Male, null, ("age", 75), ("asm", asm), ("bmi", 25), ("grip-max", grip), ("gait-speed", gait)).Find("phenotype-people")!;
        Assert.Equal((verdict, weak, thin, slow), (people.Texts("fnih")[0], people.Texts("fnih_weak")[0], people.Texts("fnih_low_mass")[0], people.Texts("fnih_slow")[0]));
    }

    [Fact]
    public void The_ratio_of_fnih_is_not_the_ratio_of_awgs_2025()
    {
        decimal Of(Criterion criterion) => CutoffTable.All.Single(cutoff => cutoff.Criterion == criterion && cutoff.Slot == Slot.Mass
            && cutoff is { Indicator: Indicator.AsmPerBmi, Method: "dxa", Sex: Sex.Male, AgeBelow: null }).Value;
        Assert.Equal(0.789m, Of(Criterion.Fnih));
        Assert.Equal(0.73m, Of(Criterion.Awgs2025));
    }

    [Fact]
    public void The_erratum_of_ewgsop2_is_in_force()
    {
        var cutoff = CutoffTable.All.Single(cutoff => cutoff is { Criterion: Criterion.Ewgsop2, Slot: Slot.Mass, Indicator: Indicator.AsmPerHeight, Sex: Sex.Female });
        Assert.Equal((5.5m, "cruzjentoft2019b", true), (cutoff.Value, cutoff.Source.Key, cutoff.Confirmed));
    }

    [Fact]
    public void Women_by_bia_have_their_own_cut_off_in_asia()
    {
        (string, double)[] woman = [("age", 75), ("asmi", 5.6), ("grip-max", 15), ("gait-speed", 1.2)];
        Assert.Equal("possible", Someone.Verdict(Criterion.Awgs2019, Sex.Female, null, woman));
        Assert.Equal("sarcopenia", Someone.Verdict(Criterion.Awgs2019, Sex.Female, new() { MassMethod = "bia" }, woman));
    }

    [Fact]
    public void Bia_against_dxa_cut_offs_is_said()
    {
        var answers = Someone.Ask(Criterion.Fnih, Sex.Male, new() { MassMethod = "bia" }, ("age", 75), ("asm", 18), ("bmi", 25), ("grip-max", 20));
        Assert.Equal("sarcopenia", answers.Find("phenotype-people")!.Texts("fnih")[0]);
        Assert.Contains(answers.Cautions, caution => caution.Code == "bia-with-dxa-cut-offs");
    }

    [Fact]
    public void Whole_body_muscle_is_not_appendicular_muscle()
    {
        (string, double)[] man = [("age", 75), ("height", 170), ("skeletal-muscle", 24), ("grip-max", 20), ("gait-speed", 0.7)];
        Assert.Equal("severe", Someone.Verdict(Criterion.Ewgsop2010, Sex.Male, new() { MassMethod = "bia" }, man));
        Assert.Equal("possible", Someone.Verdict(Criterion.Awgs2019, Sex.Male, new() { MassMethod = "bia" }, man));
    }

    [Fact]
    public void A_mass_that_classes_samples_classes_nobody()
    {
        var answers = Someone.Ask(
            Criterion.Awgs2019, Sex.Male, new() { MassMethod = "wen2011" }, ("age", 75), ("height", 165), ("weight", 50), ("grip-max", 20), ("gait-speed", 0.7));
        Assert.Equal("possible", answers.Find("phenotype-people")!.Texts("awgs2019")[0]);
        Assert.Contains(answers.Cautions, caution => caution.Code == "no-cut-off-fits-this-mass");
        Assert.Contains(answers.Items.OfType<NoFinding>(), none => none.Why.Contains("lowest fifth", StringComparison.Ordinal));
    }

    [Fact]
    public void A_gait_time_without_its_course_is_no_speed()
    {
        var answers = Someone.Ask(Criterion.Sdoc, Sex.Male, null, ("age", 75), ("grip-max", 20), ("gait-time", 6));
        Assert.Equal("indeterminate", answers.Find("phenotype-people")!.Texts("sdoc")[0]);
        Assert.Contains(answers.Cautions, caution => caution.Code == "gait-course-unknown");
    }

    [Fact]
    public void A_person_who_could_not_walk_is_slow() => Assert.Equal(
        "sarcopenia", Someone.Verdict(Criterion.Sdoc, Sex.Male, null, ("age", 75), ("grip-max", 20), ("gait-time", double.PositiveInfinity)));

    [Theory, InlineData(TestsNeeded.Measured, "not sarcopenia"), InlineData(TestsNeeded.One, "not sarcopenia"), InlineData(TestsNeeded.All, "indeterminate")]
    public void One_normal_test_is_normal_only_where_the_protocol_says_so(TestsNeeded tests, string verdict) => Assert.Equal(
        verdict, Someone.Verdict(Criterion.Awgs2019, Sex.Male, new() { Tests = tests }, ("age", 75), ("grip-max", 40), ("gait-speed", 1.2)));

    [Fact]
    public void A_test_of_the_protocol_that_one_person_missed_leaves_them_open()
    {
        var people = Someone.Many([Sex.Male, Sex.Male], ("age", [75, 75]), ("grip-max", [40, 40]), ("gait-speed", [1.2, 1.2]), ("chair-stand", [10, double.NaN]));
        IEnumerable<string?> Verdicts(TestsNeeded tests) =>
            new SarcopeniaDiagnosis(new() { Tests = tests }).Ask(people, null, default).Find("phenotype-people")!.Texts("awgs2019");
        Assert.Equal(["not sarcopenia", "indeterminate"], Verdicts(TestsNeeded.Measured));
        Assert.Equal(["not sarcopenia", "not sarcopenia"], Verdicts(TestsNeeded.One));
    }

    [Fact]
    public void A_value_on_the_cut_off_is_named_as_rounded()
    {
        var answers = Someone.Ask(Criterion.Awgs2019, Sex.Male, null, ("age", 75), ("grip-max", 28.0), ("gait-speed", 1.2), ("asmi", 6.5));
        Assert.Equal("not sarcopenia", answers.Find("phenotype-people")!.Texts("awgs2019")[0]);
        Assert.Equal(["P1"], Assert.Single(answers.Cautions, caution => caution.Code == "within-rounding").Where);
    }
}
