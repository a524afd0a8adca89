using System.Collections.Immutable;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.App.Report.Figures;

/// <summary>Draws the content of one plot of points on its two scales.</summary>
sealed class Plot(Canvas canvas, Frame frame, Scale x, Scale y)
{
    /// <summary>Reference lines.</summary>
    public void DrawLines(PointsPanel panel)
    {
        foreach (var value in panel.Across.Where(value => double.IsFinite(y.At(value))))
            canvas.Line(frame.X, y.At(value), frame.Right, y.At(value), Inks.Quiet, dashed: true);
        foreach (var value in panel.Down.Where(value => double.IsFinite(x.At(value))))
            canvas.Line(x.At(value), frame.Y, x.At(value), frame.Bottom, Inks.Quiet, dashed: true);
    }

    /// <summary>Markers; the more there are, the smaller and fainter.</summary>
    public void DrawPoints(PointsPanel panel)
    {
        foreach (var series in panel.Series)
        {
            var crowded = series.X.Length > 400 || frame.Width < 320;
            var size = (series.Tone == Tone.Muted ? 2.6 : 3.8) * (crowded ? 0.75 : 1);
            var opacity = series.Tone == Tone.Muted ? 0.5 : !crowded ? 0.9 : panel.Curves.IsEmpty ? 0.65 : 0.35;
            canvas.Dots(series.Tone, size, opacity, [.. Places(series).Where(place => Shown(place))]);
        }
    }

    /// <summary>Bands below, then curves.</summary>
    public void DrawCurves(PointsPanel panel)
    {
        foreach (var curve in panel.Curves.Where(curve => !curve.Low.IsEmpty))
        {
            var above = curve.X.Zip(curve.High, At);
            var below = curve.X.Zip(curve.Low, At).Reverse();
            canvas.Area([.. above.Concat(below).Where(Shown)], Inks.Of(curve.Tone), 0.35);
        }

        foreach (var curve in panel.Curves)
        {
            ImmutableArray<Place> line = [.. curve.X.Zip(curve.Y, At).Where(Shown)];
            if (line.Length < 2) continue;

            if (curve.Tone == Tone.Muted)
            {
                canvas.Line(line, Inks.Of(curve.Tone), 1);
                continue;
            }

            canvas.Line(line, Inks.Paper, 3.6); // a rim of paper keeps the curve apart from its own points
            canvas.Line(line, Inks.Of(curve.Tone), 2.2);
        }
    }

    /// <summary>Names of the first points of each series, where they find room.</summary>
    public void DrawLabels(PointsPanel panel)
    {
        var named = panel.Series.SelectMany(series => Places(series).Zip(series.Labels))
            .Where(pair => Shown(pair.First));
        var coloured = panel.Series.Where(series => series.Tone != Tone.Muted).SelectMany(Places).Where(Shown);
        var mass = panel.Series.Where(series => series.Tone == Tone.Muted).SelectMany(Places).Where(Shown);
        var labels = new PointLabels(frame, coloured, mass);
        foreach (var (place, name) in named)
        {
            if (labels.Find(place, name) is not { } label) continue;

            if (label.Leader is { } end) canvas.Line(place.X, place.Y, end.X, end.Y, Inks.Quiet, 0.8);
            canvas.Text(label.Text, label.Frame.X, label.Frame.Bottom - 3, Inks.Text);
        }
    }

    /// <summary>The points that say what they are.</summary>
    public HotPlot Hot(PointsPanel panel, string label)
    {
        var spots = panel.Series.SelectMany(
            series => Places(series).Zip(series.Texts, (place, text) => new HotSpot(place, text)));
        return new(label, frame, [.. spots.Where(spot => Shown(spot.Place))]);
    }

    IEnumerable<Place> Places(PointSeries series) => series.X.Zip(series.Y, At);

    Place At(double across, double up) => new(x.At(across), y.At(up));

    static bool Shown(Place place) => double.IsFinite(place.X) && double.IsFinite(place.Y);
}
