using System.Collections.Immutable;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.App.Report.Figures;

/// <summary>The shape of a marker follows its tone, so that colour is never the only sign.</summary>
static class Marker
{
    static readonly ImmutableArray<Place> Triangle = [new(0, -1.2), new(1.1, 0.8), new(-1.1, 0.8)];
    static readonly ImmutableArray<Place> Square = [new(-0.9, -0.9), new(0.9, -0.9), new(0.9, 0.9), new(-0.9, 0.9)];
    static readonly ImmutableArray<Place> Diamond = [new(0, -1.3), new(1.3, 0), new(0, 1.3), new(-1.3, 0)];

    /// <summary>Corners around (0, 0) in units of the marker's size; empty for a disc.</summary>
    public static ImmutableArray<Place> Corners(Tone tone) => tone switch
    {
        Tone.Second => Triangle,
        Tone.Third => Square,
        Tone.Fourth => Diamond,
        _ => [],
    };
}
