using Sarcotrace.Core;
using Sarcotrace.Questions.Qpcr;

namespace Sarcotrace.Questions.Tests.Qpcr;

public class ExpressionTests
{
    static readonly QpcrOptions Two = new() { References = ["Actb", "Tbp"], Control = "young" };

    // Steady references, a gene that is one cycle earlier in the old.
    static Plate Clean(double jitter = 0.1)
    {
        var plate = new Plate();
        for (var i = 0; i < 4; i++)
        {
            var (up, turn) = ((i - 1.5) * jitter, i is 1 or 2 ? jitter : 0);
            plate.Add($"y{i}", "young", "Trim63", 24 + up).Add($"y{i}", "young", "Actb", 18 + turn).Add($"y{i}", "young", "Tbp", 25 + up)
                .Add($"o{i}", "old", "Trim63", 23 + turn).Add($"o{i}", "old", "Actb", 18 + turn).Add($"o{i}", "old", "Tbp", 25 + up);
        }

        return plate;
    }

    [Fact]
    public void Fewer_cycles_are_more_of_the_gene()
    {
        var finding = Assert.IsType<Finding>(Assert.Single(Clean().Ask(Two).Items));
        Assert.Equal(Math.Pow(2, 0.95), finding.Estimate.Value, 12);
        Assert.Equal(8, finding.Replicates);
        Assert.True(finding.Estimate.Low < finding.Estimate.Value && finding.Estimate.Value < finding.Estimate.High);
    }

    [Fact]
    public void Wells_are_averaged_before_they_are_counted()
    {
        var plate = Clean();
        for (var i = 0; i < 4; i++) plate.Add($"o{i}", "old", "Trim63", 23 + (i is 1 or 2 ? 0.1 : 0), 23 + (i is 1 or 2 ? 0.1 : 0));
        Assert.Equal(Clean().Ask(Two).Find("qpcr-folds")!.Numbers("fold_low")[0], plate.Ask(Two).Find("qpcr-folds")!.Numbers("fold_low")[0], 12);
    }

    [Fact]
    public void Known_efficiencies_give_the_ratio_of_Pfaffl()
    {
        var options = Two with { Efficiencies = ["Trim63=0.8", "Actb=0.9", "Tbp=1"] };
        var folds = Clean(0).Ask(options).Find("qpcr-folds")!;
        // E^ΔCq of the gene over that of the references, which do not move here: 1.8 to the power of one cycle.
        Assert.Equal(1.8, folds.Numbers("log2_fold").Select(log2 => Math.Pow(2, log2)).Single(), 12);
        Assert.Equal(2, folds.Numbers("fold_doubling")[0], 12);
    }

    [Fact]
    public void A_dilution_series_corrects_where_all_genes_have_one()
    {
        var plate = Clean(0).Series("Trim63", -3.5).Series("Actb", -3.4);
        Assert.Equal(1, plate.Ask(Two).Find("qpcr-folds")!.Numbers("log2_fold")[0], 12);
        plate.Series("Tbp", -3.3);
        Assert.Equal(Math.Log2(Math.Pow(10, 1 / 3.5)), plate.Ask(Two).Find("qpcr-folds")!.Numbers("log2_fold")[0], 9);
    }

    [Fact]
    public void Pairs_take_away_what_litters_share()
    {
        var plate = new Plate();
        for (var i = 0; i < 5; i++)
        {
            var (litter, noise) = (3.0 * i, i % 2 * 0.2);
            plate.Add($"y{i}", $"y{i}", "young", "Trim63", [24 + litter + noise], pair: $"l{i}").Add($"y{i}", $"y{i}", "young", "Actb", [18], pair: $"l{i}")
                .Add($"o{i}", $"o{i}", "old", "Trim63", [23 + litter], pair: $"l{i}").Add($"o{i}", $"o{i}", "old", "Actb", [18], pair: $"l{i}");
        }

        var options = new QpcrOptions { References = ["Actb"], Control = "young" };
        Assert.True(plate.Ask(options).Find("qpcr-folds")!.Numbers("p")[0] > 0.5);
        var paired = plate.Ask(options with { Paired = true }).Find("qpcr-folds")!;
        Assert.True(paired.Numbers("p")[0] < 0.001);
        Assert.Equal(5, paired.Numbers("n_group")[0]);
        Assert.Equal(1.08, paired.Numbers("log2_fold")[0], 9);
    }

