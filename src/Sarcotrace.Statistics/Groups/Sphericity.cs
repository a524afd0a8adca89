using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics.Distributions;
using Sarcotrace.Statistics.Kernels;
using Sarcotrace.Statistics.Models;

namespace Sarcotrace.Statistics.Groups;

/// <summary>A one-way test of repeated measurements, and whether their differences have equal variances.</summary>
/// <param name="Test">F that supposes sphericity.</param>
/// <param name="Mauchly">Mauchly's W, 1 where the differences have equal variances; NaN for too few subjects.</param>
/// <param name="MauchlyP">Small where they do not.</param>
/// <param name="GreenhouseGeisser">ε by which both degrees of freedom shrink; 1 over one less than the occasions at worst.</param>
/// <param name="HuynhFeldt">ε that is less cautious; at most 1 is used.</param>
public sealed record Sphericity(JointTest Test, double Mauchly, double MauchlyP, double GreenhouseGeisser, double HuynhFeldt)
{
    /// <summary>P of F with both degrees of freedom times ε of Greenhouse and Geisser.</summary>
    public double GreenhouseGeisserP => Shrunk(GreenhouseGeisser);

    /// <summary>P of F with both degrees of freedom times ε of Huynh and Feldt.</summary>
    public double HuynhFeldtP => Shrunk(Math.Min(1, HuynhFeldt));

    /// <summary>Tests whether the mean differs between occasions.</summary>
    /// <param name="subjects">n ≥ 3 subjects, each with k ≥ 3 finite values, an occasion each.</param>
    /// <exception cref="ArgumentException">There are fewer subjects or occasions, or subjects differ in occasions.</exception>
    /// <remarks>
    /// From the covariance of k − 1 orthonormal contrasts. Mauchly's p has the second term of its expansion.
    /// Source: [mauchly1940]; [greenhouse1959]; [huynh1976]; [anderson2003] §10.7. Checked against: golden/groups (R mauchly.test, anova).
    /// </remarks>
    public static Sphericity Of(ImmutableArray<ImmutableArray<double>> subjects)
    {
        double n = Require.AtLeast(3, subjects.Length);
        var k = Require.AtLeast(3, subjects[0].Length);
        foreach (var subject in subjects)
        {
            Require.SameLength(subjects[0].AsSpan(), subject.AsSpan());
            Require.Finite(subject.AsSpan());
        }

        var p = k - 1;
        double[][] scores = [.. Enumerable.Range(1, p).Select(contrast => subjects.Select(subject => Helmert(subject, contrast)).ToArray())];
        double[] means = [.. scores.Select(values => Mean.Of(values))];
        var covariance = new double[p * p];
        for (var i = 0; i < p; i++)
            for (var j = 0; j < p; j++) covariance[i * p + j] = Lanes.CentredProduct(scores[i], means[i], scores[j], means[j]) / (n - 1);

        var trace = Enumerable.Range(0, p).Sum(i => covariance[i * p + i]);
        var squares = Lanes.Product(covariance, covariance);
        var epsilon = trace * trace / (p * squares);
        JointTest test = new(n * means.Sum(mean => mean * mean) / trace, p, p * (n - 1));
        var (w, chance) = n - 1 >= p ? MauchlyOf(SymmetricEigenvalues.Of(covariance, p, 1), trace / p, n - 1) : (double.NaN, double.NaN);
        return new(test, w, chance, epsilon, (n * p * epsilon - 2) / (p * (n - 1 - p * epsilon)));
    }

    static (double W, double P) MauchlyOf(double[] eigenvalues, double mean, double n)
    {
        double p = eigenvalues.Length;
        var logarithm = eigenvalues.Sum(value => Elementary.Log(value / mean));
        var rho = 1 - (2 * p * p + p + 2) / (6 * p * n);
        var second = (p + 2) * (p - 1) * (p - 2) * (2 * p * p * p + 6 * p * p + 3 * p + 2) / (288 * Elementary.Pow(n * p * rho, 2));
        var (statistic, df) = (-n * rho * logarithm, 0.5 * p * (p + 1) - 1);
        var first = ChiSquare.Upper(statistic, df);
        return (Elementary.Exp(logarithm), first + second * (ChiSquare.Upper(statistic, df + 4) - first));
    }

    // The occasion less the mean of those before it, of unit length.
    static double Helmert(ImmutableArray<double> values, int contrast) =>
        (contrast * values[contrast] - values.Take(contrast).Sum()) / Math.Sqrt(contrast * (contrast + 1.0));

    double Shrunk(double epsilon) => FisherF.Upper(Test.F, epsilon * Test.Above, epsilon * Test.Below);
}
