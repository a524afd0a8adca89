using Sarcotrace.Core;
using Sarcotrace.Core.Assays;
using static Sarcotrace.Core.Columns;

namespace Sarcotrace.Questions.Quantification;

/// <summary>The tables of a quantification; pages and other programs read them by these names.</summary>
static class QuantificationTables
{
    internal const string Samples = "quantification-samples", Analytes = "quantification-analytes", Standards = "quantification-standards",
        Lines = "quantification-lines", Controls = "quantification-controls", Blanks = "quantification-carry-over",
        Matrix = "quantification-matrix", Peaks = "quantification-responses", Bands = "quantification-bands";

    internal static IEnumerable<Table> Of(List<AnalyteResult> all, string unit, QuantificationOptions options)
    {
        AnalyteResult[] good = [.. all.Where(one => one.Calibration.Chosen is not null)];
        yield return OfSamples(good, unit);
        yield return OfAnalytes(good, unit);
        yield return OfStandards(good, unit);
        yield return OfControls(good, unit);
        yield return OfLines(good);
        yield return OfBlanks(good);
        yield return OfMatrix(good, unit);
        yield return OfPeaks(good, unit);
        yield return OfBands(good, unit, options);
    }

    internal static string Word(LineWeight weight) => weight switch
    {
        LineWeight.Inverse => "weight 1/x",
        LineWeight.InverseSquare => "weight 1/x²",
        _ => "weight 1",
    };

    static Table OfSamples(AnalyteResult[] all, string unit)
    {
        var rows = Rows(all, one => one.Measured);
        return new(Samples, "Concentrations",
        [
            Text("analyte", "analyte", rows.Select(row => row.Analyte)),
            Text("sample", "sample or control", rows.Select(row => row.One.Name)),
            Text("kind", "sample or control", rows.Select(row => row.One.Kind == InjectionKind.Control ? "control" : "sample")),
            Number("concentration", unit, "in the undiluted sample; empty outside the range", rows.Select(row => row.One.Found?.Value ?? double.NaN), 4),
            Number("low", unit, "lower end of its interval", rows.Select(row => row.One.Found?.Low ?? double.NaN)),
            Number("high", unit, "upper end of its interval", rows.Select(row => row.One.Found?.High ?? double.NaN)),
            Text("state", "against the range", rows.Select(row => row.One.State)),
            Number("injections", "{count}", "replicate injections with a peak", rows.Select(row => (double)row.One.Responses.Length), 9),
            Number("cv", "%", "coefficient of variation of the replicates", rows.Select(row => Scatter.Cv(row.One.Each))),
            Number("dilution", "1", "factor", rows.Select(row => row.One.Dilution), 6),
            Number("nominal", unit, "known concentration of a control", rows.Select(row => row.One.Nominal)),
        ]);
    }

    static Table OfAnalytes(AnalyteResult[] all, string unit)
    {
        var lines = all.Select(one => (one.Calibration, one.Calibration.Chosen!.Line)).ToArray();
        return new(Analytes, "Calibration of each analyte",
        [
            Text("analyte", "analyte", lines.Select(one => one.Calibration.Analyte)),
            Text("weight", "weights of the standards", lines.Select(one => Word(one.Calibration.Chosen!.Weight))),
            Number("slope", "", "response per unit of concentration", lines.Select(one => one.Line.Slope), 5),
            Number("slope_error", "", "its standard error", lines.Select(one => one.Line.SlopeError)),
            Number("intercept", "", "response at 0", lines.Select(one => one.Line.Intercept), 4),
            Number("intercept_error", "", "its standard error", lines.Select(one => one.Line.InterceptError)),
            Number("lloq", unit, "lower limit of quantification, by recovery", lines.Select(one => one.Calibration.Low)),
            Number("uloq", unit, "upper limit of quantification", lines.Select(one => one.Calibration.High)),
            Number("detection", unit, "3.3 σ / slope", lines.Select(one => one.Calibration.Detection)),
            Number("quantification", unit, "10 σ / slope", lines.Select(one => one.Calibration.Quantification)),
            Text("sigma_from", "what σ was taken from", lines.Select(one => one.Calibration.Noise.From)),
        ]);
    }

    static Table OfStandards(AnalyteResult[] all, string unit)
    {
        var rows = Rows(all, one => one.Calibration.Levels);
        return new(Standards, "Standards read back",
        [
            Text("analyte", "analyte", rows.Select(row => row.Analyte)),
            Number("nominal", unit, "concentration of the standard", rows.Select(row => row.One.Nominal), 4),
            Number("injections", "{count}", "replicates", rows.Select(row => (double)row.One.Readings), 9),
            Number("response", "", "mean response", rows.Select(row => row.One.Response), 4),
            Number("accuracy", "%", "read back over nominal", rows.Select(row => row.One.Accuracy)),
            Number("cv", "%", "coefficient of variation of the replicates read back", rows.Select(row => row.One.Cv)),
            Text("passes", "whether both are within what is allowed", rows.Select(row => row.One.Passes ? "yes" : "no")),
        ]);
    }

