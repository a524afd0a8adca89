using Sarcotrace.Core;
using Sarcotrace.Questions.Phenotype;

namespace Sarcotrace.Questions.Tests.Phenotype;

/// <summary>People who stand exactly on a cut-off: the operators of the papers, and no binary rounding.</summary>
public class BoundaryTests
{
    static readonly PhenotypeOptions Bia = new() { MassMethod = "bia" };

    [Theory, InlineData(28.0, "indeterminate"), InlineData(27.9, "possible")]
    public void Awgs_2019_grip_is_low_below_28_in_men(double kg, string verdict) =>
        Assert.Equal(verdict, Someone.Verdict(Criterion.Awgs2019, Sex.Male, null, ("age", 70), ("grip-max", kg)));

    [Theory, InlineData(12.00, "possible"), InlineData(11.99, "indeterminate"), InlineData(double.PositiveInfinity, "possible")]
    public void Awgs_2019_chair_stands_are_low_from_12_s(double seconds, string verdict) =>
        Assert.Equal(verdict, Someone.Verdict(Criterion.Awgs2019, Sex.Male, null, ("age", 70), ("chair-stand", seconds)));

    [Theory, InlineData(1.00, "indeterminate"), InlineData(0.99, "possible")]
    public void Awgs_2019_gait_is_low_below_1(double speed, string verdict) =>
        Assert.Equal(verdict, Someone.Verdict(Criterion.Awgs2019, Sex.Female, null, ("age", 70), ("gait-speed", speed)));

    [Theory, InlineData(15.00, "not sarcopenia"), InlineData(15.01, "probable")]
    public void Ewgsop2_chair_stands_are_low_above_15_s(double seconds, string verdict) =>
        Assert.Equal(verdict, Someone.Verdict(Criterion.Ewgsop2, Sex.Female, null, ("age", 70), ("chair-stand", seconds)));

    [Theory, InlineData(0.80, "severe"), InlineData(0.81, "sarcopenia")]
    public void Ewgsop2_gait_is_low_at_0_8(double speed, string verdict) => Assert.Equal(
        verdict, Someone.Verdict(Criterion.Ewgsop2, Sex.Male, null, ("age", 70), ("grip-max", 20), ("asm", 15), ("height", 170), ("gait-speed", speed)));

    [Theory, InlineData(0.80, "not sarcopenia"), InlineData(0.79, "sarcopenia")]
    public void Sdoc_gait_is_low_below_0_8(double speed, string verdict) =>
        Assert.Equal(verdict, Someone.Verdict(Criterion.Sdoc, Sex.Male, null, ("age", 70), ("grip-max", 20), ("gait-speed", speed)));

    [Theory, InlineData(3.0, "severe"), InlineData(2.9, "sarcopenia")]
    public void A_gait_time_is_compared_without_division(double seconds, string verdict) => Assert.Equal(
        verdict, Someone.Verdict(Criterion.Ewgsop2, Sex.Male, new() { GaitCourse = 2.4m }, ("age", 70), ("grip-max", 20), ("asm", 15), ("height", 170), ("gait-time", seconds)));

    [Fact]
    public void Seven_kg_per_m2_is_not_below_seven()
    {
        Assert.True(17.920 / (1.6 * 1.6) < 7.0, "in binary arithmetic it is");
        Assert.Equal("possible", WeakMan(17.920));
        Assert.Equal("sarcopenia, severity not assessable", WeakMan(17.919));

        static string? WeakMan(double asm) =>
            Someone.Verdict(Criterion.Awgs2019, Sex.Male, Bia, ("age", 70), ("grip-max", 20), ("asm", asm), ("height", 160));
    }

    [Fact]
    public void No_exact_boundary_from_140_to_195_cm_is_below_itself()
    {
        foreach (var cutoff in (decimal[])[5.4m, 5.5m, 5.7m, 7.0m, 7.2m, 7.6m])
        {
            for (var height = 140; height <= 195; height++)
            {
                var asm = (double)(cutoff * height * height / 10_000);
                var quantity = Quantity.Of(Quantity.Typed(asm)!.Value).Times(1, PersonReader.Metres2(height));
                Assert.Equal(cutoff, quantity.Over / quantity.Under);
                Assert.Equal(0, quantity.Over - cutoff * quantity.Under);
            }
        }
    }

    [Theory, InlineData(64, "possible"), InlineData(64.9, "possible"), InlineData(65, "not sarcopenia")]
    public void Awgs_2025_bands_end_at_65_without_rounding(double age, string verdict) =>
        Assert.Equal(verdict, Someone.Verdict(Criterion.Awgs2025, Sex.Female, null, ("age", age), ("grip-max", 19.0)));

    [Theory, InlineData(true), InlineData(false)]
    public void Awgs_2025_judges_nobody_of_49(bool ageRanges) => Assert.Equal(
        "outside age range", Someone.Verdict(Criterion.Awgs2025, Sex.Male, new() { AgeRanges = ageRanges }, ("age", 49), ("grip-max", 19.0)));

    [Theory, InlineData(7.23, "sarcopenia"), InlineData(7.24, "not sarcopenia")]
    public void Iwgs_mass_is_low_at_its_cut_off(double asmi, string verdict) =>
        Assert.Equal(verdict, Someone.Verdict(Criterion.Iwgs, Sex.Male, null, ("age", 70), ("asmi", asmi), ("gait-speed", 0.9)));

    [Theory, InlineData(7.26, "low mass"), InlineData(7.27, "not sarcopenia")]
    public void Ewgsop_2010_mass_is_low_at_its_cut_off(double asmi, string verdict) => Assert.Equal(
        verdict, Someone.Verdict(Criterion.Ewgsop2010, Sex.Male, null, ("age", 70), ("asmi", asmi), ("gait-speed", 1.2), ("grip-max", 40)));

    [Theory, InlineData(17.00, "sarcopenic obesity"), InlineData(16.99, "not sarcopenia")]
    public void Espen_chair_stands_are_low_at_17_s(double seconds, string verdict) => Assert.Equal(
        verdict, Someone.Verdict(Criterion.EspenEaso, Sex.Female, null, ("age", 70), ("bmi", 33), ("weight", 90), ("sarc-f", 5), ("chair-stand", seconds), ("fat-percent", 48), ("asm", 15)));

    [Fact]
    public void Sarc_calf_takes_34_cm_and_the_calf_screen_does_not()
    {
        var answers = Someone.Ask(Criterion.Awgs2019, Sex.Male, null, ("age", 70), ("sarc-f", 1), ("calf", 34.0));
        Assert.Equal(11, answers.Find("phenotype-people")!.Numbers("sarc_calf")[0]);

        var screens = answers.Find("phenotype-cutoffs")!;
        double Low(string rule) => screens.Numbers("low")[screens.Texts("rule").Select((text, i) => (text, i)).First(row => row.text!.StartsWith(rule, StringComparison.Ordinal)).i];
        Assert.Equal(1, Low("SARC-CalF ≥ 11"));
        Assert.Equal(0, Low("men calf < 34"));
        Assert.Equal(0, Low("SARC-F ≥ 4"));
    }
}
