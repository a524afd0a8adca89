using Sarcotrace.Core;
using Sarcotrace.Questions.Phenotype;

namespace Sarcotrace.Questions.Tests.Phenotype;

/// <summary>Muscle by equation, one body worked out by hand: 165 cm, 60 kg, 70 years, 500 Ω, 50 Ω; H²/R = 54.45.</summary>
public class EquationTests
{
    [Theory]
    [InlineData("kyle2003", -4.211 + 0.267 * 54.45 + 0.095 * 60 + 1.909 - 0.012 * 70 + 0.058 * 50, -4.211 + 0.267 * 54.45 + 0.095 * 60 - 0.012 * 70 + 0.058 * 50)]
    [InlineData("sergi2015", -3.964 + 0.227 * 54.45 + 0.095 * 60 + 1.384 + 0.064 * 50, -3.964 + 0.227 * 54.45 + 0.095 * 60 + 0.064 * 50)]
    [InlineData("kim2014", 0.104 * 54.45 - 0.050 * 70 + 2.954 + 0.055 * 60 + 5.663, 0.104 * 54.45 - 0.050 * 70 + 0.055 * 60 + 5.663)]
    [InlineData("yoshida2014", 0.197 * 54.45 + 0.179 * 60 - 0.019, 0.221 * 54.45 + 0.117 * 60 + 0.881)]
    [InlineData("macdonald2006", 0.292 * 54.45 + 0.06983 * 50 + 0.08553 * 165 - 0.05 * 70 - 11.626, 0.292 * 54.45 + 0.06983 * 50 + 0.08553 * 165 - 2.092 - 0.05 * 70 - 11.626)]
    [InlineData("janssen2000", 0.401 * 54.45 + 3.825 - 0.071 * 70 + 5.102, 0.401 * 54.45 - 0.071 * 70 + 5.102)]
    [InlineData("wen2011", 0.193 * 60 + 0.107 * 165 - 4.157 - 0.037 * 70 - 2.631, 0.193 * 60 + 0.107 * 165 - 2 * 4.157 - 0.037 * 70 - 2.631)]
    [InlineData("lee2000-white", 0.244 * 60 + 7.80 * 1.65 - 0.098 * 70 + 6.6 - 3.3, 0.244 * 60 + 7.80 * 1.65 - 0.098 * 70 - 3.3)]
    [InlineData("lee2000-asian", 0.244 * 60 + 7.80 * 1.65 - 0.098 * 70 + 6.6 - 1.2 - 3.3, 0.244 * 60 + 7.80 * 1.65 - 0.098 * 70 - 1.2 - 3.3)]
    [InlineData("lee2000-african-american", 0.244 * 60 + 7.80 * 1.65 - 0.098 * 70 + 6.6 + 1.4 - 3.3, 0.244 * 60 + 7.80 * 1.65 - 0.098 * 70 + 1.4 - 3.3)]
    public void Equations_as_published(string name, double man, double woman)
    {
        Assert.Equal(man, BodyEquations.Find(name, Sex.Male)!.Estimate(165, 60, 70, 500, 50), 1e-9);
        Assert.Equal(woman, BodyEquations.Find(name, Sex.Female)!.Estimate(165, 60, 70, 500, 50), 1e-9);
    }

    // A scan of the abstract reads "4.211 + ..."; only with minus can volunteers of that size have the 25.7 and 17.2 kg it prints.
    [Theory, InlineData(Sex.Male, 177, 79.4, 480, 25.7), InlineData(Sex.Female, 165, 65.6, 580, 17.2)]
    public void The_signs_of_kyle_are_those_that_give_its_own_means(Sex sex, double height, double weight, double resistance, double mean) =>
        Assert.Equal(mean, BodyEquations.Find("kyle2003", sex)!.Estimate(height, weight, 45, resistance, 57), 1.5);

    [Fact]
    public void Without_weight_an_equation_gives_no_mass_rather_than_a_small_one() => Assert.Equal(
        "indeterminate", Someone.Verdict(Criterion.Iwgs, Sex.Male, new() { MassMethod = "yoshida2014" }, ("age", 75), ("height", 165), ("resistance", 500), ("gait-speed", 0.7)));

    [Theory, InlineData("lee2000-white"), InlineData("lee2000-asian"), InlineData("wen2011")]
    public void An_estimate_from_body_size_is_held_against_no_cut_off(string equation) => Assert.Equal(
        "indeterminate", Someone.Verdict(Criterion.Iwgs, Sex.Male, new() { MassMethod = equation }, ("age", 75), ("height", 165), ("weight", 50), ("gait-speed", 0.7)));

