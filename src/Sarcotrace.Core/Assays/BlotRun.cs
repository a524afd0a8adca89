using System.Collections.Immutable;

namespace Sarcotrace.Core.Assays;

/// <summary>What the intensity of a band stands for.</summary>
public enum BandKind
{
    /// <summary>The phosphorylated or otherwise modified form.</summary>
    Phospho,

    /// <summary>All of the protein.</summary>
    Total,

    /// <summary>A protein that shows how much was loaded.</summary>
    Loading,

    /// <summary>The stain of all protein in the lane.</summary>
    Stain,

    /// <summary>A ratio that somebody formed already.</summary>
    Ratio,
}

/// <summary>One band of a blot.</summary>
/// <param name="Gel">Gel or membrane; empty where there is one.</param>
/// <param name="Lane">Lane.</param>
/// <param name="Animal">Animal or person; null where none is named.</param>
/// <param name="Group">Its group.</param>
/// <param name="Target">Protein, without a mark of its form.</param>
/// <param name="Kind">What the intensity stands for.</param>
/// <param name="Intensity">Background taken off, in any unit.</param>
/// <param name="Saturated">Whether pixels are at the top of their scale.</param>
/// <param name="Row">Row of the table, the header being 1.</param>
public sealed record BlotBand(
    string Gel, string Lane, string? Animal, string Group, string Target, BandKind Kind, double Intensity, bool Saturated, int Row);

/// <summary>The bands of one experiment.</summary>
/// <param name="File">File name.</param>
/// <param name="Bands">In the order of the file.</param>
public sealed record BlotRun(string File, ImmutableArray<BlotBand> Bands);
