using Sarcotrace.App.Report.Figures;

namespace Sarcotrace.App.Tests.Report;

public class PointLabelsTests
{
    static readonly Frame Panel = new(60, 20, 420, 300);

    [Fact]
    public void Names_in_a_crowded_corner_lie_on_no_other_name_no_coloured_point_and_stay_in_the_frame()
    {
        var points = Corner(40);
        var labels = Placed(points, points[..20], []);

        Assert.InRange(labels.Length, 5, 20);
        for (var i = 0; i < labels.Length; i++)
        {
            Assert.True(Panel.Holds(labels[i].Frame));
            Assert.DoesNotContain(points, point => labels[i].Frame.Meets(Around(point)));
            for (var j = 0; j < i; j++) Assert.False(labels[i].Frame.Meets(labels[j].Frame), $"{labels[i]} lies on {labels[j]}");
        }

        Assert.Contains(labels, label => label.Leader is not null);
    }

    [Fact]
    public void A_point_alone_has_its_name_beside_it_without_a_leader_at_every_edge()
    {
        foreach (var x in (double[])[61, 270, 479])
        {
            foreach (var y in (double[])[30, 170, 310])
            {
                var label = Assert.Single(Placed([new(x, y)], [new(x, y)], []));
                Assert.Null(label.Leader);
                Assert.False(label.Frame.Meets(Around(new(x, y))));
            }
        }
    }

    [Fact]
    public void A_name_without_room_within_a_sensible_distance_is_left_out()
    {
        var points = (Place[])[.. from x in Enumerable.Range(0, 60) from y in Enumerable.Range(0, 43) select new Place(64 + 7 * x, 24 + 7 * y)];

        Assert.Empty(Placed(points, points[..50], []));
    }

    [Fact]
    public void A_hundred_thousand_grey_points_move_names_but_do_not_remove_them()
    {
        var mass = (Place[])[.. Enumerable.Range(0, 100_000).Select(i => new Place(60 + i * 7919L % 42000 / 100.0, 170 + i * 104729L % 15000 / 100.0))];
        var label = Assert.Single(Placed([new(200, 168)], [new(200, 168)], mass));

        Assert.True(label.Frame.Bottom < 170, $"{label} stands over the mass, with free room above");
    }

    [Fact]
    public void Markers_near_a_frame_are_the_same_as_those_found_by_asking_all()
    {
        var points = Corner(300);
        Crowd crowd = new(points, 3);
        foreach (var at in points)
        {
            Frame frame = new(at.X - 31, at.Y + 2, 57, 13);
            Frame wide = new(frame.X - 3, frame.Y - 3, frame.Width + 6, frame.Height + 6);
            Assert.Equal(
                points.Count(point => point.X > wide.X && point.X < wide.Right && point.Y > wide.Y && point.Y < wide.Bottom),
                crowd.Touching(frame, int.MaxValue));
        }
    }

    static PointLabels.Label[] Placed(Place[] coloured, Place[] named, Place[] mass)
    {
        PointLabels labels = new(Panel, coloured, mass);
        return [.. named.Select((point, i) => labels.Find(point, $"metabolite {i + 1}")).OfType<PointLabels.Label>()];
    }

    /// <summary>Points crowded towards the upper right corner.</summary>
    static Place[] Corner(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new Place(475 - i * 37 % 101, 25 + i * 53 % 89))];

    static Frame Around(Place point) =>
        new(point.X - PointLabels.MarkerReach, point.Y - PointLabels.MarkerReach, 2 * PointLabels.MarkerReach, 2 * PointLabels.MarkerReach);
}
