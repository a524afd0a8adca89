using Sarcotrace.Core;
using Sarcotrace.Questions.VirtualCohort;

namespace Sarcotrace.Questions.Tests.VirtualCohort;

/// <summary>Who takes part, and what is written down about them.</summary>
public class RecruitmentTests
{
    static readonly VirtualStudy Shipped = VirtualStudy.Make(new(), null, TestContext.Current.CancellationToken);

    [Fact]
    public void As_many_cases_take_part_as_were_asked_for()
    {
        var anchors = Anchors.Shipped();
        var options = new VirtualStudyOptions { People = 200, CaseShare = 0.35 };

        var people = Recruitment.Of(new(anchors, new(anchors)), options, TestContext.Current.CancellationToken);

        Assert.Equal(200, people.Length);
        Assert.Equal(70, people.Count(person => person.Case));
    }

    [Fact]
    public void Cases_judged_from_the_written_columns_are_the_asked_share_but_for_lost_cells()
    {
        var (people, cases, unclear) = (Shipped.People, 0, 0);
        for (var i = 0; i < people.Count; i++)
        {
            var verdict = Verdict(people, i);
            if (verdict is null) unclear++;
            else if (verdict.Value) cases++;
        }

        Assert.InRange(unclear, 10, 50);
        Assert.Equal(0.35, (double)cases / (people.Count - unclear), tolerance: 0.012);
    }

    [Fact]
    public void Cases_are_spread_over_the_numbers_and_over_the_run_days()
    {
        var cases = Enumerable.Range(0, Shipped.People.Count)
            .Where(i => Verdict(Shipped.People, i) == true).Select(i => Shipped.People.Ids[i]).ToHashSet();
        var half = Shipped.People.Ids.Take(Shipped.People.Count / 2).Count(cases.Contains);
        var samples = Shipped.Metabolome.Samples;
        var early = samples.Take(samples.Length / 2).Count(sample => cases.Contains(sample.Person));

        Assert.Equal(0.5, (double)half / cases.Count, tolerance: 0.1);
        Assert.Equal(0.5, (double)early / cases.Count, tolerance: 0.1);
    }

    [Theory, InlineData("asm", 0.02), InlineData("gait-speed", 0.03)]
    [InlineData("chair-stand", 0.05), InlineData("grip-left-1", 0.0075)]
    public void A_few_cells_are_empty_and_no_more(string role, double share)
    {
        var values = Shipped.People.Measure(role)!.Values;

        Assert.Equal(share, values.Average(value => double.IsNaN(value) ? 1.0 : 0), tolerance: 0.015);
    }

    [Fact]
    public void Every_column_has_a_role_with_its_unit_and_every_value_is_plausible() => Assert.All(
        Shipped.People.Measures,
        measure =>
        {
            var role = Roles.Find(measure.Role);
            Assert.NotNull(role);
            Assert.Equal(role.Unit, measure.Unit);
            Assert.Contains(measure.Column.Replace("_", "", StringComparison.Ordinal), role.Aliases);
            var filled = measure.Values.Where(value => !double.IsNaN(value));
            Assert.All(filled, value => Assert.InRange(value, role.Lowest, role.Highest));
        });

    /// <summary>AWGS 2019 from what people.csv holds; null where a needed cell is empty.</summary>
    static bool? Verdict(People people, int i)
    {
        var men = people.Sex[i] == Sex.Male;
        var asmi = Value("asm") / Math.Pow(Value("height") / 100, 2);
        var trials = people.Measures.Where(measure => measure.Role.StartsWith("grip", StringComparison.Ordinal));
        var weak = trials.Select(trial => trial.Values[i]).Where(double.IsFinite).Max() < (men ? 28 : 18);
        var (gait, chair) = (Value("gait-speed"), Value("chair-stand"));
        var low = weak || gait < 1 || chair >= 12;
        if (double.IsNaN(asmi) || (!low && (double.IsNaN(gait) || double.IsNaN(chair)))) return null;
        return asmi < (men ? 7.0 : 5.7) && low;

        double Value(string role) => people.Measure(role)!.Values[i];
    }
}
