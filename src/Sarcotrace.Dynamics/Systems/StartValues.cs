using Sarcotrace.Core.Networks;
using Sarcotrace.Dynamics.Code;
using Sarcotrace.Dynamics.Graphs;

namespace Sarcotrace.Dynamics.Systems;

/// <summary>Values that names have at the start, for what is not followed through time.</summary>
static class StartValues
{
    /// <summary>Computes them.</summary>
    /// <param name="network">The network.</param>
    /// <param name="names">Names that have values.</param>
    /// <returns>A value a name; not-a-number where the network gives none.</returns>
    public static IReadOnlyDictionary<string, double> Of(Network network, IReadOnlyList<string> names)
    {
        var quantities = new Quantities(network, new HashSet<string>(), []);
        var scope = new StartScope(new Graph(), network, quantities);
        var routine = Routine.Of(scope.Graph, [.. names.Select(scope.Value)]);
        var inputs = new double[scope.InputCount];
        foreach (var quantity in quantities.All.Where(quantity => quantity.DeclaredPlace >= 0))
        {
            inputs[StartScope.DeclaredInput(quantity)] = quantity.Declared;
        }
        var values = new double[names.Count];
        routine.Run(inputs, values, new double[routine.Scratch]);
        return names.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second);
    }
}
