using Sarcotrace.Core;
using Sarcotrace.Questions.VirtualCohort;

namespace Sarcotrace.Questions.Tests.VirtualCohort;

/// <summary>One seed, one study; and no nonsense in.</summary>
public class VirtualStudyTests
{
    static readonly VirtualStudy Shipped = Make(new());
    static readonly VirtualStudyOptions Small = new() { People = 60, Metabolites = 40, RunDays = 3, Seed = 5 };

    [Fact]
    public void A_seed_gives_the_same_text_on_one_thread_and_on_many()
    {
        Assert.Equal(All(Make(Small with { Threads = 1 })), All(Make(Small with { Threads = 7 })));
        Assert.NotEqual(All(Make(Small)), All(Make(Small with { Seed = 6 })));
    }

    [Fact]
    public void A_longer_list_of_metabolites_leaves_the_first_ones_as_they_were()
    {
        var (few, more) = (Make(Small), Make(Small with { Metabolites = 41 }));

        Assert.Equal(few.Metabolome.Values, more.Metabolome.Values.Take(few.Metabolome.Values.Length));
    }

    [Theory]
    [InlineData("readme.md"), InlineData("study.yaml"), InlineData("people.csv")]
    [InlineData("metabolome.csv"), InlineData("annotation.csv"), InlineData("truth.csv")]
    public void The_shipped_sample_is_what_its_seed_gives(string file)
    {
        var shipped = File.ReadAllText(Approved.FromRoot("samples/cohort/" + file));

        Assert.Equal(shipped, Text(Shipped, file));
    }

    [Theory, InlineData("readme.md", "Nobody in these tables ever lived."), InlineData("study.yaml", "simulated: true")]
    public void The_sample_says_that_it_is_simulated(string file, string says) =>
        Assert.Contains(says, Text(Make(Small), file), StringComparison.Ordinal);

    [Fact]
    public void Numbers_are_written_without_exponents_and_rows_are_complete()
    {
        var lines = Text(Make(Small), "metabolome.csv").TrimEnd('\n').Split('\n');

        Assert.All(lines, line => Assert.Equal(45, line.Split(',').Length));
        Assert.All(lines.Skip(1), line => Assert.DoesNotMatch("[0-9][eE][-+]?[0-9]", line));
        Assert.Contains(lines, line => line.Contains("<LOD", StringComparison.Ordinal));
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        Refused(19, () => Small with { People = 19 });
        Refused(MetaboliteList.Count + 1, () => Small with { Metabolites = MetaboliteList.Count + 1 });
        Refused(0, () => Small with { RunDays = 0 });
        Refused(0, () => Small with { QcEvery = 0 });
        Refused(double.NaN, () => Small with { CaseShare = double.NaN });
        Refused(0.95, () => Small with { CaseShare = 0.95 });
        Refused(-0.1, () => Small with { EffectScale = -0.1 });
        Refused(double.PositiveInfinity, () => Small with { BatchScale = double.PositiveInfinity });
        Refused(0, () => Small with { Threads = 0 });
        Assert.Throws<ArgumentException>(() => Text(Make(Small), "secrets.csv"));

        static void Refused(object value, Func<object> nonsense) =>
            Assert.Equal(value, Assert.Throws<ArgumentOutOfRangeException>(nonsense).ActualValue);
    }

    [Fact]
    public void More_run_days_than_people_still_measure_everybody_once()
    {
        var samples = Make(Small with { RunDays = 200 }).Metabolome.Samples;

        Assert.Equal(60, samples.Count(sample => sample.Kind == SampleKind.Sample));
        Assert.Equal(60, samples.Select(sample => sample.Person).Where(person => person.Length > 0).Distinct().Count());
    }

    [Fact]
    public void Cancelling_ends_the_work()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => VirtualStudy.Make(Small, null, cancelled.Token));
    }

    static VirtualStudy Make(VirtualStudyOptions options) =>
        VirtualStudy.Make(options, null, TestContext.Current.CancellationToken);

    static string All(VirtualStudy study) => string.Concat(VirtualStudyText.Files.Select(file => Text(study, file)));

    static string Text(VirtualStudy study, string file)
    {
        using var writer = new StringWriter();
        VirtualStudyText.Write(study, file, writer);
        return writer.ToString();
    }
}
