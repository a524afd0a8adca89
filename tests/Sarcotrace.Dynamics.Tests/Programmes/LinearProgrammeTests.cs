using Sarcotrace.Core.Networks;
using Sarcotrace.Dynamics.Programmes;

namespace Sarcotrace.Dynamics.Tests.Programmes;

public class LinearProgrammeTests
{
    static readonly double Inf = double.PositiveInfinity;

    [Fact]
    public void A_textbook_programme_has_its_known_optimum()
    {
        // max 3x + 5y; x <= 4, 2y <= 12, 3x + 2y <= 18: 36 at (2, 6).
        var solution = new LinearProgramme
        {
            Maximize = true,
            RightSides = [4, 12, 18],
            Columns =
            [
                new(3, 0, Inf, [(0, 1), (2, 3)]), new(5, 0, Inf, [(1, 2), (2, 2)]),
                new(0, 0, Inf, [(0, 1)]), new(0, 0, Inf, [(1, 1)]), new(0, 0, Inf, [(2, 1)]),
            ],
        }.Solve();
        Assert.Equal(Optimum.Optimal, solution.Status);
        Assert.Equal(36, solution.Objective, 1e-12);
        Assert.Equal([2, 6], solution.Values.Take(2));
        Assert.Equal([0, 1.5, 1], solution.Prices.Select(price => Math.Round(price, 12)));
    }

    [Fact]
    public void Cycling_under_the_largest_slope_rule_is_escaped()
    {
        // Beale's example: min −0.75a + 150b − 0.02c + 6d, optimum −0.05.
        var solution = new LinearProgramme
        {
            RightSides = [0, 0, 1],
            Columns =
            [
                new(-0.75, 0, Inf, [(0, 0.25), (1, 0.5)]), new(150, 0, Inf, [(0, -60), (1, -90)]),
                new(-0.02, 0, Inf, [(0, -1.0 / 25), (1, -1.0 / 50), (2, 1)]), new(6, 0, Inf, [(0, 9), (1, 3)]),
                new(0, 0, Inf, [(0, 1)]), new(0, 0, Inf, [(1, 1)]), new(0, 0, Inf, [(2, 1)]),
            ],
        }.Solve();
        Assert.Equal(-0.05, solution.Objective, 1e-12);
    }

    [Fact]
    public void What_has_no_point_is_infeasible_and_what_has_no_end_unbounded()
    {
        Assert.Equal(Optimum.Infeasible, new LinearProgramme
        {
            RightSides = [5],
            Columns = [new(1, 0, 2, [(0, 1)]), new(1, 0, 2, [(0, 1)])],
        }.Solve().Status);
        Assert.Equal(Optimum.Infeasible, new LinearProgramme
        {
            RightSides = [],
            Columns = [new(1, 3, 2, [])],
        }.Solve().Status);
        Assert.Equal(Optimum.Unbounded, new LinearProgramme
        {
            RightSides = [0],
            Columns = [new(-1, 0, Inf, [(0, 1)]), new(0, 0, Inf, [(0, -1)])],
        }.Solve().Status);
    }

    [Fact]
    public void Free_variables_and_repeated_rows_do_no_harm()
    {
        var solution = new LinearProgramme
        {
            RightSides = [1, 1, 2],
            Columns = [new(1, -Inf, Inf, [(0, 1), (1, 1), (2, 2)]), new(2, -3, 7, [(0, 1), (1, 1), (2, 2)])],
        }.Solve();
        Assert.Equal(Optimum.Optimal, solution.Status);
        Assert.Equal([4, -3], solution.Values);
    }

    [Fact]
    public void Random_programmes_meet_their_conditions_of_optimality()
    {
        ulong state = 7;
        double Draw()
        {
            state = state * 6364136223846793005 + 1442695040888963407;
            return (state >> 11) * Math.Pow(2, -53);
        }
        for (var trial = 0; trial < 40; trial++)
        {
            var (rows, columns) = (5 + trial, 12 + 2 * trial);
            var point = Enumerable.Range(0, columns).Select(_ => Math.Floor(Draw() * 5)).ToArray();
            var all = Enumerable.Range(0, columns).Select(j => new LinearColumn(
                Math.Floor(Draw() * 11) - 5, j % 3 == 0 ? -2 : 0, j % 4 == 0 ? 9 : 5,
                [.. Enumerable.Range(0, rows).Where(_ => Draw() < 0.3).Select(i => (i, Math.Floor(Draw() * 7) - 3))]))
                .ToArray();
            var sides = new double[rows];
            for (var j = 0; j < columns; j++)
            {
                foreach (var (row, value) in all[j].Entries)
                {
                    sides[row] += value * point[j];
                }
            }
            var solution = new LinearProgramme { RightSides = [.. sides], Columns = [.. all] }.Solve();
            Assert.Equal(Optimum.Optimal, solution.Status);
            for (var j = 0; j < columns; j++)
            {
                var slope = all[j].Cost - all[j].Entries.Sum(entry => entry.Value * solution.Prices[entry.Row]);
                var x = solution.Values[j];
                Assert.True(slope > -1e-7 || x > all[j].High - 1e-7, "a variable could still grow");
                Assert.True(slope < 1e-7 || x < all[j].Low + 1e-7, "a variable could still shrink");
            }
        }
    }

    [Fact]
    public void Fluxes_of_a_branch_take_the_better_yield()
    {
        // → A (at most 10); A → 2 B (at most 4); A → B; B →.
        Reaction Of(string id, SpeciesReference[] from, SpeciesReference[] to) =>
            new(id) { Reactants = [.. from], Products = [.. to] };
        var network = new Network("branch")
        {
            Compartments = [new("c", 1)],
            Species = [new("A", "c"), new("B", "c"), new("X", "c") { BoundaryCondition = true }],
            Reactions =
            [
                Of("take", [new("X")], [new("A")]), Of("good", [new("A")], [new("B", 2)]),
                Of("poor", [new("A")], [new("B")]), Of("give", [new("B")], []),
            ],
            Fluxes = new FluxProblem("yield", true, [new("give", 1)],
                [new("take", 0, 10), new("good", 0, 4), new("poor", 0, Inf), new("give", 0, Inf)]),
        };
        var solution = FluxBalance.Of(network);
        Assert.Equal(14, solution.Objective, 1e-12);
        Assert.Equal([10, 4, 6, 14], solution.Fluxes.Select(flux => flux.Value));
    }
}
