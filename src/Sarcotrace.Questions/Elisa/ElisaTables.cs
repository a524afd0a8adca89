using Sarcotrace.Core;
using Sarcotrace.Core.Assays;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics.Curves;
using static Sarcotrace.Core.Columns;

namespace Sarcotrace.Questions.Elisa;

/// <summary>The tables of an immunoassay; pages and other programs read them by these names.</summary>
static class ElisaTables
{
    internal const string Samples = "elisa-samples", Dilutions = "elisa-dilutions", Standards = "elisa-standards",
        Curves = "elisa-curves", Lines = "elisa-lines", Wells = "elisa-wells", Plates = "elisa-plates";

    const int PointsOnLine = 61;

    internal static IEnumerable<Table> Of(List<MeasuredPlate> plates, string unit, ElisaOptions options)
    {
        var good = plates.Where(plate => plate.Range is not null).ToArray();
        yield return OfSamples(good, unit);
        yield return OfPlates(good, unit);
        yield return OfStandards(good, unit);
        yield return OfDilutions(good, unit);
        yield return OfCurves(plates, unit);
        yield return OfLines(good, unit, options);
        yield return OfWells(plates, unit);
    }

    internal static string Family(StandardCurve family) => family == StandardCurve.Five ? "five-parameter logistic" : "four-parameter logistic";

    internal static string Weight(SignalWeight weight) => weight switch
    {
        SignalWeight.Inverse => "weight 1/signal",
        SignalWeight.InverseSquare => "weight 1/signal²",
        _ => "weight 1",
    };

    internal static string Said(Reach reach) => reach switch
    {
        Reach.Below => "below range",
        Reach.Above => "above range",
        Reach.Unread => "no reading",
        _ => "within range",
    };

    static Table OfSamples(MeasuredPlate[] plates, string unit)
    {
        var rows = plates.SelectMany(plate => plate.Samples.Select(sample => (plate, sample))).ToArray();
        double Of(SampleReading sample, Func<CurveInterval, double> part) => sample.Concentration is { } found ? part(found) : double.NaN;
        return new(Samples, "Concentrations of the samples",
        [
            Text("plate", "plate", rows.Select(row => row.plate.Curve.Plate)),
            Text("sample", "sample or control", rows.Select(row => row.sample.Name)),
            Text("kind", "sample or control", rows.Select(row => row.sample.Kind == ElisaKind.Control ? "control" : "sample")),
            Number("concentration", unit, "in the undiluted sample; empty outside the working range",
                rows.Select(row => Of(row.sample, found => found.Value)), 4),
            Number("low", unit, "lower end of its interval", rows.Select(row => Of(row.sample, found => found.Low))),
            Number("high", unit, "upper end of its interval", rows.Select(row => Of(row.sample, found => found.High))),
            Number("log_error", "1", "standard error of its natural logarithm", rows.Select(row => Of(row.sample, found => found.StandardError))),
            Text("state", "against the working range", rows.Select(row => Said(row.sample.Reach))),
            Number("dilutions_used", "{count}", "dilutions within the working range", rows.Select(row => (double)row.sample.Within.Length), 9),
            Number("nominal", unit, "known concentration of a control", rows.Select(row => row.sample.Dilutions[0].Nominal)),
            Number("recovery", "%", "found over nominal, of a control",
                rows.Select(row => 100 * Of(row.sample, found => found.Value) / row.sample.Dilutions[0].Nominal)),
            Number("dilution_ratio", "1", "largest over smallest concentration among its dilutions", rows.Select(row => row.sample.Ratio)),
            Number("dilution_trend", "%", "change of concentration per tenfold dilution", rows.Select(row => row.sample.Trend?.Value ?? double.NaN)),
            Number("dilution_trend_low", "%", "lower end of its interval", rows.Select(row => row.sample.Trend?.Low ?? double.NaN)),
            Number("dilution_trend_high", "%", "upper end of its interval", rows.Select(row => row.sample.Trend?.High ?? double.NaN)),
        ]);
    }

    static Table OfPlates(MeasuredPlate[] plates, string unit) => new(Plates, "Working range of each plate",
    [
        Text("plate", "plate", plates.Select(plate => plate.Curve.Plate)),
        Text("curve", "curve through the standards", plates.Select(plate => Family(plate.Curve.Chosen!.Family))),
        Text("weight", "weights of the readings", plates.Select(plate => Weight(plate.Curve.Chosen!.Weight))),
        Number("lloq", unit, "lower limit of quantification", plates.Select(plate => plate.Range!.Low)),
        Number("uloq", unit, "upper limit of quantification", plates.Select(plate => plate.Range!.High)),
        Number("detection", unit, "concentration of the mean blank and three standard deviations", plates.Select(plate => plate.Range!.Detection)),
        Number("lack_of_fit_p", "1", "p of the curve's lack of fit to the standards", plates.Select(plate => CurveTest.LackOfFit(plate.Fit)?.P ?? double.NaN)),
    ]);

    static Table OfStandards(MeasuredPlate[] plates, string unit)
    {
        var rows = plates.SelectMany(plate => plate.Range!.Standards.Select(level => (plate.Curve.Plate, level))).ToArray();
        return new(Standards, "Standards read back from the curve",
        [
            Text("plate", "plate", rows.Select(row => row.Plate)),
            Number("nominal", unit, "concentration of the standard", rows.Select(row => row.level.Concentration), 4),
            Number("readings", "{count}", "replicate wells", rows.Select(row => (double)row.level.Readings), 9),
            Number("signal", "", "mean reading", rows.Select(row => row.level.Signal), 4),
            Number("signal_cv", "%", "coefficient of variation of the readings", rows.Select(row => row.level.SignalCv)),
            Number("back", unit, "concentration of the mean reading", rows.Select(row => row.level.Back), 4),
            Number("recovery", "%", "that over nominal", rows.Select(row => row.level.Recovery)),
            Number("back_cv", "%", "coefficient of variation of the replicates' concentrations", rows.Select(row => row.level.BackCv)),
            Text("passes", "whether recovery and scatter are within what is allowed", rows.Select(row => row.level.Passes ? "yes" : "no")),
        ]);
    }

