using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.Questions.Discovery;

/// <summary>Metabolites over age: every person a point, or some of very many, the curve with its band.</summary>
static class AgeFigure
{
    /// <summary>A panel a metabolite.</summary>
    /// <param name="curves">The curves.</param>
    /// <param name="points">The people who are drawn.</param>
    /// <param name="people">The people whom a curve rests on.</param>
    public static PointsFigure Of(Table curves, Table points, int people)
    {
        var dots = points.Texts("metabolite").Select((id, row) => (Id: id!, Row: row)).ToLookup(dot => dot.Id, dot => dot.Row);
        var lines = curves.Texts("metabolite").Select((id, row) => (Id: id!, Row: row)).GroupBy(line => line.Id, line => line.Row);
        return new(
            "age-trends", "Trend with age",
            "The metabolites that rank first over all traits. Each point is a person, freed of what the other covariates "
            + "explain; points far below the others are cells without a measured value, set to the stated floor. The curve is a "
            + $"natural spline with the band of its {Words.After("its ", curves.Meaning("low"))} at each age. Upwards: log₂ of the value, the mean set to 0."
            + (Most(dots) < people ? $" Of {Shown.Count(people)} people {Shown.Count(Most(dots))} are drawn, evenly spaced in order of age." : ""),
            [.. lines.Select(line => Panel(curves, [.. line], points, [.. dots[line.Key]], people))]);
    }

    static int Most(ILookup<string, int> dots) => dots.Max(metabolite => metabolite.Count());

    static PointsPanel Panel(Table curves, int[] line, Table points, int[] dots, int people)
    {
        ImmutableArray<double> Line(string column) => [.. line.Select(row => curves.Numbers(column)[row])];
        ImmutableArray<double> Dots(string column) => [.. dots.Select(row => points.Numbers(column)[row])];
        return new(
            $"{curves.Texts("name")[line[0]]} (n = {Shown.Count(people)})",
            new("Age", "years"), new("Difference", "log₂"),
            [new("people", Tone.Muted, Dots("age"), Dots("log2_difference"), [], [])],
            [new("", Tone.First, Line("age"), Line("log2_difference"), Line("low"), Line("high"))],
            [0], []);
    }
}
