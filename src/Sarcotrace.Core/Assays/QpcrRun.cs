using System.Collections.Immutable;

namespace Sarcotrace.Core.Assays;

/// <summary>What a well of a PCR plate holds.</summary>
public enum WellKind
{
    /// <summary>A sample of the study.</summary>
    Unknown,

    /// <summary>A step of a dilution series.</summary>
    Standard,

    /// <summary>No template: water.</summary>
    NoTemplate,

    /// <summary>RNA that was not reverse transcribed, or an assay without its enzyme.</summary>
    NoEnzyme,

    /// <summary>A positive control, an optical calibrator, or another well that belongs to no animal.</summary>
    Control,
}

/// <summary>An assay: a gene, its primers and its dye.</summary>
/// <param name="Id">As the file names it.</param>
/// <param name="Reference">Whether the file says that it is a reference gene.</param>
/// <param name="Efficiency">Amplification efficiency that the file gives, 1 for doubling in each cycle; NaN where it gives none.</param>
/// <param name="Dye">Dye, or null.</param>
public sealed record QpcrTarget(string Id, bool Reference, double Efficiency, string? Dye);

/// <summary>A cDNA: what went into one or more wells.</summary>
/// <param name="Id">As the file names it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Quantity">Relative amount of a dilution step, positive; NaN where none is given.</param>
/// <param name="Animal">The animal or person it came from; null where the file names none.</param>
/// <param name="Group">Group of the animal; null where the file names none.</param>
/// <param name="Pair">What is compared with each other: a litter, a cage, an animal measured twice; null for nothing.</param>
public sealed record QpcrSample(string Id, WellKind Kind, double Quantity, string? Animal, string? Group, string? Pair);

/// <summary>One reaction.</summary>
/// <param name="Sample">Its place among the samples.</param>
/// <param name="Target">Its place among the targets.</param>
/// <param name="Cq">Quantification cycle; NaN where the threshold was never reached.</param>
/// <param name="Plate">Plate or run; null where the file names none.</param>
/// <param name="Place">Well such as A1, or the row of the table.</param>
/// <param name="Excluded">Why the file leaves it out; null where it does not.</param>
public sealed record QpcrWell(int Sample, int Target, double Cq, string? Plate, string Place, string? Excluded);

/// <summary>The fluorescence of one reaction over its cycles.</summary>
/// <param name="Sample">Its place among the samples.</param>
/// <param name="Target">Its place among the targets.</param>
/// <param name="Place">Well.</param>
/// <param name="Cycles">Cycles, ascending.</param>
/// <param name="Fluorescence">As the instrument gives it, one a cycle.</param>
public sealed record AmplificationCurve(
    int Sample, int Target, string Place, ImmutableArray<double> Cycles, ImmutableArray<double> Fluorescence);

/// <summary>Everything that files say of one PCR experiment.</summary>
/// <param name="File">File name.</param>
/// <param name="Targets">Assays in the order of the file.</param>
/// <param name="Samples">Samples in the order of the file.</param>
/// <param name="Wells">Reactions in the order of the file.</param>
/// <param name="Curves">Amplification curves; empty where the file holds none.</param>
/// <param name="Facts">What the file says of instrument, software and chemistry, by name.</param>
public sealed record QpcrRun(
    string File,
    ImmutableArray<QpcrTarget> Targets,
    ImmutableArray<QpcrSample> Samples,
    ImmutableArray<QpcrWell> Wells,
    ImmutableArray<AmplificationCurve> Curves,
    ImmutableArray<(string Name, string Text)> Facts);
