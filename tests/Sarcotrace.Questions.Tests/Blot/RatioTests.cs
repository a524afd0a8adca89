using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Assays;
using Sarcotrace.Questions.Blot;
using Sarcotrace.Statistics.Groups;

namespace Sarcotrace.Questions.Tests.Blot;

public class RatioTests
{
    static readonly BlotOptions Control = new() { Control = "young" };

    // log2 of p/total: young about 0, old about −1; gel two is a factor of 8 brighter for the phospho antibody.
    static readonly double[] Young = [0.2, -0.1, 0.1, -0.2], Old = [-0.9, -1.2, -1.1, -0.8];

    static List<BlotBand> Bands(bool oneGel = false)
    {
        List<BlotBand> bands = [];
        for (var i = 0; i < 4; i++)
        {
            var gel = oneGel || i < 2 ? "1" : "2";
            Lane(bands, gel, $"{2 * i + 1}", $"y{i}", "young", Young[i] + (gel == "2" ? 3 : 0));
            Lane(bands, gel, $"{2 * i + 2}", $"o{i}", "old", Old[i] + (gel == "2" ? 3 : 0));
        }

        return bands;
    }

    static void Lane(List<BlotBand> bands, string gel, string lane, string animal, string group, double log2, double loading = 0) => bands.AddRange(
    [
        new(gel, lane, animal, group, "Akt", BandKind.Phospho, 1000 * Math.Pow(2, log2), false, 0),
        new(gel, lane, animal, group, "Akt", BandKind.Total, 1000, false, 0),
        new(gel, lane, animal, group, "Gapdh", BandKind.Loading, 5000 * Math.Pow(2, loading + 0.01 * bands.Count), false, 0),
    ]);

    [Fact]
    public void One_gel_is_the_t_test_of_log_ratios()
    {
        var folds = Ask(Bands(oneGel: true)).Find("blot-folds")!;
        var expected = Difference.Of(TwoMeans.Student(Old, Young), 0.95);
        Assert.Equal("p-Akt/Akt", folds.Texts("ratio")[0]);
        Assert.Equal(expected.Value, folds.Numbers("difference")[0], 10);
        Assert.Equal(expected.Low, folds.Numbers("low")[0], 10);
        Assert.Equal(expected.P, folds.Numbers("p")[0], 10);
    }

    [Fact]
    public void A_brighter_gel_is_a_block_and_changes_no_difference()
    {
        var folds = Ask(Bands()).Find("blot-folds")!;
        Assert.Equal(-1, folds.Numbers("difference")[0], 10);
        Assert.Equal(5, folds.Numbers("df")[0]);
        // Within each gel the animals keep their own spread.
        Assert.Contains(Ask(Bands()).Find("blot-animals")!.Numbers("amount"), amount => Math.Abs(amount - 1) > 0.05);
    }

    [Fact]
    public void Technical_lanes_are_averaged_and_count_once()
    {
        var bands = Bands(oneGel: true);
        var once = Ask(bands).Find("blot-folds")!;
        Lane(bands, "1", "9", "o0", "old", Old[0] + 0.4);
        Lane(bands, "1", "10", "o0", "old", Old[0] - 0.4);
        var more = Ask(bands).Find("blot-folds")!;
        Assert.Equal(once.Numbers("n_group")[0], more.Numbers("n_group")[0]);
        Assert.Equal(once.Numbers("low")[0], more.Numbers("low")[0], 10);
    }

    [Fact]
    public void Animals_on_every_gel_count_once()
    {
        List<BlotBand> bands = [];
        foreach (var (gel, shift) in new[] { ("1", 0.0), ("2", 3.0) })
        {
            for (var i = 0; i < 4; i++)
            {
                Lane(bands, gel, $"{2 * i}", $"y{i}", "young", Young[i] + shift);
                Lane(bands, gel, $"{2 * i + 1}", $"o{i}", "old", Old[i] + shift);
            }
        }

        var folds = Ask(bands).Find("blot-folds")!;
        Assert.Equal(Difference.Of(TwoMeans.Student(Old, Young), 0.95).P, folds.Numbers("p")[0], 9);
        Assert.Equal(4, folds.Numbers("n_group")[0]);
    }

