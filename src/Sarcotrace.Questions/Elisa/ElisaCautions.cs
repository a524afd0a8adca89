using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Assays;
using Sarcotrace.Core.Pages;
using Sarcotrace.Statistics.Curves;

namespace Sarcotrace.Questions.Elisa;

/// <summary>What a reviewer would object to in a plate.</summary>
static class ElisaCautions
{
    internal const string Bent = "not-parallel";

    const double LackLevel = 0.01;

    internal static IEnumerable<Caution> Of(MeasuredPlate plate, ElisaOptions options)
    {
        if (plate.Curve.Chosen is null || plate.Range is null) return [];
        Caution?[] all =
        [
            Lack(plate), Hook(plate), Blank(plate), Scatter(plate, options), NotLinear(plate, options), Controls(plate, options),
            Single(plate),
        ];
        return all.OfType<Caution>();
    }

    static Caution? Lack(MeasuredPlate plate)
    {
        if (CurveTest.LackOfFit(plate.Fit) is not { P: < LackLevel } test) return null;
        return new(
            "curve-misses-standards",
            $"on plate {plate.Curve.Plate} the curve misses the standards by more than their replicates scatter (p {Shown.P(test.P)})",
            "concentrations near a standard that is missed are wrong by as much", "look at the recoveries and at the standard that stands out",
            [plate.Curve.Plate], [new("bates1988")]);
    }

    // Beyond a turning point a reading has two concentrations.
    static Caution? Hook(MeasuredPlate plate)
    {
        var levels = plate.Curve.Levels;
        var last = levels[^1];
        var before = levels[^2];
        var up = plate.Fit.Of(0)[1] > plate.Fit.Of(0)[0];
        var drop = up ? before.Mean - last.Mean : last.Mean - before.Mean;
        var noise = Math.Max(before.Mean * 0.1, 2 * Math.Max(Number(before), Number(last)));
        if (!(drop > noise)) return null;
        return new(
            "hook", $"on plate {plate.Curve.Plate} the highest standard reads lower than the one before it",
            "with too much analyte capture and detection antibodies are filled apart, so a very high sample reads as a low one",
            "measure every sample at two dilutions, and leave the highest standard out", [plate.Curve.Plate], [new("findlay2007")]);

        static double Number(Level level) => double.IsNaN(Spread.Sd(level.Signals)) ? 0 : Spread.Sd(level.Signals);
    }

    static Caution? Blank(MeasuredPlate plate)
    {
        var lowest = plate.Curve.Levels.First(level => level.Concentration > 0);
        var up = plate.Fit.Of(0)[1] > plate.Fit.Of(0)[0];
        if (double.IsNaN(plate.Curve.Blank) || plate.Curve.Levels[0].Concentration > 0) return null;
        var zero = plate.Curve.Levels[0].Mean;
        if (up ? zero < lowest.Mean : zero > lowest.Mean) return null;
        return new(
            "blank-above-standard", $"on plate {plate.Curve.Plate} the blanks read beyond the lowest standard",
            "the lowest standards then tell nothing from nothing", "wash again, and read the lower limit of quantification with care",
            [plate.Curve.Plate], [new("findlay2007")]);
    }

    static Caution? Scatter(MeasuredPlate plate, ElisaOptions options)
    {
        ImmutableArray<string> wide =
        [
            .. plate.Samples.SelectMany(sample => sample.Within)
                .Where(one => one.Signals.Length > 1 && Spread.Cv([.. one.Signals.Select(signal => WorkingRange.Read(plate.Fit, signal))]) is var cv
                    && !(cv <= options.MostCv))
                .Select(one => one.Dilution == 1 ? one.Name : $"{one.Name} (1:{Shown.Number(one.Dilution)})"),
        ];
        return wide.IsEmpty ? null : new(
            "replicates-scatter",
            $"on plate {plate.Curve.Plate} the replicates of {wide.Length} {(wide.Length == 1 ? "reading" : "readings")} differ by more than {Shown.Number(options.MostCv)} % in concentration",
            "their mean stands for two different things", "measure them again; do not drop the well that is further from what you hoped",
            wide, [new("desilva2003")]);
    }

    static Caution? NotLinear(MeasuredPlate plate, ElisaOptions options)
    {
        var limit = (100 + options.MostBias) / (100 - options.MostBias);
        ImmutableArray<string> bent = [.. plate.Samples.Where(sample => sample.Ratio > limit).Select(sample => sample.Name)];
        return bent.IsEmpty ? null : new(
            Bent,
            $"on plate {plate.Curve.Plate} the dilutions of {bent.Length} {(bent.Length == 1 ? "sample" : "samples")} disagree by more than {Shown.Number(options.MostBias)} % around their middle",
            "where dilution changes the answer, something in the sample disturbs the assay, and its concentration hangs on the dilution chosen",
            "report at the dilution from which on the answers agree, and show the dilution series", bent, [new("desilva2003")]);
    }

    static Caution? Controls(MeasuredPlate plate, ElisaOptions options)
    {
        ImmutableArray<string> missed =
        [
            .. plate.Samples.Where(sample => sample.Kind == ElisaKind.Control && sample.Dilutions[0].Nominal is var nominal && nominal > 0
                    && !(sample.Concentration is { } found && Math.Abs(100 * found.Value / nominal - 100) <= options.MostBias))
                .Select(sample => sample.Name),
        ];
        return missed.IsEmpty ? null : new(
            "controls-missed",
            $"on plate {plate.Curve.Plate} {missed.Length} {(missed.Length == 1 ? "control is" : "controls are")} off by more than {Shown.Number(options.MostBias)} %",
            "controls are the only check that the standards themselves are right", "repeat the plate before believing its samples",
            missed, [new("desilva2003")]);
    }

    static Caution? Single(MeasuredPlate plate)
    {
        var samples = plate.Samples.Where(sample => sample.Kind == ElisaKind.Sample).ToArray();
        if (samples.Length == 0 || samples.Any(sample => sample.Dilutions.Any(one => one.Signals.Length > 1))) return null;
        return new(
            "single-wells", $"on plate {plate.Curve.Plate} every sample is in one well",
            "an error of pipetting in one of them cannot be seen", "measure samples in duplicate", [plate.Curve.Plate], [new("desilva2003")]);
    }
}
