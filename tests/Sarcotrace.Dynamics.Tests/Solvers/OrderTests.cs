using Sarcotrace.Dynamics.Solvers;
using Sarcotrace.Dynamics.Sparse;

namespace Sarcotrace.Dynamics.Tests.Solvers;

/// <summary>Order of convergence of every method, on problems that depend on time explicitly and have known solutions.</summary>
public class OrderTests
{
    static readonly Tolerances Loose = new() { Relative = 0.5, Absolute = 1e6 };

    [Fact]
    public void Rodas5P_has_order_five() => Assert.InRange(Order(Stiff, 32, false), 4.8, 5.6);

    [Fact]
    public void Rodas5P_keeps_order_five_with_an_algebraic_equation() =>
        Assert.InRange(OrderOf(() => new Constrained(), field => new Rodas5P(field, new DenseFactors(field.Pattern)), 16), 4.7, 6);

    [Fact]
    public void Rodas5P_between_steps_has_order_four() => Assert.InRange(Order(Stiff, 32, true), 3.9, 5.6);

    [Fact]
    public void Tsitouras_has_order_five() => Assert.InRange(Order(Explicit, 64, false), 4.8, 5.7);

    [Fact]
    public void Tsitouras_between_steps_has_order_four() => Assert.InRange(Order(Explicit, 32, true), 3.9, 5.6);

    [Fact]
    public void The_kept_polynomial_is_the_one_within()
    {
        foreach (var make in new Func<IVectorField, IStepper>[] { Stiff, Explicit })
        {
            var field = new Swing();
            var stepper = make(field);
            double[] y = [1, 0.3];
            stepper.Try(0.1, 0.3, y, true, Loose);
            var dense = new double[6];
            stepper.Dense(dense);
            var within = new double[2];
            stepper.Within(0.37, within);
            for (var i = 0; i < 2; i++)
            {
                var kept = Rodas5P.At(0.37, y[i], stepper.End[i], dense[i], dense[2 + i], dense[4 + i]);
                Assert.Equal(within[i], kept, 1e-13);
            }
        }
    }

    static Rodas5P Stiff(IVectorField field) => new(field, new DenseFactors(field.Pattern));

    static Tsitouras5 Explicit(IVectorField field) => new(field);

    static double Order(Func<IVectorField, IStepper> make, int steps, bool between) =>
        OrderOf(() => new Swing(), make, steps, between);

    static double OrderOf(Func<ITruth> problem, Func<IVectorField, IStepper> make, int steps, bool between = false)
    {
        var coarse = Error(problem(), make, steps, between);
        var fine = Error(problem(), make, 2 * steps, between);
        return Math.Log2(coarse / fine);
    }

    static double Error(ITruth problem, Func<IVectorField, IStepper> make, int steps, bool between)
    {
        var stepper = make(problem);
        var y = problem.At(0);
        var h = 2.0 / steps;
        var worst = 0.0;
        var inside = new double[y.Length];
        for (var k = 0; k < steps; k++)
        {
            stepper.Try(k * h, h, y, true, Loose);
            if (between)
            {
                stepper.Within(0.4, inside);
                worst = Math.Max(worst, Distance(inside, problem.At((k + 0.4) * h)));
            }
            y = stepper.End.ToArray();
        }
        return between ? worst : Distance(y, problem.At(2));
    }

    static double Distance(double[] a, double[] b) => a.Zip(b).Max(pair => Math.Abs(pair.First - pair.Second));

    interface ITruth : IVectorField
    {
        double[] At(double t);
    }

    /// <summary>y₁' = y₁·cos t, y₂' = −2·t·y₂² + y₁ − e^{sin t}: y₁ = e^{sin t}, y₂ = 1/(c + t²).</summary>
    sealed class Swing : ITruth
    {
        public Pattern Pattern { get; } = new(2, [0, 1, 3], [0, 0, 1]);

        public ReadOnlySpan<double> Mass => new double[] { 1, 1 };

        public double[] At(double t) => [Math.Exp(Math.Sin(t)), 1 / (1 / 0.7 + t * t)];

        public void Rates(double t, ReadOnlySpan<double> y, Span<double> rates)
        {
            rates[0] = y[0] * Math.Cos(t);
            rates[1] = -2 * t * y[1] * y[1] + y[0] - Math.Exp(Math.Sin(t));
        }

        public void Slopes(double t, ReadOnlySpan<double> y, Span<double> jacobian, Span<double> slopes)
        {
            (jacobian[0], jacobian[1], jacobian[2]) = (Math.Cos(t), 1, -4 * t * y[1]);
            slopes[0] = -y[0] * Math.Sin(t);
            slopes[1] = -2 * y[1] * y[1] - Math.Cos(t) * Math.Exp(Math.Sin(t));
        }
    }

    /// <summary>y' = z, 0 = z − y·cos t: y = e^{sin t}.</summary>
    sealed class Constrained : ITruth
    {
        public Pattern Pattern { get; } = new(2, [0, 1, 3], [1, 0, 1]);

        public ReadOnlySpan<double> Mass => new double[] { 1, 0 };

        public double[] At(double t) => [Math.Exp(Math.Sin(t)), Math.Cos(t) * Math.Exp(Math.Sin(t))];

        public void Rates(double t, ReadOnlySpan<double> y, Span<double> rates)
        {
            rates[0] = y[1];
            rates[1] = y[1] - y[0] * Math.Cos(t);
        }

        public void Slopes(double t, ReadOnlySpan<double> y, Span<double> jacobian, Span<double> slopes)
        {
            (jacobian[0], jacobian[1], jacobian[2]) = (1, -Math.Cos(t), 1);
            (slopes[0], slopes[1]) = (0, y[0] * Math.Sin(t));
        }
    }
}
