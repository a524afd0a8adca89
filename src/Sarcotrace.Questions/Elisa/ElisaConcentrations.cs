using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Assays;
using Sarcotrace.Core.Pages;
using Sarcotrace.Statistics.Curves;

namespace Sarcotrace.Questions.Elisa;

/// <summary>Which concentrations do the readings of an immunoassay stand for, and which of them can be believed?</summary>
/// <param name="options">What is chosen.</param>
public sealed class ElisaConcentrations(ElisaOptions options) : IQuestion<ElisaTable>
{
    internal static readonly ImmutableArray<Citation> Sources =
    [
        new("findlay2007"), new("gottschalk2005"), new("desilva2003"), new("carroll1988"), new("burnham2002"), new("more1978"),
    ];

    /// <inheritdoc/>
    public Answers Ask(ElisaTable data, IProgress<Step>? progress, CancellationToken cancel)
    {
        var names = data.Wells.Select(well => well.Plate).Distinct().ToArray();
        var plates = new List<MeasuredPlate>();
        foreach (var name in names)
        {
            cancel.ThrowIfCancellationRequested();
            progress?.Report(new Step($"Plate {name}", (double)plates.Count / names.Length));
            plates.Add(MeasuredPlate.Of(PlateCurve.Of(name, data.Wells.Where(well => well.Plate == name), options), options));
        }

        return new Answers(
            "elisa", [.. plates.SelectMany(plate => Items(plate, data.Unit, plates.Count))],
            [.. plates.SelectMany(plate => ElisaCautions.Of(plate, options))], [.. Exclusions(plates)],
            [.. ElisaTables.Of(plates, data.Unit, options)], Methods(plates), Sources);
    }

    static IEnumerable<Answer> Items(MeasuredPlate plate, string unit, int plates)
    {
        var on = plates == 1 ? "" : $" on plate {plate.Curve.Plate}";
        if (plate.Range is not { } range)
        {
            yield return new NoFinding(
                Sources, $"plate {plate.Curve.Plate} has no curve: {plate.Curve.Why}",
                "run the plate with at least five standards in duplicate and blanks");
            yield break;
        }

        if (double.IsNaN(range.Low))
        {
            yield return new NoFinding(
                Sources, $"no three neighbouring standards of plate {plate.Curve.Plate} come back as what they are",
                "look at the recovery of the standards: a wrong concentration, a failed well or too wide a series");
            yield break;
        }

        var known = plate.Curve.Levels.Length;
        yield return new Finding(Sources, $"Lower limit of quantification{on}", Exactly(range.Low, unit), known);
        yield return new Finding(Sources, $"Upper limit of quantification{on}", Exactly(range.High, unit), known);
        var samples = plate.Samples.Where(sample => sample.Kind == ElisaKind.Sample).ToArray();
        if (samples.Length == 0) yield break;

        var within = samples.Count(sample => sample.Reach == Reach.Within);
        yield return new Finding(
            Sources, $"{within} of {samples.Length} samples{on} have a concentration", Exactly(100.0 * within / samples.Length, "%"), samples.Length);
    }

    static Estimate Exactly(double value, string unit) => new(value, value, value, unit);

    static IEnumerable<Exclusion> Exclusions(List<MeasuredPlate> plates)
    {
        string Place(MeasuredPlate plate, string name) => plates.Count == 1 ? name : $"{plate.Curve.Plate}: {name}";
        foreach (var (reach, reason) in new[]
        {
            (Reach.Below, "below the lower limit of quantification"), (Reach.Above, "above the upper limit of quantification"),
            (Reach.Unread, "no reading"),
        })
        {
            ImmutableArray<string> names =
            [
                .. plates.SelectMany(plate => plate.Samples.Where(sample => sample.Kind == ElisaKind.Sample && sample.Reach == reach)
                    .Select(sample => Place(plate, sample.Name))),
            ];
            if (names.Length > 0) yield return new("elisa", reason, "samples", names);
        }
    }

    ImmutableArray<string> Methods(List<MeasuredPlate> plates)
    {
        var blanks = options.Blanks switch
        {
            BlankUse.Standard => "Blanks were standards of concentration 0.",
            BlankUse.Subtract => "The mean blank of a plate was taken from its readings.",
            _ => "Blanks were not used.",
        };
        var curves = plates.Where(plate => plate.Curve.Chosen is not null)
            .Select(plate => (plate.Curve.Plate, plate.Curve.Chosen!.Family, plate.Curve.Chosen.Weight))
            .Select(one => $"plate {one.Plate}: {ElisaTables.Family(one.Family)}, {ElisaTables.Weight(one.Weight)}");
        var chosen = options.Curve == StandardCurve.Automatic || options.Weight == SignalWeight.Automatic
            ? "were chosen by corrected AIC, the five-parameter curve only where better by 2 [burnham2002]"
            : "were given";
        return
        [
            $"{blanks} Each plate had a curve of its own by weighted least squares [more1978]: {string.Join("; ", curves)}.",
            $"Curve and weights {chosen}.",
            "The working range is the longest run of standards whose back-calculated concentration is within "
            + $"{Shown.Number(options.MostBias)} % of nominal and whose replicates scatter by at most {Shown.Number(options.MostCv)} % "
            + "[desilva2003]; nothing is reported outside it.",
            "Wells of one sample and dilution are technical replicates and were averaged before anything else; concentrations of "
            + "several dilutions within the range were joined by their geometric mean.",
            $"Intervals ({Shown.Percent(options.Confidence)}) are by the delta method on the logarithm and hold the error of the curve "
            + "and of the readings [carroll1988]; they say nothing of differences between animals or people.",
        ];
    }
}

/// <summary>A plate with its range and samples; no range where it has no curve.</summary>
sealed record MeasuredPlate(PlateCurve Curve, WorkingRange? Range, ImmutableArray<SampleReading> Samples)
{
    /// <summary>The fit that concentrations are read from.</summary>
    internal CurveFit Fit => Curve.Chosen!.Fit;

    internal static MeasuredPlate Of(PlateCurve curve, ElisaOptions options)
    {
        if (curve.Chosen is not { } chosen) return new(curve, null, []);

        var range = WorkingRange.Of(curve, chosen.Fit, options);
        if (double.IsNaN(range.Low)) return new(curve, range, []);

        var dilutions = curve.Wells.Where(well => well.Kind is ElisaKind.Sample or ElisaKind.Control)
            .GroupBy(well => (well.Kind, well.Name, well.Dilution)).Select(wells => DilutionReading.Of(wells, chosen.Fit, range));
        return new(curve, range,
        [
            .. dilutions.GroupBy(one => (one.Kind, one.Name)).Select(all => SampleReading.Of(all, curve, chosen.Fit, options.Confidence)),
        ]);
    }
}
