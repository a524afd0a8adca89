using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Sarcotrace.Core;
using Sarcotrace.Core.Assays;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.Questions.Quantification;

/// <summary>What a reviewer would object to in the quantification of one analyte.</summary>
static partial class QuantificationCautions
{
    const double HighSarcosine = 5;
    const double SarcosineMass = 89.093;

    internal static IEnumerable<Caution> Of(AnalyteResult result, string unit, QuantificationOptions options)
    {
        Caution?[] all =
        [
            Isomers(result, options), TooHigh(result, unit, options), Controls(result, options), Carried(result, options),
            NearNoise(result), Matrix(result), NoInternal(result),
        ];
        return all.OfType<Caution>();
    }

    static Caution? Isomers(AnalyteResult result, QuantificationOptions options)
    {
        var name = result.Calibration.Analyte;
        if (options.IsomersSeparated || !Isomer().IsMatch(name)) return null;
        return new(
            "isobaric", $"{name} has the mass of sarcosine, α-alanine and β-alanine alike ([M+H]⁺ m/z 90.055), and nothing says that they were separated",
            "plasma holds hundreds of times more α-alanine than sarcosine, so a trace of it in the same peak is most of the peak",
            "separate them in time or by a transition of their own, show it with the three standards, and set isomers-separated: true",
            [name], TargetedQuantification.Sources);
    }

    static Caution? TooHigh(AnalyteResult result, string unit, QuantificationOptions options)
    {
        if (!Sarcosine().IsMatch(result.Calibration.Analyte) || !Blood().IsMatch(options.Matrix) || Micromolar(unit) is not { } factor) return null;
        double[] found = [.. result.Measured.Where(one => one.Kind == InjectionKind.Sample && one.Found is not null)
            .Select(one => one.Found!.Value * factor).Order()];
        if (found.Length == 0 || found[found.Length / 2] <= HighSarcosine) return null;
        return new(
            "sarcosine-too-high", $"half of the {options.Matrix} samples hold {Shown.Number(found[found.Length / 2])} µmol/L sarcosine or more",
            "methods that separate its isomers find 1.4 ± 0.6 µmol/L in people; 10 to 20 µmol/L is what methods find that do not, "
            + "unless sarcosine was given",
            "inject α- and β-alanine alone and look for them at the retention time of sarcosine", [result.Calibration.Analyte], TargetedQuantification.Sources);
    }

    static Caution? Controls(AnalyteResult result, QuantificationOptions options)
    {
        ImmutableArray<string> missed =
        [
            .. result.Controls.Where(level =>
                {
                    var most = level.Nominal <= result.Calibration.Low * 1.0001 ? options.MostBiasAtLimit : options.MostBias;
                    return !(Math.Abs(level.Accuracy - 100) <= most) || level.Cv > most;
                })
                .Select(level => $"{Shown.Number(level.Nominal)} ({Shown.Number(level.Accuracy)} %)"),
        ];
        return missed.IsEmpty ? null : new(
            "controls-missed", $"controls of {result.Calibration.Analyte} are off or scatter by more than {Shown.Number(options.MostBias)} % at {string.Join(", ", missed)}",
            "controls are the only check that the line holds for the samples between them", "repeat the run before believing its samples",
            [result.Calibration.Analyte], TargetedQuantification.Sources);
    }

    static Caution? Carried(AnalyteResult result, QuantificationOptions options)
    {
        ImmutableArray<string> after = [.. result.Carried.Where(one => one.Share > options.MostCarryOver).Select(one => $"injection {one.Order}")];
        return after.IsEmpty ? null : new(
            "carry-over", $"a blank after the highest {result.Calibration.Analyte} shows up to {Shown.Number(result.Carried.Max(one => one.Share))} % of the peak at the lower limit",
            "what stays in the system from a strong injection is added to the weak one that follows",
            "wash longer, put blanks after strong samples, and randomise the order of samples", after, TargetedQuantification.Sources);
    }

    static Caution? NearNoise(AnalyteResult result)
    {
        var calibration = result.Calibration;
        if (calibration.Why.Length > 0 || !(calibration.Quantification > calibration.Low * 1.0001)) return null;
        return new(
            "limit-below-noise", $"ten times the noise of {calibration.Analyte} is {Shown.Number(calibration.Quantification)}, above the lowest standard that comes back right ({Shown.Number(calibration.Low)})",
            "concentrations between the two rest on few or lucky injections",
            "report the larger of the two as the limit, or inject more blanks and low standards",
            [calibration.Analyte], TargetedQuantification.Sources);
    }

    static Caution? Matrix(AnalyteResult result)
    {
        ImmutableArray<string> strong =
        [
            .. result.Matrix.Where(level => level.MatrixEffect is < 80 or > 120)
                .Select(level => $"{Shown.Number(level.Nominal)}: {Shown.Number(level.MatrixEffect)} %"),
        ];
        if (strong.IsEmpty) return null;
        var corrected = result.Matrix.All(level => Math.Abs(level.MatrixEffect / level.InternalEffect - 1) <= 0.15);
        return new(
            "matrix-effect", $"the matrix changes the response of {result.Calibration.Analyte} ({string.Join("; ", strong)})"
            + (corrected ? ", and its internal standard alike" : ", and its internal standard does not follow"),
            corrected ? "the ratio to the internal standard takes it out, but sensitivity is changed"
                : "samples of other composition than the standards are then read wrong",
            corrected ? "report the effect" : "use an isotope-labelled internal standard, or standards in the same matrix",
            [result.Calibration.Analyte], [new("matuszewski2003")]);
    }

    static Caution? NoInternal(AnalyteResult result) => result.Calibration.WithInternal || result.Calibration.Chosen is null ? null : new(
        "no-internal-standard", $"{result.Calibration.Analyte} is read from its area alone",
        "injection volume, extraction and ionisation differ between samples and are not corrected for",
        "add an isotope-labelled internal standard before extraction", [result.Calibration.Analyte], [new("matuszewski2003")]);

    static double? Micromolar(string unit) => unit.Replace('μ', 'µ').ToUpperInvariant() switch
    {
        "UMOL/L" or "ΜMOL/L" or "µMOL/L" or "UM" or "µM" or "ΜM" => 1,
        "NMOL/L" or "NM" => 1e-3,
        "NG/ML" or "UG/L" => 1 / SarcosineMass,
        "UG/ML" or "MG/L" => 1000 / SarcosineMass,
        _ => null,
    };

    [GeneratedRegex("sarcosin|n-?methyl-?glycin|alanin", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Isomer();

    [GeneratedRegex("sarcosin|n-?methyl-?glycin", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Sarcosine();

    [GeneratedRegex("plasma|serum|blood", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Blood();
}