    static Table OfControls(AnalyteResult[] all, string unit)
    {
        var rows = Rows(all, one => one.Controls);
        return new(Controls, "Controls",
        [
            Text("analyte", "analyte", rows.Select(row => row.Analyte)),
            Number("nominal", unit, "known concentration", rows.Select(row => row.One.Nominal), 4),
            Number("injections", "{count}", "injections", rows.Select(row => (double)row.One.Values.Length), 9),
            Number("accuracy", "%", "mean over nominal", rows.Select(row => row.One.Accuracy)),
            Number("cv", "%", "coefficient of variation", rows.Select(row => row.One.Cv)),
        ]);
    }

    static Table OfLines(AnalyteResult[] all)
    {
        var rows = all.SelectMany(one => one.Calibration.Tried.Select(tried => (one.Calibration, tried))).ToArray();
        return new(Lines, "Lines that were tried",
        [
            Text("analyte", "analyte", rows.Select(row => row.Calibration.Analyte)),
            Text("weight", "weights", rows.Select(row => Word(row.tried.Weight))),
            Number("relative_error", "%", "sum of the relative errors of the standards read back", rows.Select(row => row.tried.RelativeError), 4),
            Number("slope", "", "slope", rows.Select(row => row.tried.Line.Slope), 5),
            Number("intercept", "", "intercept", rows.Select(row => row.tried.Line.Intercept), 4),
            Text("chosen", "whether concentrations are read from it", rows.Select(row => ReferenceEquals(row.tried, row.Calibration.Chosen) ? "yes" : "no")),
        ]);
    }

    static Table OfBlanks(AnalyteResult[] all)
    {
        var rows = Rows(all, one => one.Carried);
        return new(Blanks, "Blanks after strong injections",
        [
            Text("analyte", "analyte", rows.Select(row => row.Analyte)),
            Number("order", "1", "place in the sequence", rows.Select(row => (double)row.One.Order), 9),
            Text("after", "what came before", rows.Select(row => row.One.After)),
            Number("share", "%", "area, of that at the lower limit of quantification", rows.Select(row => row.One.Share)),
        ]);
    }

    static Table OfMatrix(AnalyteResult[] all, string unit)
    {
        var rows = Rows(all, one => one.Matrix);
        return new(Matrix, "Matrix effect and recovery of the extraction",
        [
            Text("analyte", "analyte", rows.Select(row => row.Analyte)),
            Number("nominal", unit, "concentration added", rows.Select(row => row.One.Nominal), 4),
            Number("matrix_effect", "%", "area in matrix after extraction over area in solvent", rows.Select(row => row.One.MatrixEffect)),
            Number("internal_effect", "%", "the same of the internal standard", rows.Select(row => row.One.InternalEffect)),
            Number("recovery", "%", "area added before over area added after extraction", rows.Select(row => row.One.Recovery)),
        ]);
    }

    static Table OfPeaks(AnalyteResult[] all, string unit)
    {
        var rows = all.SelectMany(one => one.Calibration.Injections.Select(injection => (one.Calibration, injection))).ToArray();
        return new(Peaks, "Every injection",
        [
            Text("analyte", "analyte", rows.Select(row => row.Calibration.Analyte)),
            Number("order", "1", "place in the sequence", rows.Select(row => (double)row.injection.Order), 9),
            Text("kind", "what was injected", rows.Select(row => row.injection.Kind.ToString().ToLowerInvariant())),
            Text("name", "sample", rows.Select(row => row.injection.Name)),
            Number("nominal", unit, "known concentration", rows.Select(row => row.injection.Nominal), 4),
            Number("response", "", "area, or its ratio to the internal standard's",
                rows.Select(row => Calibration.Response(row.injection, row.Calibration.WithInternal)), 5),
        ]);
    }

    static Table OfBands(AnalyteResult[] all, string unit, QuantificationOptions options)
    {
        var rows = all.SelectMany(one => Enumerable.Range(0, 41).Select(i =>
        {
            var share = i / 40.0;
            var x = one.Calibration.Levels[0].Nominal + share * (one.Calibration.Levels[^1].Nominal - one.Calibration.Levels[0].Nominal);
            return (one.Calibration.Analyte, X: x, Band: one.Calibration.Chosen!.Line.At(x, options.Confidence));
        })).ToArray();
        return new(Bands, "The lines with their bands",
        [
            Text("analyte", "analyte", rows.Select(row => row.Analyte)),
            Number("concentration", unit, "where", rows.Select(row => row.X), 6),
            Number("response", "", "the line", rows.Select(row => row.Band.Value), 6),
            Number("low", "", "lower edge of its band", rows.Select(row => row.Band.Low), 6),
            Number("high", "", "upper edge of its band", rows.Select(row => row.Band.High), 6),
        ]);
    }

    static (string Analyte, T One)[] Rows<T>(AnalyteResult[] all, Func<AnalyteResult, IEnumerable<T>> of) =>
        [.. all.SelectMany(one => of(one).Select(row => (one.Calibration.Analyte, row)))];
}
