using Sarcotrace.Core;
using Sarcotrace.Questions.Phenotype;

namespace Sarcotrace.Questions.Tests.Phenotype;

/// <summary>NHANES 2013–14: the counts and weighted shares that anyone can compute from the public files.</summary>
public class NhanesTests
{
    [Theory]
    [InlineData("FNIH 2014", "muscle strength", 110, 1610, 5.05, 59, 4.32, 51, 5.67)]
    [InlineData("AWGS 2014", "muscle strength", 159, 1610, 7.77, 59, 4.32, 100, 10.68)]
    [InlineData("AWGS 2019", "muscle strength", 195, 1610, 9.34, 95, 7.75, 100, 10.68)]
    [InlineData("EWGSOP2 2019", "muscle strength", 128, 1610, 5.93, 77, 6.24, 51, 5.67)]
    [InlineData("EWGSOP 2010", "muscle strength", 282, 1610, 14.13, 123, null, 159, 17.04)]
    [InlineData("SDOC 2020", "muscle strength", 432, 1610, 21.57, 273, 26.94, 159, 17.04)]
    public void Low_grip_from_60_years_by_the_best_reading(
        string criterion, string part, int low, int of, double share, int men, double? menShare, int women, double womenShare)
    {
        var table = Ask("age >= 60", GripSummary.Max).Find("phenotype-weakness")!;
        var row = Row(table, criterion, part, "men grip <");
        Assert.Equal(low, table.Numbers("low")[row]);
        Assert.Equal(of, table.Numbers("measured")[row]);
        Assert.Equal(share, 100 * table.Numbers("weighted_share")[row], 0.005);
        Assert.Equal(men, table.Numbers("low_men")[row]);
        Assert.Equal(782, table.Numbers("measured_men")[row]);
        if (menShare is { } percent) Assert.Equal(percent, 100 * table.Numbers("weighted_men")[row], 0.005);
        Assert.Equal(women, table.Numbers("low_women")[row]);
        Assert.Equal(828, table.Numbers("measured_women")[row]);
        Assert.Equal(womenShare, 100 * table.Numbers("weighted_women")[row], 0.005);
    }

    [Theory]
    [InlineData("FNIH 2014", "men grip <", 328, 1610, 16.44, 169, 15.74, 159, 17.04)]
    [InlineData("FNIH 2014", "men grip/BMI", 180, 1592, 9.40, 97, null, 83, null)]
    [InlineData("SDOC 2020", "men grip/BMI", 447, 1592, 25.98, 123, null, 324, null)]
    public void Alternates_offered_beside_the_criterion(
        string criterion, string rule, int low, int of, double share, int men, double? menShare, int women, double? womenShare)
    {
        var table = Ask("age >= 60", GripSummary.Max).Find("phenotype-weakness")!;
        var row = Row(table, criterion, "alternate", rule);
        Assert.Equal((low, of, men, women), ((int)table.Numbers("low")[row], (int)table.Numbers("measured")[row], (int)table.Numbers("low_men")[row], (int)table.Numbers("low_women")[row]));
        Assert.Equal(share, 100 * table.Numbers("weighted_share")[row], 0.005);
        if (menShare is { } percent) Assert.Equal(percent, 100 * table.Numbers("weighted_men")[row], 0.005);
        if (womenShare is { } other) Assert.Equal(other, 100 * table.Numbers("weighted_women")[row], 0.005);
    }

    [Theory]
    [InlineData(GripSummary.Max, 110, 1610, 5.05, 59, 51)]
    [InlineData(GripSummary.First, 282, 1608, 13.13, 154, 128)]
    [InlineData(GripSummary.Mean, 212, 1610, 9.62, 109, 103)]
    [InlineData(GripSummary.Sum, 144, 1559, 6.77, 73, 71)]
    public void The_reading_moves_prevalence_more_than_the_criterion_does(GripSummary grip, int low, int of, double share, int men, int women)
    {
        var answers = Ask("age >= 60", grip);
        var table = answers.Find("phenotype-weakness")!;
        var row = Row(table, "FNIH 2014", "muscle strength", "men grip <");
        Assert.Equal((low, of, men, women), ((int)table.Numbers("low")[row], (int)table.Numbers("measured")[row], (int)table.Numbers("low_men")[row], (int)table.Numbers("low_women")[row]));
        Assert.Equal(share, 100 * table.Numbers("weighted_share")[row], 0.005);
        Assert.Equal(grip != GripSummary.Max, answers.Cautions.Any(caution => caution.Code == "grip-not-the-best"));
    }

    [Theory]
    [InlineData("age >= 60 and age < 70", "FNIH 2014", null, 1.83)]
    [InlineData("age >= 70 and age < 80", "FNIH 2014", null, 3.91)]
    [InlineData("age >= 80", "FNIH 2014", null, 19.40)]
    [InlineData("age >= 65", "FNIH 2014", 96, 6.74)]
    [InlineData("age >= 65", "AWGS 2019", 173, 12.30)]
    [InlineData("age >= 65", "EWGSOP2 2019", 113, 7.91)]
    [InlineData("age >= 50 and age < 65", "AWGS 2025", 113, 6.15)]
    public void Low_grip_by_age(string where, string criterion, int? low, double share)
    {
        var table = Ask(where, GripSummary.Max).Find("phenotype-weakness")!;
        var row = Row(table, criterion, "muscle strength", "men ");
        if (low is { } count) Assert.Equal(count, table.Numbers("low")[row]);
        Assert.Equal(share, 100 * table.Numbers("weighted_share")[row], 0.005);
    }

