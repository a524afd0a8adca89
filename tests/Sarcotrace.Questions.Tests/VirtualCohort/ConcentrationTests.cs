using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Questions.VirtualCohort;

namespace Sarcotrace.Questions.Tests.VirtualCohort;

/// <summary>Does the plasma have the means, trends and correlations that were written down?</summary>
public class ConcentrationTests
{
    static readonly ImmutableArray<VirtualMetabolite> List = MetaboliteList.Shipped();
    static readonly ImmutableArray<VirtualPerson> People = Recruit();
    static readonly double[][] Logs = Plasma();
    static readonly double[][] Women = [.. Logs.Select(log => Moments.Standard([.. log.Where((_, i) => IsWoman(i))]))];

    [Fact]
    public void The_list_has_as_many_lines_as_it_says_and_each_name_once()
    {
        Assert.Equal(MetaboliteList.Count, List.Length);
        Assert.Equal(List.Length, List.Select(molecule => molecule.Identity.Id).Distinct().Count());
        Assert.Equal(List.Length, List.Select(molecule => molecule.Identity.Name).Distinct().Count());
        Assert.All(List, molecule => Assert.Matches("^(published|typical|assumed)$", molecule.MeanOrigin));
        Assert.All(List.Where(m => m.Identity.Hmdb is not null),
            m => Assert.Matches("^HMDB[0-9]{7}$", m.Identity.Hmdb));
    }

    [Fact]
    public void Even_at_the_largest_scale_of_effects_every_metabolite_keeps_some_variance_of_its_own()
    {
        var links = new TraitLinks(Anchors.Shipped());

        Assert.All(List, molecule => Assert.True(molecule.Scaled(1.5).Unique(links) > 0));
    }

    [Theory]
    [InlineData("glycine", "serine", 0.50, 0.60), InlineData("glycine", "sarcosine", 0.20, 0.30)]
    [InlineData("dimethylglycine", "sarcosine", 0.30, 0.40), InlineData("dimethylglycine", "betaine", 0.35, 0.45)]
    [InlineData("leucine", "valine", 0.5, 0.8), InlineData("phenylalanine", "tyrosine", 0.5, 0.8)]
    [InlineData("car_8_0", "car_10_0", 0.7, 0.9), InlineData("car_12_0", "car_14_0", 0.7, 0.9)]
    [InlineData("car_16_0", "car_18_0", 0.7, 0.9), InlineData("tg_52_2", "tg_52_3", 0.8, 0.95)]
    [InlineData("pc_34_1", "pc_36_2", 0.4, 0.7), InlineData("pe_36_2", "pe_38_4", 0.4, 0.7)]
    public void Named_pairs_go_together_as_strongly_as_they_should(string a, string b, double low, double high) =>
        Assert.InRange(Moments.Product(Women[Place(a)], Women[Place(b)]), low, high);

    [Fact]
    public void Unrelated_classes_hardly_go_together_and_the_median_correlation_is_about_a_tenth()
    {
        var correlations = (from i in Enumerable.Range(0, List.Length)
                            from j in Enumerable.Range(0, i)
                            select Math.Abs(Moments.Product(Women[i], Women[j]))).ToArray();

        Assert.InRange(Moments.Quantile(correlations, 0.5), 0.08, 0.12);
        Assert.InRange(Math.Abs(Moments.Product(Women[Place("glycine")], Women[Place("tg_52_2")])), 0, 0.2);
    }

    [Fact]
    public void The_first_component_explains_15_to_25_percent() => Assert.InRange(FirstComponent(Women), 0.15, 0.25);

    [Fact]
    public void Sarcosine_has_its_published_mean_and_spread_and_its_assumed_fall()
    {
        var place = Place("sarcosine");
        double[] around70 =
        [
            .. Logs[place].Where((_, i) => Math.Abs(People[i].AgeYears - 70) < 3).Select(value => Math.Exp(value)),
        ];
        var slope = Slope([.. People.Select(person => person.AgeYears)], Logs[place]);

        Assert.Equal(1.4, Moments.Mean(around70), tolerance: 0.08);
        Assert.Equal(0.6, Moments.Sd(around70), tolerance: 0.08);
        Assert.InRange(slope, -0.016, -0.009); // −0.011 planted; recruiting by case adds the part that runs with muscle
    }

    [Fact]
    public void Men_have_more_creatinine_and_less_glycine()
    {
        Assert.Equal(Math.Log(80.0 / 62), MenOverWomen("creatinine"), tolerance: 0.04);
        Assert.Equal(-Math.Log(1.15), MenOverWomen("glycine"), tolerance: 0.04);

        static double MenOverWomen(string id) =>
            Logs[Place(id)].Where((_, i) => People[i].Sex == Sex.Male).Average()
            - Logs[Place(id)].Where((_, i) => People[i].Sex == Sex.Female).Average();
    }

    static bool IsWoman(int person) => People[person].Sex == Sex.Female;

    static int Place(string id) => List.Select(molecule => molecule.Identity.Id).ToList().IndexOf(id);

    static double Slope(double[] x, double[] y) => Moments.Correlation(x, y) * Moments.Sd(y) / Moments.Sd(x);

    static ImmutableArray<VirtualPerson> Recruit()
    {
        var anchors = Anchors.Shipped();
        var options = new VirtualStudyOptions { People = 3000, Seed = 11 };
        return Recruitment.Of(new(anchors, new(anchors)), options, TestContext.Current.CancellationToken);
    }

    static double[][] Plasma()
    {
        var plasma = new Concentrations(People, new(Anchors.Shipped()), seed: 11);
        return [.. List.Select((molecule, index) => Array.ConvertAll(plasma.Of(molecule, index), Math.Log))];
    }

    /// <summary>Share of the variance along the first principal component, by power iteration.</summary>
    static double FirstComponent(double[][] columns)
    {
        double[] weights = [.. columns.Select(_ => 1.0)];
        var eigenvalue = 0.0;
        for (var step = 0; step < 60; step++)
        {
            var scores = new double[columns[0].Length];
            for (var j = 0; j < columns.Length; j++)
            {
                for (var i = 0; i < scores.Length; i++) scores[i] += weights[j] * columns[j][i];
            }

            weights = [.. columns.Select(column => Moments.Product(column, scores))];
            eigenvalue = Math.Sqrt(weights.Sum(weight => weight * weight));
            weights = [.. weights.Select(weight => weight / eigenvalue)];
        }

        return eigenvalue / columns.Length;
    }
}
