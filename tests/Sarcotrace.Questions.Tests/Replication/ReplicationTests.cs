using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Effects;
using Sarcotrace.Core.Pages;
using Sarcotrace.Questions.Replication;
using Sarcotrace.Statistics.Meta;

namespace Sarcotrace.Questions.Tests.Replication;

public class ReplicationTests
{
    static readonly OrthologueTable Genes = new("genes.csv", ["human", "mouse"],
        [["IL6", "Il6"], ["TNF", "Tnf"], ["ARG1", "Arg1"], ["AMY1A", "Amy1"], ["AMY1B", "Amy1"], ["SAA1", "Saa1"], ["SAA1", "Saa2"]]);

    [Fact]
    public void Pooled_numbers_are_those_of_the_meta_analysis()
    {
        double[] y = [0.4, 0.3, 0.1, 0.5], v = [0.01, 0.02, 0.04, 0.03];
        var answers = Ask(y.Select((value, i) => Slope($"study {i + 1}", value, Math.Sqrt(v[i]))));
        var pooled = answers.Find("replication-pooled")!;
        var fit = MetaAnalysis.Fit(y, v);
        Assert.Equal(["all studies", "replications"], pooled.Texts("studies"));
        Assert.Equal(fit.Value[0], pooled.Numbers("effect")[0], 1e-12);
        Assert.Equal(fit.Interval().Low, pooled.Numbers("low")[0], 1e-12);
        Assert.Equal(fit.Prediction().High, pooled.Numbers("prediction_high")[0], 1e-12);
        Assert.Equal(MetaAnalysis.Fit(y.AsSpan(1), v.AsSpan(1)).Value[0], pooled.Numbers("effect")[1], 1e-12);
        Assert.Equal(4, answers.Find("replication-without")!.Rows);
    }

    [Fact]
    public void Two_studies_give_their_weighted_mean_and_no_prediction()
    {
        var pooled = Ask([Slope("one", 0.4, 0.1), Slope("two", 0.1, 0.2)]).Find("replication-pooled")!;
        Assert.Equal((0.4 / 0.01 + 0.1 / 0.04) / 125, Assert.Single(pooled.Numbers("effect")), 1e-12);
        Assert.True(double.IsNaN(pooled.Numbers("prediction_low")[0]) && double.IsNaN(pooled.Numbers("tau")[0]));
    }

    [Fact]
    public void Mice_and_people_are_compared_by_proportional_change_and_one_species_in_its_unit()
    {
        var people = Arms("people", "human", "kg", new(20, 26, 3, double.NaN), new(20, 25, 3, double.NaN));
        var mice = Arms("mice", "mouse", "mg", new(10, 150, 12, double.NaN), new(10, 138, 12, double.NaN));
        var across = Ask([people, mice]).Find("replication-effects")!;
        Assert.Equal("log ratio of means", across.Texts("scale")[0]);
        Assert.Equal(Math.Log(150.0 / 138), across.Numbers("effect")[1], 1e-12);

        var grams = Arms("others", "human", "g", new(20, 26400, 3000, double.NaN), new(20, 25000, 3000, double.NaN));
        var within = Ask([people, grams]).Find("replication-effects")!;
        Assert.Equal(("difference", "kg"), (within.Texts("scale")[1], within.Texts("unit")[1]));
        Assert.Equal(1.4, within.Numbers("effect")[1], 1e-9);
    }

    [Fact]
    public void Effects_that_share_no_scale_are_left_out_and_said()
    {
        var answers = Ask([Slope("one", 0.4, 0.1), Slope("two", 0.3, 0.1), new("t", "three", "sarcosine", "grip") { Measure = EffectMeasure.OddsRatio, Value = 2, Low = 1.1, High = 3.6 }]);
        Assert.Contains(answers.Exclusions, exclusion => exclusion.Reason.Contains("scale", StringComparison.Ordinal) && exclusion.Names.Single().StartsWith("three", StringComparison.Ordinal));
        Assert.Equal("two", Assert.Single(answers.Find("replication-verdicts")!.Texts("replication")));
    }

