using Sarcotrace.Core;
using Sarcotrace.Questions.Phenotype;

namespace Sarcotrace.Questions.Tests.Phenotype;

/// <summary>The Bilbao cohort: raw times beside a recorded SPPB.</summary>
public class BilbaoTests
{
    static readonly PhenotypeOptions FourMetres = new() { GaitCourse = 4 };

    [Fact]
    public void Sppb_from_the_times_is_the_recorded_one_in_all_but_one()
    {
        var answers = Ask(Cohorts.Bilbao());
        var caution = Assert.Single(answers.Cautions, caution => caution.Code == "sppb-differs");
        Assert.Single(caution.Where);

        var without = Cohorts.Bilbao();
        without = without with { Measures = [.. without.Measures.Where(measure => measure.Role != "sppb")] };
        var scored = Ask(without).Find("phenotype-people")!.Numbers("sppb");
        var recorded = Cohorts.Bilbao().Measure("sppb")!.Values;
        Assert.Equal(1252, Enumerable.Range(0, scored.Length).Count(row => scored[row] == recorded[row]));
        Assert.Equal(1253, scored.Length);
        Assert.DoesNotContain(double.NaN, scored);
    }

    [Theory]
    [InlineData("EWGSOP2 2019", "SPPB ≤ 8", 273), InlineData("AWGS 2019", "SPPB ≤ 9", 505)]
    [InlineData("EWGSOP2 2019", "gait speed ≤ 0.8", 278), InlineData("SDOC 2020", "gait speed < 0.8", 229), InlineData("AWGS 2019", "gait speed < 1.0", 632)]
    [InlineData("EWGSOP2 2019", "five chair stands > 15", 498 + 2), InlineData("AWGS 2019", "five chair stands ≥ 12", 933 + 2)]
    public void Low_tests_by_their_operators(string criterion, string rule, int low)
    {
        var table = Ask(Cohorts.Bilbao()).Find("phenotype-cutoffs")!;
        var row = Enumerable.Range(0, table.Rows).Single(row =>
            table.Texts("criterion")[row] == criterion && table.Texts("rule")[row]!.StartsWith(rule, StringComparison.Ordinal));
        Assert.Equal(low, table.Numbers("low")[row]);
        Assert.Equal(1253, table.Numbers("measured")[row]);
    }

    [Fact]
    public void Weak_grip_by_the_better_hand()
    {
        var table = Ask(Cohorts.Bilbao()).Find("phenotype-weakness")!;
        var row = table.Texts("criterion").IndexOf("EWGSOP2 2019");
        Assert.Equal((158, 21), ((int)table.Numbers("low_women")[row], (int)table.Numbers("low_men")[row]));
    }

    [Fact]
    public void Everyone_gets_a_verdict_or_a_reason_under_every_criterion()
    {
        var answers = Ask(Cohorts.Bilbao());
        var people = answers.Find("phenotype-people")!;
        foreach (var criterion in Enum.GetValues<Criterion>())
        {
            var column = Someone.Columns(criterion);
            for (var row = 0; row < people.Rows; row++)
            {
                var verdict = people.Texts(column)[row];
                Assert.NotNull(verdict);
                if (verdict is "indeterminate") Assert.NotNull(people.Texts($"{column}_missing")[row]);
                if (verdict is "possible" or "probable" or "sarcopenia") Assert.NotNull(people.Texts($"{column}_decided_by")[row]);
            }
        }
    }

    [Fact]
    public void Those_who_could_not_rise_are_named_and_never_have_a_time()
    {
        var people = Ask(Cohorts.Bilbao()).Find("phenotype-people")!;
        Assert.Equal(2, people.Texts("not_able").Count(text => text == "five chair stands"));
        Assert.Equal(2, people.Numbers("chair_stand_s").Count(double.IsNaN));
    }

    // docs/phenotype.md says why: one grip for both sexes, one hand, and no muscle mass.
    [Theory]
    [InlineData(0, "not sarcopenia", 501), InlineData(0, "probable", 12)]
    [InlineData(1, "not sarcopenia", 476), InlineData(1, "probable", 111)]
    [InlineData(2, "not sarcopenia", 97), InlineData(2, "probable", 56)]
    public void Its_own_labels_against_EWGSOP2(int label, string verdict, int people) =>
        Assert.Equal(people, Labelled().Count(person => person.Label == label && person.Verdict == verdict));

    [Fact]
    public void Every_difference_from_its_labels_has_one_of_three_reasons()
    {
        var differ = Labelled().Where(person => person.Label > 0 != (person.Verdict == "probable")).ToArray();
        Assert.Equal(585, differ.Length);
        Assert.Equal(12, differ.Count(person => person is { Label: 0, Sex: Sex.Male, Best: >= 20 and < 27 }));
        Assert.Equal(500, differ.Count(person => person is { Flag: 1, Sex: Sex.Female, Best: >= 16 }));
        Assert.Equal(73, differ.Count(person => person is { Flag: 0, Slow: 1 }));
        Assert.DoesNotContain(Labelled(), person => person.Label > 0 && person is { Flag: 0, Slow: 0 });
    }

    [Fact]
    public void Its_identifier_repeats_and_its_course_is_not_the_one_of_awgs()
    {
        var cautions = Ask(Cohorts.Bilbao()).Cautions;
        Assert.Contains(cautions, caution => caution.Code == "repeated-people");
        Assert.Contains(cautions, caution => caution.Code == "gait-course" && caution.What.Contains("over 4 m", StringComparison.Ordinal));
    }

    static IReadOnlyList<(int Label, int Flag, int Slow, Sex Sex, double Best, string Verdict)> Labelled()
    {
        var people = Cohorts.Bilbao();
        var (label, flag, slow) = (people.Measure("sarcewgsop")!, people.Measure("sarcopenia_handgrip")!, people.Measure("sarcopenia_v")!);
        var judged = Ask(people).Find("phenotype-people")!;
        return [.. Enumerable.Range(0, people.Count).Select(row => (
            (int)label.Values[row], (int)flag.Values[row], (int)slow.Values[row], people.Sex[row], judged.Numbers("grip_kg")[row],
            judged.Texts("ewgsop2")[row]!))];
    }

    static Answers Ask(People people) => new SarcopeniaDiagnosis(FourMetres).Ask(people, null, default);
}
