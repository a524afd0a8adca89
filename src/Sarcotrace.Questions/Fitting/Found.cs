using System.Collections.Immutable;
using Sarcotrace.Core.Fitting;
using Sarcotrace.Dynamics.Estimation;

namespace Sarcotrace.Questions.Fitting;

/// <summary>What a fit found.</summary>
sealed record Found(FitProblem Problem, FitObjective Objective, Searches Searches, ImmutableArray<Profile> Profiles)
{
    /// <summary>The best value again at a hundredth of the error allowed; not-a-number where it could not be computed.</summary>
    public double Confirmed { get; init; } = double.NaN;

    /// <summary>The best search.</summary>
    public Search Best => Searches.Best[0].Search;

    /// <summary>Names of the parameters whose best values lie on a bound.</summary>
    public ImmutableArray<string> OnBounds =>
    [
        .. Objective.Names.Where((_, i) =>
            Math.Abs(Best.Point[i] - Objective.Lower[i]) < 1e-6 || Math.Abs(Best.Point[i] - Objective.Upper[i]) < 1e-6),
    ];

    /// <summary>A verdict as the end of a sentence.</summary>
    public static string Words(Identifiability verdict) => verdict switch
    {
        Identifiability.Identifiable => "is identifiable",
        Identifiability.OpenBelow => "is practically not identifiable: open below",
        Identifiability.OpenAbove => "is practically not identifiable: open above",
        Identifiability.OpenBoth => "is practically not identifiable: open at both ends",
        Identifiability.Structural => "is structurally not identifiable: all its values fit alike",
        _ => "has an unfinished profile",
    };
}