    [Fact]
    public void Genes_cross_species_by_the_table_alone()
    {
        var answers = Ask([Gene("people", "human", "IL6"), Gene("mice", "mouse", "Il6")], orthologues: Genes);
        Assert.Equal(1, answers.Find("replication-verdicts")!.Rows);

        var without = Ask([Gene("people", "human", "IL6"), Gene("mice", "mouse", "Il6")]);
        Assert.IsType<NoFinding>(without.Items[0]);
        Assert.Contains("IL6 (human) / Il6 (mouse)", Springs(without, "only-capitals-differ").Where);
        Assert.DoesNotContain(answers.Cautions, caution => caution.Code == "only-capitals-differ");
    }

    [Theory, InlineData("Amy1", "AMY1A"), InlineData("Saa1", "SAA1")]
    public void A_gene_with_several_counterparts_is_listed_and_left_out(string mouse, string human)
    {
        var answers = Ask([Gene("people", "human", human), Gene("mice", "mouse", mouse), Gene("people", "human", "IL6"), Gene("mice", "mouse", "Il6")], orthologues: Genes);
        Assert.Equal(["IL6"], answers.Find("replication-verdicts")!.Texts("molecule"));
        Assert.Contains(mouse, Assert.Single(Springs(answers, "ambiguous-names").Where), StringComparison.Ordinal);
    }

    [Fact]
    public void A_species_whose_genes_the_table_hardly_knows_is_refused()
    {
        ImmutableArray<ReportedEffect> effects =
            [Gene("people", "human", "IL6"), Gene("mice", "mouse", "Il6"), Gene("mice", "mouse", "Xyz1"), Gene("mice", "mouse", "Xyz2"), Gene("mice", "mouse", "Xyz3")];
        var refused = Ask(effects, orthologues: Genes);
        Assert.Contains("of 4 genes of mouse the table of orthologues knows 1", Assert.IsType<NoFinding>(refused.Items[0]).Why, StringComparison.Ordinal);
        Assert.Null(refused.Find("replication-verdicts"));
        Assert.Equal(1, Ask(effects, new() { LeastCoverage = 0.25 }, Genes).Find("replication-verdicts")!.Rows);
    }

    [Fact]
    public void Metabolites_are_joined_by_accession_and_by_name()
    {
        var names = new NameTable("names.csv", [["Sarcosine", "HMDB0000271", "N-methylglycine"], ["Glycine", "HMDB0000123"]]);
        var answers = Ask([Slope("one", 0.4, 0.1) with { Molecule = "HMDB00271" }, Slope("two", 0.3, 0.1) with { Molecule = "n-methylglycine" }], names: names);
        Assert.Equal("Sarcosine", Assert.Single(answers.Find("replication-verdicts")!.Texts("molecule")));
    }

    [Fact]
    public void A_metabolite_keeps_its_name_in_every_species_beside_a_table_of_genes()
    {
        var answers = Ask([Gene("people", "human", "Sarcosine"), Gene("mice", "mouse", "Sarcosine")], orthologues: Genes);
        Assert.Equal(1, answers.Find("replication-verdicts")!.Rows);
    }

    [Fact]
    public void The_same_animals_in_two_studies_are_noticed()
    {
        var effects = new[] { Slope("one", 0.4, 0.1), Slope("two", 0.31, 0.12), Slope("three", 0.31, 0.12) };
        Assert.Equal(2, Springs(Ask(effects), "counted-twice").Where.Length);
        effects[2] = Slope("three", 0.32, 0.12);
        Silent(Ask(effects), "counted-twice");
    }

    [Fact]
    public void Effects_of_one_cluster_are_nested_and_not_pooled_from_two_clusters()
    {
        ReportedEffect[] effects = [Slope("one", 0.4, 0.1), Slope("two", 0.31, 0.12) with { Cluster = "lab" }, Slope("three", 0.33, 0.12) with { Cluster = "lab" }];
        var two = Ask(effects);
        Springs(two, "effects-share-animals");
        Assert.Null(two.Find("replication-pooled"));
        var three = Ask([.. effects, Slope("four", 0.2, 0.1)]).Find("replication-pooled")!;
        Assert.Contains("robust", three.Texts("method")[0], StringComparison.Ordinal);
        Assert.Equal(3, three.Numbers("clusters")[0]);
    }

