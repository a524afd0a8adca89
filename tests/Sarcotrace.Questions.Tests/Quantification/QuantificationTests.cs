using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Assays;
using Sarcotrace.Questions.Quantification;
using Sarcotrace.Statistics;

namespace Sarcotrace.Questions.Tests.Quantification;

public class QuantificationTests
{
    static readonly double[] Standards = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    [Fact]
    public void Planted_concentrations_come_back_and_what_is_outside_is_named()
    {
        var table = Ask(Run([0.3, 2, 7, 40, 0.004])).Find("quantification-samples")!;
        Assert.Equal(["within range", "within range", "within range", "above range", "below range"], table.Texts("state"));
        foreach (var (found, truth) in table.Numbers("concentration").Zip([0.3, 2, 7])) Assert.InRange(found / truth, 0.9, 1.1);
        Assert.True(double.IsNaN(table.Numbers("concentration")[3]));
        Assert.True(double.IsNaN(table.Numbers("concentration")[4]));
    }

    [Fact]
    public void Scatter_that_grows_with_the_concentration_calls_for_weights()
    {
        var lines = Ask(Run([])).Find("quantification-lines")!;
        Assert.Equal(3, lines.Rows);
        Assert.NotEqual("weight 1", lines.Texts("weight")[lines.Texts("chosen").IndexOf("yes")]);
    }

    [Fact]
    public void Sarcosine_that_nothing_separates_from_alanine_is_called_isobaric_and_too_much_of_it_too_high()
    {
        string[] Codes(double[] samples, QuantificationOptions options) => [.. Ask(Run(samples), options).Cautions.Select(one => one.Code)];
        Assert.Contains("isobaric", Codes([1.4, 1.2], new()));
        Assert.DoesNotContain("isobaric", Codes([1.4, 1.2], new() { IsomersSeparated = true }));
        Assert.DoesNotContain("sarcosine-too-high", Codes([1.4, 1.2, 0.9], new()));
        Assert.Contains("sarcosine-too-high", Codes([8, 9, 7], new() { IsomersSeparated = true }));
        Assert.DoesNotContain("sarcosine-too-high", Codes([8, 9, 7], new() { Matrix = "muscle" }));
    }

    [Fact]
    public void A_blank_that_keeps_the_strong_injection_before_it_is_called_carry_over()
    {
        var run = Run([]);
        var order = run.Max(one => one.Order);
        run = [.. run, Of(order + 1, InjectionKind.Standard, 10, 10, new(9)), Of(order + 2, InjectionKind.Blank, 0, double.NaN, new(9)) with { Area = 900 }];
        Assert.Contains("carry-over", Ask(run).Cautions.Select(one => one.Code));
        Assert.True(Ask(run).Find("quantification-carry-over")!.Numbers("share")[0] > 20);
    }

    [Fact]
    public void Controls_that_miss_are_named_and_a_matrix_effect_is_measured()
    {
        var run = Run([]);
        var order = run.Max(one => one.Order);
        ImmutableArray<Injection> more =
        [
            .. run, Of(order + 1, InjectionKind.Control, 1.5, 1, new(9)),
            Of(order + 2, InjectionKind.Neat, 2, 2, new(9)), Of(order + 3, InjectionKind.AddedAfter, 1.2, 2, new(9)),
            Of(order + 4, InjectionKind.AddedBefore, 1.1, 2, new(9)),
        ];
        var answers = Ask(more);
        Assert.Contains("controls-missed", answers.Cautions.Select(one => one.Code));
        Assert.Contains("matrix-effect", answers.Cautions.Select(one => one.Code));
        Assert.InRange(answers.Find("quantification-matrix")!.Numbers("matrix_effect")[0], 50, 70);
    }

    [Fact]
    public void Four_standards_give_no_finding_and_still_a_page()
    {
        var answers = Ask([.. Run([1]).Where(one => one.Kind != InjectionKind.Standard || one.Nominal >= 1)]);
        Assert.Contains("4 concentrations", Assert.IsType<NoFinding>(answers.Items.Single()).Why, StringComparison.Ordinal);
        Assert.Equal("quantification", QuantificationPage.Of(answers).Id);
    }

    static Answers Ask(ImmutableArray<Injection> run, QuantificationOptions? options = null) =>
        new TargetedQuantification(options ?? new()).Ask(new("run", "umol/L", run), null, TestContext.Current.CancellationToken);

    static ImmutableArray<Injection> Run(double[] samples)
    {
        var draws = new Draws(21);
        var order = 0;
        return
        [
            .. Standards.Concat(Standards).Select(x => Of(++order, InjectionKind.Standard, x, x, draws)),
            .. samples.Select(x => Of(++order, InjectionKind.Sample, x, double.NaN, draws)),
        ];
    }

    static Injection Of(int order, InjectionKind kind, double x, double nominal, Draws draws)
    {
        var injected = 50000 * Math.Exp(0.05 * draws.Normal());
        var area = injected * (0.4 * x + 0.0005) * Math.Exp(0.03 * draws.Normal());
        return new(order, kind, $"{kind} {order}", "sarcosine", nominal, area, injected, 1);
    }
}
