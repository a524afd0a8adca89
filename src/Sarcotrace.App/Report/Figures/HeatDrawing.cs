using Sarcotrace.App.Report.Wording;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.App.Report.Figures;

/// <summary>Lays out a grid of coloured cells with its colour bar.</summary>
static class HeatDrawing
{
    const double LabelWidth = 280, Most = 860, BarWidth = 14, BarRoom = 84;

    /// <summary>More cells than this are drawn but do not speak: a page would grow heavy.</summary>
    const int MostSpeaking = 3000;

    public static Drawing Of(HeatFigure figure, bool simulated)
    {
        Check(figure);
        var canvas = new Canvas();
        var left = 20 + figure.Rows.Select(row => Math.Min(LabelWidth, Lettering.Width(row))).DefaultIfEmpty(0).Max();
        var cell = Cell(figure, left);
        var top = 12 + RoomForColumns(figure, cell.Width);
        var grid = new Frame(left, top, cell.Width * figure.Columns.Length, cell.Height * figure.Rows.Length);
        DrawCells(canvas, figure, grid, cell);
        DrawRows(canvas, figure, grid, cell.Height);
        DrawColumns(canvas, figure, grid, cell.Width);
        var bar = new Frame(grid.Right + 24, grid.Y, BarWidth, Math.Clamp(grid.Height, 80, 220));
        DrawScale(canvas, figure, bar);
        Speak(canvas, figure, grid, cell);
        var (width, height) = (Math.Max(grid.Right + 24 + BarRoom, 360), Math.Max(grid.Bottom, bar.Bottom) + 14);
        return canvas.Finish(width, height, simulated);
    }

    static void Check(HeatFigure figure)
    {
        var cells = figure.Rows.Length * figure.Columns.Length;
        if (figure.Values.Length != cells || (!figure.Printed.IsEmpty && figure.Printed.Length != cells))
            throw new ArgumentException($"{figure.Values.Length} values, {figure.Printed.Length} texts, {cells} cells");
        if (!(figure.Low < figure.High))
            throw new ArgumentException($"the colours run from {figure.Low} to {figure.High}");
    }

    /// <summary>As wide as the printed texts ask, as the page allows.</summary>
    static (double Width, double Height) Cell(HeatFigure figure, double left)
    {
        var columns = Math.Max(1, figure.Columns.Length);
        var printed = figure.Printed.Select(text => Lettering.Width(text)).DefaultIfEmpty(0).Max();
        var widest = figure.Printed.IsEmpty ? 44 : Math.Max(columns <= 6 ? 88 : 64, printed + 10);
        var narrowest = figure.Printed.IsEmpty ? 3 : printed + 6;
        var width = Math.Min(widest, Math.Max(narrowest, (Most - left - BarRoom) / columns));
        return (width, figure.Rows.Length > 60 ? 15 : 22);
    }

    static bool Level(HeatFigure figure, double width)
        => figure.Columns.All(name => string.Join(' ', Lettering.Wrap(name, width - 4, most: 3)) == name);

    static double RoomForColumns(HeatFigure figure, double width)
    {
        if (width < 11) return 0;
        if (!Level(figure, width)) return 10 + figure.Columns.Max(name => Math.Min(150, Lettering.Width(name)));

        var lines = figure.Columns.Select(name => Lettering.Wrap(name, width - 4, most: 3).Length);
        return 6 + Lettering.LineHeight * lines.DefaultIfEmpty(0).Max();
    }

    static void DrawColumns(Canvas canvas, HeatFigure figure, Frame grid, double width)
    {
        if (width < 11) return;

        var level = Level(figure, width);
        for (var column = 0; column < figure.Columns.Length; column++)
        {
            var (x, name) = (grid.X + (column + 0.5) * width, figure.Columns[column]);
            if (level)
            {
                var lines = Lettering.Wrap(name, width - 4, most: 3);
                canvas.Lines(lines, x, grid.Y - 4 - Lettering.LineHeight * lines.Length / 2, Inks.Text, Align.Middle);
            }
            else
            {
                canvas.Text(Lettering.Cut(name, 150), x + 4.3, grid.Y - 6, Inks.Text, turn: -90);
            }
        }
    }

