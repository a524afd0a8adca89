using Sarcotrace.Core.Networks;
using Sarcotrace.Dynamics.Solvers;
using Sarcotrace.Dynamics.Systems;

namespace Sarcotrace.Dynamics.Tests.Solvers;

/// <summary>Derivatives against central differences of runs at tight tolerance, through everything that can happen.</summary>
public class ForwardSensitivityTests
{
    static readonly Tolerances Tight = new() { Relative = 1e-10, Absolute = 1e-12 };

    static Symbol N(string name) => new(name);

    static Literal L(double value) => new(value);

    static Expression Times(params Expression[] factors) => Expression.Of(Operator.Times, factors);

    static Expression Plus(params Expression[] terms) => Expression.Of(Operator.Plus, terms);

    static Expression Minus(Expression a, Expression b) => Expression.Of(Operator.Minus, a, b);

    static Expression Over(Expression a, Expression b) => Expression.Of(Operator.Divide, a, b);

    static Expression Less(Expression a, Expression b) => Expression.Of(Operator.Less, a, b);

    static Expression More(Expression a, Expression b) => Expression.Of(Operator.Greater, a, b);

    static readonly Network Chain = new("chain")
    {
        Compartments = [new Compartment("c", 2) { }],
        Species =
        [
            new Species("A", "c") { InitialConcentration = 3 }, new Species("B", "c") { InitialConcentration = 0.5 },
        ],
        Parameters = [new Parameter("k", 0.7), new Parameter("v", 1.1), new Parameter("h", 0.4), new Parameter("s", 2.9)],
        Reactions =
        [
            new Reaction("J")
            {
                Reactants = [new SpeciesReference("A")], Products = [new SpeciesReference("B", 2)],
                Rate = Times(N("c"), Over(Times(N("v"), N("A")), Plus(N("h"), N("A")))),
            },
            new Reaction("K")
            {
                Reactants = [new SpeciesReference("B")], Products = [new SpeciesReference("A")],
                Rate = Times(N("c"), N("k"), N("B"), N("B")),
            },
        ],
    };

    static readonly string[] All = ["k", "v", "h", "s", "A", "B"];

    static Event Of(Expression trigger, params EventAssignment[] sets) => new("E", trigger) { Assignments = [.. sets] };

    static void Agrees(Network network, string[]? by = null, double tolerance = 2e-6, params Dose[] doses)
    {
        var compilation = Compilation.Of(network);
        Assert.True(compilation.Model is not null, string.Join("; ", compilation.Refusals));
        var model = compilation.Model!;
        string[] names = by ?? All;
        var start = names.ToDictionary(name => name, name => Value(network, name));
        var scenario = new Scenario
        {
            Times = [0, 0.35, 1.6, 2.2, 3.7, 6],
            Wanted = [new Wanted("A"), new Wanted("B"), new Wanted("J")],
            Values = start,
            Doses = [.. doses],
            Tolerances = Tight,
        };
        var course = ForwardSensitivity.Run(model, scenario, [.. names]);
        Assert.Equal(Ending.Completed, course.Ending);
        Assert.Equal(network.Events.Length > 0, Simulation.Run(model, scenario).Fired.Length > 0);
        for (var d = 0; d < names.Length; d++)
        {
            var step = 3e-5 * Math.Max(0.1, Math.Abs(start[names[d]]));
            var (lower, low, high, higher) = (At(-2 * step), At(-step), At(step), At(2 * step));
            for (var t = 0; t < scenario.Times.Length; t++)
            {
                for (var w = 0; w < 3; w++)
                {
                    var slope = (8 * (high[t, w] - low[t, w]) - (higher[t, w] - lower[t, w])) / (12 * step);
                    Assert.True(
                        Math.Abs(slope - course[t, w, d]) <= tolerance * (1 + Math.Abs(slope)),
                        $"d{scenario.Wanted[w].Name}/d{names[d]} at {scenario.Times[t]}: {course[t, w, d]:R} but differences {slope:R}");
                }
            }

            Trajectory At(double change) => Simulation.Run(model, scenario with
            {
                Values = new Dictionary<string, double>(start) { [names[d]] = start[names[d]] + change },
                Method = Method.Stiff,
            });
        }
    }

    static double Value(Network network, string name) =>
        network.Parameters.FirstOrDefault(one => one.Id == name)?.Value
        ?? network.Species.FirstOrDefault(one => one.Id == name)?.InitialConcentration
        ?? network.Compartments.First(one => one.Id == name).Size!.Value;

    [Fact]
    public void Without_events() => Agrees(Chain, [.. All, "c"]);

    [Fact]
    public void Through_an_event_whose_trigger_depends_on_states_and_parameters() => Agrees(Chain with
    {
        Events = [Of(Less(N("A"), N("s")), new EventAssignment("A", Plus(N("A"), Times(N("k"), N("B")))))],
    });

    [Fact]
    public void Through_an_event_at_a_time_that_is_a_parameter() => Agrees(Chain with
    {
        Events = [Of(More(Expression.Time, N("s")), new EventAssignment("B", Times(N("h"), N("A"))))],
    });

