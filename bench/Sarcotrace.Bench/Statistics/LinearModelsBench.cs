using BenchmarkDotNet.Attributes;
using Sarcotrace.Statistics;

namespace Sarcotrace.Bench.Statistics;

/// <summary>How long does one trait take over 1,500 metabolites, and does it grow in step with the cohort: a quarter, once and four times 1,013 people?</summary>
[MemoryDiagnoser]
public class LinearModelsBench
{
    const int Metabolites = 1500;

    Design _design = Design.Build(1, []);
    double[] _responses = [];

    /// <summary>None missing, or one cell in a hundred.</summary>
    [Params(0.0, 0.01)]
    public double Missing { get; set; }

    [Params(253, 1013, 4052)]
    public int People { get; set; }

    /// <summary>Covariates: age, sex, BMI and kidneys, or 26 run days beside them.</summary>
    [Params(5, 30)]
    public int Columns { get; set; }

    [GlobalSetup]
    public void Make()
    {
        var draws = new Draws(1);
        _design = Design.Build(People, [.. Enumerable.Range(0, Columns).Select(c =>
            Term.Number($"x{c}", [.. Enumerable.Range(0, People).Select(_ => draws.Normal())]))]);
        _responses = [.. Enumerable.Range(0, People * Metabolites).Select(_ => draws.Uniform() < Missing ? double.NaN : draws.Normal())];
    }

    [Benchmark(Baseline = true)]
    public double OneThread() => LinearModels.Fit(_design, _responses, 1).Sigma[0];

    [Benchmark]
    public double TwoThreads() => LinearModels.Fit(_design, _responses, 2).Sigma[0];
}
