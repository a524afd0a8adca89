using System.Collections.Immutable;
using Sarcotrace.Core.Mechanisms;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Dynamics.Sampling;

namespace Sarcotrace.Questions.Claims;

/// <summary>Plausible sets of a species' values: set 0 is the point values, the rest a Sobol sequence.</summary>
sealed class PlausibleDraws
{
    readonly ImmutableArray<Marginal> _marginals;
    readonly ImmutableArray<double> _points;
    readonly ImmutableArray<int> _dimensions;
    readonly ImmutableArray<(int Place, double Factor)> _factors;
    readonly SobolSequence _sequence;

    /// <summary>The draws of one experiment.</summary>
    /// <param name="mechanism">Values and their ranges.</param>
    /// <param name="experiment">Whose species and changes hold.</param>
    /// <param name="view">Contrary view, or null.</param>
    /// <param name="options">How many, how far apart.</param>
    internal PlausibleDraws(Mechanism mechanism, VirtualExperiment experiment, ContraryView? view, ClaimsOptions options)
    {
        // One dimension a name, the same in every experiment, so that arms differ by what was done to them alone.
        ImmutableArray<string> drawn = [.. mechanism.Values.Where(one => one.Varies).Select(one => one.Name).Distinct()];
        _sequence = new SobolSequence(Math.Max(1, drawn.Length), options.Seed);
        ImmutableArray<ValueChange> changes = [.. view?.Changes ?? [], .. experiment.Changes];
        var own = mechanism.Values.Where(one => one.Species == experiment.Species || one.Species == "any").ToList();
        var set = changes.Where(change => !change.IsFactor).Select(change => change.Name).ToHashSet();
        var varied = own.Where(one => one.Varies && !set.Contains(one.Name)).ToList();
        Names = [.. varied.Select(one => one.Name)];
        _points = [.. varied.Select(one => one.Value)];
        _dimensions = [.. varied.Select(one => drawn.IndexOf(one.Name))];
        var deviation = Math.Sqrt(Elementary.Log(1 + options.Variation * options.Variation));
        _marginals = [.. varied.Select(one => (Marginal)new Marginal.LogNormal(one.Value, deviation) { Lowest = one.Low, Highest = one.High })];
        var factors = changes.Where(change => change.IsFactor).ToList();
        _factors = [.. factors.Where(change => Names.Contains(change.Name)).Select(change => (Names.IndexOf(change.Name), change.Value))];
        Fixed = Settled(own, changes, factors);
    }

    /// <summary>Names that are drawn, in order.</summary>
    internal ImmutableArray<string> Names { get; }

    /// <summary>Values that are the same in every draw.</summary>
    internal IReadOnlyDictionary<string, double> Fixed { get; }

    /// <summary>Sets the values of a draw.</summary>
    internal void Set(long index, Span<double> values)
    {
        if (index == 0)
        {
            _points.CopyTo(values);
        }
        else
        {
            Span<double> point = new double[_sequence.Dimensions];
            _sequence.Point(index, point);
            for (var k = 0; k < values.Length; k++)
            {
                values[k] = _marginals[k].Quantile(point[_dimensions[k]]);
            }
        }
        foreach (var (place, factor) in _factors)
        {
            values[place] *= factor;
        }
    }

    Dictionary<string, double> Settled(
        List<PlausibleValue> own, ImmutableArray<ValueChange> changes, List<ValueChange> factors)
    {
        var settled = own.Where(one => !Names.Contains(one.Name)).ToDictionary(one => one.Name, one => one.Value);
        foreach (var change in changes.Where(change => !change.IsFactor))
        {
            settled[change.Name] = change.Value;
        }
        foreach (var change in factors.Where(change => settled.ContainsKey(change.Name)))
        {
            settled[change.Name] *= change.Value;
        }
        return settled;
    }
}
