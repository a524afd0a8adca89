using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.Questions.Discovery;

/// <summary>Metabolites over age: every person a point, the curve with its band.</summary>
static class AgeFigure
{
    /// <summary>A panel a metabolite.</summary>
    public static PointsFigure Of(Table curves, Table points)
    {
        var dots = points.Texts("metabolite").Select((id, row) => (Id: id!, Row: row)).ToLookup(dot => dot.Id, dot => dot.Row);
        var lines = curves.Texts("metabolite").Select((id, row) => (Id: id!, Row: row)).GroupBy(line => line.Id, line => line.Row);
        return new(
            "age-trends", "Trend with age",
            "The metabolites that rank first over all traits. Each point is a person, freed of what the other covariates "
            + "explain; points far below the others are cells without a measured value, set to the stated floor. The curve is a "
            + $"natural spline with the band of its {Words.After("its ", curves.Meaning("low"))} at each age. Upwards: log₂ of the value, the mean set to 0.",
            [.. lines.Select(line => Panel(curves, [.. line], points, [.. dots[line.Key]]))]);
    }

    static PointsPanel Panel(Table curves, int[] line, Table points, int[] dots)
    {
        ImmutableArray<double> Line(string column) => [.. line.Select(row => curves.Numbers(column)[row])];
        ImmutableArray<double> Dots(string column) => [.. dots.Select(row => points.Numbers(column)[row])];
        return new(
            $"{curves.Texts("name")[line[0]]} (n = {Shown.Count(dots.Length)})",
            new("Age", "years"), new("Difference", "log₂"),
            [new("people", Tone.Muted, Dots("age"), Dots("log2_difference"), [], [])],
            [new("", Tone.First, Line("age"), Line("log2_difference"), Line("low"), Line("high"))],
            [0], []);
    }
}
