using System.Collections.Immutable;

namespace Sarcotrace.Core;

/// <summary>What an injection is.</summary>
public enum SampleKind
{
    /// <summary>A study sample.</summary>
    Sample,

    /// <summary>A pooled quality-control sample, which belongs to no person.</summary>
    QualityControl,

    /// <summary>A blank.</summary>
    Blank,
}

/// <summary>One row of a metabolome: an injection, and whose it is.</summary>
/// <param name="Id">Identifier in the file.</param>
/// <param name="Person">Identifier of the person, empty for quality controls and blanks.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Batch">Run day, plate or batch; null where the file does not say.</param>
/// <param name="Order">Place in the run, from 1; null where the file does not say.</param>
public sealed record Sample(string Id, string Person, SampleKind Kind, string? Batch, int? Order);

/// <summary>One measured molecule. Names are never altered: an odd name must still match the file.</summary>
/// <param name="Id">Column in the file.</param>
/// <param name="Name">Name to show; the identifier where there is no annotation.</param>
/// <param name="Hmdb">HMDB accession, seven digits, or null.</param>
/// <param name="RefMet">RefMet name, or null.</param>
/// <param name="Class">Chemical class, or null.</param>
/// <param name="Pathway">Pathway, or null.</param>
public sealed record Metabolite(string Id, string Name, string? Hmdb, string? RefMet, string? Class, string? Pathway);

/// <summary>Concentrations or intensities, as measured.</summary>
/// <param name="File">File name as the study gives it.</param>
/// <param name="Matrix">Body fluid or tissue: plasma, serum, urine …; empty where unknown.</param>
/// <param name="Unit">Unit of the values, UCUM in ASCII, or <c>[arb'U]</c> for intensities.</param>
/// <param name="Samples">Injections in the order of the file.</param>
/// <param name="Metabolites">Molecules in the order of the file.</param>
/// <param name="Values">
/// One block of <c>Samples.Length</c> values after another, a block a metabolite; NaN where nothing was measured.
/// </param>
/// <param name="BelowDetection">
/// Laid out as <paramref name="Values"/>: the cell was below the limit of detection and its value is NaN; empty where
/// the file marks none.
/// </param>
public sealed record Metabolome(
    string File,
    string Matrix,
    string Unit,
    ImmutableArray<Sample> Samples,
    ImmutableArray<Metabolite> Metabolites,
    ImmutableArray<double> Values,
    ImmutableArray<bool> BelowDetection)
{
    /// <summary>The values of one metabolite over all samples.</summary>
    public ReadOnlySpan<double> Of(int metabolite) =>
        Values.AsSpan().Slice(metabolite * Samples.Length, Samples.Length);
}
