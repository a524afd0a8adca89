using System.Collections.Immutable;

namespace Sarcotrace.Questions.Intervention;

/// <summary>What counts once: the smallest thing that could have been given another treatment than its neighbour.</summary>
/// <param name="Name">Column of the unit; empty where each row is one.</param>
/// <param name="Why">The reason, for a reader.</param>
/// <param name="Clusters">Columns of larger groups that the units share, such as litters; random in the model.</param>
sealed record ExperimentalUnit(string Name, string Why, ImmutableArray<string> Clusters)
{
    /// <summary>Finds it.</summary>
    /// <param name="rows">All rows, with columns for who is who.</param>
    /// <param name="treatment">The factor that was given.</param>
    /// <param name="animal">Column of animals; null where each row is one.</param>
    /// <param name="clusters">Columns of litters and cages that hold more than one animal somewhere.</param>
    /// <param name="declared">What the user says the treatment was given to; null to look at the data.</param>
    internal static ExperimentalUnit Of(Rows rows, string treatment, string? animal, ImmutableArray<string> clusters, string? declared)
    {
        if (declared is not null)
        {
            return new(declared, $"the treatment is said to be given to each {declared}",
                [.. clusters.Where(one => one != declared && Holds(rows, one, declared))]);
        }

        // The largest group within which the treatment never differs: there, neighbours could not have been given another.
        var whole = clusters.Where(cluster => rows.IsConstantWithin(treatment, cluster)).OrderBy(cluster => rows.Levels(cluster).Length).ToArray();
        if (whole.Length > 0)
        {
            var unit = whole[0];
            return new(unit, $"{treatment} never differs within a {unit}", [.. clusters.Where(one => one != unit && Holds(rows, one, unit))]);
        }

        var own = animal ?? "";
        return new(
            own, clusters.IsEmpty ? animal is null
                ? "each row is taken as one animal" : $"each {animal} is one" : $"{treatment} differs within every kind of group",
            clusters);
    }

    // Whether one grouping is made of whole groups of another, and is larger.
    static bool Holds(Rows rows, string larger, string smaller) =>
        rows.IsConstantWithin(larger, smaller) && rows.Levels(larger).Length < rows.Levels(smaller).Length;
}
