using Sarcotrace.Dynamics.Ensembles;
using Sarcotrace.Dynamics.Graphs;
using Sarcotrace.Dynamics.Solvers;
using Sarcotrace.Dynamics.Tests.Code;

namespace Sarcotrace.Dynamics.Tests.Ensembles;

public class EnsembleTests
{
    /// <summary>Absorption from a gut, elimination from the blood; parameters ka and ke.</summary>
    static EnsembleProblem Absorption(double relative = 1e-8)
    {
        var graph = new Graph();
        var absorbed = graph.Add(Act.Multiply, graph.Input(3), graph.Input(1));
        var lost = graph.Add(Act.Multiply, graph.Input(4), graph.Input(2));
        return new EnsembleProblem
        {
            Graph = graph,
            Rates = [graph.Add(Act.Negate, absorbed), graph.Add(Act.Subtract, absorbed, lost)],
            Parameters = 2,
            Observables = [graph.Input(2), graph.Add(Act.Add, graph.Input(1), graph.Input(2))],
            Times = [0, 1, 2, 3.5, 10, 10, 24, 30],
            Infused = [1],
            Tolerances = new Tolerances { Relative = relative, Absolute = relative },
        };
    }

    static double Blood(double ka, double ke, double t) =>
        t <= 0 ? 0 : 100 * ka / (ka - ke) * (Math.Exp(-ke * t) - Math.Exp(-ka * t));

    static double Infused(double ke, double t) =>
        t <= 0 ? 0 : 5 / ke * (1 - Math.Exp(-ke * Math.Min(t, 4))) * Math.Exp(-ke * Math.Max(0, t - 4));

    static void Patient(long i, Individual one)
    {
        one.Parameters[0] = 0.8 + 0.01 * (i % 97);
        one.Parameters[1] = 0.1 + 0.001 * (i % 89);
        one.Give(10, 0, 100);
        one.Give(0, 0, 100);
        one.Give(2, 1, 20, 4);
    }

    static (double[] Values, Outcome[] Outcomes) Collect(
        EnsembleProblem problem, int lanes, int count, Action<long, Individual> fill, int workers = 1)
    {
        var values = new List<double>();
        var outcomes = new List<Outcome>();
        Ensemble.Of(problem).Run(lanes, count, fill, block =>
        {
            Assert.Equal(outcomes.Count, block.First);
            for (var i = 0; i < block.Count; i++)
            {
                values.AddRange(block.Values(i));
                outcomes.Add(block[i]);
            }
        }, workers);
        return ([.. values], [.. outcomes]);
    }

    [Fact]
    public void Doses_and_infusions_follow_their_formula()
    {
        var problem = Absorption();
        var (values, outcomes) = Collect(problem, 8, 200, Patient);
        Assert.All(outcomes, outcome => Assert.Equal(Outcome.Completed, outcome));
        for (var i = 0; i < 200; i++)
        {
            var (ka, ke) = (0.8 + 0.01 * (i % 97), 0.1 + 0.001 * (i % 89));
            for (var k = 0; k < problem.Times.Length; k++)
            {
                var t = problem.Times[k];
                var expected = Blood(ka, ke, t) + Blood(ka, ke, t - 10) + Infused(ke, t - 2);
                Assert.Equal(expected, values[(i * problem.Times.Length + k) * 2], 1e-5);
            }
        }
    }

    [Theory]
    [InlineData(4, 1), InlineData(8, 1), InlineData(8, 2), InlineData(1, 2)]
    public void Results_are_the_same_bytes_whatever_lanes_and_threads(int lanes, int workers)
    {
        var expected = Collect(Absorption(1e-5), 1, 3000, Patient);
        var actual = Collect(Absorption(1e-5), lanes, 3000, Patient, workers);
        Assert.Equal(expected.Values, actual.Values);
    }

    [Fact]
    public void An_individual_does_not_see_its_neighbours()
    {
        var (values, _) = Collect(Absorption(1e-5), 8, 500, Patient);
        var (turned, _) = Collect(Absorption(1e-5), 8, 500, (i, one) => Patient(499 - i, one));
        Assert.Equal(values.Chunk(16).Reverse().SelectMany(row => row), turned);
    }

