using Sarcotrace.Core;
using Sarcotrace.Questions.Phenotype;
using Sarcotrace.Statistics;

namespace Sarcotrace.Questions.Tests.Phenotype;

/// <summary>Prevalence, plain and weighted, and what stands beside it.</summary>
public class SurveyTests
{
    static readonly Sex[] Men = [.. Enumerable.Repeat(Sex.Male, 8)];

    static readonly double[] Asmi = [6.5, 6.5, 6.5, 7.5, 7.5, 7.5, 7.5, 7.5];

    [Fact]
    public void Prevalence_is_plain_with_the_interval_of_wilson()
    {
        var finding = First(Ask(Table()));
        var wilson = Share.Wilson(3, 8);
        Assert.Equal((37.5, 100 * wilson.Low, 100 * wilson.High, "%"), (finding.Estimate.Value, finding.Estimate.Low, finding.Estimate.High, finding.Estimate.Unit));
        Assert.Equal(8, finding.Replicates);
    }

    [Fact]
    public void Weights_move_prevalence_and_ask_for_the_design()
    {
        var answers = Ask(Table(("survey-weight", [3, 3, 3, 1, 1, 1, 1, 1])));
        Assert.Equal(100 * 9.0 / 14, First(answers).Estimate.Value, 1e-9);
        Assert.Contains(answers.Cautions, caution => caution.Code == "weights-without-design");

        var prevalence = answers.Find("phenotype-prevalence")!;
        var row = prevalence.Texts("verdict").IndexOf("severe");
        Assert.Equal(9.0 / 14, prevalence.Numbers("weighted_share")[row], 1e-12);
    }

    [Fact]
    public void Weights_can_be_left_aside() => Assert.Equal(37.5, First(
        new SarcopeniaDiagnosis(new() { Weight = null }).Ask(Table(("survey-weight", [3, 3, 3, 1, 1, 1, 1, 1])), null, default)).Estimate.Value);

    [Fact]
    public void Whom_the_criterion_leaves_open_is_counted_named_and_bounded()
    {
        var table = Table();
        var values = table.Measure("asmi")!.Values.SetItem(0, double.NaN);
        table = table with { Measures = [.. table.Measures.Select(measure => measure.Role == "asmi" ? measure with { Values = values } : measure)] };

        var answers = Ask(table);
        Assert.Equal(7, First(answers).Replicates);
        var exclusion = Assert.Single(answers.Exclusions);
        Assert.Equal(("possible, missing: muscle mass", "P1"), (exclusion.Reason, exclusion.Names.Single()));
        var caution = Assert.Single(answers.Cautions, caution => caution.Code == "open-verdicts");
        Assert.Contains("37.5 % or 25.0 %", caution.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Which_measure_decided_and_which_criterion_would_differ()
    {
        var people = Ask(Table()).Find("phenotype-people")!;
        Assert.Equal("grip, gait speed, ASM/height²", people.Texts("awgs2019_decided_by")[0]);
        Assert.Equal("grip, gait speed", people.Texts("awgs2019_decided_by")[7]);
        Assert.Equal("SDOC 2020", people.Texts("would_change")[3]);
    }

    [Fact]
    public void Every_work_that_an_answer_cites_is_a_source_of_the_whole()
    {
        var answers = Ask(Table());
        Assert.All(answers.Items.SelectMany(item => item.Sources), source => Assert.Contains(source, answers.Sources));
    }

    [Fact]
    public void Progress_rises_to_the_end()
    {
        List<double> seen = [];
        new SarcopeniaDiagnosis(new()).Ask(Table(), new Heard(seen), default);
        Assert.Equal(seen.Order(), seen);
        Assert.Equal(1, seen[^1]);
    }

    // Eight men, all weak and slow; three of them of low mass.
    static People Table(params (string Role, double[] Values)[] more) => Someone.Many(Men,
    [
        ("age", Repeat(75)), ("grip-max", Repeat(20)), ("gait-speed", Repeat(0.7)), ("asmi", Asmi), .. more,
    ]);

    static double[] Repeat(double value) => [.. Enumerable.Repeat(value, Men.Length)];

    static Answers Ask(People people) => new SarcopeniaDiagnosis(new()).Ask(people, null, default);

    static Finding First(Answers answers) => Assert.IsType<Finding>(answers.Items[0]);

    sealed class Heard(List<double> seen) : IProgress<Step>
    {
        public void Report(Step value) => seen.Add(value.Done);
    }
}
