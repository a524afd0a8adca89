using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Questions.Dosing;

/// <summary>A species of the table that doses are translated by: a row of species.csv.</summary>
/// <param name="Key">As the command line names it.</param>
/// <param name="Name">As a sentence names it.</param>
/// <param name="IsHuman">Whether it is people.</param>
/// <param name="Weight">Reference weight, kg.</param>
/// <param name="Low">Least working weight, kg; null where none is given.</param>
/// <param name="High">Largest working weight, kg; null where none is given.</param>
/// <param name="Area">Body surface, m².</param>
/// <param name="Km">Weight over surface, kg/m².</param>
/// <param name="Divide">Rounded factor by which a dose of the species is divided for people; null where none is given.</param>
/// <param name="Multiply">Rounded factor by which it is multiplied instead; null where none is given.</param>
/// <param name="Source">Where the row is published.</param>
/// <param name="Confirmed">Whether weight, surface and factors were read in two sources.</param>
/// <param name="RangeConfirmed">Whether the working weights were read in their source.</param>
/// <param name="Note">What a reader should know.</param>
public sealed record Animal(
    string Key, string Name, bool IsHuman, decimal Weight, decimal? Low, decimal? High, decimal Area, decimal Km,
    decimal? Divide, decimal? Multiply, Citation Source, bool Confirmed, bool RangeConfirmed, string Note)
{
    /// <summary>Every species, people first.</summary>
    public static ImmutableArray<Animal> All { get; } =
        CompiledTable.Read(typeof(Animal), "species.csv", row => new Animal(
            row["species"], row["name"], row.Word("kind", "human", "animal") == "human", row.Needed<decimal>("weight_kg"),
            row.Number<decimal>("low_kg"), row.Number<decimal>("high_kg"), row.Needed<decimal>("area_m2"), row.Needed<decimal>("km"),
            row.Number<decimal>("divide"), row.Number<decimal>("multiply"), new(row["source"]),
            row.IsConfirmed("tag"), row.IsConfirmed("range_tag"), row.Text("note") ?? ""));

    /// <summary>The species of that key, or null.</summary>
    public static Animal? Find(string key) =>
        All.FirstOrDefault(one => one.Key.Equals(key.Trim().Replace(' ', '-'), StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a weight lies within the working range, or no range is given.</summary>
    public bool Holds(decimal weight) => !(weight < Low) && !(weight > High);
}
