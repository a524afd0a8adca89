using BenchmarkDotNet.Attributes;
using Sarcotrace.Statistics;

namespace Sarcotrace.Bench.Statistics;

/// <summary>Does the time of a trait grow in step with the cohort? 1,500 metabolites, 5 covariates; a quarter, once and four times 1,013 people.</summary>
public class CohortGrowthBench
{
    const int Metabolites = 1500;
    const int Columns = 5;

    Design _design = Design.Build(1, []);
    double[] _responses = [];

    [Params(253, 1013, 4052)]
    public int People { get; set; }

    /// <summary>None missing, or one cell in a hundred.</summary>
    [Params(0.0, 0.01)]
    public double Missing { get; set; }

    [GlobalSetup]
    public void Make()
    {
        var draws = new Draws(1);
        _design = Design.Build(People, [.. Enumerable.Range(0, Columns).Select(c =>
            Term.Number($"x{c}", [.. Enumerable.Range(0, People).Select(_ => draws.Normal())]))]);
        _responses = [.. Enumerable.Range(0, People * Metabolites).Select(_ => draws.Uniform() < Missing ? double.NaN : draws.Normal())];
    }

    [Benchmark]
    public double Fit() => LinearModels.Fit(_design, _responses, 1).Sigma[0];
}
