using System.Collections.Immutable;

namespace Sarcotrace.Statistics.Tests;

/// <summary>The cachexia urine metabolomes as blocks of responses, where they are present.</summary>
sealed class Cachexia
{
    public const int Metabolites = 63;

    readonly string[] _lines = File.ReadAllLines(RealData.File("cachexia/human_cachexia.csv"));

    public int Rows => _lines.Length - 1;

    public ImmutableArray<double> Cachexic =>
        [.. _lines.Skip(1).Select(line => line.Split(',')[1].Trim('"') == "cachexic" ? 1.0 : 0.0)];

    /// <summary>Blocks of log2 values, a metabolite each.</summary>
    public double[] Log2 => [.. Enumerable.Range(0, Metabolites).SelectMany(Column)];

    public IEnumerable<double> Column(int metabolite) =>
        _lines.Skip(1).Select(line => Math.Log2(Golden.Number(line.Split(',')[metabolite + 2])));
}
