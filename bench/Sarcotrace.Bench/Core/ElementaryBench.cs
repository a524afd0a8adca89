using BenchmarkDotNet.Attributes;
using Sarcotrace.Core.Numbers;

namespace Sarcotrace.Bench.Core;

/// <summary>Own exponentials, logarithms and powers beside those of the system's library, a number after another.</summary>
public class ElementaryBench
{
    const int Count = 4096;

    readonly double[] _positive = new double[Count];
    readonly double[] _any = new double[Count];
    readonly double[] _to = new double[Count];

    [GlobalSetup]
    public void Draw()
    {
        var draws = new Random(1);
        for (var i = 0; i < Count; i++)
        {
            _any[i] = 40 * draws.NextDouble() - 30;
            _positive[i] = Math.Exp(20 * draws.NextDouble() - 8);
        }
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public double Exp() => Sum(_any, Elementary.Exp);

    [Benchmark(OperationsPerInvoke = Count)]
    public double SystemExp() => Sum(_any, Math.Exp);

    [Benchmark(OperationsPerInvoke = Count)]
    public double Log() => Sum(_positive, Elementary.Log);

    [Benchmark(OperationsPerInvoke = Count)]
    public double SystemLog() => Sum(_positive, Math.Log);

    [Benchmark(OperationsPerInvoke = Count)]
    public double Log2() => Sum(_positive, Elementary.Log2);

    [Benchmark(OperationsPerInvoke = Count)]
    public double Log2OfColumn()
    {
        Elementary.Log2(_positive, _to);
        return _to[0];
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public double SystemLog2() => Sum(_positive, Math.Log2);

    [Benchmark(OperationsPerInvoke = Count)]
    public double Pow() => Sum(_positive, x => Elementary.Pow(x, 1.7));

    [Benchmark(OperationsPerInvoke = Count)]
    public double SystemPow() => Sum(_positive, x => Math.Pow(x, 1.7));

    static double Sum(double[] at, Func<double, double> of)
    {
        var sum = 0.0;
        foreach (var x in at) sum += of(x);
        return sum;
    }
}
