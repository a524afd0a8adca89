using System.Collections.Immutable;

namespace Sarcotrace.Core.Assays;

/// <summary>What a well holds.</summary>
public enum ElisaKind
{
    /// <summary>A known concentration from which the curve is made.</summary>
    Standard,

    /// <summary>Everything but the analyte.</summary>
    Blank,

    /// <summary>An unknown.</summary>
    Sample,

    /// <summary>A known concentration that the curve is checked with.</summary>
    Control,
}

/// <summary>One well of a plate.</summary>
/// <param name="Plate">Name of the plate; each has a curve of its own.</param>
/// <param name="Place">Where on the plate, such as B7; empty where not told.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Name">Name of the sample or control; wells of one name and dilution are technical replicates.</param>
/// <param name="Concentration">Known concentration of a standard or control; NaN otherwise.</param>
/// <param name="Dilution">By how much the sample was diluted before it came into the well, at least 1.</param>
/// <param name="Signal">Reading, in the reader's unit; NaN where it failed.</param>
public sealed record ElisaWell(
    string Plate, string Place, ElisaKind Kind, string Name, double Concentration, double Dilution, double Signal);

/// <summary>All wells of an immunoassay.</summary>
/// <param name="Name">Name of the analyte or file, for people.</param>
/// <param name="Unit">Unit of the concentrations, UCUM in ASCII; empty where not told.</param>
/// <param name="Wells">In the order of the file.</param>
public sealed record ElisaTable(string Name, string Unit, ImmutableArray<ElisaWell> Wells);
