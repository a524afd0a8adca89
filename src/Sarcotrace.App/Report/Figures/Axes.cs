using System.Collections.Immutable;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.App.Report.Figures;

/// <summary>Grid, ticks and titles around a plot.</summary>
static class Axes
{
    /// <summary>Horizontal axis below the frame: ticks, labels, title.</summary>
    public static void Below(Canvas canvas, Frame frame, Scale scale, Axis axis)
    {
        foreach (var tick in scale.Ticks(68))
        {
            var x = scale.At(tick.Value);
            canvas.Line(x, frame.Y, x, frame.Bottom, Inks.Grid);
            canvas.Line(x, frame.Bottom, x, frame.Bottom + 4, Inks.Quiet);
            canvas.Text(tick.Text, x, frame.Bottom + 17, Inks.Text, align: Align.Middle);
        }

        canvas.Line(frame.X, frame.Bottom, frame.Right, frame.Bottom, Inks.Quiet);
        var title = Lettering.Cut(axis.ToString(), frame.Width + 60, Canvas.Large);
        canvas.Text(title, frame.X + frame.Width / 2, frame.Bottom + 37, Inks.Text, Canvas.Large, Align.Middle);
    }

    /// <summary>Vertical axis left of the frame; its title is turned.</summary>
    public static void Left(Canvas canvas, Frame frame, Scale scale, Axis axis, ImmutableArray<Tick> ticks)
    {
        foreach (var tick in ticks)
        {
            var y = scale.At(tick.Value);
            canvas.Line(frame.X, y, frame.Right, y, Inks.Grid);
            canvas.Line(frame.X - 4, y, frame.X, y, Inks.Quiet);
            canvas.Text(tick.Text, frame.X - 8, y + 4.3, Inks.Text, align: Align.End);
        }

        canvas.Line(frame.X, frame.Y, frame.X, frame.Bottom, Inks.Quiet);
        var title = Lettering.Cut(axis.ToString(), frame.Height + 40, Canvas.Large);
        var x = frame.X - 14 - Widest(ticks) - 8;
        canvas.Text(title, x, frame.Y + frame.Height / 2, Inks.Text, Canvas.Large, Align.Middle, turn: -90);
    }

    /// <summary>Room that a vertical axis with these ticks needs left of the frame.</summary>
    public static double RoomLeft(ImmutableArray<Tick> ticks) => Widest(ticks) + 40;

    static double Widest(ImmutableArray<Tick> ticks)
        => ticks.IsEmpty ? 0 : ticks.Max(tick => Lettering.Width(tick.Text));
}
