using Sarcotrace.Core;
using Sarcotrace.Core.Mechanisms;
using Sarcotrace.Files.Experiments;
using Sarcotrace.Questions.Claims;

namespace Sarcotrace.Questions.Tests.Claims;

/// <summary>The list of claims, judged over draws.</summary>
public class ClaimsQuestionTests
{
    static readonly Mechanism Axis = MechanismFolder.Read(Approved.FromRoot("models")).Value!;
    static readonly Lazy<Answers> Judged = new(() => Ask(new ClaimsOptions { Draws = 60, Threads = 2 }));

    [Fact]
    public void Every_statement_of_the_founding_paper_and_every_claim_is_judged()
    {
        var ids = Judged.Value.Find("claims")!.Texts("claim");
        for (var number = 1; number <= 15; number++)
        {
            Assert.Contains(ids, id => id!.StartsWith($"P{number:00}", StringComparison.Ordinal));
        }
        for (var number = 1; number <= 32; number++)
        {
            Assert.Contains(ids, id => id!.StartsWith($"C{number:00}", StringComparison.Ordinal));
        }
        Assert.DoesNotContain(Judged.Value.Items, item => item is NoFinding);
        Assert.DoesNotContain(Judged.Value.Cautions, caution => caution.Code == "draws-not-followed");
    }

    [Fact]
    public void What_is_made_of_itself_lowers_what_a_dose_adds_and_clearance_goes_with_the_amino_acids()
    {
        var table = Judged.Value.Find("axis-sensitivity")!;
        double Of(string name, string label) => table.Numbers("correlation")[Enumerable.Range(0, table.Rows)
            .Single(row => table.Texts("name")[row] == name && table.Texts("label")[row] == label)];
        Assert.InRange(Of("P_synthesis", "plasma sarcosine"), -1, -0.7);
        Assert.InRange(Of("CL_intrinsic", "glutamate"), 0.3, 1);
    }

    [Theory]
    [InlineData("P01")]
    [InlineData("P08")]
    [InlineData("P09b")]
    [InlineData("P11a")]
    [InlineData("P11c")]
    [InlineData("P12a")]
    [InlineData("P12c")]
    [InlineData("P12e")]
    [InlineData("P12f")]
    [InlineData("P13b")]
    [InlineData("P13c")]
    [InlineData("C08")]
    [InlineData("C09")]
    [InlineData("C13a")]
    [InlineData("C13e")]
    [InlineData("C19b")]
    [InlineData("C24")]
    [InlineData("C28b")]
    [InlineData("C29c")]
    [InlineData("C30a")]
    [InlineData("C31a")]
    [InlineData("C31c")]
    public void Firm_claims_hold_in_nearly_all_draws(string id) => Assert.InRange(Share(Judged.Value, id), 0.95, 1);

    [Theory]
    [InlineData("C13g")]
    [InlineData("C23d")]
    [InlineData("C28c")]
    [InlineData("C29e")]
    public void What_an_earlier_model_got_wrong_holds_in_most_draws(string id) => Assert.InRange(Share(Judged.Value, id), 0.65, 1);

    [Fact]
    public void Under_a_contrary_view_the_claims_it_touches_fail()
    {
        var answers = Ask(new ClaimsOptions { Draws = 20, Threads = 2, Contrary = "m2-does-not-brown" });
        Assert.InRange(Share(answers, "P08"), 0, 0.3);
        Assert.InRange(Share(answers, "P13c"), 0.95, 1);
        Assert.Contains(answers.Cautions, caution => caution.Code == "contrary-view");
    }

    [Fact]
    public void An_unknown_view_is_no_finding() => Assert.Contains(
        "no contrary view is named 'nobody'",
        Assert.IsType<NoFinding>(Assert.Single(Ask(new ClaimsOptions { Contrary = "nobody" }).Items)).Why, StringComparison.Ordinal);

    [Fact]
    public void The_same_seed_gives_the_same_numbers_on_any_number_of_threads()
    {
        var small = Axis with { Claims = [.. Axis.Claims.Where(claim => claim.Id is "P04" or "C07e")], Experiments = [.. Axis.Experiments.Where(one => one.Id is "mouse-aged" or "mouse-aged-sarcosine" or "human-fasting" or "human-2g")] };
        var (one, three) = (new ClaimsOptions { Draws = 40 }, new ClaimsOptions { Draws = 40, Threads = 3 });
        Assert.Equal(
            new ClaimsQuestion(one).Ask(small, null, default).Find("claims")!.Numbers("median"),
            new ClaimsQuestion(three).Ask(small, null, default).Find("claims")!.Numbers("median"));
    }

    [Fact]
    public void More_than_the_studied_dose_is_flagged() => Assert.Contains(
        "mouse-dose-x10", Judged.Value.Cautions.Single(caution => caution.Code == "dose-above-studied").Where);

    [Fact]
    public void The_page_shows_network_doses_and_courses()
    {
        var figures = ClaimsPage.Of(Judged.Value).Blocks.OfType<Core.Pages.FigureBlock>().Select(block => block.Figure.Name).ToList();
        Assert.Equal(["axis", "responses", "dose-response"], figures.Take(3));
        Assert.Contains("courses-injury-aged-sarcosine", figures);
    }

    static Answers Ask(ClaimsOptions options) => new ClaimsQuestion(options).Ask(Axis, null, TestContext.Current.CancellationToken);

    static double Share(Answers answers, string id)
    {
        var claims = answers.Find("claims")!;
        return claims.Numbers("share")[claims.Texts("claim").IndexOf(id)];
    }
}
