using System.Collections.Immutable;
using Sarcotrace.Core.Assays;
using Sarcotrace.Statistics.Amplification;

namespace Sarcotrace.Questions.Qpcr;

/// <summary>The efficiency of one assay, and where it comes from.</summary>
/// <param name="Target">Its place among the targets.</param>
/// <param name="Source">The caller, a dilution series, the file, or nothing.</param>
/// <param name="Value">1 where each cycle doubles; NaN where nothing tells it.</param>
/// <param name="Series">The dilution series, or null.</param>
/// <param name="Steps">Amounts of the series.</param>
/// <param name="Cycles">Mean Cq of each.</param>
sealed record Efficiency(
    int Target, string Source, double Value, DilutionSeries? Series, ImmutableArray<double> Steps, ImmutableArray<double> Cycles)
{
    /// <summary>The word for an efficiency that nothing tells.</summary>
    internal const string Unknown = "not known";

    /// <summary>The efficiency of every target: what the caller gives holds before a series, a series before the file.</summary>
    internal static ImmutableArray<Efficiency> Of(QpcrRun run, ImmutableArray<Replicate> replicates, QpcrOptions options) =>
        [.. Enumerable.Range(0, run.Targets.Length).Select(target => Of(target, run, replicates, options))];

    static Efficiency Of(int target, QpcrRun run, ImmutableArray<Replicate> replicates, QpcrOptions options)
    {
        // One mean an amount: wells of one tube share its pipetting error.
        var steps = replicates.Where(one => one.Target == target && double.IsFinite(one.Mean)
                && run.Samples[one.Sample].Kind == WellKind.Standard && run.Samples[one.Sample].Quantity > 0)
            .GroupBy(one => run.Samples[one.Sample].Quantity).OrderByDescending(step => step.Key)
            .Select(step => (Amount: step.Key, Cycles: Statistics.Mean.Of([.. step.Select(one => one.Mean)]))).ToArray();
        ImmutableArray<double> amounts = [.. steps.Select(step => step.Amount)], cycles = [.. steps.Select(step => step.Cycles)];
        var series = steps.Length >= 3 ? DilutionSeries.Fit(amounts.AsSpan(), cycles.AsSpan(), options.Confidence) : null;
        var name = run.Targets[target].Id;
        var given = options.Efficiencies.Where(word => word.Split('=')[0].Trim() == name).Select(QpcrOptions.EfficiencyOf).FirstOrDefault();
        var (source, value) = given is { } said ? ("given", said)
            : series is { Slope: < 0 } ? ("dilution series", series.Efficiency)
            : double.IsFinite(run.Targets[target].Efficiency) ? ("file", run.Targets[target].Efficiency)
            : (Unknown, double.NaN);
        return new(target, source, value, series, amounts, cycles);
    }
}
