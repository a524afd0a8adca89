using Sarcotrace.Core.Networks;
using Sarcotrace.Dynamics.Solvers;
using Sarcotrace.Dynamics.Systems;

namespace Sarcotrace.Dynamics.Tests.Systems;

public class SimulationTests
{
    static readonly Tolerances Tight = new() { Relative = 1e-9, Absolute = 1e-12 };

    static readonly Expression S = new Symbol("S");
    static readonly Expression K = new Symbol("k");

    static Network Decay => new("decay")
    {
        Compartments = [new Compartment("c", 2)],
        Species = [new Species("S", "c") { InitialConcentration = 3 }, new Species("P", "c") { InitialAmount = 0 }],
        Parameters = [new Parameter("k", 0.7)],
        Reactions =
        [
            new Reaction("J")
            {
                Reactants = [new SpeciesReference("S")],
                Products = [new SpeciesReference("P")],
                Rate = Expression.Of(Operator.Times, K, S, new Symbol("c")),
            },
        ],
    };

    static Trajectory Run(Network network, double end, params Wanted[] wanted) =>
        Simulation.Run(Compiled(network), new Scenario { Times = [0, end / 2, end], Wanted = [.. wanted], Tolerances = Tight });

    static Model Compiled(Network network)
    {
        var compilation = Compilation.Of(network);
        Assert.True(compilation.Model is not null, string.Join("; ", compilation.Refusals));
        return compilation.Model!;
    }

    [Fact]
    public void A_species_decays_by_its_concentration()
    {
        var course = Run(Decay, 4, new Wanted("S"), new Wanted("P", Meaning.Amount), new Wanted("J"));
        Assert.Equal(Ending.Completed, course.Ending);
        Assert.Equal(3 * Math.Exp(-2.8), course[2, 0], 1e-8);
        Assert.Equal(6 * (1 - Math.Exp(-2.8)), course[2, 1], 1e-8);
        Assert.Equal(0.7 * 3 * Math.Exp(-2.8) * 2, course[2, 2], 1e-8);
    }

    [Fact]
    public void The_caller_sets_values_by_name()
    {
        var course = Simulation.Run(Compiled(Decay), new Scenario
        {
            Times = [0, 1],
            Wanted = [new Wanted("S")],
            Values = new Dictionary<string, double> { ["S"] = 10, ["k"] = 0.1 },
            Tolerances = Tight,
        });
        Assert.Equal(10, course[0, 0], 1e-12);
        Assert.Equal(10 * Math.Exp(-0.1), course[1, 0], 1e-8);
    }

    [Fact]
    public void An_event_at_a_time_sets_a_concentration()
    {
        var trigger = Expression.Of(Operator.GreaterOrEqual, Expression.Time, new Literal(1));
        var network = Decay with
        {
            Events = [new Event("E", trigger) { Assignments = [new EventAssignment("S", new Literal(5))] }],
        };
        var course = Run(network, 2, new Wanted("S"));
        Assert.Equal(5, course[1, 0], 1e-9);
        Assert.Equal(5 * Math.Exp(-0.7), course[2, 0], 1e-7);
        Assert.Equal("E", Assert.Single(course.Fired).Name);
    }

    [Fact]
    public void An_event_at_a_level_is_found_where_the_level_is_crossed()
    {
        var trigger = Expression.Of(Operator.Less, S, new Literal(1));
        var network = Decay with
        {
            Events = [new Event("E", trigger) { Assignments = [new EventAssignment("S", new Literal(3))] }],
        };
        var course = Run(network, 4, new Wanted("S"));
        var period = Math.Log(3) / 0.7;
        Assert.Equal(2, course.Fired.Length);
        Assert.Equal(period, course.Fired[0].Time, 1e-8);
        Assert.Equal(2 * period, course.Fired[1].Time, 1e-8);
    }

    [Fact]
    public void An_algebraic_rule_holds_all_the_time()
    {
        var total = Expression.Of(
            Operator.Minus, Expression.Of(Operator.Plus, S, new Symbol("rest")), new Literal(3));
        var network = Decay with
        {
            Parameters = [new Parameter("k", 0.7), new Parameter("rest", null, Constant: false)],
            Rules = [new Rule(RuleKind.Algebraic, "", total)],
        };
        var course = Run(network, 4, new Wanted("rest"));
        Assert.Equal(0, course[0, 0], 1e-12);
        Assert.Equal(3 * (1 - Math.Exp(-2.8)), course[2, 0], 1e-8);
    }

    [Fact]
    public void A_fast_reaction_is_always_at_rest()
    {
        var network = Decay with
        {
            Species = [.. Decay.Species, new Species("Q", "c") { InitialAmount = 0 }],
            Reactions =
            [
                .. Decay.Reactions,
                new Reaction("F")
                {
                    Fast = true,
                    Reactants = [new SpeciesReference("P")],
                    Products = [new SpeciesReference("Q")],
                    Rate = Expression.Of(
                        Operator.Minus, Expression.Of(Operator.Times, new Literal(3), new Symbol("P")), new Symbol("Q")),
                },
            ],
        };
        var course = Run(network, 4, new Wanted("P", Meaning.Amount), new Wanted("Q", Meaning.Amount));
        var made = 6 * (1 - Math.Exp(-2.8));
        Assert.Equal(made / 4, course[2, 0], 1e-7);
        Assert.Equal(made * 3 / 4, course[2, 1], 1e-7);
    }