    static Table OfDilutions(MeasuredPlate[] plates, string unit)
    {
        var rows = plates.SelectMany(plate => plate.Samples.SelectMany(sample => sample.Dilutions.Select(one => (plate, one)))).ToArray();
        return new(Dilutions, "Every sample at every dilution",
        [
            Text("plate", "plate", rows.Select(row => row.plate.Curve.Plate)),
            Text("sample", "sample or control", rows.Select(row => row.one.Name)),
            Number("dilution", "1", "factor", rows.Select(row => row.one.Dilution), 6),
            Number("readings", "{count}", "replicate wells", rows.Select(row => (double)row.one.Signals.Length), 9),
            Number("signal", "", "mean reading", rows.Select(row => row.one.Signal), 4),
            Number("signal_cv", "%", "coefficient of variation of the readings", rows.Select(row => Spread.Cv(row.one.Signals))),
            Number("in_well", unit, "concentration in the well; empty outside the working range",
                rows.Select(row => row.one.Reach == Reach.Within ? row.one.InWell : double.NaN), 4),
            Number("corrected", unit, "concentration in the undiluted sample",
                rows.Select(row => row.one.Reach == Reach.Within ? row.one.Corrected : double.NaN), 4),
            Text("state", "against the working range", rows.Select(row => Said(row.one.Reach))),
        ]);
    }

    static Table OfCurves(List<MeasuredPlate> plates, string unit)
    {
        var rows = plates.SelectMany(plate => plate.Curve.Tried.Select(tried => (plate, tried))).ToArray();
        double Parameter((MeasuredPlate, Candidate tried) row, int k) => row.tried.Fit.Of(0)[k];
        return new(Curves, "Curves that were tried",
        [
            Text("plate", "plate", rows.Select(row => row.plate.Curve.Plate)),
            Text("curve", "family", rows.Select(row => Family(row.tried.Family))),
            Text("weight", "weights", rows.Select(row => Weight(row.tried.Weight))),
            Number("corrected_aic", "1", "corrected Akaike criterion; smaller is better", rows.Select(row => Finite(row.tried.Fit.CorrectedAkaike)), 5),
            Text("state", "how the fit ended", rows.Select(row => row.tried.Fit.Status == CurveStatus.Converged ? "converged" : row.tried.Fit.Reason)),
            Text("chosen", "whether concentrations are read from it", rows.Select(row => ReferenceEquals(row.tried, row.plate.Curve.Chosen) ? "yes" : "no")),
            Number("at_zero", "", "signal at concentration 0", rows.Select(row => Parameter(row, 0)), 4),
            Number("at_infinity", "", "signal at infinite concentration", rows.Select(row => Parameter(row, 1)), 4),
            Number("middle", unit, "concentration at the middle parameter", rows.Select(row => Elementary.Exp(Parameter(row, 2))), 4),
            Number("slope", "1", "slope parameter", rows.Select(row => Parameter(row, 3))),
            Number("asymmetry", "1", "asymmetry; 1 for the four-parameter curve", rows.Select(row => Parameter(row, 4))),
        ]);
    }

    static Table OfLines(MeasuredPlate[] plates, string unit, ElisaOptions options)
    {
        var rows = plates.SelectMany(plate => Line(plate, options)).ToArray();
        return new(Lines, "The curves with their bands",
        [
            Text("plate", "plate", rows.Select(row => row.Plate)),
            Number("concentration", unit, "where", rows.Select(row => row.X), 6),
            Number("signal", "", "the curve", rows.Select(row => row.Band.Value), 6),
            Number("low", "", "lower edge of its band", rows.Select(row => row.Band.Low), 6),
            Number("high", "", "upper edge of its band", rows.Select(row => row.Band.High), 6),
        ]);
    }

    static IEnumerable<(string Plate, double X, CurveInterval Band)> Line(MeasuredPlate plate, ElisaOptions options)
    {
        double[] x = [.. plate.Range!.Standards.Select(level => level.Concentration)];
        var (low, high) = (Elementary.Log(x[0] / 1.3), Elementary.Log(x[^1] * 1.3));
        for (var i = 0; i < PointsOnLine; i++)
        {
            var at = Elementary.Exp(low + (high - low) * i / (PointsOnLine - 1));
            yield return (plate.Curve.Plate, at, plate.Fit.Band(at, 0, options.Confidence).Mean);
        }
    }

    static Table OfWells(List<MeasuredPlate> plates, string unit)
    {
        var rows = plates.SelectMany(plate => plate.Curve.Wells).ToArray();
        return new(Wells, "Every well",
        [
            Text("plate", "plate", rows.Select(row => row.Plate)),
            Text("well", "place on the plate", rows.Select(row => row.Place)),
            Text("kind", "what it holds", rows.Select(row => row.Kind.ToString().ToLowerInvariant())),
            Text("name", "sample or control", rows.Select(row => row.Name)),
            Number("concentration", unit, "known concentration", rows.Select(row => row.Concentration), 4),
            Number("dilution", "1", "factor", rows.Select(row => row.Dilution), 6),
            Number("signal", "", "reading, less the blank where that was asked for", rows.Select(row => row.Signal), 5),
        ]);
    }

    static double Finite(double value) => double.IsFinite(value) ? value : double.NaN;
}
