using System.Collections.Immutable;

namespace Sarcotrace.Statistics.Mixed;

/// <summary>How much a coefficient differs between groups.</summary>
/// <param name="Term">What the groups are.</param>
/// <param name="Coefficient">Which coefficient.</param>
/// <param name="Deviation">Its standard deviation, in the unit of the response divided by that of its column.</param>
public sealed record RandomVariance(string Term, string Coefficient, double Deviation)
{
    /// <summary>The variance.</summary>
    public double Variance => Deviation * Deviation;
}

/// <summary>How two coefficients of a group go together.</summary>
/// <param name="Term">What the groups are.</param>
/// <param name="One">A coefficient.</param>
/// <param name="Other">Another.</param>
/// <param name="Value">From −1 to 1; 0 where one of them does not vary.</param>
public sealed record RandomCorrelation(string Term, string One, string Other, double Value);

/// <summary>θ in the words of a reader.</summary>
static class Components
{
    /// <summary>θ of the columns as they were given.</summary>
    internal static ImmutableArray<double> Unscaled(Pattern pattern, double[] theta) =>
        [.. pattern.Entries.Select((entry, at) => theta[at] / pattern.Parts[entry.Part].Scale[entry.Row])];

    internal static ImmutableArray<RandomVariance> Variances(Solution at)
    {
        var gamma = at.Design.Pattern.Gamma(at.Theta);
        return [.. from part in at.Design.Pattern.Parts
                   from k in Enumerable.Range(0, part.Size)
                   let share = gamma[Pattern.Place(part, k, k)]
                   select new RandomVariance(part.Term.Name, part.Label(k), Math.Sqrt(at.Variance * share) / part.Scale[k])];
    }

    internal static ImmutableArray<RandomCorrelation> Correlations(Solution at)
    {
        var pattern = at.Design.Pattern;
        var gamma = pattern.Gamma(at.Theta);
        return [.. from part in pattern.Parts
                   from column in Enumerable.Range(0, part.Size)
                   from row in Enumerable.Range(column + 1, part.Size - column - 1)
                   let both = gamma[Pattern.Place(part, row, row)] * gamma[Pattern.Place(part, column, column)]
                   let value = both > 0 ? gamma[Pattern.Place(part, row, column)] / Math.Sqrt(both) : 0
                   select new RandomCorrelation(part.Term.Name, part.Label(column), part.Label(row), Math.Clamp(value, -1, 1))];
    }
}

/// <summary>A part of the random effects that the data do not carry.</summary>
/// <param name="Term">What the groups are.</param>
/// <param name="What">What the estimate is.</param>
/// <param name="Remedy">What it means and what can be done.</param>
public sealed record Singularity(string Term, string What, string Remedy)
{
    internal static ImmutableArray<Singularity> Of(MixedDesign design, ImmutableArray<RandomVariance> variances, double[] theta)
    {
        var (pattern, found, at) = (design.Pattern, new List<Singularity>(), 0);
        foreach (var part in pattern.Parts)
        {
            var own = variances.AsSpan(at, part.Size).ToArray();
            at += part.Size;
            found.AddRange(own.Where(one => one.Deviation == 0).Select(Vanishing));
            var (varying, pivots) = (own.Count(one => one.Deviation > 0), Enumerable.Range(0, part.Size).Count(k => theta[Pattern.Place(part, k, k)] > 0));
            if (pivots < varying)
            {
                found.Add(new(part.Term.Name, $"the coefficients of {part.Term.Name} ({string.Join(", ", own.Select(one => one.Coefficient))}) are estimated as tied to each other exactly, with correlation −1 or 1",
                    "there are too few groups to tell how they go together; fit them as independent, or leave one out"));
            }
        }

        return [.. found];
    }

    static Singularity Vanishing(RandomVariance one) => new(one.Term, $"{one.Coefficient} of {one.Term} is estimated not to differ between groups: variance 0",
        "groups differ no more than chance within them; tests stand, but if the term stands for how the study was made, keep it and say so");
}