    [Fact]
    public void A_study_with_every_sign_turned_is_noticed()
    {
        ReportedEffect[] Pairs(double sign) =>
        [
            .. Enumerable.Range(1, 5).SelectMany(i => new[] { Slope("one", 0.4, 0.1) with { Molecule = $"m{i}" }, Slope("two", sign * (0.3 + 0.01 * i), 0.1) with { Molecule = $"m{i}" } }),
        ];
        Assert.Equal("two", Assert.Single(Springs(Ask(Pairs(-1)), "turned-direction").Where));
        Silent(Ask(Pairs(1)), "turned-direction");
    }

    [Fact]
    public void A_thousandfold_spread_under_one_unit_is_noticed()
    {
        ReportedEffect In(string study, double value, double error) => new("t", study, "sarcosine", "lean mass") { Species = "mouse", Unit = "g", Value = value, StandardError = error, Count = 20 };
        Springs(Ask([In("one", 0.8, 0.2), In("two", 700, 210)]), "unit-differs");
        Silent(Ask([In("one", 0.8, 0.2), In("two", 0.7, 0.21)]), "unit-differs");
    }

    [Fact]
    public void Species_pooled_from_few_studies_are_noticed()
    {
        ReportedEffect[] Many(int studies) => [.. Enumerable.Range(1, studies).Select(i => Slope($"study {i}", 0.4 - 0.01 * i, 0.1) with { Species = i == 1 ? "human" : "mouse" })];
        Springs(Ask(Many(3)), "species-pooled");
        Silent(Ask(Many(5)), "species-pooled");
    }

    [Fact]
    public void Standard_errors_taken_for_deviations_are_noticed()
    {
        ReportedEffect Of(string study, double sd) => Arms(study, "mouse", "g", new(16, 26, sd, double.NaN), new(16, 24, sd, double.NaN));
        var caution = Springs(Ask([Of("one", 2), Of("two", 2.2), Of("three", 1.9), Of("four", 0.5)]), "se-or-sd");
        Assert.StartsWith("four", Assert.Single(caution.Where), StringComparison.Ordinal);
        Silent(Ask([Of("one", 2), Of("two", 2.2), Of("three", 1.9), Of("four", 1.5)]), "se-or-sd");
        Springs(Ask([Slope("one", 0.4, 0.1), Slope("two", 0.3, 0.1) with { Low = -0.7, High = 1.3 }]), "se-or-sd");
    }

    [Fact]
    public void A_study_that_decides_alone_is_noticed()
    {
        var caution = Springs(Ask([Slope("one", 0.4, 0.1), Slope("two", 0.41, 0.01), Slope("three", 0.39, 0.1)]), "one-study-dominates");
        Assert.Contains("two has", Assert.Single(caution.Where), StringComparison.Ordinal);
        Silent(Ask([Slope("one", 0.4, 0.1), Slope("two", 0.41, 0.11), Slope("three", 0.39, 0.1)]), "one-study-dominates");
    }

    [Fact]
    public void A_replication_too_small_to_see_the_original_is_noticed()
    {
        Springs(Ask([Slope("one", 0.4, 0.1), Slope("two", 0.1, 0.4)]), "replication-too-small");
        Silent(Ask([Slope("one", 0.4, 0.1), Slope("two", 0.3, 0.1)]), "replication-too-small");
    }

    [Fact]
    public void Small_studies_that_show_more_are_noticed_and_drawn()
    {
        ReportedEffect[] Many(double lean) => [.. Enumerable.Range(1, 12).Select(i => Slope($"study {i}", 0.2 + lean * 0.03 * i + (i % 2 == 0 ? 0.01 : -0.01), 0.03 * i))];
        var leaning = Ask(Many(1.5));
        Springs(leaning, "small-study-effects");
        Assert.Contains(ReplicationPage.Of(leaning).Blocks, block => block is FigureBlock { Figure.Name: "replication-funnel" });
        Silent(Ask(Many(0)), "small-study-effects");
    }

