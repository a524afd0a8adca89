using System.Collections.Immutable;
using Sarcotrace.Statistics.Mixed;

namespace Sarcotrace.Statistics.Tests.Mixed;

public class MixedDesignTests
{
    const int Rows = 24;
    static readonly NamedColumn One = RandomTerm.Ones(Rows);
    static readonly NamedColumn Time = new("time", [.. Enumerable.Range(0, Rows).Select(row => (double)(row % 4))]);
    static readonly string[] Animal = [.. Enumerable.Range(0, Rows).Select(row => $"a{row / 4}")];

    [Fact]
    public void One_level_is_refused() => Refused("one level", [One], RandomTerm.Intercept("cage", [.. Enumerable.Repeat("c", Rows)]));

    [Fact]
    public void Groups_of_one_row_are_refused() =>
        Refused("the residual", [One], RandomTerm.Intercept("row", [.. Enumerable.Range(0, Rows).Select(row => $"{row}")]));

    [Fact]
    public void Groups_that_are_fixed_effects_too_are_refused() =>
        Refused("fixed effects already", [.. Enumerable.Range(0, 6).Select(a => new NamedColumn($"a{a}", [.. Animal.Select(one => one == $"a{a}" ? 1.0 : 0.0)]))],
            RandomTerm.Intercept("animal", Animal));

    [Fact]
    public void The_same_groups_twice_are_refused() =>
        Refused("animal and intercept of mouse cannot be told apart", [One], RandomTerm.Intercept("animal", Animal), RandomTerm.Intercept("mouse", Animal));

    [Fact]
    public void Slopes_of_animals_seen_twice_are_refused()
    {
        NamedColumn twice = new("time", [.. Enumerable.Range(0, Rows).Select(row => (double)(row % 2))]);
        Refused("the residual", [One, twice], RandomTerm.Of("animal", [.. Enumerable.Range(0, Rows).Select(row => $"a{row / 2}")], [One, twice]));
    }

    [Fact]
    public void More_fixed_effects_than_rows_can_tell_are_refused()
    {
        var draws = new Draws(4);
        Refused("24 rows for 24", [.. Enumerable.Range(0, Rows).Select(k => new NamedColumn($"x{k}", [.. Enumerable.Range(0, Rows).Select(_ => draws.Normal())]))],
            RandomTerm.Intercept("animal", Animal));
    }

    [Fact]
    public void A_fixed_column_that_others_determine_is_left_out_and_named()
    {
        NamedColumn months = new("months", [.. Time.Values.Select(weeks => 0.25 * weeks + 3)]);
        var design = MixedDesign.Build(Rows, [One, Time, months], [RandomTerm.Intercept("animal", Animal)]).Value!;
        Assert.Equal(["intercept", "time"], design.Names);
        var alias = Assert.Single(design.Aliased);
        Assert.Equal("months", alias.Column);
        Assert.Equal(["intercept", "time"], alias.Of);
    }

    [Fact]
    public void A_response_that_the_effects_give_exactly_is_refused()
    {
        var design = MixedDesign.Build(Rows, [One, Time], [RandomTerm.Intercept("animal", Animal)]).Value!;
        double[] y = [.. Animal.Select((animal, row) => 3.0 * animal[1] * animal[1] + Time.Values[row])];
        Assert.Contains("exactly", MixedModel.Fit(design, y).Refusal!.Why, StringComparison.Ordinal);
        Assert.Contains("exactly", MixedModel.Fit(design, [.. Time.Values]).Refusal!.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_response_of_another_length_or_without_end_is_the_callers_mistake()
    {
        var design = MixedDesign.Build(Rows, [One], [RandomTerm.Intercept("animal", Animal)]).Value!;
        Assert.Throws<ArgumentException>(() => MixedModel.Fit(design, new double[3]));
        Assert.Throws<ArgumentException>(() => MixedModel.Fit(design, Enumerable.Repeat(double.NaN, Rows).ToArray()));
    }

    [Fact]
    public void Two_animals_are_enough_to_be_fitted()
    {
        string[] two = [.. Enumerable.Range(0, 6).Select(row => $"a{row / 3}")];
        var design = MixedDesign.Build(6, [RandomTerm.Ones(6)], [RandomTerm.Intercept("animal", two)]).Value!;
        var model = MixedModel.Fit(design, [1, 2, 3, 7, 8, 10.5]).Value!;
        // Balanced: the mean is known as that of two numbers, with one degree of freedom.
        Assert.Equal(1, model.Freedom([1]), 1e-9);
        Assert.Equal(Math.Abs(8.5 - 2) / 2, model.Combine([1]).Error, 1e-9);
    }

    static void Refused(string why, ImmutableArray<NamedColumn> columns, params RandomTerm[] terms)
    {
        var built = MixedDesign.Build(Rows, columns, terms);
        Assert.False(built.Succeeded);
        Assert.Contains(why, built.Refusal.Why, StringComparison.Ordinal);
    }
}
