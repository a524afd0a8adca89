using BenchmarkDotNet.Attributes;
using Sarcotrace.Statistics;
using Sarcotrace.Statistics.Mixed;

namespace Sarcotrace.Bench.Statistics;

/// <summary>Litters of mice weighed weekly: how long does one mixed model take, and one of each of a thousand genes?</summary>
public class MixedModelsBench
{
    const int Genes = 1000;

    MixedDesign _design = Make();
    double[] _responses = [];
    double[][] _contrasts = [];

    [GlobalSetup]
    public void Draw()
    {
        var draws = new Draws(1);
        var (animals, litters) = (_design.Terms[0], _design.Terms[1]);
        List<double> all = [];
        for (var gene = 0; gene < Genes; gene++)
        {
            double[] levels = [.. animals.Levels.Select(_ => draws.Normal())], slopes = [.. animals.Levels.Select(_ => 0.2 * draws.Normal())];
            double[] nests = [.. litters.Levels.Select(_ => 0.7 * draws.Normal())];
            for (var row = 0; row < _design.Rows; row++)
            {
                var animal = animals.Groups[row];
                all.Add(levels[animal] + slopes[animal] * (row % 8) + nests[litters.Groups[row]] + draws.Normal());
            }
        }

        _responses = [.. all];
        _contrasts = [.. Enumerable.Range(1, _design.Names.Length - 1).Select(k => Enumerable.Range(0, _design.Names.Length).Select(i => i == k ? 1.0 : 0).ToArray())];
    }

    [Benchmark]
    public int Factor() => (_design = Make()).Rows;

    [Benchmark(Baseline = true)]
    public double Fit() => One().Sigma;

    [Benchmark]
    public double FitAndSatterthwaite() => One(FreedomRule.Satterthwaite).Joint(_contrasts).Below;

    [Benchmark]
    public double FitAndKenwardRoger() => One().Joint(_contrasts).Below;

    [Benchmark]
    public int ThousandOnOneThread() => MixedModels.Fit(_design, _responses, 1).Count;

    [Benchmark]
    public int ThousandOnTwoThreads() => MixedModels.Fit(_design, _responses, 2).Count;

    MixedModel One(FreedomRule rule = FreedomRule.KenwardRoger) =>
        MixedModel.Fit(_design, _responses.AsSpan(0, _design.Rows), Likelihood.Restricted, rule).Value!;

    /// <summary>12 litters of 6, each animal weighed 8 times; diet given to litters, treatment to animals.</summary>
    static MixedDesign Make()
    {
        const int Rows = 12 * 6 * 8;
        NamedColumn Column(string name, Func<int, double> value) => new(name, [.. Enumerable.Range(0, Rows).Select(value)]);
        double Diet(int row) => row / 48 % 2;
        double Treated(int row) => row / 8 % 2;
        double Week(int row) => row % 8;
        var (one, week) = (RandomTerm.Ones(Rows), Column("week", Week));
        return MixedDesign.Build(
            Rows,
            [one, Column("diet", Diet), Column("treated", Treated), week, Column("diet:treated", row => Diet(row) * Treated(row)),
                Column("diet:week", row => Diet(row) * Week(row)), Column("treated:week", row => Treated(row) * Week(row))],
            [RandomTerm.Of("animal", [.. Enumerable.Range(0, Rows).Select(row => $"{row / 8}")], [one, week]),
                RandomTerm.Intercept("litter", [.. Enumerable.Range(0, Rows).Select(row => $"{row / 48}")])]).Value!;
    }
}
