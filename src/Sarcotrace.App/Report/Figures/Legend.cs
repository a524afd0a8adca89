using Sarcotrace.Core.Pages;

namespace Sarcotrace.App.Report.Figures;

/// <summary>What a legend's sign looks like.</summary>
enum Sign
{
    Point,
    Line,
    Block,
}

/// <summary>A line of a legend.</summary>
readonly record struct LegendEntry(string Name, Tone Tone, Sign Sign);

/// <summary>Names of series above a drawing, as many lines as they need.</summary>
static class Legend
{
    const double Row = 20, Gap = 18, SignWidth = 18;

    /// <summary>Draws the named entries from (x, y) and says how high they stand.</summary>
    public static double Draw(Canvas canvas, IEnumerable<LegendEntry> entries, double x, double y, double width)
    {
        var (left, top) = (x, y);
        var any = false;
        foreach (var entry in entries.Where(entry => entry.Name.Length > 0).Distinct())
        {
            var name = Lettering.Cut(entry.Name, width - SignWidth);
            var wide = SignWidth + Lettering.Width(name);
            if (any && left + wide > x + width) (left, top) = (x, top + Row);
            DrawSign(canvas, entry, left, top + Row / 2);
            canvas.Text(name, left + SignWidth, top + Row / 2 + 4.3, Inks.Text);
            left += wide + Gap;
            any = true;
        }

        return any ? top + Row - y + 6 : 0;
    }

    static void DrawSign(Canvas canvas, LegendEntry entry, double x, double middle)
    {
        switch (entry.Sign)
        {
            case Sign.Point: canvas.Dots(entry.Tone, 4.5, 1, [new(x + 6, middle)]); break;
            case Sign.Line: canvas.Line(x, middle, x + 13, middle, Inks.Of(entry.Tone), 2.5); break;
            default: canvas.Box(new(x, middle - 6, 12, 12), Inks.Of(entry.Tone)); break;
        }
    }
}
