using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Questions.Discovery;
using Sarcotrace.Statistics;

namespace Sarcotrace.Questions.Tests.Discovery;

/// <summary>Each caution where it belongs, and silent where it does not: sixty people and eight metabolites of noise.</summary>
public class CautionPlaceTests
{
    const int People = 60, Molecules = 8;

    [Fact]
    public void Noise_measured_well_raises_none() => Assert.Empty(Alone(Study(), "age").Cautions);

    [Fact]
    public void A_covariate_that_repeats_another_is_named_and_left_out()
    {
        var caution = Only(Ask(Study(), new() { Traits = ["grip-max"], Covariates = ["age", "months"] }), "aliased-design");
        Assert.Contains("months is fully determined by age", caution.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trait_that_its_covariates_determine_is_not_answered()
    {
        var none = Assert.IsType<NoFinding>(Assert.Single(Ask(Study(), new() { Traits = ["months"], Covariates = ["age"] }).Items));
        Assert.Contains("months: the covariates determine it", none.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_level_that_one_person_has_is_named()
    {
        var caution = Only(Ask(Study(), new() { Traits = ["age"], Covariates = ["centre"] }), "level-with-one-person");
        Assert.Contains("1 level has one person", caution.What, StringComparison.Ordinal);
        Assert.Equal(["centre=D"], caution.Where);
    }

    [Theory]
    [InlineData("P{0:000}_V{1}", true), InlineData("{0:000} visit 0{1}", true), InlineData("{0:000}T{1}", true)]
    [InlineData("PT{2:00}", false), InlineData("STUDY_T{2:00}", false), InlineData("V{2:00}", false), InlineData("P{2:0000}", false)]
    public void People_whose_identifiers_differ_in_the_visit_alone_are_named(string pattern, bool said)
    {
        string[] ids = [.. Enumerable.Range(0, People).Select(i => string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, i / 2, i % 2 + 1, i))];
        var caution = Alone(Study(ids), "age").Cautions.SingleOrDefault(caution => caution.Code == "repeated-people");
        Assert.Equal(said ? "60 rows look like 30 people: their identifiers differ only in a visit number" : null, caution?.What);
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Cells_below_detection_that_go_with_the_trait_are_named(bool tied)
    {
        var study = Study();
        var values = study.Metabolome!.Values.ToBuilder();
        for (var i = 0; i < 10; i++) values[tied ? People - 1 - i : 6 * i] = double.NaN;
        study = study with { Metabolome = study.Metabolome with { Values = values.ToImmutable() } };

        var cautions = Ask(study, new() { Traits = ["rank"], Covariates = [] }).Cautions;
        Assert.Equal(tied, cautions.Any(caution => caution.Code == "imputed-share-differs" && caution.Where.SequenceEqual(["m0"])));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Run_days_that_go_with_the_trait_are_named(bool tied)
    {
        var study = Study();
        ImmutableArray<Sample> samples = [.. study.Metabolome!.Samples.Select((sample, i) => sample with { Batch = $"D{(tied ? i / 15 : i % 4)}" })];
        study = study with { Metabolome = study.Metabolome with { Samples = samples } };
        Assert.Equal(tied, Ask(study, new() { Traits = ["rank"], Covariates = [] }).Cautions.Any(caution => caution.Code == "batch-tied-to-trait"));
    }

    [Theory, InlineData("creatinine", "asmi", true), InlineData("Creatine", "grip-max", true), InlineData("3-Methylhistidine", "asmi", true)]
    [InlineData("creatinine", "age", false), InlineData("sarcosine", "asmi", false)]
    public void Markers_that_muscle_makes_are_named_and_kidney_function_asked_for(string name, string trait, bool said)
    {
        var study = Study();
        var metabolites = study.Metabolome!.Metabolites.SetItem(0, new("m0", name, null, null, null, null));
        study = study with { Metabolome = study.Metabolome with { Metabolites = metabolites } };

        var caution = Alone(study, trait).Cautions.SingleOrDefault(caution => caution.Code == "circular-markers");
        Assert.Equal(said, caution is not null);
        if (caution is not null) Assert.Contains("add egfr to the covariates", caution.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain(
            Ask(study, new() { Traits = [trait], Covariates = ["egfr"] }).Cautions, caution => caution.Code == "circular-markers");
    }

    [Fact]
    public void Tests_over_several_traits_are_counted_unless_they_are_one_family()
    {
        DiscoveryOptions two = new() { Traits = ["age", "grip-max"], Covariates = [] };
        Assert.StartsWith("16 tests were made over 2 traits", Only(Ask(Study(), two), "tests-across-traits").What, StringComparison.Ordinal);
        Assert.DoesNotContain(Ask(Study(), two with { Family = TestFamily.All }).Cautions, caution => caution.Code == "tests-across-traits");
    }

    [Fact]
    public void Urine_that_is_thinner_in_some_people_is_said_to_be()
    {
        var study = Study();
        ImmutableArray<double> diluted = [.. study.Metabolome!.Values.Select((value, cell) => value * (cell % People < 30 ? 1 : 6))];
        var urine = study with { Metabolome = study.Metabolome with { Matrix = "urine", Values = diluted } };
        Assert.StartsWith("8 of 8 metabolites go with", Only(Ask(urine, new() { Traits = ["rank"], Covariates = [] }), "dilution").What, StringComparison.Ordinal);
    }

    static Caution Only(Answers answers, string code) => Assert.Single(answers.Cautions, caution => caution.Code == code);

    static Answers Alone(Study study, string trait) => Ask(study, new() { Traits = [trait], Covariates = [] });

    static Answers Ask(Study study, DiscoveryOptions options) =>
        new TraitAssociations(options with { Bootstrap = 0, EffectiveTests = false }, 1).Ask(study, null, default);

    static Study Study(string[]? ids = null)
    {
        Draws draws = new(3);
        ids ??= [.. Enumerable.Range(1, People).Select(i => $"P{i:000}")];
        double[] age = [.. ids.Select(_ => Math.Round(50 + 40 * draws.Uniform(), 1))];
        Measure Numbers(string role, string unit, IEnumerable<double> values) => new(role, role, unit, Origin.Measured, [.. values]);
        People people = new("people.csv", [.. ids], [.. ids.Select((_, i) => i % 2 == 0 ? Sex.Female : Sex.Male)],
            [
                Numbers("age", "a", age), Numbers("months", "mo", age.Select(years => 12 * years)), Numbers("rank", "1", ids.Select((_, i) => (double)i)),
                Numbers("grip-max", "kg", ids.Select(_ => 30 + 5 * draws.Normal())), Numbers("asmi", "kg/m2", ids.Select(_ => 7 + 0.7 * draws.Normal())),
                Numbers("egfr", "mL/min/{1.73_m2}", ids.Select(_ => 80 + 10 * draws.Normal())),
            ],
            [new("", "centre", [.. ids.Select((_, i) => i == 17 ? "D" : $"{(char)('A' + i % 3)}")])]);
        return new("noise", true, people, new(
            "metabolome.csv", "plasma", "umol/L", [.. ids.Select((id, i) => new Sample($"S{i}", id, SampleKind.Sample, null, null))],
            [.. Enumerable.Range(0, Molecules).Select(m => new Metabolite($"m{m}", $"m{m}", null, null, null, null))],
            [.. Enumerable.Range(0, Molecules * People).Select(_ => Math.Exp(3 + 0.3 * draws.Normal()))], []), [], [], []);
    }
}
