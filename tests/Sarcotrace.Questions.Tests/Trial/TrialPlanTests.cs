using Sarcotrace.Core;
using Sarcotrace.Files.Experiments;
using Sarcotrace.Questions.Trial;
using Sarcotrace.Statistics.Power;

namespace Sarcotrace.Questions.Tests.Trial;

public class TrialPlanTests
{
    static Answers Ask(TrialOptions options, int threads = 1)
    {
        Assert.Empty(TrialRefusals.Of(options, "plan"));
        return new TrialPlan(options, threads).Ask(null, null, default);
    }

    static double Value(Answers answers, string start) =>
        answers.Items.OfType<Finding>().First(finding => finding.Sentence.StartsWith(start, StringComparison.Ordinal)).Estimate.Value;

    [Fact]
    public void Two_groups_half_a_deviation_apart_need_64_each()
    {
        var answers = Ask(new() { Study = StudyKind.TwoSample, Effects = [0.5], Trials = 400 });
        Assert.Equal(64, Value(answers, "In each arm"));
        Assert.Equal(80.1, Value(answers, "Power by formula"), 0.1); // R power.t.test
        Assert.InRange(Value(answers, "Simulated power"), 72, 88);
        Assert.InRange(Value(answers, "Simulated trials that find something"), 2.5, 8);
    }

    [Theory]
    [InlineData(StudyKind.Paired)]
    [InlineData(StudyKind.Anova)]
    [InlineData(StudyKind.Proportions)]
    [InlineData(StudyKind.LogRank)]
    [InlineData(StudyKind.Ancova)]
    public void The_number_found_is_the_least_by_formula(StudyKind study)
    {
        var options = new TrialOptions { Study = study, Effects = [0.7], Trials = 100 };
        var plan = new Assumed(options);
        var each = (int)Value(Ask(options), "In each arm");
        Assert.True(plan.Formula(each) >= 0.8);
        Assert.True(plan.Formula(each - 1) < 0.8);
    }

    [Fact]
    public void Litters_treated_whole_are_counted_and_pups_taken_for_litters_are_warned_of()
    {
        var answers = Ask(new() { Study = StudyKind.Clusters, Litters = Clustering.Whole, LitterSize = 6, Icc = 0.3, Effects = [1], Each = 36, Trials = 400 });
        Assert.Equal(6, Value(answers, "In each arm, counted"));
        Assert.Equal(2.5, Value(answers, "Design effect"));
        Assert.True(Value(answers, "Simulated trials that would find") > 12);
        Assert.Contains(answers.Cautions, caution => caution.Code == "units-are-not-independent");
    }

    [Fact]
    public void Losses_are_counted_in_and_a_number_that_is_too_small_is_said()
    {
        var whole = Ask(new() { Study = StudyKind.Ancova, Effects = [1], Trials = 400 });
        var lossy = Ask(new() { Study = StudyKind.Ancova, Effects = [1], Dropout = 0.25, Trials = 400 });
        Assert.True(Value(lossy, "In each arm") > Value(whole, "In each arm"));
        var few = Ask(new() { Study = StudyKind.Ancova, Effects = [0.5], Each = 8, Trials = 200 });
        Assert.Contains(few.Cautions, caution => caution.Code == "underpowered");
        Assert.Contains(few.Cautions, caution => caution.Code == "arrive-open");
    }

    [Fact]
    public void Discovery_keeps_its_rate_and_threads_change_no_bit()
    {
        var options = new TrialOptions { Study = StudyKind.Discovery, Units = "people", Metabolites = 100, Real = 10, Association = 0.25, Each = 250, Trials = 200 };
        var (one, three) = (Ask(options), Ask(options, 3));
        Assert.InRange(Value(one, "Simulated share of false ones"), 2, 7);
        Assert.Equal(one.Find("trial-power")!.Numbers("simulated"), three.Find("trial-power")!.Numbers("simulated"));
    }

    [Fact]
    public void What_contradicts_itself_is_all_told()
    {
        var keys = TrialRefusals.Of(new() { Study = StudyKind.Mixed, Effects = [0, 1], Each = 2 }, "plan.yaml").Select(problem => problem.Column).ToArray();
        Assert.Contains("effects", keys);
        Assert.Contains("litters", keys);
        Assert.Contains("each", keys);
        Assert.Contains(TrialRefusals.Of(new() { Litters = Clustering.Whole, LitterSize = 4, Icc = 0.2 }, "plan.yaml"), problem => problem.Column == "study");
        Assert.Contains(TrialRefusals.Of(new() { Study = StudyKind.Rates, Times = [0, 1] }, "plan.yaml"), problem => problem.Column == "times");
    }

    [Fact]
    public void A_trial_on_the_model_finds_what_the_model_does_and_nothing_where_it_does_nothing()
    {
        var axis = MechanismFolder.Read(Approved.FromRoot("models")).Value!;
        var options = new TrialOptions { Study = StudyKind.Axis, Individuals = 80, Each = 20, Trials = 200, ModelOutcomes = ["muscle_mass", "fat_mass"], Measurement = 0.02 };
        Assert.Empty(TrialRefusals.Of(options, "plan"));
        var answers = new TrialPlan(options, 2).Ask(axis, null, default);
        Assert.True(Value(answers, "Simulated on the model: power for muscle mass") > 50);
        var effects = answers.Find("trial-model-effects")!;
        Assert.Equal(0, effects.Numbers("change")[0]);
        Assert.True(effects.Numbers("change")[1] > 2);
        Assert.True(effects.Numbers("change")[3] < -2);
        Assert.Equal(80, answers.Find("trial-model-example")!.Rows);
        Assert.Contains(answers.Cautions, caution => caution.Code == "model-is-not-data");

        var none = new TrialPlan(options with { Doses = [1e-6] }, 2).Ask(axis, null, default).Find("trial-model-power")!;
        Assert.All(none.Numbers("power"), power => Assert.InRange(power, 0, 0.12));
    }

    [Fact]
    public void Without_the_model_or_with_outcomes_it_does_not_know_there_is_no_finding()
    {
        Assert.IsType<NoFinding>(new TrialPlan(new() { Study = StudyKind.Axis }, 1).Ask(null, null, default).Items[0]);
        var axis = MechanismFolder.Read(Approved.FromRoot("models")).Value!;
        var answers = new TrialPlan(new() { Study = StudyKind.Axis, ModelOutcomes = ["gait"] }, 1).Ask(axis, null, default);
        Assert.Contains("gait", Assert.IsType<NoFinding>(answers.Items[0]).Why, StringComparison.Ordinal);
    }
}
