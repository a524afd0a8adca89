using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Assays;
using Sarcotrace.Questions.Elisa;
using Sarcotrace.Statistics;

namespace Sarcotrace.Questions.Tests.Elisa;

public class ElisaTests
{
    static readonly double[] Standards = [1000, 500, 250, 125, 62.5, 31.25, 15.625, 7.8125];

    [Fact]
    public void Planted_concentrations_come_back_within_their_intervals()
    {
        var covered = 0;
        for (var seed = 1ul; seed <= 40; seed++)
        {
            double[] truth = [12, 40, 90, 160, 320];
            var answers = Ask(Plate(new(seed), truth.Select((x, i) => ($"s{i}", x, 1.0))));
            var table = answers.Find("elisa-samples")!;
            for (var i = 0; i < truth.Length; i++)
            {
                Assert.Equal("within range", table.Texts("state")[i]);
                Assert.InRange(table.Numbers("concentration")[i] / truth[i], 0.8, 1.25);
                if (table.Numbers("low")[i] <= truth[i] && truth[i] <= table.Numbers("high")[i]) covered++;
            }
        }

        Assert.InRange(covered / 200.0, 0.90, 0.99);
    }

    [Fact]
    public void What_lies_outside_the_standards_is_named_and_never_extrapolated()
    {
        var answers = Ask(Plate(new(3), [("much", 4000, 1), ("little", 0.5, 1), ("fine", 100, 1)]));
        var table = answers.Find("elisa-samples")!;
        Assert.Equal(["above range", "below range", "within range"], table.Texts("state"));
        Assert.Equal([true, true, false], table.Numbers("concentration").Select(double.IsNaN));
        Assert.Equal(["little"], answers.Exclusions.Single(one => one.Reason.StartsWith("below", StringComparison.Ordinal)).Names);
        Assert.Equal(["much"], answers.Exclusions.Single(one => one.Reason.StartsWith("above", StringComparison.Ordinal)).Names);
    }

    [Fact]
    public void A_sample_too_strong_undiluted_is_reported_from_its_dilutions()
    {
        var answers = Ask(Plate(new(4), [("a", 3000, 1), ("a", 3000, 10), ("a", 3000, 40)]));
        var table = answers.Find("elisa-samples")!;
        Assert.Equal(2, table.Numbers("dilutions_used")[0]);
        Assert.InRange(table.Numbers("concentration")[0], 2600, 3400);
    }

    [Fact]
    public void A_matrix_that_fades_with_dilution_is_called_not_parallel()
    {
        var answers = Ask(Plate(new(5), [("a", 100, 1), ("a", 150, 2), ("a", 200, 4), ("b", 200, 1), ("b", 200, 2), ("b", 200, 4)]));
        Assert.Equal(["a"], answers.Cautions.Single(caution => caution.Code == "not-parallel").Where);
        var table = answers.Find("elisa-samples")!;
        Assert.True(table.Numbers("dilution_trend")[0] > 50);
        Assert.InRange(table.Numbers("dilution_trend")[1], -30, 30);
    }

    [Fact]
    public void A_curve_is_not_the_five_parameter_one_unless_the_standards_ask_for_it()
    {
        var four = Ask(Plate(new(6), [])).Find("elisa-plates")!;
        Assert.Equal("four-parameter logistic", four.Texts("curve")[0]);
        var five = Ask(Plate(new(6), [], asymmetry: 0.35, noise: 0.01)).Find("elisa-plates")!;
        Assert.Equal("five-parameter logistic", five.Texts("curve")[0]);
    }

    [Fact]
    public void A_standard_written_wrong_breaks_the_range_and_too_few_standards_give_no_finding()
    {
        var wells = Plate(new(7), [("a", 100, 1)]).Select(well => well.Concentration == 250 ? well with { Concentration = 25 } : well);
        var answers = Ask([.. wells]);
        Assert.Contains(answers.Find("elisa-standards")!.Texts("passes"), word => word == "no");

        var few = Ask([.. Plate(new(7), [("a", 100, 1)]).Where(well => well.Kind != ElisaKind.Standard || well.Concentration > 200)]);
        var none = Assert.IsType<NoFinding>(few.Items.Single());
        Assert.Contains("3 concentrations", none.Why, StringComparison.Ordinal);
        Assert.Equal("elisa", ElisaPage.Of(few).Id);
    }

    [Fact]
    public void A_falling_competitive_curve_is_read_as_well()
    {
        var wells = Plate(new(8), [("a", 100, 1), ("much", 5000, 1), ("little", 0.3, 1)]).Select(well => well with { Signal = 3 - well.Signal });
        var table = Ask([.. wells]).Find("elisa-samples")!;
        Assert.InRange(table.Numbers("concentration")[0], 85, 115);
        Assert.Equal(["within range", "above range", "below range"], table.Texts("state"));
    }

    [Fact]
    public void A_drop_at_the_highest_standard_is_called_a_hook_and_a_control_that_misses_is_named()
    {
        ImmutableArray<ElisaWell> wells =
        [
            .. Plate(new(9), []).Select(well => well.Concentration == 1000 ? well with { Signal = 1.4 } : well),
            new("1", "H1", ElisaKind.Control, "QC", 60, 1, 1.6),
        ];
        var codes = Ask(wells).Cautions.Select(caution => caution.Code).ToArray();
        Assert.Contains("hook", codes);
        Assert.Contains("controls-missed", codes);
    }

    static Answers Ask(ImmutableArray<ElisaWell> wells) =>
        new ElisaConcentrations(new()).Ask(new("il10", "pg/mL", wells), null, TestContext.Current.CancellationToken);

    static ImmutableArray<ElisaWell> Plate(
        Draws draws, IEnumerable<(string Name, double Concentration, double Dilution)> samples, double asymmetry = 1, double noise = 0.025)
    {
        double Read(double x) => (0.06 + (x == 0 ? 0 : 2.8 * Math.Pow(1 + Math.Pow(x / 180, -1.15), -asymmetry))) * (1 + noise * draws.Normal());
        return
        [
            .. Standards.SelectMany(x => new[] { x, x }).Select(x => new ElisaWell("1", "", ElisaKind.Standard, "standard", x, 1, Read(x))),
            .. Enumerable.Range(0, 4).Select(_ => new ElisaWell("1", "", ElisaKind.Blank, "blank", double.NaN, 1, Read(0))),
            .. samples.SelectMany(one => new[] { one, one })
                .Select(one => new ElisaWell("1", "", ElisaKind.Sample, one.Name, double.NaN, one.Dilution, Read(one.Concentration / one.Dilution))),
        ];
    }
}