    static void DrawRows(Canvas canvas, HeatFigure figure, Frame grid, double height)
    {
        for (var row = 0; row < figure.Rows.Length; row++)
        {
            var name = Lettering.Cut(figure.Rows[row], LabelWidth);
            canvas.Text(name, grid.X - 8, grid.Y + (row + 0.5) * height + 4.3, Inks.Text, align: Align.End);
        }
    }

    static void DrawCells(Canvas canvas, HeatFigure figure, Frame grid, (double Width, double Height) cell)
    {
        var colors = new HeatColors(figure.Low, figure.High);
        for (var i = 0; i < figure.Values.Length; i++)
        {
            var (row, column) = (i / figure.Columns.Length, i % figure.Columns.Length);
            var (x, y) = (grid.X + column * cell.Width, grid.Y + row * cell.Height);
            var gap = cell.Width > 8 ? 1 : 0;
            var frame = new Frame(x, y, cell.Width - gap, cell.Height - gap);
            var empty = double.IsNaN(figure.Values[i]);
            var fill = empty ? Inks.Box : Ink.Value(colors.Of(figure.Values[i]));
            canvas.Box(frame, fill);
            if (empty) canvas.Line(frame.X, frame.Bottom, frame.Right, frame.Y, Inks.Muted, 1);
            if (figure.Printed.IsEmpty) continue;

            var letters = empty ? Inks.Text : Inks.On(fill.Light);
            canvas.Text(figure.Printed[i], x + cell.Width / 2, y + cell.Height / 2 + 4.3, letters, align: Align.Middle);
        }
    }

    static void DrawScale(Canvas canvas, HeatFigure figure, Frame bar)
    {
        const int slices = 64;
        var (colors, step) = (new HeatColors(figure.Low, figure.High), bar.Height / slices);
        for (var i = 0; i < slices; i++)
        {
            var value = figure.High - (i + 0.5) / slices * (figure.High - figure.Low);
            canvas.Box(new(bar.X, bar.Y + i * step, bar.Width, step + 0.5), Ink.Value(colors.Of(value)));
        }

        var scale = new Scale(figure.Low, figure.High, bar.Bottom, bar.Y, false);
        foreach (var tick in scale.Ticks(38))
        {
            canvas.Line(bar.Right, scale.At(tick.Value), bar.Right + 4, scale.At(tick.Value), Inks.Quiet);
            canvas.Text(tick.Text, bar.Right + 7, scale.At(tick.Value) + 4.3, Inks.Text);
        }

        var title = Lettering.Cut(figure.Scale.ToString(), bar.Height + 60);
        var x = bar.Right + 22 + scale.Ticks(38).Select(tick => Lettering.Width(tick.Text)).DefaultIfEmpty(0).Max();
        var turn = Lettering.Width(title) < 24 ? 0 : 90;
        canvas.Text(title, x, bar.Y + bar.Height / 2, Inks.Text, align: Align.Middle, turn: turn);
    }

    static void Speak(Canvas canvas, HeatFigure figure, Frame grid, (double Width, double Height) cell)
    {
        if (figure.Values.Length > MostSpeaking || cell.Width < 11) return;

        var spots = figure.Values.Select((value, i) =>
        {
            var (row, column) = (i / figure.Columns.Length, i % figure.Columns.Length);
            var text = double.IsNaN(value) ? "no value" : $"{NumberText.Of(value)} {figure.Scale.Unit}".TrimEnd();
            var place = new Place(grid.X + (column + 0.5) * cell.Width, grid.Y + (row + 0.5) * cell.Height);
            return new HotSpot(place, $"{figure.Rows[row]}, {figure.Columns[column]}: {text}");
        });
        canvas.Hot(new(figure.Title, grid, [.. spots]));
    }
}
