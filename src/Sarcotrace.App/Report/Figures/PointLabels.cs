namespace Sarcotrace.App.Report.Figures;

/// <summary>Finds room for the names of points, one after another, so that none lies on another.</summary>
/// <remarks>
/// Greedy: the first names, which matter most, get the best places. Around each point 36 places at growing distance are
/// tried; a place that covers another coloured marker costs more than a longer way, a grey one a little; a name without
/// room is left out, for the page says it on hover and in the table.
/// </remarks>
sealed class PointLabels(Frame frame, IEnumerable<Place> markers, IEnumerable<Place> mass)
{
    const double Height = 15, Widest = 190, Beside = 9;
    const int Directions = 12;

    readonly List<Frame> _taken = [];
    readonly Place[] _markers = [.. markers];
    readonly Place[] _mass = [.. mass];

    /// <summary>A name with its place; a leader joins it to its point where it stands apart.</summary>
    public readonly record struct Label(string Text, Frame Frame, Place? Leader);

    /// <summary>The best free place for a name, or null.</summary>
    public Label? Find(Place point, string name)
    {
        var text = Lettering.Cut(name, Widest);
        var width = Lettering.Width(text);
        (double Cost, Frame Frame, double Distance)? best = null;
        foreach (var (candidate, distance) in Around(point, width))
        {
            if (!frame.Holds(candidate) || _taken.Exists(candidate.Meets)) continue;
            var leader = distance > Beside ? Steps(Nearest(candidate, point), point) : [];
            if (leader.Any(step => _taken.Exists(step.Meets))) continue;

            var cost = distance + 14 * _markers.Count(marker => candidate.Meets(Reach(marker, 3.5)))
                + Math.Min(12, 2 * _mass.Count(marker => candidate.Meets(Reach(marker, 2))));
            if (best is null || cost < best.Value.Cost) best = (cost, candidate, distance);
        }

        if (best is not { } found) return null;
        _taken.Add(found.Frame);
        if (found.Distance <= Beside) return new(text, found.Frame, null);

        var end = Nearest(found.Frame, point);
        _taken.AddRange(Steps(end, point));
        return new(text, found.Frame, end);
    }

    /// <summary>To the right first, then left, above, below, and round in twelve directions further out.</summary>
    static IEnumerable<(Frame Frame, double Distance)> Around(Place point, double width)
    {
        foreach (var distance in (double[])[6, 18, 32])
        {
            for (var i = 0; i < Directions; i++)
            {
                // 0, +30°, −30°, +60° …: places beside the point before those above it.
                var angle = (i % 2 == 0 ? -1 : 1) * ((i + 1) / 2) * (2 * Math.PI / Directions);
                var (cos, sin) = (Math.Cos(angle), Math.Sin(angle));
                var centre = new Place(point.X + cos * (distance + width / 2), point.Y + sin * (distance + Height / 2));
                yield return (new(centre.X - width / 2, centre.Y - Height / 2, width, Height), distance + 0.2 * i);
            }
        }
    }

    /// <summary>A leader as small frames along it, ends left out, so that no name is written across it.</summary>
    static IEnumerable<Frame> Steps(Place from, Place to)
    {
        const int steps = 8;
        for (var i = 1; i < steps; i++)
            yield return Reach(new(from.X + (to.X - from.X) * i / steps, from.Y + (to.Y - from.Y) * i / steps), 1);
    }

    static Frame Reach(Place marker, double reach) => new(marker.X - reach, marker.Y - reach, 2 * reach, 2 * reach);

    static Place Nearest(Frame label, Place point)
        => new(Math.Clamp(point.X, label.X, label.Right), Math.Clamp(point.Y, label.Y + 3, label.Bottom - 2));
}
