using System.Collections.Immutable;

namespace Sarcotrace.Core.Pages;

/// <summary>A figure as data: what is drawn, not how. One drawing gives the page, the SVG and the PNG.</summary>
/// <param name="Name">File-safe name, kebab-case, unique in a report.</param>
/// <param name="Title">What it shows, short.</param>
/// <param name="Caption">What a reader needs to understand it alone: n, units, intervals, tests.</param>
public abstract record Figure(string Name, string Title, string Caption);

/// <summary>An axis.</summary>
/// <param name="Label">What is measured.</param>
/// <param name="Unit">Unit as printed, empty for none.</param>
/// <param name="Logarithmic">Whether equal distances are equal ratios; values are then positive.</param>
public sealed record Axis(string Label, string Unit = "", bool Logarithmic = false)
{
    /// <summary>Label with its unit in brackets.</summary>
    public override string ToString() => Unit.Length == 0 ? Label : $"{Label} ({Unit})";
}

/// <summary>Which of the colour-blind-safe colours a series has.</summary>
public enum Tone
{
    /// <summary>Grey: the mass of points that the eye may pass over.</summary>
    Muted,

    /// <summary>Blue: falls, women, first group.</summary>
    First,

    /// <summary>Orange-red: rises, men, second group.</summary>
    Second,

    /// <summary>Green: third group.</summary>
    Third,

    /// <summary>Purple: fourth group.</summary>
    Fourth,
}

/// <summary>Points, with curves and lines to read them by: volcano plots, age trends.</summary>
/// <param name="Name"><inheritdoc cref="Figure" path="/param[@name='Name']"/></param>
/// <param name="Title"><inheritdoc cref="Figure" path="/param[@name='Title']"/></param>
/// <param name="Caption"><inheritdoc cref="Figure" path="/param[@name='Caption']"/></param>
/// <param name="Panels">One or more small plots, drawn in a grid.</param>
public sealed record PointsFigure(string Name, string Title, string Caption, ImmutableArray<PointsPanel> Panels)
    : Figure(Name, Title, Caption)
{
    /// <summary>Whether all panels have one vertical axis, so that they can be compared by eye.</summary>
    public bool OneHeight { get; init; }
}

/// <summary>One plot of points.</summary>
/// <param name="Title">Heading of the panel; empty for none.</param>
/// <param name="X">Horizontal axis.</param>
/// <param name="Y">Vertical axis.</param>
/// <param name="Series">Points by group, drawn in this order.</param>
/// <param name="Curves">Curves with their bands.</param>
/// <param name="Across">Horizontal reference lines, at these values of y.</param>
/// <param name="Down">Vertical reference lines, at these values of x.</param>
public sealed record PointsPanel(
    string Title,
    Axis X,
    Axis Y,
    ImmutableArray<PointSeries> Series,
    ImmutableArray<Curve> Curves,
    ImmutableArray<double> Across,
    ImmutableArray<double> Down);

/// <summary>Points of one group.</summary>
/// <param name="Name">Legend.</param>
/// <param name="Tone">Colour; the marker's shape follows it, so that colour is never the only sign.</param>
/// <param name="X">Horizontal values.</param>
/// <param name="Y">Vertical values.</param>
/// <param name="Texts">What is shown on hover and on keyboard focus, one a point; empty for points that stay silent.</param>
/// <param name="Labels">How many of the first points carry their name on the drawing itself.</param>
public sealed record PointSeries(
    string Name,
    Tone Tone,
    ImmutableArray<double> X,
    ImmutableArray<double> Y,
    ImmutableArray<string> Texts,
    ImmutableArray<string> Labels);

/// <summary>A curve with an optional band.</summary>
/// <param name="Name">Legend; empty for none.</param>
/// <param name="Tone">Colour.</param>
/// <param name="X">Horizontal values, ascending.</param>
/// <param name="Y">Vertical values.</param>
/// <param name="Low">Lower edge of the band, or empty.</param>
/// <param name="High">Upper edge of the band, or empty.</param>
public sealed record Curve(
    string Name,
    Tone Tone,
    ImmutableArray<double> X,
    ImmutableArray<double> Y,
    ImmutableArray<double> Low,
    ImmutableArray<double> High);

/// <summary>Estimates with their intervals, a row each: a forest plot.</summary>
/// <param name="Name"><inheritdoc cref="Figure" path="/param[@name='Name']"/></param>
/// <param name="Title"><inheritdoc cref="Figure" path="/param[@name='Title']"/></param>
/// <param name="Caption"><inheritdoc cref="Figure" path="/param[@name='Caption']"/></param>
/// <param name="X">Axis of the estimates.</param>
/// <param name="Null">Where no effect lies.</param>
/// <param name="Rows">From top to bottom.</param>
public sealed record ForestFigure(
    string Name, string Title, string Caption, Axis X, double Null, ImmutableArray<ForestRow> Rows)
    : Figure(Name, Title, Caption);

