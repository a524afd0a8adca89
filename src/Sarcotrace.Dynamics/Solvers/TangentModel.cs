using System.Collections.Immutable;
using Sarcotrace.Dynamics.Graphs;
using Sarcotrace.Dynamics.Systems;

namespace Sarcotrace.Dynamics.Solvers;

/// <summary>All derivatives of a model that following directions through time needs. Immutable, shared between threads.</summary>
sealed class TangentModel
{
    readonly Dictionary<EventProgram, (SlopeTable Values, SlopeTable Delay)> _programs = [];

    /// <summary>Differentiates a model.</summary>
    /// <param name="model">A model without delays and fast reactions.</param>
    /// <param name="seeds">Names whose initial values depend on the directions.</param>
    /// <param name="changes">Changes that a caller makes at times of its own.</param>
    /// <exception cref="ArgumentException">The model has delays or fast reactions.</exception>
    public TangentModel(Model model, IEnumerable<string> seeds, IEnumerable<EventProgram> changes)
    {
        if (!Answers(model))
        {
            throw new ArgumentException("directions are not followed through delays and fast reactions", nameof(model));
        }
        Model = model;
        var workings = model.Workings;
        var (derivatives, graph) = (model.Scope.Derivatives, model.Graph);
        var programs = workings.Events.Concat(changes).ToList();
        var startDerivatives = new Derivatives(workings.StartGraph);
        var declared = seeds.Select(name => StartScope.DeclaredInput(model.Quantities[name])).ToHashSet();
        Start = SlopeTable.Of(startDerivatives, workings.StartGraph, workings.StartNodes, declared.Contains);
        var moving = new HashSet<int>();
        for (var k = 0; k < Start.Rows; k++)
        {
            if (Start.Starts[k] < Start.Starts[k + 1])
            {
                moving.Add(1 + k);
            }
        }
        moving.UnionWith(programs.SelectMany(program => program.Targets).Select(target => target.Place));
        moving.UnionWith(workings.Concentrations.Concat(workings.Amounts).Select(one => one.Place));
        Counts = input => input <= model.StateCount || moving.Contains(input);
        Rates = SlopeTable.Of(derivatives, graph, model.RateNodes, Counts);
        var slopes = model.RateNodes.Select(rate => derivatives.Of(rate, 0)).ToList();
        TimeSlopes = SlopeTable.Of(derivatives, graph, slopes, Counts);
        Curvature = new CurvatureTable(SlopeTable.Of(derivatives, graph, Jacobian(model, derivatives), Counts), model.Pattern);
        Sizes = SlopeTable.Of(derivatives, graph, workings.SizeNodes, Counts);
        Switches = SlopeTable.Of(derivatives, graph, [.. workings.SwitchList.Select(one => one.Difference)], Counts);
        foreach (var program in programs)
        {
            _programs[program] = (
                SlopeTable.Of(derivatives, graph, program.ValueNodes, Counts),
                SlopeTable.Of(derivatives, graph, program.DelayNode < 0 ? [] : [program.DelayNode], Counts));
        }
    }

    /// <summary>The model.</summary>
    public Model Model { get; }

    /// <summary>Which inputs may move with the directions: time, states, some held values.</summary>
    public Func<int, bool> Counts { get; }

    public SlopeTable Start { get; }

    public SlopeTable Rates { get; }

    public SlopeTable TimeSlopes { get; }

    public CurvatureTable Curvature { get; }

    public SlopeTable Sizes { get; }

    public SlopeTable Switches { get; }

    /// <summary>Whether directions can be followed through a model.</summary>
    public static bool Answers(Model model) => model.DelayCount == 0 && model.Workings.Relaxation is null;

    /// <summary>Derivatives of what an event sets, and of its delay (no row where it has none).</summary>
    public (SlopeTable Values, SlopeTable Delay) Of(EventProgram program) => _programs[program];

    /// <summary>Working memory for any of the tables.</summary>
    public int Scratch => _programs.Values.SelectMany(pair => new[] { pair.Values.Scratch, pair.Delay.Scratch })
        .Concat([Start.Scratch, Rates.Scratch, TimeSlopes.Scratch, Curvature.Scratch, Sizes.Scratch, Switches.Scratch]).Max();

    static ImmutableArray<int> Jacobian(Model model, Derivatives derivatives)
    {
        var nodes = new List<int>();
        for (var row = 0; row < model.StateCount; row++)
        {
            for (var k = model.Pattern.Starts[row]; k < model.Pattern.Starts[row + 1]; k++)
            {
                nodes.Add(derivatives.Of(model.RateNodes[row], 1 + model.Pattern.Columns[k]));
            }
        }
        return [.. nodes];
    }
}
