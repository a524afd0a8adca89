using System.Collections.Immutable;
using Sarcotrace.Core.Networks;
using Sarcotrace.Dynamics.Ensembles;
using Sarcotrace.Dynamics.Solvers;
using Sarcotrace.Dynamics.Systems;

namespace Sarcotrace.Dynamics.Tests.Ensembles;

public class ModelEnsembleTests
{
    static readonly Tolerances Tight = new() { Relative = 1e-9, Absolute = 1e-12 };

    static Network Chain => new("chain")
    {
        Compartments = [new Compartment("c", 2)],
        Species = [new Species("A", "c") { InitialAmount = 0 }, new Species("B", "c") { InitialAmount = 1 }],
        Parameters = [new Parameter("k", 1), new Parameter("q", 0.3)],
        Reactions =
        [
            new Reaction("J") { Reactants = [new SpeciesReference("A")], Products = [new SpeciesReference("B")], Rate = Rate("k", "A") },
            new Reaction("L") { Reactants = [new SpeciesReference("B")], Rate = Rate("q", "B") },
        ],
    };

    static Expression Rate(string k, string species) =>
        Expression.Of(Operator.Times, new Symbol(k), new Symbol(species), new Symbol("c"));

    static Scenario Scenario => new()
    {
        Times = [0, 1, 2, 5],
        Wanted = [new Wanted("A"), new Wanted("B"), new Wanted("J")],
        Doses = [new Dose(0.5, "A", 10) { Additional = 1, Interval = 2 }, new Dose(1, "B", 4) { Duration = 1, Lag = 0.5 }],
        Tolerances = Tight,
        Method = Method.Stiff,
    };

    [Fact]
    public void Individuals_in_lanes_go_the_way_of_individuals_alone()
    {
        var model = Compilation.Of(Chain).Model!;
        Assert.True(ModelEnsemble.InLanes(model, Scenario));
        var seen = 0;
        ModelEnsemble.Run(model, Scenario, ["k"], 37, Draw, (index, values, advice) =>
        {
            Assert.Equal(seen++, index);
            Assert.Equal("", advice);
            var alone = Simulation.Run(model, Scenario with
            {
                Values = new Dictionary<string, double> { ["k"] = 0.2 + 0.1 * index },
            });
            for (var i = 0; i < values.Length; i++)
            {
                Assert.Equal(alone.Values[i], values[i], 1e-7);
            }
        }, 2, null, TestContext.Current.CancellationToken);
        Assert.Equal(37, seen);
    }

    [Fact]
    public void Scenarios_that_share_their_steps_give_the_bits_of_scenarios_alone()
    {
        var model = Compilation.Of(Chain).Model!;
        var shared = new EnsembleSteps();
        Scenario[] scenarios =
        [
            Scenario, Scenario with { Wanted = [new Wanted("L"), new Wanted("A")], Times = [0, 3], Start = -1 },
            Scenario with { Doses = [new Dose(0.5, "A", 3)], Tolerances = new() { Relative = 1e-4, Absolute = 1e-9 } },
            Scenario with { Doses = [] },
        ];
        foreach (var scenario in scenarios)
        {
            List<double> alone = [], together = [];
            ModelEnsemble.Run(model, scenario, ["k"], 21, Draw, (_, values, _) => alone.AddRange(values), 2, null, TestContext.Current.CancellationToken);
            ModelEnsemble.Run(model, shared, scenario, ["k"], 21, Draw, (_, values, _) => together.AddRange(values), 2, null, TestContext.Current.CancellationToken);
            Assert.Equal(21 * scenario.Times.Length * scenario.Wanted.Length, alone.Count);
            Assert.Equal(alone.Select(BitConverter.DoubleToInt64Bits), together.Select(BitConverter.DoubleToInt64Bits));
        }

        // With an infusion into B, and without.
        Assert.Equal(2, shared.Made);
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Individuals_with_doses_of_their_own_go_the_way_of_individuals_alone(bool reset)
    {
        var model = Compilation.Of(Chain).Model!;
        ImmutableArray<ImmutableArray<Dose>> regimens =
        [
            [new Dose(0, "A", 5)], [], [new Dose(0.5, "B", 4) { Duration = 2 }, new Dose(1.5, "A", 1) { Additional = 2, Interval = 0.5, Reset = reset }],
        ];
        ModelEnsemble.Run(model, Scenario, regimens, ["k"], 20, Draw, (index, values, advice) =>
        {
            Assert.Equal("", advice);
            var alone = Simulation.Run(model, Scenario with
            {
                Values = new Dictionary<string, double> { ["k"] = 0.2 + 0.1 * index },
                Doses = regimens[(int)index % 3],
            });
            for (var i = 0; i < values.Length; i++)
            {
                Assert.Equal(alone.Values[i], values[i], 1e-7);
            }
        }, 2, null, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void A_model_with_events_runs_one_by_one()
    {
        var trigger = Expression.Of(Operator.GreaterOrEqual, Expression.Time, new Literal(1));
        var model = Compilation.Of(Chain with
        {
            Events = [new Event("E", trigger) { Assignments = [new EventAssignment("A", new Literal(7))] }],
        }).Model!;
        Assert.False(ModelEnsemble.InLanes(model, Scenario));
        var seen = 0;
        ModelEnsemble.Run(model, Scenario with { Doses = [] }, ["k"], 5, Draw, (index, values, _) =>
        {
            Assert.Equal(7, values[3], 1e-9);
            Assert.Equal(7 * Math.Exp(-(0.2 + 0.1 * index)), values[6], 1e-6);
            seen++;
        }, 2, null, TestContext.Current.CancellationToken);
        Assert.Equal(5, seen);
    }

    static void Draw(long index, Span<double> values) => values[0] = 0.2 + 0.1 * index;
}