    [Fact]
    public void Through_a_delayed_event_with_values_of_its_trigger() => Agrees(Chain with
    {
        Events =
        [
            Of(Less(N("A"), N("s")), new EventAssignment("A", Plus(N("A"), N("B")))) with
            {
                Delay = Times(N("k"), N("h")),
            },
        ],
    });

    [Fact]
    public void Through_a_delayed_event_with_values_of_its_execution() => Agrees(Chain with
    {
        Events =
        [
            Of(Less(N("A"), N("s")), new EventAssignment("A", Plus(N("A"), N("B")))) with
            {
                Delay = Times(N("k"), N("h")), UseValuesFromTriggerTime = false,
            },
        ],
    });

    [Fact]
    public void Through_an_event_that_sets_a_concentration_and_its_compartment_at_once() => Agrees(Chain with
    {
        Compartments = [new Compartment("c", 2, Constant: false)],
        Events = [Of(Less(N("A"), N("s")), new EventAssignment("A", Times(N("s"), N("B"))), new EventAssignment("c", Plus(N("h"), N("k"))))],
    });

    [Fact]
    public void Through_an_event_that_changes_a_parameter_and_a_compartment() => Agrees(Chain with
    {
        Compartments = [new Compartment("c", 2, Constant: false)],
        Parameters = [.. Chain.Parameters.Select(one => one with { Constant = false })],
        Events =
        [
            Of(
                Less(N("A"), N("s")), new EventAssignment("v", Times(N("v"), N("A"))),
                new EventAssignment("c", Times(L(3), N("k")))),
        ],
    });

    [Fact]
    public void Through_a_rate_that_turns_when_a_state_passes_a_threshold() => Agrees(Chain with
    {
        Reactions =
        [
            .. Chain.Reactions,
            new Reaction("In")
            {
                Products = [new SpeciesReference("A")],
                Rate = Expression.Of(Operator.Piecewise, L(0.1), Less(N("A"), N("s")), L(0.3)),
            },
        ],
    }, tolerance: 2e-5);

    [Fact]
    public void Through_a_rate_that_turns_at_a_time_that_is_a_parameter() => Agrees(Chain with
    {
        Reactions =
        [
            .. Chain.Reactions,
            new Reaction("In")
            {
                Products = [new SpeciesReference("A")],
                Rate = Expression.Of(Operator.Piecewise, L(1.5), Less(Expression.Time, N("s")), N("k")),
            },
        ],
    });

    [Fact]
    public void Through_events_that_repeat_and_set_each_other_off() => Agrees(Chain with
    {
        Parameters = [.. Chain.Parameters, new Parameter("n", 0, false)],
        Events =
        [
            new Event("E", Less(N("A"), L(2.9)))
            {
                Assignments = [new EventAssignment("A", Plus(N("A"), N("s"))), new EventAssignment("n", Plus(N("n"), L(1)))],
            },
            new Event("F", More(N("n"), L(0.5))) { Assignments = [new EventAssignment("B", Times(N("B"), N("h")))] },
        ],
    });

    [Fact]
    public void Through_doses_and_infusions() => Agrees(
        Chain, null, 2e-6, new Dose(1, "A", 2) { Additional = 1, Interval = 1.5 }, new Dose(0.5, "B", 1) { Duration = 1.3 });

    [Fact]
    public void With_an_algebraic_rule_and_an_event() => Agrees(Chain with
    {
        Parameters = [.. Chain.Parameters, new Parameter("z", 1, false)],
        Rules = [new Rule(RuleKind.Algebraic, "", Minus(Times(N("z"), Plus(N("z"), N("h"))), N("B")))],
        Reactions =
        [
            .. Chain.Reactions,
            new Reaction("Out") { Reactants = [new SpeciesReference("A")], Rate = Times(L(0.2), N("z"), N("A")) },
        ],
        Events = [Of(Less(N("A"), N("s")), new EventAssignment("A", Plus(N("A"), Times(N("k"), N("B")))))],
    });

    [Fact]
    public void Of_a_model_that_depends_on_time_and_on_computed_initial_values() => Agrees(Chain with
    {
        InitialAssignments = [new InitialAssignment("B", Times(N("h"), N("s")))],
        Reactions =
        [
            .. Chain.Reactions,
            new Reaction("In")
            {
                Products = [new SpeciesReference("A")],
                Rate = Times(N("s"), Expression.Of(Operator.Exp, Times(L(-1), N("k"), Expression.Time))),
            },
        ],
    }, ["k", "v", "h", "s", "A"]);

    [Fact]
    public void Delays_are_refused()
    {
        var model = Compilation.Of(Chain with
        {
            Reactions = [new Reaction("D") { Reactants = [new("A")], Rate = Expression.Of(Operator.Delay, N("A"), L(1)) }],
        }).Model!;
        Assert.False(ForwardSensitivity.Answers(model));
        Assert.Throws<ArgumentException>(() => ForwardSensitivity.Run(
            model, new Scenario { Times = [1], Wanted = [new Wanted("A")] }, ["A"]));
    }
}
