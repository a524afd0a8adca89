using System.Collections.Immutable;

namespace Sarcotrace.Dynamics.Estimation;

/// <summary>The profile likelihood of one parameter.</summary>
/// <param name="Name">Parameter.</param>
/// <param name="Best">Its value at the optimum, on its scale.</param>
/// <param name="Points">Points by rising value of the parameter.</param>
/// <param name="Low">Lower end of the interval; the bound where it is open.</param>
/// <param name="High">Upper end.</param>
/// <param name="Verdict">What the data say of the parameter.</param>
/// <param name="Better">How much lower than the optimum given a point of the profile lies; 0 where none does.</param>
/// <param name="Advice">What to do; empty where nothing need be done.</param>
public sealed record Profile(
    string Name,
    double Best,
    ImmutableArray<ProfilePoint> Points,
    double Low,
    double High,
    Identifiability Verdict,
    double Better,
    string Advice);

/// <summary>One point of a profile: the parameter held, all others best.</summary>
/// <param name="Value">The parameter, on its scale.</param>
/// <param name="Rise">Objective above the optimum's.</param>
/// <param name="Point">All parameters.</param>
public sealed record ProfilePoint(double Value, double Rise, ImmutableArray<double> Point);

/// <summary>What data say of a parameter.</summary>
public enum Identifiability
{
    /// <summary>Both ends of its interval lie within the bounds.</summary>
    Identifiable,
    /// <summary>Every value down to its lower bound is in keeping with the data.</summary>
    OpenBelow,
    /// <summary>Every value up to its upper bound is in keeping with the data.</summary>
    OpenAbove,
    /// <summary>Both, although some values fit better than others.</summary>
    OpenBoth,
    /// <summary>All its values fit alike: others make up for it.</summary>
    Structural,
    /// <summary>A search failed before the end of a side was found.</summary>
    Unfinished,
}
