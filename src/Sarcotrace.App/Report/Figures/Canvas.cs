using System.Collections.Immutable;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.App.Report.Figures;

/// <summary>Collects the marks of a drawing, later ones on top.</summary>
sealed class Canvas
{
    readonly ImmutableArray<Mark>.Builder _marks = ImmutableArray.CreateBuilder<Mark>();
    readonly ImmutableArray<HotPlot>.Builder _hot = ImmutableArray.CreateBuilder<HotPlot>();

    /// <summary>Font size of labels: still read at one pixel a point on a phone.</summary>
    public const double Small = 12;

    /// <summary>Font size of axis titles and headings.</summary>
    public const double Large = 13;

    public void Box(Frame frame, Ink fill, Ink? rim = null, double radius = 0)
        => _marks.Add(new BoxMark(frame, fill, rim, radius));

    public void Line(double x1, double y1, double x2, double y2, Ink ink, double weight = 1, bool dashed = false)
        => _marks.Add(new LineMark([new(x1, y1), new(x2, y2)], ink, weight, dashed));

    public void Line(ImmutableArray<Place> places, Ink ink, double weight)
        => _marks.Add(new LineMark(places, ink, weight));

    public void Area(ImmutableArray<Place> places, Ink ink, double opacity = 1)
        => _marks.Add(new AreaMark(places, ink, opacity));

    public void Dots(Tone tone, double size, double opacity, ImmutableArray<Place> places)
    {
        if (!places.IsEmpty) _marks.Add(new DotsMark(tone, size, opacity, places));
    }

    public void Text(
        string text, double x, double y, Ink ink,
        double size = Small, Align align = Align.Start, bool bold = false, double turn = 0)
    {
        if (text.Length > 0) _marks.Add(new TextMark(text, new(x, y), size, ink, align, bold, turn));
    }

    /// <summary>Lines of text one under another, the block's middle at y.</summary>
    public void Lines(
        IReadOnlyList<string> lines, double x, double y, Ink ink, Align align = Align.Start, bool bold = false)
    {
        var top = y + Small * 0.36 - (lines.Count - 1) / 2.0 * Lettering.LineHeight;
        for (var i = 0; i < lines.Count; i++)
            Text(lines[i], x, top + i * Lettering.LineHeight, ink, align: align, bold: bold);
    }

    public void Hot(HotPlot plot)
    {
        if (!plot.Spots.IsEmpty) _hot.Add(plot);
    }

    /// <summary>The finished drawing on paper; simulated data say so wherever it is pasted.</summary>
    public Drawing Finish(double width, double height, bool simulated)
    {
        const double strip = 22;
        List<Mark> marks = [new BoxMark(new(0, 0, width, simulated ? height + strip : height), Inks.Paper), .. _marks];
        if (simulated)
        {
            var corner = new Place(width - 8, height + 14);
            marks.Add(new TextMark("Simulated data", corner, Small, Inks.Alarm, Align.End, Bold: true));
        }

        return new(width, simulated ? height + strip : height, [.. marks], _hot.ToImmutable());
    }
}
