using System.Collections.Immutable;
using Sarcotrace.Core.Numbers;

namespace Sarcotrace.Core.Fitting;

/// <summary>A parameter that is estimated or given.</summary>
/// <param name="Id">Identifier; the model's parameter of this name, if there is one, takes its value.</param>
/// <param name="Estimated">Whether its value is sought.</param>
/// <param name="Nominal">Its value where it is given, else perhaps a published one; never on a logarithmic scale.</param>
public sealed record FitParameter(string Id, bool Estimated, double? Nominal)
{
    /// <summary>Name for people, or null.</summary>
    public string? Name { get; init; }

    /// <summary>Scale on which it is sought.</summary>
    public ParameterScale Scale { get; init; }

    /// <summary>Least value, never on a logarithmic scale; null where there is none.</summary>
    public double? Lower { get; init; }

    /// <summary>Largest value, never on a logarithmic scale; null where there is none.</summary>
    public double? Upper { get; init; }

    /// <summary>What is known of it before the measurements, or null where all its values count alike.</summary>
    public Prior? Prior { get; init; }

    /// <summary>Where searches for it may begin, or null for evenly between its bounds on its scale.</summary>
    public Prior? Beginnings { get; init; }

    /// <summary>A value on the scale on which it is sought.</summary>
    /// <param name="value">Its value.</param>
    /// <returns>The value or its logarithm; negative infinity for the logarithm of 0.</returns>
    public double ToScale(double value) => Scale switch
    {
        ParameterScale.Log => Elementary.Log(value),
        ParameterScale.Log10 => Elementary.Log10(value),
        _ => value,
    };

    /// <summary>A value from the scale on which it is sought.</summary>
    /// <param name="scaled">What <see cref="ToScale"/> gives.</param>
    /// <returns>Its value.</returns>
    public double FromScale(double scaled) => Scale switch
    {
        ParameterScale.Log => Elementary.Exp(scaled),
        ParameterScale.Log10 => Elementary.Pow(10, scaled),
        _ => scaled,
    };
}

/// <summary>Scale on which a parameter is sought.</summary>
public enum ParameterScale
{
    /// <summary>As it is.</summary>
    Linear,
    /// <summary>Its natural logarithm.</summary>
    Log,
    /// <summary>Its decimal logarithm.</summary>
    Log10,
}

/// <summary>A distribution of a parameter's values.</summary>
/// <param name="Shape">Its kind.</param>
/// <param name="Numbers">Its numbers, as many and in the order that <see cref="PriorShape"/> tells.</param>
public sealed record Prior(PriorShape Shape, ImmutableArray<double> Numbers)
{
    /// <summary>Whether it is a distribution of the value on the scale on which it is sought, not of the value itself.</summary>
    public bool OnScale { get; init; }

    /// <summary>Whether it is cut at the parameter's bounds, and what is left made to integrate to 1.</summary>
    public bool Truncated { get; init; }
}

/// <summary>Kinds of distribution, with their numbers.</summary>
public enum PriorShape
{
    /// <summary>Low, high.</summary>
    Uniform,
    /// <summary>Mean, standard deviation.</summary>
    Normal,
    /// <summary>Location, scale.</summary>
    Laplace,
    /// <summary>Mean and standard deviation of the natural logarithm.</summary>
    LogNormal,
    /// <summary>Location and scale of the natural logarithm.</summary>
    LogLaplace,
    /// <summary>Low and high of the value, whose logarithm is uniform.</summary>
    LogUniform,
    /// <summary>Location, scale.</summary>
    Cauchy,
    /// <summary>Degrees of freedom.</summary>
    ChiSquare,
    /// <summary>Scale, which is the mean.</summary>
    Exponential,
    /// <summary>Shape, scale.</summary>
    Gamma,
    /// <summary>Scale.</summary>
    Rayleigh,
}