    [Fact]
    public void Agreement_beyond_chance_makes_the_interval_too_short_and_is_noticed()
    {
        ReportedEffect[] alike = [Slope("one", 0.4, 0.1), Slope("two", 0.401, 0.11), Slope("three", 0.399, 0.09), Slope("four", 0.4, 0.12)];
        var caution = Springs(Ask(alike), "narrower-than-sampling");
        Assert.Equal(2, caution.Where.Length);
        Silent(Ask(alike, new() { Test = MetaTest.KnappHartungAdHoc }), "narrower-than-sampling");
        Silent(Ask([Slope("one", 0.4, 0.1), Slope("two", 0.1, 0.11), Slope("three", 0.6, 0.09)]), "narrower-than-sampling");
    }

    [Fact]
    public void Claims_from_a_long_list_are_said_to_hold_some_of_chance()
    {
        ReportedEffect[] Many(int molecules) =>
            [.. Enumerable.Range(1, molecules).SelectMany(i => new[] { Slope("one", 0.4, 0.1) with { Molecule = $"m{i}" }, Slope("two", 0.3, 0.1) with { Molecule = $"m{i}" } })];
        Assert.Contains("of 40 effects", Springs(Ask(Many(40)), "claims-from-a-list").What, StringComparison.Ordinal);
        Silent(Ask(Many(8)), "claims-from-a-list");
    }

    [Fact]
    public void Nothing_in_common_is_no_finding_and_not_an_error()
    {
        var answers = Ask([Slope("one", 0.4, 0.1), Slope("two", 0.3, 0.1) with { Molecule = "glycine" }]);
        Assert.Contains("counterpart", Assert.IsType<NoFinding>(Assert.Single(answers.Items)).Why, StringComparison.Ordinal);
        Assert.IsType<NoFinding>(Assert.Single(Ask([]).Items));
    }

    [Fact]
    public void A_run_of_discovery_gives_effects_with_moderated_errors()
    {
        TextColumn Texts(string name, string value) => new(name, "", [value]);
        NumberColumn Numbers(string name, double value) => new(name, "1", "", [value]);
        var associations = new Table("discovery-associations", "", [Texts("name", "Sarcosine"), Texts("trait", "grip"), Numbers("effect_sd", 0.2), Numbers("effect_low", 0.1), Numbers("effect_high", 0.3), Numbers("moderated_t", 4), Numbers("df", 100)]);
        var traits = new Table("discovery-traits", "", [Texts("trait", "grip"), Numbers("people", 104)]);
        var run = new RunRecord("1", "cohort", false, [], [], [], 104, [new("k", [], new("discovery", [], [], [], [associations, traits], [], []))]);
        var effect = Assert.Single(FromDiscovery.Of(run, "cohort", "human"));
        Assert.Equal((0.05, 104, EffectMeasure.SdPerSd), (effect.StandardError, effect.Count, effect.Measure));
        Assert.Empty(FromDiscovery.Of(run with { Questions = [] }, "cohort", "human"));
    }

    static Caution Springs(Answers answers, string code) => Assert.Single(answers.Cautions, caution => caution.Code == code);

    static void Silent(Answers answers, string code) => Assert.DoesNotContain(answers.Cautions, caution => caution.Code == code);

    static Answers Ask(IEnumerable<ReportedEffect> effects, ReplicationOptions? options = null, OrthologueTable? orthologues = null, NameTable? names = null) =>
        new ReplicationOfEffects(options ?? new()).Ask(new([.. effects], names, orthologues), null, default);

    static ReportedEffect Slope(string study, double value, double error) =>
        new("t", study, "sarcosine", "grip") { Measure = EffectMeasure.SdPerSd, Value = value, StandardError = error };

    static ReportedEffect Gene(string study, string species, string gene) => Slope(study, 0.4, study == "people" ? 0.1 : 0.11) with { Molecule = gene, Species = species };

    static ReportedEffect Arms(string study, string species, string unit, ReportedArm first, ReportedArm second) =>
        new("t", study, "sarcosine", "muscle") { Species = species, Unit = unit, First = first, Second = second, Count = first.Count + second.Count };
}
