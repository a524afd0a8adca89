using System.Collections.Immutable;
using Sarcotrace.Core.Mechanisms;

namespace Sarcotrace.Questions.Claims;

/// <summary>What a claim makes of the courses of a draw.</summary>
/// <param name="claim">The claim.</param>
/// <param name="runs">Courses by experiment.</param>
sealed class Contrasts(Claim claim, IReadOnlyDictionary<string, Runs> runs)
{
    readonly Runs _runs = runs[claim.Experiment];

    /// <summary>Times at which an experiment's courses are looked at for a claim.</summary>
    internal static IEnumerable<double> Times(Claim claim, VirtualExperiment experiment) =>
        double.IsNaN(claim.At) ? experiment.Times : [.. experiment.Times, claim.At];

    /// <summary>The measure of a draw; NaN where it has none.</summary>
    internal double Of(int draw) => claim.Contrast switch
    {
        Contrast.Value => Treated(draw)[^1],
        Contrast.Change => Change(draw, _runs),
        Contrast.MeanChange => 100 * (Mean(Treated(draw)) / Mean(Compared(draw, _runs)) - 1),
        Contrast.PeakChange => 100 * (Treated(draw).Max() / Compared(draw, _runs).Max() - 1),
        Contrast.PeakTime => PeakTime(Treated(draw)),
        Contrast.PeakRatio => Treated(draw).Max() / Treated(draw)[0],
        Contrast.Ratio => Treated(draw)[^1] / Treated(draw)[0],
        Contrast.HalfLife => HalfLife(draw),
        Contrast.AreaRatio => Area(draw, _runs) / Area(draw, runs[claim.Against]),
        Contrast.Advance => Passes(Compared(draw, _runs)) - Passes(Treated(draw)),
        Contrast.HalfReturn => HalfReturn(draw),
        Contrast.EffectRatio => Change(draw, _runs) / Change(draw, runs[claim.Against]),
        Contrast.Drift => Drift(Treated(draw)),
        Contrast.Lowest => Treated(draw).Min(),
        _ => Treated(draw).Max(Math.Abs),
    };

    double Change(int draw, Runs of) => 100 * (Course(draw, of, of)[^1] / Compared(draw, of)[^1] - 1);

    double[] Treated(int draw) => Course(draw, _runs, _runs);

    double[] Compared(int draw, Runs of) => Course(draw, runs[of.Experiment.CompareTo], of);

    // The course in one experiment at the times of another, up to the time that the claim names.
    double[] Course(int draw, Runs from, Runs at)
    {
        var place = from.Place(claim.ReadOut);
        return [.. Grid(at).Select(time => from.At(draw, from.Place(time), place))];
    }

    ImmutableArray<double> Grid(Runs at) =>
    [
        .. Times(claim, at.Experiment).Distinct().Order()
            .Where(time => double.IsNaN(claim.At) || claim.Contrast == Contrast.HalfReturn || time <= claim.At),
    ];

    static double Mean(double[] course) => course.Average();

    double PeakTime(double[] course) => Grid(_runs)[Array.IndexOf(course, course.Max())];

    double HalfLife(int draw)
    {
        var (course, base0) = (Treated(draw), Compared(draw, _runs));
        var above = course.Zip(base0, (x, y) => x - y).ToArray();
        var peak = Array.IndexOf(above, above.Max());
        return Falls(above, peak, above[peak] / 4) - Falls(above, peak, above[peak] / 2);
    }

    // When a course has fallen to a level after a place, between the times reported.
    double Falls(double[] course, int from, double level)
    {
        var times = Grid(_runs);
        for (var i = from + 1; i < course.Length; i++)
        {
            if (course[i] <= level)
            {
                return times[i - 1] + (times[i] - times[i - 1]) * (course[i - 1] - level) / (course[i - 1] - course[i]);
            }
        }
        return double.NaN;
    }

    double Area(int draw, Runs of)
    {
        var (course, base0, times) = (Course(draw, of, of), Compared(draw, of), Grid(of));
        var area = 0.0;
        for (var i = 1; i < course.Length; i++)
        {
            area += (times[i] - times[i - 1]) * (course[i] - base0[i] + course[i - 1] - base0[i - 1]) / 2;
        }
        return area / of.Experiment.DailyDose;
    }

    double Passes(double[] course)
    {
        var times = Grid(_runs);
        for (var i = 1; i < course.Length; i++)
        {
            if (course[i - 1] < 1 && course[i] >= 1)
            {
                return (times[i - 1] + (times[i] - times[i - 1]) * (1 - course[i - 1]) / (course[i] - course[i - 1])) / 24;
            }
        }
        return double.NaN;
    }

    double HalfReturn(int draw)
    {
        var (course, base0, times) = (Treated(draw), Compared(draw, _runs), Grid(_runs));
        var left = course.Zip(base0, (x, y) => Math.Abs(x - y)).ToArray();
        var from = times.IndexOf(claim.At);
        return (Falls(left, from, left[from] / 2) - claim.At) / 24;
    }

    double Drift(double[] course)
    {
        var days = (Grid(_runs)[^1] - Grid(_runs)[0]) / 24;
        return course.Max(value => Math.Abs(100 * (value / course[0] - 1))) / days;
    }
}