    [Fact]
    public void Rates_may_change_with_time()
    {
        var graph = new Graph();
        var (t, y) = (graph.Input(0), graph.Input(1));
        var cos = graph.Add(Act.Cos, t);
        // y' = 50(cos t − y) − sin t, so that y = cos t: stiff, and its rates change with time.
        var pull = graph.Add(Act.Multiply, graph.Constant(50), graph.Add(Act.Subtract, cos, y));
        var problem = new EnsembleProblem
        {
            Graph = graph,
            Rates = [graph.Add(Act.Subtract, pull, graph.Add(Act.Sin, t))],
            Parameters = 0,
            Observables = [y, graph.Add(Act.Multiply, t, y)],
            Times = [0.5, 1, 5, 10],
            Tolerances = new Tolerances { Relative = 1e-8, Absolute = 1e-8 },
        };
        foreach (var lanes in new[] { 1, 8 })
        {
            var (values, _) = Collect(problem, lanes, 3, (_, one) => one.States[0] = 1);
            for (var k = 0; k < 4; k++)
            {
                Assert.Equal(Math.Cos(problem.Times[k]), values[2 * k], 1e-7);
                Assert.Equal(problem.Times[k] * Math.Cos(problem.Times[k]), values[2 * k + 1], 1e-6);
            }
        }
    }

    [Fact]
    public void What_fails_is_told_and_harms_no_neighbour()
    {
        var graph = new Graph();
        var y = graph.Input(1);
        // y' = p·y²: y = 1/(1 − p·t) leaves all bounds at t = 1/p.
        var problem = new EnsembleProblem
        {
            Graph = graph,
            Rates = [graph.Add(Act.Multiply, graph.Input(2), graph.Add(Act.Multiply, y, y))],
            Parameters = 1,
            Observables = [y],
            Times = [1, 2],
        };
        var dice = new Dice(5);
        double[] rates =
            [.. Enumerable.Range(0, 60).Select(i => i % 7 == 3 ? 0.8 : i % 7 == 5 ? double.NaN : -dice.Next())];
        var (values, outcomes) = Collect(
            problem, 8, 60, (i, one) => (one.States[0], one.Parameters[0]) = (1, rates[i]));
        for (var i = 0; i < 60; i++)
        {
            var expected = i % 7 == 3 ? Outcome.StepTooSmall : i % 7 == 5 ? Outcome.NoStart : Outcome.Completed;
            Assert.Equal(expected, outcomes[i]);
            Assert.Equal(outcomes[i] == Outcome.Completed, outcomes[i].Advice().Length == 0);
            Assert.Equal(i % 7 == 5 ? 0 : 1 / (1 - rates[i]), values[2 * i], 1e-3);
            Assert.Equal(i % 7 is 3 or 5 ? 0 : 1 / (1 - 2 * rates[i]), values[2 * i + 1], 1e-4);
        }
    }

    [Fact]
    public void Steps_can_be_limited()
    {
        var (_, outcomes) = Collect(Absorption() with { MostSteps = 5 }, 8, 20, Patient);
        Assert.All(outcomes, outcome => Assert.Equal(Outcome.TooManySteps, outcome));
    }

    [Fact]
    public void It_stops_when_asked()
    {
        using var stop = new CancellationTokenSource();
        var ensemble = Ensemble.Of(Absorption());
        Assert.Throws<OperationCanceledException>(() =>
            ensemble.Run(10_000_000, Patient, _ => stop.Cancel(), 2, cancellation: stop.Token));
    }

    [Fact]
    public void What_a_caller_throws_comes_out()
    {
        var ensemble = Ensemble.Of(Absorption());
        Assert.Throws<InvalidTimeZoneException>(() =>
            ensemble.Run(100_000, Patient, _ => throw new InvalidTimeZoneException(), 2));
        Assert.Throws<ArgumentException>(() => ensemble.Run(10, (_, one) => one.Give(-1, 0, 1), _ => { }));
    }
}
