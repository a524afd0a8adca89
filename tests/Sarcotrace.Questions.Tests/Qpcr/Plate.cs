using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Assays;
using Sarcotrace.Questions.Qpcr;

namespace Sarcotrace.Questions.Tests.Qpcr;

/// <summary>A plate that a test fills: young and old animals, a gene and its references.</summary>
sealed class Plate
{
    readonly List<QpcrSample> _samples = [];
    readonly List<QpcrTarget> _targets = [];
    readonly List<QpcrWell> _wells = [];

    /// <summary>Wells of one gene in one sample of an animal.</summary>
    internal Plate Add(string animal, string group, string gene, params double[] cycles) => Add(animal, animal, group, gene, cycles);

    internal Plate Add(string sample, string? animal, string? group, string gene, double[] cycles, string? plate = null, string? pair = null)
    {
        var at = _samples.FindIndex(one => one.Id == sample);
        if (at < 0)
        {
            at = _samples.Count;
            _samples.Add(new(sample, WellKind.Unknown, double.NaN, animal, group, pair));
        }

        _wells.AddRange(cycles.Select(cq => new QpcrWell(at, Target(gene), cq, plate, $"w{_wells.Count}", null)));
        return this;
    }

    /// <summary>A dilution series, tenfold a step.</summary>
    internal Plate Series(string gene, double slope)
    {
        for (var step = 0; step < 5; step++)
        {
            _samples.Add(new($"pool {gene} {step}", WellKind.Standard, Math.Pow(10, -step), null, null, null));
            _wells.Add(new(_samples.Count - 1, Target(gene), 18 - slope * step, null, $"s{step}", null));
        }

        return this;
    }

    internal Plate Water(string gene, double cq)
    {
        _samples.Add(new("water", WellKind.NoTemplate, double.NaN, null, null, null));
        _wells.Add(new(_samples.Count - 1, Target(gene), cq, null, "n", null));
        return this;
    }

    internal QpcrRun Run => new("plate", [.. _targets], [.. _samples], [.. _wells], [], []);

    internal Answers Ask(QpcrOptions options) => new RelativeExpression(options).Ask(Run, null, default);

    internal ImmutableArray<string> Cautions(QpcrOptions options) => [.. Ask(options).Cautions.Select(caution => caution.Code)];

    int Target(string gene)
    {
        var at = _targets.FindIndex(one => one.Id == gene);
        if (at >= 0) return at;
        _targets.Add(new(gene, false, double.NaN, null));
        return _targets.Count - 1;
    }
}
