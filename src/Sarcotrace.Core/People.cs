using System.Collections.Immutable;

namespace Sarcotrace.Core;

/// <summary>Sex as the criteria use it; never a number, since codings differ between tables.</summary>
public enum Sex
{
    /// <summary>Empty or not understood.</summary>
    Unknown,

    /// <summary>Woman.</summary>
    Female,

    /// <summary>Man.</summary>
    Male,
}

/// <summary>The people of a study as columns, in canonical units (<see cref="Roles"/>), ordered as in the file.</summary>
/// <param name="File">File name as the study gives it.</param>
/// <param name="Ids">One identifier a row; repeated where a person was measured more than once.</param>
/// <param name="Sex">One a row.</param>
/// <param name="Measures">Columns of numbers, each as long as <paramref name="Ids"/>.</param>
/// <param name="Categories">Columns of texts, each as long as <paramref name="Ids"/>.</param>
public sealed record People(
    string File,
    ImmutableArray<string> Ids,
    ImmutableArray<Sex> Sex,
    ImmutableArray<Measure> Measures,
    ImmutableArray<Category> Categories)
{
    /// <summary>Rows.</summary>
    public int Count => Ids.Length;

    /// <summary>The column with that role or, failing that, that name in the file; null where there is none.</summary>
    public Measure? Measure(string name) =>
        Measures.FirstOrDefault(measure => measure.Role == name)
        ?? Measures.FirstOrDefault(measure => string.Equals(measure.Column, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The text column of that role or name; null where there is none.</summary>
    public Category? Category(string name) =>
        Categories.FirstOrDefault(category => category.Role == name)
        ?? Categories.FirstOrDefault(found => string.Equals(found.Column, name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A column of numbers about people.</summary>
/// <param name="Role">A name in <see cref="Roles"/>, or empty for a column that is only a covariate or trait.</param>
/// <param name="Column">The header in the file.</param>
/// <param name="Unit">Canonical unit, UCUM in ASCII; empty where unknown.</param>
/// <param name="Origin">Where the values came from.</param>
/// <param name="Values">
/// NaN where the cell is empty ("not done"); positive infinity for a timed test that the person tried and could not do.
/// </param>
public sealed record Measure(string Role, string Column, string Unit, Origin Origin, ImmutableArray<double> Values);

/// <summary>A column of texts about people; null where the cell is empty.</summary>
/// <param name="Role">A name in <see cref="Roles"/>, or empty.</param>
/// <param name="Column">The header in the file.</param>
/// <param name="Values">One a person.</param>
public sealed record Category(string Role, string Column, ImmutableArray<string?> Values);
