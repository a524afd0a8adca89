using Sarcotrace.Core.Numbers;
using Sarcotrace.Dynamics.Sparse;
using Sarcotrace.Dynamics.Systems;

namespace Sarcotrace.Dynamics.Solvers;

/// <summary>Brings the fast reactions of a model to rest, the totals that they conserve unchanged.</summary>
static class FastRest
{
    /// <summary>Follows the fast reactions alone until they rest, and notes the totals.</summary>
    /// <param name="model">A model with fast reactions.</param>
    /// <param name="field">Its field, for inputs and scratch.</param>
    /// <param name="t">Time.</param>
    /// <param name="y">States; changed to those at rest.</param>
    /// <returns>False where they do not come to rest.</returns>
    public static bool Reach(Model model, ModelField field, double t, Span<double> y)
    {
        var fast = model.Workings.Fast;
        var species = fast.Species.Select(name => model.Place(name).Place - 1).ToArray();
        for (var k = 0; k < fast.Totals.Count; k++)
        {
            var total = 0.0;
            for (var i = 0; i < species.Length; i++)
            {
                total += fast.Totals[k][i] * y[species[i]];
            }
            y[model.Place(FastPart.TotalName(k)).Place - 1] = total;
        }
        var relaxation = model.Workings.Relaxation!;
        return Relax(new Relaxing(relaxation, field), relaxation.Factors.Value(), t, y);
    }

    static bool Relax(Relaxing field, IFactors factors, double t, Span<double> y)
    {
        var tolerances = new Tolerances { Relative = 1e-6, Absolute = 1e-9 };
        var stepper = new Rodas5P(field, factors);
        var rates = new double[y.Length];
        var h = 1e-6;
        for (var step = 0; step < 100_000; step++)
        {
            field.Rates(t, y, rates);
            var speed = tolerances.Norm(rates, y, y);
            if (double.IsNaN(speed))
            {
                return false;
            }
            // At rest when what a thousand of the longest steps would change is below the tolerance.
            if (speed * h < 1e-6 && h > 1e6)
            {
                return true;
            }
            if (speed == 0)
            {
                return true;
            }
            var error = stepper.Try(t, h, y, true, tolerances);
            if (error <= 1)
            {
                stepper.End.CopyTo(y);
                h *= Math.Clamp(0.9 * Elementary.Pow(Math.Max(error, 1e-10), -0.2), 0.2, 10);
            }
            else
            {
                h *= double.IsNaN(error) ? 0.25 : Math.Clamp(0.9 * Elementary.Pow(error, -0.2), 0.1, 0.9);
            }
            if (h < 1e-300)
            {
                return false;
            }
        }
        return false;
    }

    sealed class Relaxing(FastRelaxation relaxation, ModelField field) : IVectorField
    {
        readonly double[] _scratch = new double[Math.Max(relaxation.Rates.Scratch, relaxation.Jacobian.Scratch)];

        public Pattern Pattern => relaxation.Pattern;

        public ReadOnlySpan<double> Mass => relaxation.Mass.AsSpan();

        public void Rates(double t, ReadOnlySpan<double> y, Span<double> rates)
        {
            field.Fill(t, y);
            relaxation.Rates.Run(field.Inputs, rates, _scratch);
        }

        public void Slopes(double t, ReadOnlySpan<double> y, Span<double> jacobian, Span<double> slopes)
        {
            field.Fill(t, y);
            relaxation.Jacobian.Run(field.Inputs, jacobian, _scratch);
            slopes.Clear();
        }
    }
}
