using Sarcotrace.Core;

namespace Sarcotrace.Questions.Fitting;

/// <summary>What may be chosen when a model is fitted to data.</summary>
public sealed record ParameterFitOptions
{
    /// <value>Searches from different starts; 1 to 1,000,000; by default 50.</value>
    public int Starts { get; init => field = Require.Within(1, 1_000_000, value); } = 50;

    /// <value>Seed of the starts; by default 1.</value>
    public int Seed { get; init => field = Require.AtLeast(0, value); } = 1;

    /// <value>Largest step of a search, in the unit of the scaled parameters; shorter ones leave a valley less easily; by default 2.</value>
    public double LargestStep { get; init => field = Require.Between(0, 1e6, value); } = 2;

    /// <value>Whether every parameter's profile is followed; by default true.</value>
    public bool Profiles { get; init; } = true;

    /// <value>Whether priors count; by default true.</value>
    public bool Priors { get; init; } = true;

    /// <value>Relative error allowed in a step of a simulation; by default 1e-7.</value>
    public double RelativeError { get; init => field = Require.Between(0, 0.1, value); } = 1e-7;

    /// <value>Absolute error allowed in a step; by default 1e-13.</value>
    public double AbsoluteError { get; init => field = Require.Between(0, double.PositiveInfinity, value); } = 1e-13;
}