    [Fact]
    public void Everyone_gets_a_verdict_or_a_reason_under_every_criterion()
    {
        var people = Ask("age >= 60", GripSummary.Max).Find("phenotype-people")!;
        foreach (var criterion in Enum.GetValues<Criterion>())
        {
            var (verdicts, missing) = (people.Texts(Someone.Columns(criterion)), people.Texts($"{Someone.Columns(criterion)}_missing"));
            for (var row = 0; row < people.Rows; row++)
            {
                Assert.NotNull(verdicts[row]);
                if (verdicts[row] is "indeterminate") Assert.NotNull(missing[row]);
            }
        }
    }

    [Fact]
    public void Without_muscle_mass_there_is_no_prevalence_of_zero()
    {
        var answers = Ask("age >= 60", GripSummary.Max);
        Assert.DoesNotContain(answers.Items.OfType<Finding>(), finding => finding.Sentence.Contains("have sarcopenia", StringComparison.Ordinal));
        Assert.Contains(answers.Items.OfType<NoFinding>(), none =>
            none.Why.StartsWith("EWGSOP2 2019 cannot tell", StringComparison.Ordinal) && none.Why.Contains("muscle mass", StringComparison.Ordinal));
    }

    [Fact]
    public void A_sum_of_both_hands_is_no_best_reading()
    {
        var people = Cohorts.NhanesCombined("age >= 60");
        var max = new SarcopeniaDiagnosis(new()).Ask(people, null, default);
        Assert.Contains(max.Cautions, caution => caution.Code == "grip-cannot-be-made");
        Assert.Equal(0, max.Find("phenotype-weakness")!.Rows);

        var sum = new SarcopeniaDiagnosis(new() { Grip = GripSummary.Sum }).Ask(people, null, default);
        Assert.True(sum.Find("phenotype-weakness")!.Rows > 0);
    }

    [Theory, InlineData("deurenberg", -0.33, 5.90, 0.836), InlineData("gallagher", -2.31, 4.89, 0.888)]
    [InlineData("cun-bae", 0.45, 5.23, 0.867), InlineData("relative", 1.50, 3.95, 0.913)]
    public void Body_fat_equations_stand_by_dxa_as_they_were_found_to(string equation, double bias, double error, double correlation)
    {
        var people = Cohorts.Nhanes("age >= 20 and age <= 59");
        double[] Of(string role) => [.. people.Measure(role)!.Values];
        var (fat, bmi, age, height, waist) = (Of("fat-percent"), Of("bmi"), Of("age"), Of("height"), Of("waist"));
        var race = people.Measure("ridreth3")?.Values ?? [.. people.Category("ethnicity")!.Values.Select(text => Golden.Number(text!))];
        var pairs = Enumerable.Range(0, people.Count).Select(i => (Measured: fat[i], Estimated: Estimate(i)))
            .Where(pair => double.IsFinite(pair.Measured) && double.IsFinite(pair.Estimated)).ToArray();

        Assert.InRange(pairs.Length, 2900, 3300);
        Assert.Equal(bias, pairs.Average(pair => pair.Estimated - pair.Measured), 0.05);
        Assert.Equal(error, Math.Sqrt(pairs.Average(pair => Math.Pow(pair.Estimated - pair.Measured, 2))), 0.05);
        Assert.Equal(correlation, Correlation(pairs), 0.005);

        double Estimate(int i) => equation switch
        {
            "deurenberg" => BodyEquations.FatDeurenberg(people.Sex[i], bmi[i], age[i]),
            "gallagher" => BodyEquations.FatGallagher(people.Sex[i], bmi[i], age[i], race[i] == 6, race[i] == 4),
            "cun-bae" => BodyEquations.FatCunBae(people.Sex[i], bmi[i], age[i]),
            _ => BodyEquations.FatRelative(people.Sex[i], height[i], waist[i]),
        };
    }

    static double Correlation((double X, double Y)[] pairs)
    {
        var (x, y) = (pairs.Average(pair => pair.X), pairs.Average(pair => pair.Y));
        return pairs.Sum(pair => (pair.X - x) * (pair.Y - y))
            / Math.Sqrt(pairs.Sum(pair => (pair.X - x) * (pair.X - x)) * pairs.Sum(pair => (pair.Y - y) * (pair.Y - y)));
    }

    static int Row(Table table, string criterion, string part, string rule) => Enumerable.Range(0, table.Rows).First(row =>
        table.Texts("criterion")[row] == criterion && table.Texts("part")[row] == part && table.Texts("rule")[row]!.StartsWith(rule, StringComparison.Ordinal));

    static Answers Ask(string where, GripSummary grip) => new SarcopeniaDiagnosis(new() { Grip = grip }).Ask(Cohorts.Nhanes(where), null, default);
}