    [Fact]
    public void Too_few_animals_are_no_finding_and_no_number()
    {
        var plate = new Plate().Add("y", "young", "Trim63", 24).Add("y", "young", "Actb", 18).Add("o", "old", "Trim63", 23).Add("o", "old", "Actb", 18);
        Assert.IsType<NoFinding>(Assert.Single(plate.Ask(new() { References = ["Actb"], Control = "young" }).Items));
    }

    [Fact]
    public void Technical_replicates_as_n_are_cautioned()
    {
        Assert.DoesNotContain("technical-replicates-as-n", Clean().Cautions(Two));
        Assert.Contains("technical-replicates-as-n", Clean().Cautions(Two with { Unit = CountedUnit.Well }));
        var twice = Clean().Add("y0 again", "y0", "young", "Trim63", [24]).Add("y0 again", "y0", "young", "Actb", [18]);
        Assert.Contains("technical-replicates-as-n", twice.Cautions(Two with { Unit = CountedUnit.Sample }));
    }

    [Fact]
    public void One_reference_gene_is_cautioned() =>
        Assert.Contains("one-reference-gene", Clean().Cautions(Two with { References = ["Actb"] }));

    [Fact]
    public void A_reference_that_moves_with_the_group_is_cautioned()
    {
        Assert.DoesNotContain("reference-moves-with-group", Clean().Cautions(Two));
        var moved = Clean();
        for (var i = 0; i < 4; i++) moved.Add($"o{i}", "old", "Actb", 15, 15);
        Assert.Contains("reference-moves-with-group", moved.Cautions(Two));
    }

    [Theory]
    [InlineData(-3.9, true), InlineData(-3.32, false), InlineData(-2.9, true)]
    public void An_efficiency_outside_90_to_110_per_cent_is_cautioned(double slope, bool cautioned) =>
        Assert.Equal(cautioned, Clean().Series("Trim63", slope).Cautions(Two).Contains("efficiency-out-of-range"));

    [Fact]
    public void Spread_wells_and_wells_without_Cq_are_cautioned_and_listed()
    {
        var plate = Clean().Add("y0", "young", "Actb", 19.2).Add("o1", "old", "Trim63", double.NaN, 40);
        var answers = plate.Ask(Two);
        Assert.Contains(answers.Cautions, caution => caution.Code == "replicates-differ" && caution.Where.Contains("y0 Actb"));
        Assert.Contains(answers.Cautions, caution => caution.Code == "wells-without-cq" && caution.What.Contains("old 2", StringComparison.Ordinal));
        Assert.Equal(2, Assert.Single(answers.Exclusions).Names.Length);
        Assert.Empty(plate.Ask(Two with { Undetermined = Undetermined.LastCycle }).Exclusions);
    }

    [Fact]
    public void Water_that_amplifies_is_cautioned()
    {
        Assert.DoesNotContain("control-wells-amplify", Clean().Water("Tbp", 36).Cautions(Two));
        Assert.Contains("control-wells-amplify", Clean().Water("Tbp", 27).Cautions(Two));
    }

    [Fact]
    public void Plates_that_hold_one_group_each_are_cautioned()
    {
        var plate = new Plate();
        for (var i = 0; i < 3; i++)
        {
            plate.Add($"y{i}", $"y{i}", "young", "Trim63", [24 + 0.1 * i], "one").Add($"y{i}", $"y{i}", "young", "Actb", [18], "one")
                .Add($"o{i}", $"o{i}", "old", "Trim63", [23 + 0.1 * i], "two").Add($"o{i}", $"o{i}", "old", "Actb", [18], "two");
        }

        Assert.Contains("plate-is-group", plate.Cautions(new() { References = ["Actb"], Control = "young" }));
    }

    [Fact]
    public void The_checklist_tells_present_from_missing()
    {
        var table = Clean().Water("Tbp", double.NaN).Ask(Two).Find("qpcr-miqe")!;
        var state = table.Texts("item").Zip(table.Texts("state")).ToDictionary(row => row.First!, row => row.Second);
        Assert.Equal("present", state["Wells without template"]);
        Assert.Equal("missing", state["Efficiency of each assay, with slope and R²"]);
    }

    [Fact]
    public void Options_that_do_not_fit_are_all_told()
    {
        var misfits = (Two with { Control = "none", References = ["Gapdh"], Efficiencies = ["Trim63=7"] }).Misfits(Clean().Run);
        Assert.Equal(4, misfits.Length);
    }
}
