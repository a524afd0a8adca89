using Sarcotrace.Core.Pages;

namespace Sarcotrace.App.Report.Figures;

/// <summary>Lays out stacked bars with every count printed, inside its part or just above it.</summary>
static class BarsDrawing
{
    const double Width = 780, LabelWidth = 210, Bar = 26, Row = 50;

    public static Drawing Of(BarsFigure figure, bool simulated)
    {
        foreach (var part in figure.Parts.Where(part => part.Counts.Length != figure.Bars.Length))
            throw new ArgumentException($"{part.Name} has {part.Counts.Length} counts for {figure.Bars.Length} bars");

        var canvas = new Canvas();
        var entries = figure.Parts.Select(part => new LegendEntry(part.Name, part.Tone, Sign.Block));
        var top = 8 + Legend.Draw(canvas, entries, 12, 8, Width - 24);
        var frame = new Frame(LabelWidth + 24, top, Width - LabelWidth - 48, Row * figure.Bars.Length);
        var most = Enumerable.Range(0, figure.Bars.Length).Select(bar => Total(figure, bar)).DefaultIfEmpty(1).Max();
        var x = new Scale(0, most > 0 ? most : 1, frame.X, frame.Right, false);

        Axes.Below(canvas, frame, x, figure.X);
        for (var bar = 0; bar < figure.Bars.Length; bar++) Draw(canvas, figure, bar, frame, x);
        return canvas.Finish(Width, frame.Bottom + 48, simulated);
    }

    static void Draw(Canvas canvas, BarsFigure figure, int bar, Frame frame, Scale x)
    {
        var y = frame.Y + bar * Row + (Row - Bar) / 2 + 5;
        var name = Lettering.Wrap(figure.Bars[bar], LabelWidth, most: 3);
        canvas.Lines(name, frame.X - 12, y + Bar / 2, Inks.Text, Align.End);
        var (sum, free) = (0.0, frame.X);
        foreach (var part in figure.Parts.Where(part => part.Counts[bar] > 0))
        {
            var (from, to) = (x.At(sum), x.At(sum + part.Counts[bar]));
            sum += part.Counts[bar];
            canvas.Box(new(from, y, Math.Max(to - from - 1, 0.5), Bar), Inks.Of(part.Tone));
            var text = Shown.Count(part.Counts[bar]);
            var (middle, wide) = ((from + to) / 2, Lettering.Width(text));
            if (wide + 8 <= to - from)
            {
                canvas.Text(text, middle, y + Bar / 2 + 4.3, Inks.On(part.Tone), align: Align.Middle);
                continue;
            }

            // Too narrow for its own number: it stands above, pushed right past the one before.
            var start = Math.Min(Math.Max(free, middle - wide / 2), frame.Right + 20 - wide);
            canvas.Text(text, start, y - 4, Inks.Text);
            free = start + wide + 6;
        }
    }

    static double Total(BarsFigure figure, int bar) => figure.Parts.Sum(part => part.Counts[bar]);
}
