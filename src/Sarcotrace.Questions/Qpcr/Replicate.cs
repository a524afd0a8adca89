using System.Collections.Immutable;
using Sarcotrace.Core.Assays;

namespace Sarcotrace.Questions.Qpcr;

/// <summary>The wells of one gene in one sample, averaged on the scale of cycles.</summary>
/// <param name="Sample">Its place among the samples.</param>
/// <param name="Target">Its place among the targets.</param>
/// <param name="Wells">Wells counted.</param>
/// <param name="Undetermined">Wells without Cq among all.</param>
/// <param name="Mean">Mean Cq; NaN where no well counts.</param>
/// <param name="Sd">Standard deviation of the wells; NaN for one.</param>
sealed record Replicate(int Sample, int Target, int Wells, int Undetermined, double Mean, double Sd)
{
    /// <summary>Averages the wells of a run; wells that the file leaves out do not come in.</summary>
    internal static ImmutableArray<Replicate> Of(QpcrRun run, QpcrOptions options) =>
    [
        .. run.Wells.Where(well => well.Excluded is null).GroupBy(well => (well.Sample, well.Target))
            .Select(wells => Of(wells.Key.Sample, wells.Key.Target, [.. wells.Select(well => well.Cq)], options)),
    ];

    /// <summary>Each well as a sample of its own, the first well of each gene with the first of the others.</summary>
    internal static QpcrRun Apart(QpcrRun run)
    {
        List<QpcrSample> samples = [];
        Dictionary<(int Sample, int Turn), int> place = [];
        Dictionary<(int Sample, int Target), int> turns = [];
        List<QpcrWell> wells = [];
        foreach (var well in run.Wells)
        {
            var turn = turns[(well.Sample, well.Target)] = turns.GetValueOrDefault((well.Sample, well.Target)) + 1;
            if (!place.TryGetValue((well.Sample, turn), out var at))
            {
                place[(well.Sample, turn)] = at = samples.Count;
                var sample = run.Samples[well.Sample];
                samples.Add(sample with { Id = turn > 1 || sample.Kind != WellKind.Unknown ? $"{sample.Id} #{turn}" : sample.Id });
            }

            wells.Add(well with { Sample = at });
        }

        return run with { Samples = [.. samples], Wells = [.. wells], Curves = [] };
    }

    static Replicate Of(int sample, int target, double[] given, QpcrOptions options)
    {
        var missing = given.Count(cq => !(cq < options.LastCycle));
        double[] counted = options.Undetermined == Qpcr.Undetermined.LastCycle
            ? [.. given.Select(cq => cq < options.LastCycle ? cq : options.LastCycle)]
            : [.. given.Where(cq => cq < options.LastCycle)];
        if (counted.Length == 0) return new(sample, target, 0, missing, double.NaN, double.NaN);

        var mean = Statistics.Mean.Of(counted);
        var sd = counted.Length > 1 ? Math.Sqrt(counted.Sum(cq => (cq - mean) * (cq - mean)) / (counted.Length - 1)) : double.NaN;
        return new(sample, target, counted.Length, missing, mean, sd);
    }
}
