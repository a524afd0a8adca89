using System.Collections.Immutable;

namespace Sarcotrace.Core.Pages;

/// <summary>Groups side by side, every unit a point, with its mean and interval; below, what differs from what.</summary>
/// <param name="Name"><inheritdoc cref="Figure" path="/param[@name='Name']"/></param>
/// <param name="Title"><inheritdoc cref="Figure" path="/param[@name='Title']"/></param>
/// <param name="Caption"><inheritdoc cref="Figure" path="/param[@name='Caption']"/></param>
/// <param name="Y">Axis of the values.</param>
/// <param name="Columns">From left to right.</param>
public sealed record GroupsFigure(string Name, string Title, string Caption, Axis Y, ImmutableArray<GroupColumn> Columns)
    : Figure(Name, Title, Caption)
{
    /// <summary>Axis of the differences below.</summary>
    public Axis DifferenceAxis { get; init; } = new("Difference");

    /// <summary>Where no difference lies: 0, or 1 where the axis is of ratios.</summary>
    public double NoDifference { get; init; }

    /// <summary>Differences drawn below the columns they belong to; empty for none.</summary>
    public ImmutableArray<GroupDifference> Differences { get; init; } = [];

    /// <summary>What a large point is: animal, person, litter.</summary>
    public string Unit { get; init; } = "";

    /// <summary>What a small point behind it is: fibre, field, well; empty where there is none.</summary>
    public string Subsample { get; init; } = "";

    /// <summary>Lines between values of one unit in neighbouring columns, each with one value a column; NaN leaves a gap.</summary>
    public ImmutableArray<ImmutableArray<double>> Pairs { get; init; } = [];
}

/// <summary>One group.</summary>
/// <param name="Label">Below the column; the count stands under it.</param>
/// <param name="Tone">Colour and marker.</param>
/// <param name="Values">One value a unit.</param>
/// <param name="Texts">What each unit says on hover and on keyboard focus; empty, or one a value.</param>
/// <param name="Centre">Mean of the group as the model has it; NaN for none.</param>
/// <param name="Low">Lower end of its interval.</param>
/// <param name="High">Upper end of its interval.</param>
public sealed record GroupColumn(
    string Label, Tone Tone, ImmutableArray<double> Values, ImmutableArray<string> Texts, double Centre, double Low, double High)
{
    /// <summary>Values below the unit, such as fibres of an animal: drawn small behind, and never counted.</summary>
    public ImmutableArray<double> Subsamples { get; init; } = [];
}

/// <summary>A difference drawn below a column.</summary>
/// <param name="Column">Place of the column in the figure.</param>
/// <param name="Label">What is compared with what.</param>
/// <param name="Value">Estimate.</param>
/// <param name="Low">Lower end of its interval.</param>
/// <param name="High">Upper end of its interval.</param>
public sealed record GroupDifference(int Column, string Label, double Value, double Low, double High);