    [Fact]
    public void Ages_from_memory_are_not_told_as_certain()
    {
        (string, double)[] woman = [("age", 55), ("height", 155), ("weight", 45), ("resistance", 650), ("reactance", 40), ("grip-max", 15)];
        string Why(string equation, double age) => Assert.Single(
            Someone.Ask(Criterion.Ewgsop2, Sex.Female, new() { MassMethod = equation }, [("age", age), .. woman[1..]]).Cautions,
            caution => caution.Code == "equation-outside-its-people").Why;
        Assert.EndsWith("not confirmed", Why("sergi2015", 55), StringComparison.Ordinal);
        Assert.EndsWith("nobody knows", Why("yoshida2014", 55), StringComparison.Ordinal);
    }

    [Theory, InlineData(34.0, false), InlineData(34.1, true)]
    public void Bia_in_people_of_high_body_mass_index_is_said(double bmi, bool said) => Assert.Equal(said, Someone.Ask(
        Criterion.EspenEaso, Sex.Female, new() { MassMethod = "bia" }, ("age", 70), ("bmi", bmi), ("asm", 15)).Cautions.Any(caution => caution.Code == "bia-at-high-bmi"));

    [Fact]
    public void Every_equation_says_what_it_rests_on() => Assert.All(BodyEquations.All, equation =>
    {
        Assert.NotEmpty(equation.Evidence);
        Assert.False(equation.Confirmed && equation.Evidence.Contains("memory", StringComparison.Ordinal));
        Assert.True(equation.AgeFrom is not null || !equation.AgesConfirmed);
    });

    [Theory, InlineData(64, false), InlineData(65, true), InlineData(80.5, true), InlineData(81, false)]
    public void Outside_its_ages_an_equation_gives_nothing(double age, bool covered) =>
        Assert.Equal(covered, !double.IsNaN(BodyEquations.Find("kim2014", Sex.Male)!.Estimate(165, 60, age, 500, 50)));

    [Fact]
    public void What_does_not_enter_may_be_missing()
    {
        Assert.False(double.IsNaN(BodyEquations.Find("kim2014", Sex.Male)!.Estimate(165, 60, 70, 500, double.NaN)));
        Assert.True(double.IsNaN(BodyEquations.Find("sergi2015", Sex.Male)!.Estimate(165, 60, 70, 500, double.NaN)));
    }

    [Fact]
    public void People_outside_the_derivation_are_named_and_have_no_mass()
    {
        var answers = Someone.Ask(
            Criterion.Awgs2019, Sex.Female, new() { MassMethod = "yoshida2014" }, ("age", 62), ("height", 155), ("weight", 50), ("resistance", 550), ("grip-max", 15));
        Assert.Equal(["P1"], Assert.Single(answers.Cautions, caution => caution.Code == "equation-outside-its-people").Where);
        Assert.Equal("possible", answers.Find("phenotype-people")!.Texts("awgs2019")[0]);
    }

    [Fact]
    public void An_equation_judges_by_the_cut_offs_of_its_device()
    {
        (string, double)[] woman = [("age", 72), ("height", 155), ("weight", 45), ("resistance", 650), ("grip-max", 15), ("gait-speed", 1.2)];
        Assert.Equal("sarcopenia", Someone.Verdict(Criterion.Awgs2019, Sex.Female, new() { MassMethod = "sergi2015" }, [.. woman, ("reactance", 40)]));
    }

    [Fact]
    public void Resistance_at_another_frequency_is_refused()
    {
        (string, double)[] man = [("age", 72), ("height", 165), ("weight", 60), ("resistance", 500), ("grip-max", 15)];
        var refused = Someone.Ask(Criterion.Awgs2019, Sex.Male, new() { MassMethod = "kim2014" }, man);
        Assert.Contains(refused.Cautions, caution => caution.Code == "no-cut-off-fits-this-mass" && caution.What.Contains("250 kHz", StringComparison.Ordinal));
        Assert.Equal("possible", refused.Find("phenotype-people")!.Texts("awgs2019")[0]);
        Assert.NotEqual("possible", Someone.Verdict(Criterion.Awgs2019, Sex.Male, new() { MassMethod = "kim2014", Frequency = 250 }, man));
    }

    [Fact]
    public void An_unknown_method_is_refused_by_name() =>
        Assert.Contains("kyle2003", Assert.Throws<ArgumentException>(() => new PhenotypeOptions { MassMethod = "kyle" }).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_cut_off_stands_for_both_sexes_and_every_age_once()
    {
        foreach (var group in CutoffTable.All.GroupBy(cutoff => (cutoff.Criterion, cutoff.Population, cutoff.Slot, cutoff.Indicator, cutoff.Method)))
        {
            foreach (var sex in (Sex[])[Sex.Female, Sex.Male])
            {
                for (var age = 20; age < 100; age++) Assert.InRange(group.Count(cutoff => cutoff.Holds(sex, age)), 0, 1);
                Assert.Contains(group, cutoff => cutoff.Sex == Sex.Unknown || cutoff.Sex == sex);
            }
        }
    }
}
