using Sarcotrace.Core.Pages;

namespace Sarcotrace.App.Report.Figures;

/// <summary>Lays out points with curves: a volcano alone, age trends in a grid.</summary>
static class PointsDrawing
{
    const double AxisHeight = 48, Gap = 14;

    public static Drawing Of(PointsFigure figure, bool simulated)
    {
        var canvas = new Canvas();
        var columns = figure.Panels.Length switch { <= 1 => 1, <= 4 => 2, _ => 3 };
        var (width, height) = columns switch { 1 => (760.0, 470.0), 2 => (410.0, 300.0), _ => (290.0, 260.0) };
        var top = 8 + Legend.Draw(canvas, Entries(figure), 12, 8, columns * width - 24);

        var titles = figure.Panels.Select(panel => Lettering.Wrap(panel.Title, width - 70, 2, bold: true)).ToArray();
        var titleLines = titles.Select(title => title[0].Length == 0 ? 0 : title.Length).DefaultIfEmpty(0).Max();
        var titleHeight = 8 + Lettering.LineHeight * titleLines;

        for (var i = 0; i < figure.Panels.Length; i++)
        {
            var cell = new Frame(i % columns * width, top + i / columns * height, width, height);
            var middle = cell.Y + titleHeight - 6 - Lettering.LineHeight * titles[i].Length / 2.0;
            canvas.Lines(titles[i], cell.X + 48, middle, Inks.Text, bold: true);
            var below = new Frame(cell.X, cell.Y + titleHeight, width, height - titleHeight);
            Draw(canvas, figure.Panels[i], figure.OneHeight ? figure.Panels : [figure.Panels[i]], figure.Title, below);
        }

        var rows = (figure.Panels.Length + columns - 1) / columns;
        return canvas.Finish(columns * width, top + rows * height, simulated);
    }

    static IEnumerable<LegendEntry> Entries(PointsFigure figure)
    {
        foreach (var series in figure.Panels.SelectMany(panel => panel.Series))
            yield return new(series.Name, series.Tone, Sign.Point);
        foreach (var curve in figure.Panels.SelectMany(panel => panel.Curves))
            yield return new(curve.Name, curve.Tone, Sign.Line);
    }

    static void Draw(Canvas canvas, PointsPanel panel, IEnumerable<PointsPanel> alike, string figureTitle, Frame cell)
    {
        Check(panel);
        var (bottom, top) = (cell.Bottom - AxisHeight, cell.Y);
        var y = Scale.Around(alike.SelectMany(Heights), panel.Y.Logarithmic, bottom, top);
        var ticks = y.Ticks(36);
        var left = cell.X + Axes.RoomLeft(ticks);
        var frame = new Frame(left, top, cell.Right - Gap - left, bottom - top);
        var x = Scale.Around(Across(panel), panel.X.Logarithmic, frame.X, frame.Right);

        Axes.Below(canvas, frame, x, panel.X);
        Axes.Left(canvas, frame, y, panel.Y, ticks);
        var plot = new Plot(canvas, frame, x, y);
        plot.DrawLines(panel);
        plot.DrawPoints(panel);
        plot.DrawCurves(panel);
        plot.DrawLabels(panel);
        canvas.Hot(plot.Hot(panel, panel.Title.Length > 0 ? panel.Title : figureTitle));
    }

    static IEnumerable<double> Across(PointsPanel panel)
        => [.. panel.Series.SelectMany(s => s.X), .. panel.Curves.SelectMany(c => c.X), .. panel.Down];

    static IEnumerable<double> Heights(PointsPanel panel)
        => [.. panel.Series.SelectMany(s => s.Y), .. panel.Curves.SelectMany(c => c.Y), .. panel.Across,
            .. panel.Curves.SelectMany(c => c.Low), .. panel.Curves.SelectMany(c => c.High)];

    static void Check(PointsPanel panel)
    {
        foreach (var s in panel.Series)
        {
            var (x, y, texts, labels) = (s.X.Length, s.Y.Length, s.Texts.Length, s.Labels.Length);
            if (x != y || labels > x || (texts > 0 && texts != x))
                throw new ArgumentException($"series {s.Name} has {x} x, {y} y, {texts} texts, {labels} labels");
        }

        foreach (var c in panel.Curves)
        {
            var (x, y, low, high) = (c.X.Length, c.Y.Length, c.Low.Length, c.High.Length);
            if (x != y || low != high || (low > 0 && low != x))
                throw new ArgumentException($"curve {c.Name} has {x} x, {y} y, {low} low, {high} high");
        }
    }
}