    [Fact]
    public void A_delay_looks_back_to_the_values_before_the_start()
    {
        // x' = −x(t − 1), x = 1 before 0: 1 − t to 1, then 1 − t + (t − 1)²/2 to 2.
        var network = new Network("delayed")
        {
            Parameters = [new Parameter("x", 1, Constant: false)],
            Rules =
            [
                new Rule(RuleKind.Rate, "x", Expression.Of(
                    Operator.Minus, Expression.Of(Operator.Delay, new Symbol("x"), new Literal(1)))),
            ],
        };
        var course = Run(network, 2, new Wanted("x"));
        Assert.Equal(0, course[1, 0], 1e-8);
        Assert.Equal(-0.5, course[2, 0], 1e-7);
    }

    [Fact]
    public void Doses_are_given_after_what_is_reported_at_their_time()
    {
        var course = Simulation.Run(Compiled(Decay), new Scenario
        {
            Times = [0, 1, 2, 3],
            Wanted = [new Wanted("S", Meaning.Amount)],
            Doses = [new Dose(1, "S", 10), new Dose(2, "S", 4) { Duration = 1 }],
            Tolerances = Tight,
        });
        var before = 6 * Math.Exp(-0.7);
        var second = (before + 10) * Math.Exp(-0.7);
        Assert.Equal(before, course[1, 0], 1e-8);
        Assert.Equal(second, course[2, 0], 1e-8);
        Assert.Equal(second * Math.Exp(-0.7) + 4 / 0.7 * (1 - Math.Exp(-0.7)), course[3, 0], 1e-8);
    }

    [Theory]
    [InlineData(Method.Stiff)]
    [InlineData(Method.Explicit)]
    public void A_turn_at_the_very_end_of_a_step_is_not_lost(Method method)
    {
        // The delay keeps steps at half the time between two turns, so that turns and ends of steps fall together.
        Expression x = new Symbol("x");
        var past = Expression.Of(Operator.Delay, x, new Literal(0.005));
        var network = new Network("clock")
        {
            Parameters = [new Parameter("x", 0, Constant: false), new Parameter("n", 0, Constant: false)],
            Rules = [new Rule(RuleKind.Rate, "x", new Literal(1))],
            Events =
            [
                new Event("E", Expression.Of(Operator.GreaterOrEqual, x, new Literal(0.01)))
                {
                    Assignments =
                    [
                        new EventAssignment("x", new Literal(0)),
                        new EventAssignment("n", Expression.Of(Operator.Plus, new Symbol("n"), past)),
                    ],
                },
            ],
        };
        var course = Simulation.Run(Compiled(network), new Scenario
        {
            Times = [0, 2.005],
            Wanted = [new Wanted("n")],
            Tolerances = Tight,
            Method = method,
        });
        Assert.Equal(200, course.Fired.Length);
        Assert.Equal(200 * 0.005, course[1, 0], 1e-8);
    }

    [Fact]
    public void A_steady_dose_finds_the_trough_of_all_doses_before()
    {
        var cleared = Decay with { Reactions = [Decay.Reactions[0] with { Products = [] }] };
        var course = Simulation.Run(Compiled(cleared), new Scenario
        {
            Times = [0, 3],
            Wanted = [new Wanted("S", Meaning.Amount)],
            Doses = [new Dose(0, "S", 10) { SteadyState = true, Interval = 2 }],
            Tolerances = Tight,
        });
        Assert.Equal(10 / (1 - Math.Exp(-1.4)) * Math.Exp(-2.1), course[1, 0], 1e-7);
    }

    [Fact]
    public void A_steady_dose_names_what_grows_for_ever()
    {
        var course = Simulation.Run(Compiled(Decay), new Scenario
        {
            Times = [0, 3],
            Wanted = [new Wanted("S")],
            Doses = [new Dose(0, "S", 10) { SteadyState = true, Interval = 2 }],
        });
        Assert.Equal(Ending.NoSteadyDosing, course.Ending);
        Assert.Contains("because of P", course.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_explodes_ends_with_advice_and_no_number_that_is_none()
    {
        var network = new Network("explodes")
        {
            Parameters = [new Parameter("x", 1, Constant: false)],
            Rules = [new Rule(RuleKind.Rate, "x", Expression.Of(Operator.Times, new Symbol("x"), new Symbol("x")))],
        };
        var course = Run(network, 4, new Wanted("x"));
        Assert.NotEqual(Ending.Completed, course.Ending);
        Assert.NotEmpty(course.Advice);
        Assert.All(course.Values, value => Assert.True(double.IsFinite(value)));
    }
}
