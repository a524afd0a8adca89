using Sarcotrace.App.Report.Wording;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.App.Report.Figures;

/// <summary>Lays out a forest plot: names left, intervals in the middle, the same numbers in words right.</summary>
static class ForestDrawing
{
    const double Width = 780, LabelWidth = 250, Row = 24, GroupRow = 28, Top = 30;

    public static Drawing Of(ForestFigure figure, bool simulated)
    {
        var canvas = new Canvas();
        var widths = figure.Rows.Select(row => row.High - row.Low).Where(double.IsFinite);
        var decimals = widths.Where(width => width > 0).Select(NumberText.Decimals).DefaultIfEmpty(3).Max();
        var texts = figure.Rows.Select(row => Text(row, Math.Min(decimals, 4))).ToArray();
        var textWidth = Math.Max(120, texts.Select(text => Lettering.Width(text)).DefaultIfEmpty(0).Max());
        var bottom = Top + Rows(figure).Sum(row => row.Height);
        var frame = new Frame(12 + LabelWidth + 12, Top, Width - LabelWidth - textWidth - 60, bottom - Top);
        var x = Scale.Around(Ends(figure), figure.X.Logarithmic, frame.X, frame.Right, room: 0.05);

        Axes.Below(canvas, frame, x, figure.X);
        canvas.Line(x.At(figure.Null), frame.Y, x.At(figure.Null), frame.Bottom, Inks.Quiet, 1.4);
        canvas.Text("Estimate (interval)", frame.Right + 18, Top - 10, Inks.Quiet);
        foreach (var row in Rows(figure)) Draw(canvas, row, frame, x, texts);
        return canvas.Finish(Width, bottom + 48, simulated);
    }

    /// <summary>A row or the heading of a group, with its place.</summary>
    readonly record struct Line(int Index, string Group, ForestRow? Row, double Y, double Height);

    static IEnumerable<Line> Rows(ForestFigure figure)
    {
        var (y, group) = (Top, "");
        for (var i = 0; i < figure.Rows.Length; i++)
        {
            var row = figure.Rows[i];
            if (row.Group != group && row.Group.Length > 0)
            {
                yield return new(i, row.Group, null, y, GroupRow);
                y += GroupRow;
            }

            group = row.Group;
            var height = Name(row).Length > 1 ? Row + Lettering.LineHeight - 4 : Row;
            yield return new(i, group, row, y, height);
            y += height;
        }
    }

    static void Draw(Canvas canvas, Line line, Frame frame, Scale x, string[] texts)
    {
        var middle = line.Y + line.Height / 2;
        if (line.Row is not { } row)
        {
            canvas.Text(Lettering.Cut(line.Group, LabelWidth + 12, bold: true), 12, middle + 6, Inks.Text, bold: true);
            return;
        }

        canvas.Lines(Name(row), row.Group.Length > 0 ? 24 : 12, middle, Inks.Text);
        canvas.Text(texts[line.Index], frame.Right + 18, middle + 4.3, Inks.Text);
        var (low, at, high) = (x.At(row.Low), x.At(row.Value), x.At(row.High));
        if (row.Kind == ForestRowKind.Overall && double.IsFinite(low + at + high))
        {
            canvas.Area([new(low, middle), new(at, middle - 6), new(high, middle), new(at, middle + 6)], Inks.Of(row.Tone));
            return;
        }

        if (double.IsFinite(low) && double.IsFinite(high))
        {
            canvas.Line(low, middle, high, middle, Inks.Of(row.Tone), 2, dashed: row.Kind == ForestRowKind.Prediction);
            canvas.Line(low, middle - 4, low, middle + 4, Inks.Of(row.Tone), 2);
            canvas.Line(high, middle - 4, high, middle + 4, Inks.Of(row.Tone), 2);
        }

        if (row.Kind == ForestRowKind.Prediction) return;
        var size = double.IsNaN(row.Weight) ? 5 : 3 + 4 * Math.Sqrt(row.Weight);
        if (double.IsFinite(at)) canvas.Dots(row.Tone, size, 1, [new(at, middle)]);
    }

    static System.Collections.Immutable.ImmutableArray<string> Name(ForestRow row)
        => Lettering.Wrap(row.Label, LabelWidth - 12, most: 2);

    static IEnumerable<double> Ends(ForestFigure figure)
        => figure.Rows.SelectMany(row => (double[])[row.Value, row.Low, row.High]).Append(figure.Null);

    static string Text(ForestRow row, int decimals) => double.IsFinite(row.Value)
        ? NumberText.Interval(row.Value, row.Low, row.High, decimals)
        : "not estimated";
}
