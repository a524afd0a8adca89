using System.Collections.Immutable;

namespace Sarcotrace.Statistics.Curves;

/// <summary>Which parameters of a curve are sought: once a group, once for all groups, or not at all.</summary>
public sealed record CurveLayout
{
    CurveLayout(Curve curve, ImmutableArray<string> groups, ImmutableHashSet<int> shared, ImmutableDictionary<int, double> held)
    {
        (Curve, Groups, SharedPlaces, HeldPlaces) = (curve, groups, shared, held);
        var names = ImmutableArray.CreateBuilder<string>();
        var places = new int[groups.Length * curve.Parameters.Length];
        for (var k = 0; k < curve.Parameters.Length; k++)
        {
            for (var g = 0; g < groups.Length; g++)
            {
                var place = held.ContainsKey(k) ? -1 : shared.Contains(k) && g > 0 ? places[k] : names.Count;
                var once = shared.Contains(k) || groups.Length == 1;
                if (place == names.Count) names.Add(once ? curve.Parameters[k] : $"{curve.Parameters[k]} {groups[g]}");
                places[g * curve.Parameters.Length + k] = place;
            }
        }

        (Names, Places) = (names.ToImmutable(), [.. places]);
    }

    /// <summary>The family.</summary>
    public Curve Curve { get; }

    /// <summary>Names of the groups.</summary>
    public ImmutableArray<string> Groups { get; }

    /// <summary>Names of what is sought, in order.</summary>
    public ImmutableArray<string> Names { get; }

    internal ImmutableHashSet<int> SharedPlaces { get; }

    internal ImmutableDictionary<int, double> HeldPlaces { get; }

    // Where each group's parameter is found among those sought; −1 where it is held.
    ImmutableArray<int> Places { get; }

    /// <summary>Everything sought, once a group.</summary>
    /// <param name="curve">The family.</param>
    /// <param name="groups">Names of the groups; none for one group without a name.</param>
    /// <returns>The layout.</returns>
    /// <remarks>Source: definition.</remarks>
    public static CurveLayout Of(Curve curve, params ImmutableArray<string> groups) =>
        new(curve, groups.IsDefaultOrEmpty ? [""] : groups, [], []);

    /// <summary>The same with parameters that all groups have in common.</summary>
    /// <param name="parameters">Names in the curve.</param>
    /// <returns>A layout with fewer parameters.</returns>
    /// <exception cref="ArgumentException">The curve has no such parameter.</exception>
    /// <remarks>Source: definition.</remarks>
    public CurveLayout Shared(params ReadOnlySpan<string> parameters)
    {
        var shared = SharedPlaces;
        foreach (var name in parameters) shared = shared.Add(PlaceOf(name));
        return new(Curve, Groups, shared, HeldPlaces);
    }

    /// <summary>The same with a parameter that is not sought.</summary>
    /// <param name="parameter">Name in the curve.</param>
    /// <param name="value">Its value in every group.</param>
    /// <returns>A layout with fewer parameters.</returns>
    /// <exception cref="ArgumentException">The curve has no such parameter.</exception>
    /// <remarks>Source: definition.</remarks>
    public CurveLayout Held(string parameter, double value) =>
        new(Curve, Groups, SharedPlaces, HeldPlaces.SetItem(PlaceOf(parameter), value));

    /// <summary>Where a group's parameter is found among those sought.</summary>
    /// <param name="parameter">Name in the curve.</param>
    /// <param name="group">From 0.</param>
    /// <returns>A place in <see cref="Names"/>; −1 where it is held.</returns>
    /// <exception cref="ArgumentException">The curve has no such parameter.</exception>
    /// <remarks>Source: definition.</remarks>
    public int IndexOf(string parameter, int group = 0) => IndexOf(PlaceOf(parameter), group);

    internal int IndexOf(int parameter, int group) => Places[group * Curve.Parameters.Length + parameter];

    /// <summary>The parameters of one group's curve.</summary>
    internal void Fill(int group, ReadOnlySpan<double> sought, Span<double> parameters)
    {
        for (var k = 0; k < parameters.Length; k++)
        {
            var place = IndexOf(k, group);
            parameters[k] = place < 0 ? HeldPlaces[k] : sought[place];
        }
    }

    /// <summary>Brings derivatives by a group's parameters to those sought.</summary>
    internal double[] Gathered(int group, ReadOnlySpan<double> slopes)
    {
        var sum = new double[Names.Length];
        for (var k = 0; k < slopes.Length; k++)
            if (IndexOf(k, group) is var place and >= 0) sum[place] += slopes[k];
        return sum;
    }

    /// <summary>A bound of each sought parameter.</summary>
    internal double[] Spread(ImmutableArray<double> ofCurve)
    {
        var all = new double[Names.Length];
        for (var g = 0; g < Groups.Length; g++)
        {
            for (var k = 0; k < ofCurve.Length; k++)
                if (IndexOf(k, g) is var place and >= 0) all[place] = ofCurve[k];
        }

        return all;
    }

    int PlaceOf(string parameter) => Curve.Parameters.IndexOf(parameter) is var place and >= 0
        ? place
        : throw new ArgumentException($"{Curve.Name} has no {parameter}", nameof(parameter));
}
