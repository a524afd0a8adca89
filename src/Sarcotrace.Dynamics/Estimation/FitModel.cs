using System.Collections.Immutable;
using Sarcotrace.Core.Fitting;
using Sarcotrace.Core.Networks;
using Sarcotrace.Dynamics.Graphs;
using Sarcotrace.Dynamics.Solvers;
using Sarcotrace.Dynamics.Systems;

namespace Sarcotrace.Dynamics.Estimation;

/// <summary>The model of an estimation problem, with all its names, experiments and measurements sorted out.</summary>
sealed class FitModel
{
    FitModel(FitProblem problem, Model model, ImmutableArray<string> sought)
    {
        (Problem, Model, Sought) = (problem, model, sought);
        var place = problem.Parameters.Select((one, i) => (one.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i);
        ParameterPlaces = place;
        SoughtPlaces = [.. sought.Select(name => place[name])];
    }

    public FitProblem Problem { get; }

    public Model Model { get; }

    /// <summary>Names of what is estimated.</summary>
    public ImmutableArray<string> Sought { get; }

    /// <summary>Places of the problem's parameters among themselves.</summary>
    public IReadOnlyDictionary<string, int> ParameterPlaces { get; }

    /// <summary>Places of what is estimated among the problem's parameters.</summary>
    public ImmutableArray<int> SoughtPlaces { get; }

    public ImmutableArray<ExperimentPlan> Experiments { get; private set; } = [];

    /// <summary>Derivatives, or null where they must be differenced.</summary>
    public TangentModel? Slopes { get; private set; }

    /// <summary>Which of what is estimated the course depends on.</summary>
    public ImmutableArray<int> Dynamic { get; private set; } = [];

    /// <summary>The others, each with the place of its value.</summary>
    public ImmutableArray<(int Sought, int Place)> Static { get; private set; } = [];

    /// <summary>Prepares a problem.</summary>
    /// <exception cref="RefusalException">Something in it cannot be computed.</exception>
    public static FitModel Of(FitProblem problem)
    {
        var network = Widened(problem);
        var compilation = Compilation.Of(network);
        var model = compilation.Model ?? throw new RefusalException(compilation.Refusals[0]);
        var fit = new FitModel(
            problem, model, [.. problem.Parameters.Where(one => one.Estimated).Select(one => one.Id)]);
        var formulas = new Formulas(problem);
        fit.Experiments = [.. fit.Groups().Select(group => ExperimentPlan.Of(fit, formulas, group.Experiment, group.Indices))];
        fit.Sort();
        return fit;
    }

    // What only the problem names becomes a parameter of the model, so that one compiled model serves all formulas.
    static Network Widened(FitProblem problem)
    {
        var network = problem.Network;
        var known = network.Parameters.Select(one => one.Id)
            .Concat(network.Species.Select(one => one.Id)).Concat(network.Compartments.Select(one => one.Id))
            .Concat(network.Reactions.Select(one => one.Id))
            .Concat(network.Reactions.SelectMany(one => one.Reactants.Concat(one.Products)).Where(one => one.Id is not null)
                .Select(one => one.Id!)).ToHashSet();
        var changed = problem.Conditions.SelectMany(one => one.Changes).Select(one => one.Target).ToHashSet();
        var added = problem.Parameters.Select(one => (one.Id, Value: one.Nominal))
            .Concat(changed.Select(name => (Id: name, Value: (double?)null)))
            .Where(one => known.Add(one.Id));
        return network with
        {
            Parameters =
            [
                .. network.Parameters.Select(one => changed.Contains(one.Id) ? one with { Constant = false } : one),
                .. added.Select(one => new Parameter(one.Id, one.Value ?? 0, !changed.Contains(one.Id))),
            ],
        };
    }

    IEnumerable<(Experiment Experiment, int[] Indices)> Groups()
    {
        var known = Problem.Experiments.ToDictionary(one => one.Id);
        return Problem.Measurements.Select((one, index) => (one.Experiment, index)).GroupBy(pair => pair.Experiment)
            .Select(group => (
                known.GetValueOrDefault(group.Key) ?? new Experiment(group.Key, [new Period(0, [])]),
                group.Select(pair => pair.index).ToArray()));
    }

    void Sort()
    {
        var touched = Experiments.SelectMany(one => one.Named).ToHashSet();
        var workings = Model.Workings;
        var (derivatives, start) = (Model.Scope.Derivatives, new Derivatives(workings.StartGraph));
        var roots = Model.RateNodes.Concat(workings.SizeNodes).Concat(workings.SwitchList.Select(one => one.Difference))
            .Concat(workings.Events.Concat(Experiments.SelectMany(one => one.Programs))
                .SelectMany(one => one.ValueNodes.Concat(one.DelayNode < 0 ? [] : [one.DelayNode])));
        var inputs = Model.Alone(() => roots.SelectMany(root => derivatives.InputsOf(root).ToArray()).ToHashSet());
        var declared = workings.StartNodes.Select((node, k) => (k, start.InputsOf(node).ToArray()))
            .SelectMany(pair => pair.Item2.Select(input => (input, pair.k))).ToLookup(pair => pair.input, pair => pair.k);
        var (moving, still) = (new List<int>(), new List<(int, int)>());
        for (var i = 0; i < Sought.Length; i++)
        {
            var quantity = Model.Quantities[Sought[i]];
            var own = quantity.Place - 1;
            var alone = quantity is { Standing: Standing.Held, Species: null, IsCompartment: false }
                && !touched.Contains(Sought[i]) && !inputs.Contains(quantity.Place)
                && declared[StartScope.DeclaredInput(quantity)].All(k => k == own);
            if (alone)
            {
                still.Add((i, quantity.Place));
            }
            else
            {
                moving.Add(i);
            }
        }
        (Dynamic, Static) = ([.. moving], [.. still]);
        if (TangentModel.Answers(Model))
        {
            var seeds = moving.Select(i => Sought[i]).Concat(Experiments.SelectMany(one => one.StartTargets)).Distinct();
            Slopes = Model.Alone(() => new TangentModel(Model, seeds, Experiments.SelectMany(one => one.Programs)));
        }
        foreach (var experiment in Experiments)
        {
            experiment.Differentiate(this);
        }
    }
}

/// <summary>Formulas of a problem's observables, with what each measurement puts into them.</summary>
sealed class Formulas(FitProblem problem)
{
    readonly Dictionary<string, Observable> _observables = problem.Observables.ToDictionary(one => one.Id);
    readonly Dictionary<string, Expression> _values = problem.Observables.ToDictionary(one => one.Id, one => one.Formula);

    /// <summary>An observable.</summary>
    public Observable this[string id] => _observables[id];

    /// <summary>Formulas of value and noise of a measurement.</summary>
    public (Expression Value, Expression Noise) Of(Measurement measurement)
    {
        var observable = _observables[measurement.Observable];
        var own = new Dictionary<string, Expression>(_values);
        Bind(own, observable.Placeholders, measurement.ObservableParameters);
        Bind(own, observable.NoisePlaceholders, measurement.NoiseParameters);
        return (Substitution.In(observable.Formula, own), Substitution.In(observable.NoiseFormula, own));
    }

    static void Bind(Dictionary<string, Expression> names, ImmutableArray<string> places, ImmutableArray<Expression> values)
    {
        for (var i = 0; i < places.Length && i < values.Length; i++)
        {
            names[places[i]] = values[i];
        }
    }
}
