using System.Collections.Immutable;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.App.Report.Figures;

/// <summary>Lays out the flow of participants: boxes downwards, what left to the right.</summary>
static class FlowDrawing
{
    const double BoxWidth = 300, PartsWidth = 500, SideX = 372, SideWidth = 376, Width = 760, Margin = 12, Between = 30, Line = 16;

    public static Drawing Of(FlowFigure figure, bool simulated)
    {
        var canvas = new Canvas();
        var y = Margin;
        for (var i = 0; i < figure.Steps.Length; i++)
        {
            var step = figure.Steps[i];
            y = DrawStep(canvas, step, y);
            if (i == figure.Steps.Length - 1 && step.Left.IsEmpty) break;

            y = DrawLeft(canvas, step, y, goesOn: i < figure.Steps.Length - 1);
        }

        if (!figure.Parts.IsEmpty) y = DrawParts(canvas, figure, y);
        return canvas.Finish(Width, y + Margin, simulated);
    }

    // One box for all parts: they share people, so boxes beside each other would look like a split.
    static double DrawParts(Canvas canvas, FlowFigure figure, double y)
    {
        var top = y + Between;
        ImmutableArray<ImmutableArray<string>> texts = [.. figure.Parts.Select(part => Lettering.Wrap(part.Text, PartsWidth - 110, most: 2))];
        var height = Line * (texts.Sum(lines => lines.Length) + 1) + 18;
        canvas.Line(Margin + BoxWidth / 2, y, Margin + BoxWidth / 2, top - 6, Inks.Quiet, 1.5);
        Arrow(canvas, new(Margin + BoxWidth / 2, top), 0, 1);
        canvas.Box(new(Margin, top, PartsWidth, height), Inks.Box, Inks.Quiet, radius: 4);
        canvas.Text(figure.PartsHeading, Margin + 12, top + 20, Inks.Text, bold: true);
        var line = top + 20 + Line;
        for (var i = 0; i < texts.Length; i++)
        {
            canvas.Text(Count(figure.Parts[i].Count), Margin + PartsWidth - 12, line, Inks.Text, align: Align.End);
            foreach (var text in texts[i])
            {
                canvas.Text(text, Margin + 12, line, Inks.Text);
                line += Line;
            }
        }

        return top + height;
    }

    static double DrawStep(Canvas canvas, FlowStep step, double y)
    {
        var lines = Lettering.Wrap(step.Text, BoxWidth - 24, most: 4);
        var height = Line * (lines.Length + 1) + 16;
        canvas.Box(new(Margin, y, BoxWidth, height), Inks.Box, Inks.Quiet, radius: 4);
        var middle = Margin + BoxWidth / 2;
        for (var i = 0; i < lines.Length; i++)
            canvas.Text(lines[i], middle, y + 20 + Line * i, Inks.Text, align: Align.Middle);
        var last = y + 20 + Line * lines.Length;
        canvas.Text(Count(step.Count), middle, last, Inks.Text, align: Align.Middle, bold: true);
        return y + height;
    }

    /// <summary>The arrow down and, beside it, the reasons that left; returns where the next box begins.</summary>
    static double DrawLeft(Canvas canvas, FlowStep step, double y, bool goesOn)
    {
        ImmutableArray<ImmutableArray<string>> reasons =
            [.. step.Left.Select(left => Lettering.Wrap(left.Reason, SideWidth - 100, most: 3))];
        var height = reasons.IsEmpty ? 0 : reasons.Sum(lines => Line * lines.Length) + Line + 18;
        var (middle, end) = (Margin + BoxWidth / 2, y + Math.Max(Between, height + 20));
        if (goesOn)
        {
            canvas.Line(middle, y, middle, end - 6, Inks.Quiet, 1.5);
            Arrow(canvas, new(middle, end), 0, 1);
        }

        if (reasons.IsEmpty) return end;

        var (top, level) = (y + 10, y + 10 + height / 2);
        if (goesOn) canvas.Line(middle, level, SideX - 6, level, Inks.Quiet, 1.5);
        else canvas.Line([new(middle, y), new(middle, level), new(SideX - 6, level)], Inks.Quiet, 1.5);
        Arrow(canvas, new(SideX, level), 1, 0);
        DrawReasons(canvas, step, reasons, new(SideX, top, SideWidth, height));
        return end;
    }

    static void DrawReasons(Canvas canvas, FlowStep step, ImmutableArray<ImmutableArray<string>> reasons, Frame frame)
    {
        canvas.Box(frame, Inks.Paper, Inks.Quiet, radius: 4);
        canvas.Text("Left out", frame.X + 12, frame.Y + 20, Inks.Text, bold: true);
        var all = Count(step.Left.Sum(left => left.Count));
        canvas.Text(all, frame.Right - 12, frame.Y + 20, Inks.Text, align: Align.End, bold: true);
        var y = frame.Y + 20 + Line;
        for (var i = 0; i < reasons.Length; i++)
        {
            canvas.Text(Count(step.Left[i].Count), frame.Right - 12, y, Inks.Text, align: Align.End);
            foreach (var line in reasons[i])
            {
                canvas.Text(line, frame.X + 12, y, Inks.Text);
                y += Line;
            }
        }
    }

    static void Arrow(Canvas canvas, Place tip, double x, double y) => canvas.Area(
        [tip, new(tip.X - 8 * x + 4 * y, tip.Y - 8 * y + 4 * x), new(tip.X - 8 * x - 4 * y, tip.Y - 8 * y - 4 * x)],
        Inks.Quiet);

    static string Count(int count) => $"n = {Shown.Count(count)}";
}
