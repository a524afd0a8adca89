using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Questions.Discovery;

namespace Sarcotrace.Questions.Tests.Discovery;

/// <summary>Each caution on the smallest table that earns it: it names rows or columns, says why, and what to do.</summary>
public class CautionTests
{
    const int People = 30, Metabolites = 12;

    static readonly DiscoveryOptions Asked = new() { Traits = ["grip"], Covariates = [], Bootstrap = 0, EffectiveTests = false, Logistic = false };

    [Fact]
    public void A_sound_table_earns_no_caution() => Assert.Empty(Cautions(Made(), Asked).Select(caution => caution.Code));

    [Fact]
    public void One_person_measured_twice_is_named()
    {
        var twice = Made();
        twice = twice with { People = twice.People with { Ids = [.. twice.People.Ids.Select((id, i) => i < 2 ? "P01" : id)] }, Metabolome = Samples(twice, i => i < 2 ? "P01" : $"P{i + 1:00}") };
        Assert.Equal(["P01"], One(twice, Asked, "repeated-people").Where);
    }

    [Fact]
    public void Visits_of_one_person_are_named_and_numbered_people_are_not_visits()
    {
        var visits = Renamed(i => $"S{i / 2 + 1:00}_V{i % 2 + 1}");
        Assert.Equal(People, One(visits, Asked, "repeated-people").Where.Length);
        foreach (var people in new[] { Renamed(i => $"T{i + 1:00}"), Renamed(i => $"MINT{i + 1:00}") })
            Assert.DoesNotContain(Cautions(people, Asked), caution => caution.Code == "repeated-people");
    }

    [Fact]
    public void A_covariate_that_repeats_another_is_named()
    {
        var study = Made();
        study = study with { People = study.People with { Measures = [.. study.People.Measures, new("", "age again", "", Origin.Measured, [.. study.People.Measure("age")!.Values.Select(age => age + 10)])] } };
        Assert.Equal(["age again", "age"], One(study, Asked with { Covariates = ["age", "age again"] }, "aliased-design").Where);
    }

    [Fact]
    public void A_site_with_one_person_is_named()
    {
        var study = Made();
        study = study with { People = study.People with { Categories = [new("", "site", [.. Enumerable.Range(0, People).Select(i => i == 7 ? "Z" : "A")])] } };
        Assert.Contains("Z", One(study, Asked with { Covariates = ["site"] }, "level-with-one-person").What, StringComparison.Ordinal);
    }

    [Fact]
    public void Floors_that_stand_in_at_one_end_of_a_trait_name_their_metabolite()
    {
        var study = Made(value: (m, i) => m == 3 && i >= People - 8 ? double.NaN : Plain(m, i));
        Assert.Equal(["m3"], One(study, Asked with { MostMissing = 0.5 }, "imputed-share-differs").Where);
    }

    [Fact]
    public void Run_days_that_go_with_the_trait_are_told()
    {
        var study = Made();
        study = study with { Metabolome = study.Metabolome! with { Samples = [.. study.Metabolome.Samples.Select((sample, i) => sample with { Batch = i < People / 2 ? "D1" : "D2" })] } };
        One(study, Asked, "batch-tied-to-trait");
    }

