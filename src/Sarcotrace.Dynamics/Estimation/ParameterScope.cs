using Sarcotrace.Core.Networks;
using Sarcotrace.Dynamics.Graphs;
using Sarcotrace.Dynamics.Systems;

namespace Sarcotrace.Dynamics.Estimation;

/// <summary>Meaning of names before a model has values: parameters of the problem are inputs, the model's are numbers.</summary>
sealed class ParameterScope(Network network, IReadOnlyDictionary<string, int> places) : Scope(new Graph(), network)
{
    public override int Time => throw RefusalException.Of("time in a condition", "a condition before the start asks the time");

    public override int Value(string name)
    {
        if (places.TryGetValue(name, out var place))
        {
            return Graph.Input(place);
        }
        var value = Network.Parameters.FirstOrDefault(one => one.Id == name)?.Value
            ?? Network.Compartments.FirstOrDefault(one => one.Id == name)?.Size;
        return value is { } number
            ? Graph.Constant(number)
            : throw RefusalException.Of("condition on a changing value", $"a condition before the start asks '{name}', which is no parameter");
    }

    public override int RateOf(string name) =>
        throw RefusalException.Of("rate in a condition", $"a condition before the start asks the rate of '{name}'");

    public override int Delayed(int value, int before, int delay) => value;
}
