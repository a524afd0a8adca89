using System.Text;
using Sarcotrace.App.Report.Wording;

namespace Sarcotrace.App.Report.Figures;

/// <summary>Writes a drawing as SVG: text stays text, held to its measured width in any font.</summary>
/// <remarks>
/// Colours are attributes, with the part they play as a class: a file stands alone, and a page may recolour it for a
/// dark ground, because a style sheet outranks an attribute. See docs/decisions/0003-figures.md.
/// </remarks>
static class SvgWriter
{
    const string Fonts = "DejaVu Sans, Verdana, Droid Sans Fallback, Noto Sans CJK SC, PingFang SC, Microsoft YaHei, "
        + "sans-serif";

    /// <summary>A file of its own, with title and description for those who cannot see it.</summary>
    public static string File(Drawing drawing, string title, string caption)
    {
        var text = new StringWriter { NewLine = "\n" };
        var markup = new MarkupWriter(text);
        Open(markup, drawing);
        markup.Add($"role=\"img\"><title>{title}</title><desc>{caption}</desc>\n");
        Close(markup, drawing);
        return text.ToString();
    }

    /// <summary>Part of a page, named by a label; a title would follow the pointer over the whole drawing.</summary>
    public static void Inline(MarkupWriter markup, Drawing drawing, string label)
    {
        Open(markup, drawing);
        markup.Add($"role=\"img\" aria-label=\"{label}\">\n");
        Close(markup, drawing);
    }

    static void Open(MarkupWriter markup, Drawing drawing)
    {
        var (width, height) = (drawing.Width, drawing.Height);
        markup.Add($"""<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" """);
        markup.Add($"""viewBox="0 0 {width} {height}" font-family="{Fonts}" """);
    }

    static void Close(MarkupWriter markup, Drawing drawing)
    {
        foreach (var mark in drawing.Marks) Write(markup, mark);
        foreach (var plot in drawing.Hot) Write(markup, plot);
        markup.Add($"</svg>\n");
    }

    static void Write(MarkupWriter markup, Mark mark)
    {
        switch (mark)
        {
            case BoxMark box: Write(markup, box); break;
            case LineMark line: Write(markup, line); break;
            case AreaMark area: Write(markup, area); break;
            case DotsMark dots: Write(markup, dots); break;
            case TextMark text: Write(markup, text); break;
        }
    }

    static void Write(MarkupWriter markup, BoxMark box)
    {
        var (frame, role) = (box.Frame, Role("f", box.Fill) + Role("s", box.Rim));
        markup.Add($"""<rect{Class(role)} x="{frame.X}" y="{frame.Y}" """);
        markup.Add($"""width="{frame.Width}" height="{frame.Height}" """);
        if (box.Radius > 0) markup.Add($"""rx="{box.Radius}" """);
        if (box.Rim is { } rim) markup.Add($"""stroke="{rim.Light}" """);
        markup.Add($"fill=\"{box.Fill.Light}\"/>\n");
    }

    static void Write(MarkupWriter markup, LineMark line)
    {
        markup.Add($"""<path{Class(Role("s", line.Ink))} fill="none" stroke="{line.Ink.Light}" """);
        markup.Add($"""stroke-width="{line.Weight}" """);
        if (line.Dashed) markup.Add($"""stroke-dasharray="5 4" """);
        markup.Add($"stroke-linejoin=\"round\" d=\"{Path(line.Places)}\"/>\n");
    }

    static void Write(MarkupWriter markup, AreaMark area)
    {
        markup.Add($"""<path{Class(Role("f", area.Fill))} fill="{area.Fill.Light}" """);
        markup.Add($"fill-opacity=\"{area.Opacity}\" d=\"{Path(area.Places)}Z\"/>\n");
    }

    static void Write(MarkupWriter markup, DotsMark dots)
    {
        var (ink, path, corners) = (Inks.Of(dots.Tone), new StringBuilder(), Marker.Corners(dots.Tone));
        foreach (var (x, y) in dots.Places)
        {
            // A line of no length with round ends is a disc: the shortest way to write one.
            if (corners.IsEmpty) path.Append('M').Append(Number(x)).Append(' ').Append(Number(y)).Append("h0");
            else path.Append(Path(corners.Select(c => Shift(c, x, y, dots.Size)))).Append('Z');
        }

        if (corners.IsEmpty)
        {
            markup.Add($"""<path{Class(Role("s", ink))} fill="none" stroke="{ink.Light}" """);
            markup.Add($"""stroke-width="{2 * dots.Size}" stroke-linecap="round" stroke-opacity="{dots.Opacity}" """);
        }
        else
        {
            markup.Add($"""<path{Class(Role("f", ink))} fill="{ink.Light}" fill-opacity="{dots.Opacity}" """);
        }

        markup.Add($"d=\"{path.ToString()}\"/>\n");
    }

    static void Write(MarkupWriter markup, TextMark text)
    {
        var anchor = text.Align switch { Align.Middle => "middle", Align.End => "end", _ => "start" };
        var width = Lettering.Width(text.Text, text.Size, text.Bold);
        markup.Add($"""<text{Class(Role("f", text.Ink))} x="{text.Place.X}" y="{text.Place.Y}" """);
        markup.Add($"""fill="{text.Ink.Light}" font-size="{text.Size}" text-anchor="{anchor}" """);
        markup.Add($"""textLength="{width}" lengthAdjust="spacingAndGlyphs" """);
        if (text.Bold) markup.Add($"""font-weight="bold" """);
        if (text.Turn != 0) markup.Add($"""transform="rotate({text.Turn} {text.Place.X} {text.Place.Y})" """);
        markup.Add($">{text.Text}</text>\n");
    }

    static void Write(MarkupWriter markup, HotPlot plot)
    {
        var frame = plot.Frame;
        markup.Add($"""<g class="hot" data-label="{plot.Label}" """);
        markup.Add($"""data-frame="{frame.X} {frame.Y} {frame.Width} {frame.Height}" """);
        markup.Add($"fill=\"none\" pointer-events=\"all\">\n");
        foreach (var (place, text) in plot.Spots)
            markup.Add($"""<circle cx="{place.X}" cy="{place.Y}" r="6"><title>{text}</title></circle>{"\n"}""");
        markup.Add($"</g>\n");
    }

    static Place Shift(Place corner, double x, double y, double size)
        => new(x + size * corner.X, y + size * corner.Y);

    static string Path(IEnumerable<Place> places)
    {
        var path = new StringBuilder();
        foreach (var (x, y) in places)
            path.Append(path.Length == 0 ? 'M' : 'L').Append(Number(x)).Append(' ').Append(Number(y));
        return path.ToString();
    }

    static string Number(double place)
        => (Math.Round(place, 1) + 0.0).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture);

    static string Role(string kind, Ink? ink) => ink is { Role.Length: > 0 } known ? $" {kind}-{known.Role}" : "";

    static Class Class(string roles) => new(roles.TrimStart());
}
