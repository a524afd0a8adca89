using System.Collections.Immutable;

namespace Sarcotrace.Core.Assays;

/// <summary>What was injected.</summary>
public enum InjectionKind
{
    /// <summary>A known concentration from which the line is made.</summary>
    Standard,

    /// <summary>Matrix or solvent without analyte.</summary>
    Blank,

    /// <summary>An unknown.</summary>
    Sample,

    /// <summary>A known concentration that the line is checked with.</summary>
    Control,

    /// <summary>Analyte in solvent.</summary>
    Neat,

    /// <summary>Analyte added to matrix after extraction.</summary>
    AddedAfter,

    /// <summary>Analyte added to matrix before extraction.</summary>
    AddedBefore,
}

/// <summary>One analyte in one injection.</summary>
/// <param name="Order">Place in the sequence, from 1.</param>
/// <param name="Kind">What was injected.</param>
/// <param name="Name">Name of the sample; injections of one name are technical replicates.</param>
/// <param name="Analyte">Analyte.</param>
/// <param name="Nominal">Known concentration; NaN for samples and blanks.</param>
/// <param name="Area">Peak area of the analyte; NaN where no peak was found.</param>
/// <param name="InternalArea">Peak area of its internal standard; NaN where there is none.</param>
/// <param name="Dilution">By how much the sample was diluted, at least 1.</param>
public sealed record Injection(
    int Order, InjectionKind Kind, string Name, string Analyte, double Nominal, double Area, double InternalArea, double Dilution);

/// <summary>A sequence of injections.</summary>
/// <param name="Name">Name for people.</param>
/// <param name="Unit">Unit of the concentrations, UCUM in ASCII; empty where not told.</param>
/// <param name="All">In the order of the file.</param>
public sealed record InjectionTable(string Name, string Unit, ImmutableArray<Injection> All);
