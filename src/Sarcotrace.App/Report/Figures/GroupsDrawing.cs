using System.Collections.Immutable;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.App.Report.Figures;

/// <summary>Lays out groups side by side with every unit a point, and the differences below the columns they belong to.</summary>
static class GroupsDrawing
{
    const double ValuesHeight = 300, DifferencesHeight = 170, Marker = 4.2, Grain = 1.7;

    public static Drawing Of(GroupsFigure figure, bool simulated)
    {
        Check(figure);
        var canvas = new Canvas();
        var column = Math.Clamp(640.0 / Math.Max(1, figure.Columns.Length), 66, 150);
        var labels = figure.Columns.Select(one => Lettering.Wrap(one.Label, column - 8, most: 3)).ToArray();
        var foot = 10 + Lettering.LineHeight * (1 + labels.Select(lines => lines.Length).DefaultIfEmpty(1).Max());
        var y = Scale.Around(Heights(figure), figure.Y.Logarithmic, 1, 0);
        var d = Scale.Around(Ends(figure), figure.DifferenceAxis.Logarithmic, 1, 0, room: 0.08);
        var left = Math.Max(Axes.RoomLeft((y with { From = ValuesHeight }).Ticks(36)), Room(figure, d));
        var width = Math.Max(420, left + column * figure.Columns.Length + 28);

        var top = 8 + Legend.Draw(canvas, Entries(figure), 12, 8, width - 24);
        var frame = new Frame(left, top + 6, column * figure.Columns.Length, ValuesHeight);
        y = y with { From = frame.Bottom, To = frame.Y };
        Axes.Left(canvas, frame, y, figure.Y, y.Ticks(36));
        canvas.Line(frame.X, frame.Bottom, frame.Right, frame.Bottom, Inks.Quiet);
        Values(canvas, figure, frame, column, y);
        for (var i = 0; i < labels.Length; i++)
        {
            ImmutableArray<string> lines = [.. labels[i], $"n = {Shown.Count(figure.Columns[i].Values.Count(double.IsFinite))}"];
            canvas.Lines(lines, Middle(frame, column, i), frame.Bottom + 6 + Lettering.LineHeight * lines.Length / 2.0, Inks.Text, Align.Middle);
        }

        var bottom = frame.Bottom + foot;
        if (figure.Differences.Length > 0)
        {
            var below = new Frame(left, bottom + 10, frame.Width, DifferencesHeight);
            Differences(canvas, figure, below, column, d with { From = below.Bottom, To = below.Y });
            bottom = below.Bottom + 14;
        }

        return canvas.Finish(width, bottom + 6, simulated);
    }

    static void Values(Canvas canvas, GroupsFigure figure, Frame frame, double column, Scale y)
    {
        foreach (var pair in figure.Pairs)
        {
            for (var i = 0; i + 1 < pair.Length; i++)
            {
                var (from, to) = (y.At(pair[i]), y.At(pair[i + 1]));
                if (double.IsFinite(from) && double.IsFinite(to))
                    canvas.Line(Middle(frame, column, i), from, Middle(frame, column, i + 1), to, Inks.Grid, 1.2);
            }
        }

        List<HotSpot> spots = [];
        for (var i = 0; i < figure.Columns.Length; i++)
        {
            var group = figure.Columns[i];
            var middle = Middle(frame, column, i);
            canvas.Dots(Tone.Muted, Grain, 0.35, Swarm(group.Subsamples, y, middle, Grain, column));
            // Lines of one unit meet at the column's middle, so the points stand there too.
            var places = figure.Pairs.IsEmpty ? Swarm(group.Values, y, middle, Marker, column)
                : [.. group.Values.Select(value => new Place(middle, y.At(value)))];
            canvas.Dots(group.Tone, Marker, 0.85, [.. places.Where(place => double.IsFinite(place.Y))]);
            spots.AddRange(places.Zip(group.Texts, (place, text) => new HotSpot(place, text)).Where(spot => double.IsFinite(spot.Place.Y)));
            Interval(canvas, Inks.Text, middle + column * 0.34, y.At(group.Low), y.At(group.Centre), y.At(group.High));
        }

        canvas.Hot(new HotPlot(figure.Title, frame, [.. spots]));
    }