    [Fact]
    public void A_dilute_sample_that_moves_everything_is_told_with_both_counts()
    {
        var study = Made(value: (m, i) => Plain(m, i) * Math.Exp(0.05 * i), matrix: "urine");
        var caution = One(study, Asked, "dilution");
        Assert.Contains($"{Metabolites} of {Metabolites} metabolites", caution.What, StringComparison.Ordinal);
        Assert.Contains("after dividing each sample by its total", caution.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Dilution_is_told_once_for_all_traits()
    {
        var study = Made(value: (m, i) => Plain(m, i) * Math.Exp(0.05 * i), matrix: "urine");
        study = study with { People = study.People with { Measures = [.. study.People.Measures, new("", "chair", "s", Origin.Measured, [.. Enumerable.Range(0, People).Select(i => 9 + 0.2 * i)])] } };
        var caution = One(study, Asked with { Traits = ["grip", "chair"] }, "dilution");
        Assert.Equal(2, caution.Where.Length);
        Assert.Equal(2, caution.What.Split("as given").Length - 1);
    }

    [Fact]
    public void Findings_say_in_whom_a_metabolite_is_higher_and_methods_what_was_measured()
    {
        var study = Made();
        var age = study.People.Measure("age")!.Values;
        study = study with { Metabolome = Made((m, i) => Plain(m, i) * Math.Exp(m == 0 ? 5 * (i % 2) : m == 1 ? -0.5 * age[i] : 0)).Metabolome };
        var answers = new TraitAssociations(Asked with { Traits = ["sex", "age", "grip"] }, 2).Ask(study, null, default);

        Assert.Contains("first m0, higher in men", Said(0), StringComparison.Ordinal);
        Assert.Contains("first m1, lower in older people", Said(1), StringComparison.Ordinal);
        Assert.Contains("30 people with a plasma sample and 12 metabolites, measured in µmol/L, with at most 20 % empty cells", answers.Methods[0], StringComparison.Ordinal);

        string Said(int at) => Assert.IsType<Finding>(answers.Items[at]).Sentence;
    }

    [Fact]
    public void Creatinine_against_muscle_asks_for_eGFR_until_it_is_held_constant()
    {
        var study = Made();
        study = study with
        {
            Metabolome = study.Metabolome! with { Metabolites = study.Metabolome.Metabolites.SetItem(0, study.Metabolome.Metabolites[0] with { Name = "Creatinine" }) },
            People = study.People with { Measures = [.. study.People.Measures, new("egfr", "egfr", "mL/min/{1.73_m2}", Origin.Measured, [.. Enumerable.Range(0, People).Select(i => 60 + 7.0 * (i * 11 % People))])] },
        };
        var caution = One(study, Asked, "circular-markers");
        Assert.Equal(["Creatinine"], caution.Where);
        Assert.Contains("add egfr to the covariates", caution.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain(Cautions(study, Asked with { Covariates = ["egfr"] }), found => found.Code == "circular-markers");
    }

    [Fact]
    public void Several_traits_are_told_unless_they_are_one_family()
    {
        var two = Asked with { Traits = ["grip", "age"] };
        Assert.Equal(["grip", "age"], One(Made(), two, "tests-across-traits").Where);
        Assert.DoesNotContain(Cautions(Made(), two with { Family = TestFamily.All }), caution => caution.Code == "tests-across-traits");
    }

    static Caution One(Study study, DiscoveryOptions options, string code)
    {
        var caution = Assert.Single(Cautions(study, options), caution => caution.Code == code);
        Assert.NotEmpty(caution.Where);
        Assert.All([caution.What, caution.Why, caution.Remedy], text => Assert.NotEmpty(text));
        return caution;
    }

    static ImmutableArray<Caution> Cautions(Study study, DiscoveryOptions options) => new TraitAssociations(options, 1).Ask(study, null, default).Cautions;

    // Numbers that go with nothing: multiples of an irrational, their fractional part.
    static double Plain(int m, int i) => Math.Exp(Fraction((m + 1) * 0.7548776662 * (i + 1) + 0.5698402910 * m));

    static double Fraction(double value) => value - Math.Floor(value);

    static Study Made(Func<int, int, double>? value = null, string matrix = "plasma")
    {
        ImmutableArray<string> ids = [.. Enumerable.Range(1, People).Select(i => $"P{i:00}")];
        var people = new People(
            "people.csv", ids, [.. ids.Select((_, i) => i % 2 == 0 ? Sex.Female : Sex.Male)],
            [
                new("grip", "grip", "kg", Origin.Measured, [.. ids.Select((_, i) => 40 - 0.6 * i)]),
                new("age", "age", "a", Origin.Measured, [.. ids.Select((_, i) => 60 + 30 * Fraction(0.618034 * i))]),
            ], []);
        var metabolome = new Metabolome(
            "m.csv", matrix, "umol/L", [.. ids.Select(id => new Sample(id, id, SampleKind.Sample, null, null))],
            [.. Enumerable.Range(0, Metabolites).Select(m => new Metabolite($"m{m}", $"m{m}", null, null, null, null))],
            [.. Enumerable.Range(0, Metabolites).SelectMany(m => Enumerable.Range(0, People).Select(i => (value ?? Plain)(m, i)))], []);
        return new("made", false, people, metabolome, [], [], []);
    }

    static Study Renamed(Func<int, string> name)
    {
        var study = Made();
        return study with { People = study.People with { Ids = [.. Enumerable.Range(0, People).Select(name)] }, Metabolome = Samples(study, name) };
    }

    static Metabolome Samples(Study study, Func<int, string> person) =>
        study.Metabolome! with { Samples = [.. study.Metabolome.Samples.Select((sample, i) => sample with { Person = person(i) })] };
}
