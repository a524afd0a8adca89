using System.Collections.Immutable;
using Sarcotrace.Dynamics.Sampling;
using Sarcotrace.Dynamics.Sensitivity;

namespace Sarcotrace.Dynamics.Tests.Sensitivity;

public class SensitivityTests
{
    static readonly ImmutableArray<Marginal> Angles = [.. Enumerable.Repeat(new Marginal.Uniform(-Math.PI, Math.PI), 3)];

    static double Ishigami(ReadOnlySpan<double> x) =>
        Math.Sin(x[0]) + 7 * Math.Sin(x[1]) * Math.Sin(x[1]) + 0.1 * Math.Pow(x[2], 4) * Math.Sin(x[0]);

    [Fact]
    public void Indices_of_ishigamis_function_are_the_analytic_ones()
    {
        var pi4 = Math.Pow(Math.PI, 4);
        var first = 0.5 * Math.Pow(1 + 0.1 * pi4 / 5, 2);
        var second = 49.0 / 8;
        var joint = 0.01 * pi4 * pi4 * (1.0 / 18 - 1.0 / 50);
        var all = first + second + joint;
        var indices = new SobolIndices { Points = 8192 }.Estimate(Angles, Ishigami);
        double[] firsts = [first / all, second / all, 0];
        double[] totals = [(first + joint) / all, second / all, joint / all];
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(firsts[i], indices[i].First.Value, 0.01);
            Assert.Equal(totals[i], indices[i].Total.Value, 0.01);
            Assert.InRange(firsts[i], indices[i].First.Low, indices[i].First.High);
            Assert.InRange(totals[i], indices[i].Total.Low, indices[i].Total.High);
        }
    }

    [Fact]
    public void Indices_of_the_g_function_are_the_analytic_ones()
    {
        double[] a = [0, 1, 4.5, 9, 99, 99];
        double G(ReadOnlySpan<double> x)
        {
            var product = 1.0;
            for (var i = 0; i < a.Length; i++)
            {
                product *= (Math.Abs(4 * x[i] - 2) + a[i]) / (1 + a[i]);
            }
            return product;
        }
        var parts = a.Select(one => 1.0 / 3 / Math.Pow(1 + one, 2)).ToArray();
        var all = parts.Aggregate(1.0, (product, part) => product * (1 + part)) - 1;
        var indices = new SobolIndices { Points = 8192 }
            .Estimate([.. Enumerable.Repeat(new Marginal.Uniform(0, 1), 6)], G);
        for (var i = 0; i < a.Length; i++)
        {
            Assert.Equal(parts[i] / all, indices[i].First.Value, 0.01);
            Assert.Equal(parts[i] * (1 + all) / (1 + parts[i]) / all, indices[i].Total.Value, 0.01);
        }
    }

    [Fact]
    public void The_same_bits_come_whatever_the_threads()
    {
        var one = new SobolIndices { Points = 256, Threads = 1 }.Estimate(Angles, Ishigami);
        var two = new SobolIndices { Points = 256, Threads = 2 }.Estimate(Angles, Ishigami);
        Assert.Equal(one, two);
        Assert.Equal(
            new Morris { Threads = 1 }.Screen(Angles, Ishigami), new Morris { Threads = 2 }.Screen(Angles, Ishigami));
    }

    [Fact]
    public void A_quantity_that_does_not_vary_has_no_indices() =>
        Assert.Empty(new SobolIndices { Points = 64 }.Estimate(Angles, _ => 3.7));

    [Fact]
    public void A_linear_quantity_has_equal_effects_everywhere()
    {
        var effects = new Morris().Screen(
            [new Marginal.Uniform(0, 1), new Marginal.Uniform(0, 1), new Marginal.Uniform(0, 1)],
            x => 2 * x[0] - 3 * x[1]);
        Assert.Equal(0.99 * 2, effects[0].Mean, 1e-12);
        Assert.Equal(0.99 * -3, effects[1].Mean, 1e-12);
        Assert.Equal(0.99 * 3, effects[1].Magnitude, 1e-12);
        Assert.Equal(0, effects[1].Spread, 1e-12);
        Assert.Equal(0, effects[2].Magnitude, 1e-12);
    }

    [Fact]
    public void An_interaction_shows_in_the_spread()
    {
        var effects = new Morris().Screen(Angles, Ishigami);
        Assert.True(effects[0].Spread > 2, $"{effects[0]}");
        Assert.True(effects[2].Spread > 2, $"{effects[2]}");
    }
}
