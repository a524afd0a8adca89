using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using MathNet.Numerics.LinearAlgebra;
using Sarcotrace.Statistics;
using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Bench.Statistics;

/// <summary>Is our matrix product worth having beside three plain loops and a managed library's? 2·n³ operations, one thread.</summary>
[Config(typeof(Rates))]
public class ProductBench
{
    double[] _a = [], _b = [];
    Matrix<double> _left = Matrix<double>.Build.Dense(1, 1), _right = Matrix<double>.Build.Dense(1, 1);

    /// <summary>Rows and columns of both: within a core's caches, about them, and far beyond.</summary>
    [Params(100, 400, 1600)]
    public int Size { get; set; }

    [GlobalSetup]
    public void Make()
    {
        MathNet.Numerics.Control.UseSingleThread();
        var draws = new Draws(1);
        _a = [.. Enumerable.Range(0, Size * Size).Select(_ => draws.Normal())];
        _b = [.. Enumerable.Range(0, Size * Size).Select(_ => draws.Normal())];
        _left = Matrix<double>.Build.Dense(Size, Size, [.. _a]);
        _right = Matrix<double>.Build.Dense(Size, Size, [.. _b]);
    }

    [Benchmark]
    public double Widest() => Product.Of(Grid.ByColumn(_a, Size, Size), Grid.ByColumn(_b, Size, Size), 1)[0];

    [Benchmark]
    public double FourLanes() => Product.Of(Grid.ByColumn(_a, Size, Size), Grid.ByColumn(_b, Size, Size), 1, Width.Four, default)[0];

    [Benchmark]
    public double MathNetManaged() => (_left * _right)[0, 0];

    /// <summary>By column, the innermost loop along memory: the best that plain loops do.</summary>
    [Benchmark(Baseline = true)]
    public double PlainLoops()
    {
        var product = new double[Size * Size];
        for (var column = 0; column < Size; column++)
        {
            var sums = product.AsSpan(column * Size, Size);
            for (var k = 0; k < Size; k++)
            {
                var own = _a.AsSpan(k * Size, Size);
                var factor = _b[column * Size + k];
                for (var row = 0; row < sums.Length; row++) sums[row] += own[row] * factor;
            }
        }

        return product[0];
    }

    sealed class Rates : ManualConfig
    {
        public Rates() => AddColumn(new RateColumn("GFLOP/s", one => 2e-9 * Math.Pow((int)one.Parameters[nameof(Size)], 3)));
    }
}
