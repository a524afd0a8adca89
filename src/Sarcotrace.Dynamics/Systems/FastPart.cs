using Sarcotrace.Core.Networks;

namespace Sarcotrace.Dynamics.Systems;

/// <summary>
/// The fast reactions of a network: what they leave unchanged (totals), and what must vanish so that they are at rest.
/// </summary>
/// <param name="Species">Species that fast reactions change.</param>
/// <param name="Totals">Combinations of their amounts that no fast reaction changes: rows over Species.</param>
/// <param name="Rests">Combinations of fast reactions' rates that are zero at equilibrium: rows over Reactions.</param>
/// <param name="Reactions">Identifiers of the fast reactions.</param>
sealed record FastPart(
    IReadOnlyList<string> Species,
    IReadOnlyList<double[]> Totals,
    IReadOnlyList<double[]> Rests,
    IReadOnlyList<string> Reactions)
{
    public static FastPart Empty { get; } = new([], [], [], []);

    /// <summary>Name of the state that keeps a total.</summary>
    public static string TotalName(int index) => $"fast total {index + 1}";

    /// <summary>Whether its equilibrium is solved for; otherwise the reactions run, a billion times faster.</summary>
    public bool Solved { get; init; } = true;

    /// <summary>How much faster, where the equilibrium is not solved for.</summary>
    public const double Speed = 1e9;

    /// <summary>Splits a network.</summary>
    /// <remarks>
    /// Where a stoichiometry changes or amounts are converted, totals have no fixed weights and nothing is solved for.
    /// With N the stoichiometry of the fast reactions, totals span the left null space of N; the rows of N that are
    /// independent, times the rates, are zero at rest.
    /// </remarks>
    public static FastPart Of(Network network, IReadOnlySet<string> states, bool solve)
    {
        var fast = network.Reactions.Where(reaction => reaction.Fast && reaction.Rate is not null).ToList();
        var species = fast.SelectMany(reaction => reaction.Reactants.Concat(reaction.Products))
            .Select(reference => reference.Species).Where(states.Contains).Distinct().ToList();
        if (species.Count == 0)
        {
            return Empty;
        }
        if (!solve || !IsPlain(network, fast, species))
        {
            return new FastPart(species, [], [], []) { Solved = false };
        }
        var changes = new double[species.Count][];
        for (var row = 0; row < species.Count; row++)
        {
            changes[row] = [.. fast.Select(reaction => Net(reaction, species[row]))];
        }
        var (totals, independent) = LeftNullSpace(changes);
        return new FastPart(
            species, totals, [.. independent.Select(row => changes[row])], [.. fast.Select(reaction => reaction.Id)]);
    }

    static bool IsPlain(Network network, List<Reaction> fast, List<string> species)
    {
        var computed = network.InitialAssignments.Select(one => one.Target)
            .Concat(network.Rules.Select(rule => rule.Target)).ToHashSet();
        var references = fast.SelectMany(reaction => reaction.Reactants.Concat(reaction.Products));
        return network.ConversionFactor is null
            && references.All(reference => reference is { Formula: null, Stoichiometry: not null, Constant: true }
                && (reference.Id is null || !computed.Contains(reference.Id)))
            && network.Species.Where(one => species.Contains(one.Id)).All(one => one.ConversionFactor is null);
    }

    static double Net(Reaction reaction, string species) =>
        reaction.Products.Where(reference => reference.Species == species).Sum(reference => reference.Stoichiometry!.Value)
        - reaction.Reactants.Where(reference => reference.Species == species).Sum(reference => reference.Stoichiometry!.Value);

    // Gauss-Jordan on [N | I]: rows of N that vanish leave combinations of species that no fast reaction changes.
    static (List<double[]> Totals, List<int> Independent) LeftNullSpace(double[][] matrix)
    {
        var rows = matrix.Length;
        var columns = matrix[0].Length;
        var work = matrix.Select(row => (double[])[.. row, .. new double[rows]]).ToArray();
        var order = Enumerable.Range(0, rows).ToArray();
        for (var row = 0; row < rows; row++)
        {
            work[row][columns + row] = 1;
        }
        var rank = 0;
        for (var column = 0; column < columns && rank < rows; column++)
        {
            var best = rank;
            for (var row = rank; row < rows; row++)
            {
                best = Math.Abs(work[row][column]) > Math.Abs(work[best][column]) ? row : best;
            }
            if (Math.Abs(work[best][column]) < 1e-12)
            {
                continue;
            }
            (work[rank], work[best]) = (work[best], work[rank]);
            (order[rank], order[best]) = (order[best], order[rank]);
            for (var row = 0; row < rows; row++)
            {
                if (row != rank && work[row][column] != 0)
                {
                    var factor = work[row][column] / work[rank][column];
                    for (var k = 0; k < work[row].Length; k++)
                    {
                        work[row][k] -= factor * work[rank][k];
                    }
                }
            }
            rank++;
        }
        return ([.. work.Skip(rank).Select(row => row[columns..])], [.. order.Take(rank).Order()]);
    }
}
