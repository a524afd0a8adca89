using Sarcotrace.Core;
using Sarcotrace.Questions.VirtualCohort;

namespace Sarcotrace.Questions.Tests.VirtualCohort;

/// <summary>Are the people whom the cohort is recruited from like those of the published cohorts?</summary>
public class PopulationTests
{
    static readonly VirtualPerson[] People = Draw(30_000);

    [Fact]
    public void Age_runs_from_50_to_103_and_45_percent_are_men()
    {
        Assert.All(People, person => Assert.InRange(person.AgeYears, 50, 103));
        Assert.InRange(People.Average(person => person.AgeYears), 70, 73);
        Assert.InRange(People.Average(person => person.Sex == Sex.Male ? 1.0 : 0), 0.44, 0.46);
    }

    [Theory, InlineData(Sex.Male, 7.54, 0.75), InlineData(Sex.Female, 6.25, 0.75)]
    public void Muscle_over_60_is_that_of_Zhejiang(Sex sex, double mean, double sd)
    {
        double[] asmi = [.. Of(sex, 60, 103).Select(Asmi)];

        Assert.Equal(mean, Moments.Mean(asmi), tolerance: 0.08);
        Assert.Equal(sd, Moments.Sd(asmi), tolerance: 0.08);
    }

    [Theory, InlineData(Sex.Male, 16, 40), InlineData(Sex.Female, 10, 25)]
    public void Grip_at_70_to_80_has_the_published_percentiles(Sex sex, double fifth, double ninetyFifth)
    {
        double[] grip = [.. Of(sex, 70, 80).Select(person => person.Grips.Max())];

        Assert.Equal(fifth, Moments.Quantile(grip, 0.05), tolerance: 1);
        Assert.Equal(ninetyFifth, Moments.Quantile(grip, 0.95), tolerance: 1);
    }

    [Fact]
    public void Gait_slows_by_a_centimetre_a_second_a_year_until_75_and_faster_after()
    {
        var (early, late) = (Gait(70) - Gait(60), Gait(90) - Gait(80));

        Assert.Equal(-0.10, early, tolerance: 0.02);
        Assert.Equal(-0.23, late, tolerance: 0.035); // the slowest are held at 0.2 m/s

        static double Gait(double age) =>
            Moments.Mean([.. People.Where(p => Math.Abs(p.AgeYears - age) < 2).Select(p => p.GaitMetresPerSecond)]);
    }

    [Theory]
    [InlineData("Asmi", "Grip", 0.45), InlineData("Grip", "Gait", 0.35), InlineData("Asmi", "Gait", 0.20)]
    [InlineData("Asmi", "Bmi", 0.60), InlineData("Grip", "Bmi", 0.15), InlineData("Gait", "Bmi", 0.00)]
    [InlineData("Grip", "Egfr", 0.05), InlineData("Gait", "Egfr", 0.10), InlineData("Asmi", "Egfr", 0.00)]
    public void Traits_go_together_as_the_anchors_say(string a, string b, double correlation) => Assert.Equal(
        correlation,
        Moments.Correlation(Residuals(Enum.Parse<Trait>(a)), Residuals(Enum.Parse<Trait>(b))),
        tolerance: 0.02);

    [Fact]
    public void Each_trial_of_grip_is_at_most_the_best_and_trials_of_a_hand_lie_close()
    {
        Assert.All(People, person => Assert.All(person.Grips, trial => Assert.InRange(trial, 1, 80)));

        var apart = People.Average(p => Math.Abs(p.Grips[2] - p.Grips[3]) / Math.Max(p.Grips[2], p.Grips[3]));
        Assert.InRange(apart, 0.03, 0.05);
        Assert.InRange(People.Average(p => p.Grips[2..].Max() >= p.Grips[..2].Max() ? 1.0 : 0), 0.82, 0.90);
    }

    [Fact]
    public void Sarcopenia_becomes_more_common_with_age()
    {
        double[] bands = [Share(50, 60), Share(60, 65), Share(65, 80), Share(80, 103.1)];
        var all = Share(50, 103.1);
        Say($"AWGS 2019 at all ages {all:P1}; below 60 {bands[0]:P1}, then {bands[1]:P1}, {bands[2]:P1}, 80+ {bands[3]:P1}");

        Assert.Equal(bands.Order(), bands);
        Assert.InRange(all, 0.15, 0.25);

        static void Say(FormattableString text) =>
            TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant(text));

        static double Share(double from, double to) =>
            People.Where(p => p.AgeYears >= from && p.AgeYears < to).Average(p => p.Case ? 1.0 : 0);
    }

    static double[] Residuals(Trait trait) => [.. People.Select(person => person.Residuals[(int)trait])];

    static double Asmi(VirtualPerson person) => person.AsmKg / (person.HeightCm * person.HeightCm) * 1e4;

    static IEnumerable<VirtualPerson> Of(Sex sex, double from, double to) =>
        People.Where(person => person.Sex == sex && person.AgeYears >= from && person.AgeYears < to);

    static VirtualPerson[] Draw(int count)
    {
        var anchors = Anchors.Shipped();
        var population = new Population(anchors, new(anchors));
        return [.. Enumerable.Range(0, count).Select(i => population.Person(Streams.Open(7, Streams.Person, i)))];
    }
}
