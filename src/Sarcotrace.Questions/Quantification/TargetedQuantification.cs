using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Assays;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.Questions.Quantification;

/// <summary>Which concentrations do the peaks stand for, and which of them can be believed?</summary>
/// <param name="options">What is chosen.</param>
public sealed class TargetedQuantification(QuantificationOptions options) : IQuestion<InjectionTable>
{
    internal static readonly ImmutableArray<Citation> Sources = [new("almeida2002"), new("draper1998"), new("carroll1988"), new("matuszewski2003")];

    /// <inheritdoc/>
    public Answers Ask(InjectionTable data, IProgress<Step>? progress, CancellationToken cancel)
    {
        var names = data.All.Select(one => one.Analyte).Distinct().ToArray();
        List<AnalyteResult> results = [];
        foreach (var name in names)
        {
            cancel.ThrowIfCancellationRequested();
            progress?.Report(new Step(name, (double)results.Count / names.Length));
            results.Add(AnalyteResult.Of(Calibration.Of(name, data.All.Where(one => one.Analyte == name), options), options));
        }

        return new Answers(
            "quantification", [.. results.SelectMany(result => Items(result, data.Unit))],
            [.. results.SelectMany(result => QuantificationCautions.Of(result, data.Unit, options))], [.. Exclusions(results)],
            [.. QuantificationTables.Of(results, data.Unit, options)], Methods(results), Sources);
    }

    static IEnumerable<Answer> Items(AnalyteResult result, string unit)
    {
        var calibration = result.Calibration;
        if (calibration.Why.Length > 0)
        {
            yield return new NoFinding(
                Sources, $"{calibration.Analyte} has no calibration: {calibration.Why}",
                "inject at least five standards that span the samples, and look at their peaks");
            yield break;
        }

        yield return new Finding(Sources, $"Lower limit of quantification of {calibration.Analyte}", Exactly(calibration.Low, unit), calibration.Levels.Length);
        yield return new Finding(Sources, $"Upper limit of quantification of {calibration.Analyte}", Exactly(calibration.High, unit),
            calibration.Levels.Length);
        var samples = result.Measured.Where(one => one.Kind == InjectionKind.Sample).ToArray();
        if (samples.Length == 0) yield break;

        var within = samples.Count(one => one.Found is not null);
        yield return new Finding(
            Sources, $"{within} of {samples.Length} samples have a concentration of {calibration.Analyte}",
            Exactly(100.0 * within / samples.Length, "%"), samples.Length);
    }

    static Estimate Exactly(double value, string unit) => new(value, value, value, unit);

    static IEnumerable<Exclusion> Exclusions(List<AnalyteResult> results) =>
        from result in results
        from state in new[] { Measured.Below, Measured.Above, Measured.NoPeak }
        let names = result.Measured.Where(one => one.Kind == InjectionKind.Sample && one.State == state).Select(one => one.Name).ToImmutableArray()
        where names.Length > 0
        select new Exclusion("quantification", $"{result.Calibration.Analyte}: {state}", "samples", names);

    ImmutableArray<string> Methods(List<AnalyteResult> results)
    {
        var lines = results.Where(result => result.Calibration.Chosen is not null).Select(result =>
            $"{result.Calibration.Analyte}: {(result.Calibration.WithInternal ? "area over that of the internal standard" : "area without internal standard")}, "
            + $"{QuantificationTables.Word(result.Calibration.Chosen!.Weight)}, σ from {result.Calibration.Noise.From}");
        return
        [
            $"A straight line by weighted least squares for each analyte [almeida2002]: {string.Join("; ", lines)}.",
            options.Weight == LineWeight.Automatic
                ? "Weights were those of 1, 1/x and 1/x² with the least sum of relative errors of the standards read back."
                : "Weights were given.",
            $"The range is the longest run of standards within {Shown.Number(options.MostBias)} % of nominal "
            + $"({Shown.Number(options.MostBiasAtLimit)} % at its lower end); nothing is reported outside it. "
            + "LOD is 3.3 σ / slope and LOQ 10 σ / slope.",
            "Replicate injections were averaged before anything else.",
            $"Intervals ({Shown.Percent(options.Confidence)}) hold the error of the line and of the injections [carroll1988]; they say nothing of differences between people.",
        ];
    }
}

/// <summary>Everything of one analyte.</summary>
sealed record AnalyteResult(
    Calibration Calibration, ImmutableArray<Measured> Measured, ImmutableArray<ControlLevel> Controls, ImmutableArray<MatrixLevel> Matrix,
    ImmutableArray<CarryOver> Carried)
{
    internal static AnalyteResult Of(Calibration calibration, QuantificationOptions options)
    {
        if (calibration.Why.Length > 0) return new(calibration, [], [], [], []);

        ImmutableArray<Measured> measured = [.. Quantification.Measured.All(calibration, options)];
        return new(calibration, measured, ControlLevel.All(measured), MatrixLevel.All(calibration), CarryOver.All(calibration));
    }
}
