using Sarcotrace.Core.Pages;

namespace Sarcotrace.App.Report.Figures;

/// <summary>Lays out a network: boxes on a grid, arrows that raise, bars that lower, a colour bar below.</summary>
static class NetworkDrawing
{
    const double BoxWidth = 132, BoxHeight = 44, StepX = 150, StepY = 84, Margin = 14, BarWidth = 220, BarHeight = 12;

    public static Drawing Of(NetworkFigure figure, bool simulated)
    {
        var canvas = new Canvas();
        var frames = figure.Nodes.ToDictionary(node => node.Id, node => new Frame(
            Margin + node.Column * StepX, Margin + node.Row * StepY, BoxWidth, BoxHeight));
        foreach (var link in figure.Links)
        {
            if (!frames.TryGetValue(link.From, out var from) || !frames.TryGetValue(link.To, out var to))
                throw new ArgumentException($"a link from {link.From} to {link.To} lacks a node");
            DrawLink(canvas, link, from, to);
        }

        var colors = new HeatColors(-figure.Limit, figure.Limit);
        foreach (var node in figure.Nodes) DrawNode(canvas, node, frames[node.Id], colors);
        var (right, bottom) = (frames.Values.Max(frame => frame.Right), frames.Values.Max(frame => frame.Bottom));
        DrawScale(canvas, figure, bottom + 18);
        Speak(canvas, figure, frames, new(0, 0, right + Margin, bottom + Margin));
        return canvas.Finish(Math.Max(right + Margin, 520), bottom + 74, simulated);
    }

    static void DrawNode(Canvas canvas, NetworkNode node, Frame frame, HeatColors colors)
    {
        var color = colors.Of(double.IsNaN(node.Value) ? 0 : node.Value);
        canvas.Box(frame, Ink.Value(color), Inks.Quiet, radius: 6);
        var (middle, ink) = (frame.X + frame.Width / 2, Inks.On(color));
        canvas.Text(Lettering.Cut(node.Label, BoxWidth - 8, bold: true), middle, frame.Y + 18, ink, align: Align.Middle, bold: true);
        canvas.Text(Lettering.Cut(node.Printed, BoxWidth - 8), middle, frame.Y + 35, ink, align: Align.Middle);
    }

    // From the rim of one box to the rim of the other, on the straight line between their middles.
    static void DrawLink(Canvas canvas, NetworkLink link, Frame from, Frame to)
    {
        var (start, end) = (Middle(from), Middle(to));
        var (x, y) = (end.X - start.X, end.Y - start.Y);
        var length = Math.Sqrt(x * x + y * y);
        if (length == 0) return;
        (x, y) = (x / length, y / length);
        var (leaves, arrives) = (Reach(from, x, y), length - Reach(to, x, y) - 3);
        if (arrives - leaves < 8) return;
        var tip = new Place(start.X + x * arrives, start.Y + y * arrives);
        canvas.Line(start.X + x * leaves, start.Y + y * leaves, tip.X - 4 * x, tip.Y - 4 * y, Inks.Quiet, 1.5, link.Doubtful);
        if (link.Raises)
            canvas.Area([tip, new(tip.X - 9 * x + 4 * y, tip.Y - 9 * y - 4 * x), new(tip.X - 9 * x - 4 * y, tip.Y - 9 * y + 4 * x)], Inks.Quiet);
        else
            canvas.Line(tip.X - 3 * x + 6 * y, tip.Y - 3 * y - 6 * x, tip.X - 3 * x - 6 * y, tip.Y - 3 * y + 6 * x, Inks.Alarm, 2.5);
    }

    static Place Middle(Frame frame) => new(frame.X + frame.Width / 2, frame.Y + frame.Height / 2);

    static double Reach(Frame frame, double x, double y) => Math.Min(
        x == 0 ? double.PositiveInfinity : frame.Width / 2 / Math.Abs(x),
        y == 0 ? double.PositiveInfinity : frame.Height / 2 / Math.Abs(y));

    static void DrawScale(Canvas canvas, NetworkFigure figure, double y)
    {
        const int parts = 44;
        var colors = new HeatColors(-figure.Limit, figure.Limit);
        for (var i = 0; i < parts; i++)
        {
            var value = figure.Limit * (2 * (i + 0.5) / parts - 1);
            canvas.Box(new(Margin + i * BarWidth / parts, y, BarWidth / parts + 0.5, BarHeight), Ink.Value(colors.Of(value)));
        }

        var low = y + BarHeight + 14;
        canvas.Text($"≤ {Shown.Number(-figure.Limit)}", Margin, low, Inks.Quiet);
        canvas.Text("0", Margin + BarWidth / 2, low, Inks.Quiet, align: Align.Middle);
        canvas.Text($"≥ {Shown.Number(figure.Limit)}", Margin + BarWidth, low, Inks.Quiet, align: Align.End);
        canvas.Text(figure.Scale.ToString(), Margin, low + 16, Inks.Text);
        var x = Margin + BarWidth + 28;
        canvas.Text("→ raises", x, y + 10, Inks.Text);
        canvas.Text("⊣ lowers", x + 76, y + 10, Inks.Alarm);
        canvas.Text("dashed: contested", x + 158, y + 10, Inks.Text);
    }

    static void Speak(Canvas canvas, NetworkFigure figure, Dictionary<string, Frame> frames, Frame all) => canvas.Hot(new(
        figure.Title, all, [.. figure.Nodes.Select(node => new HotSpot(Middle(frames[node.Id]), $"{node.Label}: {node.Printed}"))]));
}