/// <summary>A row of a forest plot.</summary>
/// <param name="Group">Heading it stands under; rows of one group follow each other.</param>
/// <param name="Label">What the estimate is of.</param>
/// <param name="Value">Estimate.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
/// <param name="Tone">Colour.</param>
public sealed record ForestRow(string Group, string Label, double Value, double Low, double High, Tone Tone)
{
    /// <summary>What the row is; an estimate of its own unless said.</summary>
    public ForestRowKind Kind { get; init; }

    /// <summary>Share of the row in an overall effect, 0 to 1, which its marker grows with; NaN where there is none.</summary>
    public double Weight { get; init; } = double.NaN;
}

/// <summary>What a row of a forest plot is.</summary>
public enum ForestRowKind
{
    /// <summary>An estimate of its own.</summary>
    Estimate,

    /// <summary>An effect over rows, drawn as a diamond as wide as its interval.</summary>
    Overall,

    /// <summary>Where the effect of a new study is expected, drawn as a dashed line.</summary>
    Prediction,
}

/// <summary>A grid of coloured cells: heat maps, agreement matrices.</summary>
/// <param name="Name"><inheritdoc cref="Figure" path="/param[@name='Name']"/></param>
/// <param name="Title"><inheritdoc cref="Figure" path="/param[@name='Title']"/></param>
/// <param name="Caption"><inheritdoc cref="Figure" path="/param[@name='Caption']"/></param>
/// <param name="Rows">Row labels from top to bottom.</param>
/// <param name="Columns">Column labels from left to right.</param>
/// <param name="Values">Row by row; NaN is an empty cell, drawn as such.</param>
/// <param name="Scale">What the colour means.</param>
/// <param name="Low">Value at the lower end of the colours.</param>
/// <param name="High">Value at the upper end; where Low = −High the colours diverge from white at 0.</param>
/// <param name="Printed">Texts in the cells, row by row; empty for none.</param>
public sealed record HeatFigure(
    string Name,
    string Title,
    string Caption,
    ImmutableArray<string> Rows,
    ImmutableArray<string> Columns,
    ImmutableArray<double> Values,
    Axis Scale,
    double Low,
    double High,
    ImmutableArray<string> Printed) : Figure(Name, Title, Caption);

/// <summary>A flow of participants: boxes from top to bottom with what left at each.</summary>
/// <param name="Name"><inheritdoc cref="Figure" path="/param[@name='Name']"/></param>
/// <param name="Title"><inheritdoc cref="Figure" path="/param[@name='Title']"/></param>
/// <param name="Caption"><inheritdoc cref="Figure" path="/param[@name='Caption']"/></param>
/// <param name="Steps">From top to bottom.</param>
public sealed record FlowFigure(string Name, string Title, string Caption, ImmutableArray<FlowStep> Steps)
    : Figure(Name, Title, Caption)
{
    /// <summary>Parts of the last step that may share people, a line each under a heading; empty for none.</summary>
    public ImmutableArray<(string Text, int Count)> Parts { get; init; } = [];

    /// <summary>What the parts are.</summary>
    public string PartsHeading { get; init; } = "";
}

/// <summary>A box of a flow, and the reasons with counts that left before the next.</summary>
public sealed record FlowStep(string Text, int Count, ImmutableArray<(string Reason, int Count)> Left);

/// <summary>Shares of a whole as stacked bars, a bar a row: verdicts under each criterion.</summary>
/// <param name="Name"><inheritdoc cref="Figure" path="/param[@name='Name']"/></param>
/// <param name="Title"><inheritdoc cref="Figure" path="/param[@name='Title']"/></param>
/// <param name="Caption"><inheritdoc cref="Figure" path="/param[@name='Caption']"/></param>
/// <param name="X">Axis of the counts.</param>
/// <param name="Bars">Labels of the bars from top to bottom.</param>
/// <param name="Parts">Parts from left to right, each with one count a bar.</param>
public sealed record BarsFigure(
    string Name, string Title, string Caption, Axis X, ImmutableArray<string> Bars, ImmutableArray<BarPart> Parts)
    : Figure(Name, Title, Caption);

/// <summary>One part of every bar.</summary>
public sealed record BarPart(string Name, Tone Tone, ImmutableArray<double> Counts);
