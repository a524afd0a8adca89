using Sarcotrace.Core;
using Sarcotrace.Questions.VirtualCohort;

namespace Sarcotrace.Questions.Tests.VirtualCohort;

/// <summary>Does the virtual laboratory make the mistakes that a real one makes, and no others?</summary>
public class LaboratoryTests
{
    static readonly VirtualStudy Shipped = VirtualStudy.Make(new(), null, TestContext.Current.CancellationToken);
    static readonly VirtualStudy Calm =
        VirtualStudy.Make(new() { BatchScale = 0 }, null, TestContext.Current.CancellationToken);

    [Fact]
    public void Each_day_opens_and_ends_with_a_control_and_has_one_after_every_tenth_person()
    {
        var days = Shipped.Metabolome.Samples.GroupBy(sample => sample.Batch).ToList();

        Assert.Equal(26, days.Count);
        Assert.All(days, day =>
        {
            Assert.Equal(SampleKind.QualityControl, day.First().Kind);
            Assert.Equal(SampleKind.QualityControl, day.Last().Kind);
            Assert.InRange(day.Count(sample => sample.Kind == SampleKind.Sample), 38, 39);
            Assert.Equal(5, day.Count(sample => sample.Kind == SampleKind.QualityControl));
        });

        var samples = Shipped.Metabolome.Samples;
        var people = samples.Select(sample => sample.Person).Where(person => person.Length > 0);
        Assert.Equal(Enumerable.Range(1, samples.Length), samples.Select(sample => sample.Order!.Value));
        Assert.Equal(Shipped.People.Ids, people.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Six_in_ten_metabolites_lack_less_than_2_percent_and_one_in_ten_more_than_30()
    {
        double[] lacking = [.. Enumerable.Range(0, MetaboliteList.Count).Select(Lacking)];

        Assert.Equal(0.6, lacking.Average(share => share < 0.02 ? 1.0 : 0), tolerance: 0.05);
        Assert.Equal(0.1, lacking.Average(share => share > 0.30 ? 1.0 : 0), tolerance: 0.03);
        Assert.InRange(Lacking(Place("sarcosine")), 0, 0.03);
    }

    [Fact]
    public void Run_days_differ_from_each_other_only_where_they_were_made_to()
    {
        Assert.Equal(0.15, DaySd(Shipped, "glycine"), tolerance: 0.06);
        Assert.InRange(DaySd(Calm, "glycine"), 0, 0.06);
    }

    [Fact]
    public void Most_of_the_shift_of_a_day_is_common_to_all_metabolites()
    {
        string[] some = ["glycine", "leucine", "valine", "lysine", "histidine", "urea", "glucose", "asparagine"];
        var shared = (from a in some
                      from b in some
                      where string.CompareOrdinal(a, b) < 0
                      select Moments.Correlation(DayMeans(Shipped, a), DayMeans(Shipped, b))).Average();

        Assert.InRange(shared, 0.35, 0.8);
    }

    [Fact]
    public void Controls_vary_by_the_technical_error_once_days_are_calm()
    {
        var molecules = MetaboliteList.Shipped();
        foreach (var id in (string[])["glycine", "sarcosine", "creatinine", "tg_52_2"])
        {
            double[] controls = [.. Values(Calm, id, SampleKind.QualityControl)];
            var cv = Moments.Sd(controls) / Moments.Mean(controls);
            Assert.Equal(molecules[Place(id)].TechnicalCv, cv, tolerance: 0.03);
        }
    }

    [Fact]
    public void A_cell_is_measured_or_below_detection_or_lost_and_has_four_digits()
    {
        var (values, below) = (Shipped.Metabolome.Values, Shipped.Metabolome.BelowDetection);
        var lost = Enumerable.Range(0, values.Length).Count(i => double.IsNaN(values[i]) && !below[i]);

        Assert.All(Enumerable.Range(0, values.Length).Where(i => below[i]), i => Assert.True(double.IsNaN(values[i])));
        Assert.Equal(0.01, (double)lost / values.Length, tolerance: 0.001);
        Assert.All(values.Where(double.IsFinite), value => Assert.Matches("^0*[0-9]{1,4}0*$", Digits(value)));
    }

    static int Place(string id) => MetaboliteList.Shipped().Select(m => m.Identity.Id).ToList().IndexOf(id);

    static double Lacking(int metabolite)
    {
        var values = Shipped.Metabolome.Of(metabolite).ToArray();
        return values.Where((_, i) => Shipped.Metabolome.Samples[i].Kind == SampleKind.Sample)
            .Average(value => double.IsNaN(value) ? 1.0 : 0);
    }

    static string Digits(double value) => Invariant.Text(value).Replace(".", "", StringComparison.Ordinal);

    static IEnumerable<double> Values(VirtualStudy study, string id, SampleKind kind) =>
        study.Metabolome.Of(Place(id)).ToArray()
            .Where((value, i) => study.Metabolome.Samples[i].Kind == kind && !double.IsNaN(value));

    static double DaySd(VirtualStudy study, string id) => Moments.Sd(DayMeans(study, id));

    static double[] DayMeans(VirtualStudy study, string id)
    {
        var values = study.Metabolome.Of(Place(id)).ToArray();
        return
        [
            .. study.Metabolome.Samples.Select((sample, i) => (sample.Batch, Value: values[i]))
                .Where(cell => !double.IsNaN(cell.Value))
                .GroupBy(cell => cell.Batch, cell => Math.Log(cell.Value), (_, day) => day.Average()),
        ];
    }
}
