using Sarcotrace.Core.Pages;

namespace Sarcotrace.App.Report.Figures;

/// <summary>Lays out any figure: one drawing for page, SVG and PNG.</summary>
static class FigureDrawing
{
    /// <summary>The drawing of a figure.</summary>
    /// <param name="figure">What to show.</param>
    /// <param name="simulated">Whether the data were made by a program; the drawing then says so itself.</param>
    /// <exception cref="ArgumentException">Columns of the figure differ in length.</exception>
    /// <exception cref="NotSupportedException">A kind of figure that has no drawing.</exception>
    public static Drawing Of(Figure figure, bool simulated) => figure switch
    {
        PointsFigure points => PointsDrawing.Of(points, simulated),
        ForestFigure forest => ForestDrawing.Of(forest, simulated),
        HeatFigure heat => HeatDrawing.Of(heat, simulated),
        FlowFigure flow => FlowDrawing.Of(flow, simulated),
        GroupsFigure groups => GroupsDrawing.Of(groups, simulated),
        BarsFigure bars => BarsDrawing.Of(bars, simulated),
        NetworkFigure network => NetworkDrawing.Of(network, simulated),
        _ => throw new NotSupportedException($"{figure.GetType().Name} has no drawing"),
    };
}
