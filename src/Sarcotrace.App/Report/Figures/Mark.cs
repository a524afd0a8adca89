using System.Collections.Immutable;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.App.Report.Figures;

/// <summary>A place in a drawing, in pixels from its top left corner.</summary>
readonly record struct Place(double X, double Y);

/// <summary>A rectangle of a drawing, in pixels.</summary>
readonly record struct Frame(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    /// <summary>Whether two rectangles share any area.</summary>
    public bool Meets(Frame other)
        => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;

    /// <summary>Whether another rectangle lies wholly inside.</summary>
    public bool Holds(Frame other)
        => other.X >= X && other.Right <= Right && other.Y >= Y && other.Bottom <= Bottom;
}

/// <summary>Where a text stands from its place.</summary>
enum Align
{
    Start,
    Middle,
    End,
}

/// <summary>One thing drawn.</summary>
abstract record Mark;

/// <summary>A filled rectangle, with a rim where <paramref name="Rim"/> is given.</summary>
sealed record BoxMark(Frame Frame, Ink Fill, Ink? Rim = null, double Radius = 0) : Mark;

/// <summary>A line through places.</summary>
sealed record LineMark(ImmutableArray<Place> Places, Ink Ink, double Weight, bool Dashed = false) : Mark;

/// <summary>A filled polygon.</summary>
sealed record AreaMark(ImmutableArray<Place> Places, Ink Fill, double Opacity = 1) : Mark;

/// <summary>Markers of one series: a single node however many they are, so that 15,000 do not slow a page.</summary>
/// <param name="Tone">Colour, and with it the marker's shape.</param>
/// <param name="Size">Half the marker's width in pixels.</param>
/// <param name="Opacity">0 to 1.</param>
/// <param name="Places">Centres.</param>
sealed record DotsMark(Tone Tone, double Size, double Opacity, ImmutableArray<Place> Places) : Mark;

/// <summary>A line of text.</summary>
/// <param name="Text">Plain text.</param>
/// <param name="Place">On the base line.</param>
/// <param name="Size">Font size in pixels.</param>
/// <param name="Ink">Colour.</param>
/// <param name="Align">Which end stands at the place.</param>
/// <param name="Bold">Heavy letters.</param>
/// <param name="Turn">Degrees clockwise around the place.</param>
sealed record TextMark(
    string Text, Place Place, double Size, Ink Ink, Align Align = Align.Start, bool Bold = false, double Turn = 0)
    : Mark;

/// <summary>A point that says what it is on hover and on keyboard focus.</summary>
readonly record struct HotSpot(Place Place, string Text);

/// <summary>The points of one plot that a reader may walk through.</summary>
/// <param name="Label">What the plot is called.</param>
/// <param name="Frame">The plot's area.</param>
/// <param name="Spots">Points, in the order of the data.</param>
sealed record HotPlot(string Label, Frame Frame, ImmutableArray<HotSpot> Spots);

/// <summary>A figure laid out: one list of marks from which page, SVG and PNG are all written.</summary>
sealed record Drawing(double Width, double Height, ImmutableArray<Mark> Marks, ImmutableArray<HotPlot> Hot);
