using BenchmarkDotNet.Attributes;
using Sarcotrace.Statistics;

namespace Sarcotrace.Bench.Statistics;

/// <summary>Can ranks be drawn anew 200 times while one waits? 1,013 people, 400 metabolites, 5 traits.</summary>
public class RankBootstrapBench
{
    const int People = 1013;

    RankedModel[] _models = [];
    double[][] _observed = [];
    double[] _responses = [];

    [GlobalSetup]
    public void Make()
    {
        var draws = new Draws(1);
        double[] Column() => [.. Enumerable.Range(0, People).Select(_ => draws.Normal())];
        _responses = [.. Enumerable.Range(0, 400).SelectMany(_ => Column())];
        _models = [.. Enumerable.Range(0, 5).Select(_ => new RankedModel(
            [.. Enumerable.Range(0, People)], [[.. Enumerable.Repeat(1.0, People)], [.. Column()], [.. Column()]], [.. Column()]))];
        _observed = [.. _models.Select(_ => Enumerable.Range(0, 400).Select(i => (double)i).ToArray())];
    }

    [Benchmark]
    public double TwoHundredReplicates() => RankBootstrap.Of(_models, _observed, _responses, People, 200, 30, 1, 2).Rank[0];

    [Benchmark]
    public double NumberOfTests() => EffectiveTests.Of(_responses, People, 2).LiJi;
}
