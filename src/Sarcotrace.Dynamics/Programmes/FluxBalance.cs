using System.Collections.Immutable;
using Sarcotrace.Core.Networks;
using Sarcotrace.Dynamics.Systems;

namespace Sarcotrace.Dynamics.Programmes;

/// <summary>Steady fluxes of a network that make its objective largest or least.</summary>
public static class FluxBalance
{
    /// <summary>Solves a network's flux-balance problem.</summary>
    /// <param name="network">A network with <see cref="Network.Fluxes"/>.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>One flux a reaction, or why there is none.</returns>
    /// <exception cref="ArgumentException">The network has no flux problem, or it names an unknown reaction.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <remarks>
    /// Every species inside the boundary is made as fast as it is used. Where several fluxes are equally good, one of
    /// them is given. Source: [orth2010]
    /// </remarks>
    public static FluxSolution Of(Network network, CancellationToken cancellation = default)
    {
        var fluxes = network.Fluxes ?? throw new ArgumentException("the network has no flux problem", nameof(network));
        try
        {
            network = WithComputed(network);
        }
        catch (RefusalException refused)
        {
            return new FluxSolution(Optimum.Unsettled, 0, [], refused.Refusal.What);
        }
        if (OpenStoichiometry(network) is { } open)
        {
            return new FluxSolution(Optimum.Unsettled, 0, [], $"the stoichiometry of '{open}' is no number; give it one");
        }
        var solution = Programme(network, fluxes).Solve(cancellation);
        return new FluxSolution(
            solution.Status, solution.Objective,
            [.. solution.Values.Select((value, j) => new Flux(network.Reactions[j].Id, value))], Advice(solution.Status));
    }

    static LinearProgramme Programme(Network network, FluxProblem fluxes)
    {
        var rows = network.Species.Where(species => !species.BoundaryCondition).Select((species, i) => (species.Id, i))
            .ToDictionary(pair => pair.Id, pair => pair.i);
        var names = network.Reactions.Select(reaction => reaction.Id).ToHashSet();
        var unknown = fluxes.Weights.Select(weight => weight.Reaction).Concat(fluxes.Bounds.Select(bounds => bounds.Reaction))
            .FirstOrDefault(name => !names.Contains(name));
        if (unknown is not null)
        {
            throw new ArgumentException($"the flux problem names '{unknown}', which is no reaction");
        }
        var weights = fluxes.Weights.ToLookup(weight => weight.Reaction, weight => weight.Coefficient);
        var bounds = fluxes.Bounds.ToLookup(bound => bound.Reaction);
        return new LinearProgramme
        {
            RightSides = [.. new double[rows.Count]],
            Maximize = fluxes.Maximize,
            Columns =
            [
                .. network.Reactions.Select(reaction => new LinearColumn(
                    weights[reaction.Id].Sum(),
                    bounds[reaction.Id].Select(one => one.Low).DefaultIfEmpty(double.NegativeInfinity).Max(),
                    bounds[reaction.Id].Select(one => one.High).DefaultIfEmpty(double.PositiveInfinity).Min(),
                    Entries(reaction, rows))),
            ],
        };
    }

    static ImmutableArray<(int, double)> Entries(Reaction reaction, Dictionary<string, int> rows)
    {
        var sums = new SortedDictionary<int, double>();
        foreach (var (reference, sign) in Parts(reaction))
        {
            if (rows.TryGetValue(reference.Species, out var row))
            {
                sums[row] = sums.GetValueOrDefault(row) + sign * Number(reference)!.Value;
            }
        }
        return [.. sums.Where(pair => pair.Value != 0).Select(pair => (pair.Key, pair.Value))];
    }

    static IEnumerable<(SpeciesReference Reference, int Sign)> Parts(Reaction reaction) =>
        reaction.Reactants.Select(reference => (reference, -1)).Concat(reaction.Products.Select(reference => (reference, 1)));

    static double? Number(SpeciesReference reference) => reference switch
    {
        { Formula: Literal { Value: var value } } => value,
        { Formula: null, Stoichiometry: { } value } when double.IsFinite(value) => value,
        _ => null,
    };

    // A stoichiometry that an initial assignment or a rule computes is taken as it is at the start.
    static Network WithComputed(Network network)
    {
        var targets = network.InitialAssignments.Select(one => one.Target)
            .Concat(network.Rules.Where(rule => rule.Kind == RuleKind.Assignment).Select(rule => rule.Target)).ToHashSet();
        var names = network.Reactions.SelectMany(Parts).Select(part => part.Reference.Id).OfType<string>()
            .Where(targets.Contains).ToList();
        if (names.Count == 0)
        {
            return network;
        }
        var values = StartValues.Of(network, names);
        SpeciesReference Fixed(SpeciesReference reference) =>
            reference.Id is { } id && values.TryGetValue(id, out var value)
                ? reference with { Stoichiometry = value, Formula = null }
                : reference;
        return network with
        {
            Reactions = [.. network.Reactions.Select(reaction => reaction with
            {
                Reactants = [.. reaction.Reactants.Select(Fixed)],
                Products = [.. reaction.Products.Select(Fixed)],
            })],
        };
    }

    static string? OpenStoichiometry(Network network) => network.Reactions
        .SelectMany(reaction => Parts(reaction).Where(part => Number(part.Reference) is null)
            .Select(part => $"{part.Reference.Species} in {reaction.Id}"))
        .FirstOrDefault();

    static string Advice(Optimum status) => status switch
    {
        Optimum.Optimal => "",
        Optimum.Infeasible => "no steady fluxes meet the bounds; loosen the bounds of reactions that must run",
        Optimum.Unbounded => "the objective grows without bound; bound the reactions that take substance up",
        _ => "rounding spoiled the search; scale the stoichiometries and bounds to similar sizes",
    };
}

/// <summary>Fluxes of a network.</summary>
/// <param name="Status">Whether an optimum was found.</param>
/// <param name="Objective">Value of the objective; meaningful only where optimal.</param>
/// <param name="Fluxes">One a reaction, in the network's order; empty unless optimal.</param>
/// <param name="Advice">What to do where there is none.</param>
public sealed record FluxSolution(Optimum Status, double Objective, ImmutableArray<Flux> Fluxes, string Advice);

/// <summary>Flux of one reaction, extent per time.</summary>
public readonly record struct Flux(string Reaction, double Value);
