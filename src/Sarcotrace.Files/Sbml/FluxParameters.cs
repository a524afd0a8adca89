using Sarcotrace.Core.Networks;

namespace Sarcotrace.Files.Sbml;

/// <summary>The parameters that hold the bounds of fluxes, as package fbc wants them.</summary>
/// <param name="Fluxes">The problem.</param>
/// <param name="Added">Parameters the network does not have yet.</param>
/// <param name="Bounds">Names of the lower and upper bound of each bounded reaction.</param>
sealed record FluxParameters(
    FluxProblem Fluxes, IReadOnlyList<Parameter> Added, IReadOnlyDictionary<string, (string Low, string High)> Bounds)
{
    public static FluxParameters Of(Network network, FluxProblem fluxes)
    {
        var taken = StoichiometryNames.Taken(network);
        FixedValues values = new(network);
        Dictionary<double, string> holders = [];
        List<Parameter> added = [];
        foreach (var parameter in network.Parameters)
        {
            if (values.Of(parameter.Id) is { } value) holders.TryAdd(value, parameter.Id);
        }

        return new(fluxes, added, fluxes.Bounds.ToDictionary(
            bound => bound.Reaction, bound => (Holder(bound.Low), Holder(bound.High))));

        string Holder(double value)
        {
            if (holders.TryGetValue(value, out var known)) return known;

            var id = StoichiometryNames.Fresh("flux_bound", taken);
            added.Add(new(id, value));
            return holders[value] = id;
        }
    }
}
