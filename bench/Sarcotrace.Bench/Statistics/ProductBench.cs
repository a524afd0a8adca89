using BenchmarkDotNet.Attributes;
using MathNet.Numerics.LinearAlgebra;
using Sarcotrace.Statistics;
using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Bench.Statistics;

/// <summary>Is our matrix product worth having beside a managed library's? 2·n³ operations, one thread.</summary>
public class ProductBench
{
    double[] _a = [], _b = [];
    Matrix<double> _left = Matrix<double>.Build.Dense(1, 1), _right = Matrix<double>.Build.Dense(1, 1);

    /// <summary>Rows and columns of both.</summary>
    [Params(200, 1000)]
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

    [Benchmark(Baseline = true)]
    public double MathNetManaged() => (_left * _right)[0, 0];
}
