using Sarcotrace.Core;
using Sarcotrace.Questions.Discovery;

namespace Sarcotrace.Questions.Tests.Discovery;

public class ThinnedTests
{
    [Fact]
    public void Few_people_are_all_drawn() => Assert.Equal([0, 1, 2], AgeTrends.Thinned([70, 60, 80]));

    [Fact]
    public void Of_very_many_people_some_are_drawn_evenly_over_their_ages_and_always_the_same()
    {
        double[] ages = [.. Enumerable.Range(0, 100_000).Select(i => 50.0 + i * 7919L % 400 / 10.0)];
        var drawn = AgeTrends.Thinned(ages);
        Assert.Equal(AgeTrends.MostPoints, drawn.Distinct().Count());
        Assert.Equal(drawn, AgeTrends.Thinned(ages));
        Assert.Equal(drawn.Order(), drawn);
        Assert.Equal(ages.Average(), drawn.Average(i => ages[i]), 0.05);
        Assert.Equal(ages.Min(), drawn.Min(i => ages[i]));
    }

    [Fact]
    public void A_figure_of_some_of_the_people_says_so()
    {
        var curves = new Table("c", "",
        [
            Columns.Text("metabolite", "", ["m", "m"]), Columns.Text("name", "", ["Sarcosine", "Sarcosine"]), Columns.Number("age", "a", "", [50, 90]),
            Columns.Number("log2_difference", "1", "", [1, -1]), Columns.Number("low", "1", "", [0, -2]), Columns.Number("high", "1", "", [2, 0]),
        ]);
        var points = new Table("p", "", [Columns.Text("metabolite", "", ["m", "m"]), Columns.Number("age", "a", "", [60, 70]), Columns.Number("log2_difference", "1", "", [0.5, 0])]);
        var some = AgeFigure.Of(curves, points, 500_000);
        Assert.EndsWith("Of 500,000 people 2 are drawn, evenly spaced in order of age.", some.Caption, StringComparison.Ordinal);
        Assert.Equal("Sarcosine (n = 500,000)", Assert.Single(some.Panels).Title);
        Assert.DoesNotContain("drawn", AgeFigure.Of(curves, points, 2).Caption, StringComparison.Ordinal);
    }
}