    static void Differences(Canvas canvas, GroupsFigure figure, Frame frame, double column, Scale y)
    {
        Axes.Left(canvas, frame, y, figure.DifferenceAxis, y.Ticks(32));
        var none = y.At(figure.NoDifference);
        if (double.IsFinite(none)) canvas.Line(frame.X, none, frame.Right, none, Inks.Quiet, dashed: true);
        foreach (var difference in figure.Differences)
        {
            var middle = Middle(frame, column, difference.Column);
            Interval(canvas, Inks.Of(figure.Columns[difference.Column].Tone), middle, y.At(difference.Low), y.At(difference.Value), y.At(difference.High));
        }

        canvas.Hot(new HotPlot("Differences", frame,
        [
            .. figure.Differences.Where(one => double.IsFinite(y.At(one.Value))).Select(one =>
                new HotSpot(new(Middle(frame, column, one.Column), y.At(one.Value)), one.Label)),
        ]));
    }

    static void Interval(Canvas canvas, Ink ink, double x, double low, double centre, double high)
    {
        if (double.IsFinite(low) && double.IsFinite(high))
        {
            canvas.Line(x, low, x, high, ink, 2);
            canvas.Line(x - 5, low, x + 5, low, ink, 2);
            canvas.Line(x - 5, high, x + 5, high, ink, 2);
        }

        if (double.IsFinite(centre)) canvas.Box(new(x - 4, centre - 4, 8, 8), ink);
    }

    /// <summary>Points beside each other where they would overlap, in the order of the data; those without a place stay NaN.</summary>
    static ImmutableArray<Place> Swarm(ImmutableArray<double> values, Scale y, double middle, double size, double column)
    {
        var most = column * 0.24;
        List<Place> placed = [];
        var places = new Place[values.Length];
        foreach (var i in Enumerable.Range(0, values.Length).OrderBy(i => values[i]).ThenBy(i => i))
        {
            var at = y.At(values[i]);
            var x = middle;
            for (var step = 0; double.IsFinite(at) && step * size <= most; step++)
            {
                var side = step * size;
                if (Free(placed, middle - side, at, size)) { x = middle - side; break; }
                if (Free(placed, middle + side, at, size)) { x = middle + side; break; }
                x = middle + (i % 2 == 0 ? -1 : 1) * most * ((i * 7 % 11) / 11.0);
            }

            places[i] = new(x, at);
            if (double.IsFinite(at)) placed.Add(places[i]);
        }

        return [.. places];
    }

    static bool Free(List<Place> placed, double x, double y, double size)
    {
        // Sorted by value, so only the last ones can be near.
        for (var i = placed.Count - 1; i >= 0 && Math.Abs(placed[i].Y - y) < 2 * size; i--)
        {
            var (across, up) = (placed[i].X - x, placed[i].Y - y);
            if (across * across + up * up < 3.6 * size * size) return false;
        }

        return true;
    }

    static double Middle(Frame frame, double column, int i) => frame.X + column * (i + 0.5);

    static double Room(GroupsFigure figure, Scale d) =>
        figure.Differences.IsEmpty ? 0 : Axes.RoomLeft((d with { From = DifferencesHeight }).Ticks(32));

    static IEnumerable<LegendEntry> Entries(GroupsFigure figure)
    {
        var tones = figure.Columns.Select(column => column.Tone).OrderBy(tone => tone == Tone.Muted);
        if (figure.Unit.Length > 0) yield return new($"large: {figure.Unit}", tones.FirstOrDefault(), Sign.Point);
        if (figure.Subsample.Length > 0) yield return new($"small: {figure.Subsample}", Tone.Muted, Sign.Point);
    }

    static IEnumerable<double> Heights(GroupsFigure figure) => figure.Columns.SelectMany(column =>
        column.Values.Concat(column.Subsamples).Append(column.Centre).Append(column.Low).Append(column.High));

    static IEnumerable<double> Ends(GroupsFigure figure) => figure.Differences
        .SelectMany(one => (double[])[one.Value, one.Low, one.High]).Append(figure.NoDifference);

    static void Check(GroupsFigure figure)
    {
        foreach (var column in figure.Columns.Where(one => one.Texts.Length > 0 && one.Texts.Length != one.Values.Length))
            throw new ArgumentException($"group {column.Label} has {column.Values.Length} values, {column.Texts.Length} texts");
        foreach (var one in figure.Differences.Where(one => one.Column < 0 || one.Column >= figure.Columns.Length))
            throw new ArgumentException($"difference {one.Label} stands below column {one.Column} of {figure.Columns.Length}");
        foreach (var pair in figure.Pairs.Where(pair => pair.Length != figure.Columns.Length))
            throw new ArgumentException($"a line has {pair.Length} values for {figure.Columns.Length} groups");
    }
}