    [Fact]
    public void A_control_that_was_set_to_one_is_cautioned_and_not_tested()
    {
        var bands = Enumerable.Range(0, 4).SelectMany(i => new[] { Ratio($"y{i}", "young", 1), Ratio($"o{i}", "old", 0.4 + 0.1 * i) }).ToList();
        var answers = Ask(bands);
        Assert.Contains(answers.Cautions, caution => caution.Code == "control-set-to-one");
        Assert.IsType<NoFinding>(Assert.Single(answers.Items));
        bands[0] = bands[0] with { Intensity = 1.1 };
        Assert.DoesNotContain(Ask(bands).Cautions, caution => caution.Code == "control-set-to-one");
    }

    [Fact]
    public void Untransformed_ratios_are_cautioned()
    {
        Assert.DoesNotContain("untransformed-ratios", Cautions(Bands()));
        var linear = Ask(Bands(oneGel: true), Control with { Scale = RatioScale.Linear });
        Assert.Contains(linear.Cautions, caution => caution.Code == "untransformed-ratios");
        var ratios = (Mean(Old) - Mean(Young)) / Mean(Young);
        Assert.Equal(ratios, linear.Find("blot-folds")!.Numbers("difference")[0], 10);
    }

    [Fact]
    public void Lanes_without_animals_are_cautioned() =>
        Assert.Contains("technical-replicates-as-n", Cautions([.. Bands().Select(band => band with { Animal = null })]));

    [Fact]
    public void Saturated_bands_are_cautioned_listed_and_left_out()
    {
        var bands = Bands(oneGel: true);
        bands[0] = bands[0] with { Saturated = true };
        var answers = Ask(bands);
        Assert.Contains(answers.Cautions, caution => caution.Code == "saturated-bands");
        Assert.Single(Assert.Single(answers.Exclusions).Names);
        Assert.Equal(3, answers.Find("blot-folds")!.Numbers("n_control")[0]);
        Assert.Equal(4, Ask(bands, Control with { Saturated = SaturatedBands.Keep }).Find("blot-folds")!.Numbers("n_control")[0]);
    }

    [Fact]
    public void A_loading_control_that_moves_with_the_group_is_cautioned()
    {
        Assert.DoesNotContain("loading-moves-with-group", Cautions(Bands(oneGel: true)));
        Assert.Contains("loading-moves-with-group", Cautions(
            [.. Bands(oneGel: true).Select(band => band.Kind == BandKind.Loading && band.Group == "old" ? band with { Intensity = 2 * band.Intensity } : band)]));
    }

    [Fact]
    public void A_gel_of_one_group_alone_is_cautioned_and_answers_nothing()
    {
        var apart = Bands().Select(band => band with { Gel = band.Group }).ToList();
        Assert.Contains("gel-without-control", Cautions(apart));
        Assert.All(Ask(apart).Items, item => Assert.IsType<NoFinding>(item));
    }

    [Fact]
    public void Bands_of_different_gels_make_no_ratio()
    {
        var bands = Bands(oneGel: true).Select(band => band.Kind == BandKind.Phospho ? band with { Gel = "other" } : band).ToList();
        Assert.Contains(Ask(bands).Items, item => item is NoFinding none && none.Why.StartsWith("p-Akt/Akt", StringComparison.Ordinal));
    }

    static double Mean(double[] log2) => log2.Average(value => Math.Pow(2, value));

    static BlotBand Ratio(string animal, string group, double ratio) => new("1", animal, animal, group, "Foxo3", BandKind.Ratio, ratio, false, 0);

    static ImmutableArray<string> Cautions(List<BlotBand> bands) => [.. Ask(bands).Cautions.Select(caution => caution.Code)];

    static Answers Ask(List<BlotBand> bands, BlotOptions? options = null) =>
        new ProteinRatios(options ?? Control).Ask(new("bands", [.. bands]), null, default);
}
