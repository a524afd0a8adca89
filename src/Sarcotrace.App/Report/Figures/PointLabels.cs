namespace Sarcotrace.App.Report.Figures;

/// <summary>Finds room for the names of points, one after another, so that none lies on another or on a coloured marker.</summary>
/// <remarks>
/// Greedy: the first names, which matter most, get the best places. Around each point 72 places at growing distance are
/// tried; a place over grey markers and a leader over coloured ones cost as a longer way does; a name without room is
/// left out, for the page says it on hover and in the table.
/// </remarks>
sealed class PointLabels(Frame frame, IEnumerable<Place> markers, IEnumerable<Place> mass)
{
    /// <summary>How far a coloured marker reaches from its centre.</summary>
    public const double MarkerReach = 4;

    const double Height = 15, Widest = 190, Beside = 9;
    const int Directions = 12;

    static readonly double[] Distances = [6, 14, 24, 36, 50, 66];

    readonly List<Frame> _taken = [];
    readonly Crowd _markers = new(markers, MarkerReach);
    readonly Crowd _mass = new(mass, 2);

    /// <summary>A name with its place; a leader joins it to its point where it stands apart.</summary>
    public readonly record struct Label(string Text, Frame Frame, Place? Leader);

    /// <summary>The best free place for a name, or null.</summary>
    public Label? Find(Place point, string name)
    {
        var text = Lettering.Cut(name, Widest);
        (double Cost, Frame Frame, Frame[] Leader)? best = null;
        foreach (var (candidate, distance, away) in Around(point, Lettering.Width(text)))
        {
            if (!frame.Holds(candidate) || _taken.Exists(candidate.Meets)) continue;
            if (_markers.Touching(candidate, 1) > 0) continue;

            Frame[] leader = away ? [.. Steps(Nearest(candidate, point), point)] : [];
            if (leader.Any(step => _taken.Exists(step.Meets))) continue;

            // The last steps lie on the point itself.
            var crossed = leader.Count(step => !step.Meets(Reach(point, 2 * MarkerReach)) && _markers.Touching(step, 1) > 0);
            var cost = distance + 2 * Math.Min(20, crossed) + 2 * _mass.Touching(candidate, 6);
            if (best is null || cost < best.Value.Cost) best = (cost, candidate, leader);
        }

        if (best is not { } found) return null;

        _taken.Add(found.Frame);
        _taken.AddRange(found.Leader);
        return new(text, found.Frame, found.Leader.Length > 0 ? Nearest(found.Frame, point) : null);
    }

    /// <summary>To the right first, then round in twelve directions, and further out; always clear of the point.</summary>
    static IEnumerable<(Frame Frame, double Distance, bool Away)> Around(Place point, double width)
    {
        foreach (var distance in Distances)
        {
            for (var i = 0; i < Directions; i++)
            {
                // 0, +30°, −30°, +60° …: places beside the point before those above it.
                var angle = (i % 2 == 0 ? -1 : 1) * ((i + 1) / 2) * (2 * Math.PI / Directions);
                var (cos, sin) = (Math.Cos(angle), Math.Sin(angle));
                var side = Math.Max(Math.Abs(cos), Math.Abs(sin)); // centres run on a rectangle, not on a circle
                var (x, y) = (point.X + cos / side * (distance + width / 2), point.Y + sin / side * (distance + Height / 2));
                yield return (new(x - width / 2, y - Height / 2, width, Height), distance + 0.2 * i, distance > Beside);
            }
        }
    }

    /// <summary>A leader as small frames along it, ends left out, so that no name is written across it.</summary>
    static IEnumerable<Frame> Steps(Place from, Place to)
    {
        var (x, y) = (to.X - from.X, to.Y - from.Y);
        var steps = Math.Max(4, (int)(Math.Max(Math.Abs(x), Math.Abs(y)) / 2));
        for (var i = 1; i < steps; i++) yield return Reach(new(from.X + x * i / steps, from.Y + y * i / steps), 1);
    }

    static Frame Reach(Place marker, double reach) => new(marker.X - reach, marker.Y - reach, 2 * reach, 2 * reach);

    static Place Nearest(Frame label, Place point)
        => new(Math.Clamp(point.X, label.X, label.Right), Math.Clamp(point.Y, label.Y + 3, label.Bottom - 2));
}
