using System.Collections.Immutable;
using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Mixed;

/// <summary>What a term adds to the variance of a row, on average over the rows.</summary>
/// <param name="Term">What the groups are.</param>
/// <param name="Variance">In the squared unit of the response.</param>
public sealed record TermVariance(string Term, double Variance);

/// <summary>Where the variance of a response comes from.</summary>
/// <param name="Fixed">Variance of the means that the fixed effects give, over the n rows (divided by n − 1).</param>
/// <param name="Random">Of each term.</param>
/// <param name="Residual">What is left.</param>
public sealed record VarianceShares(double Fixed, ImmutableArray<TermVariance> Random, double Residual)
{
    double Scattered => Random.Sum(term => term.Variance) + Residual;

    /// <summary>R² of the fixed effects alone.</summary>
    public double Marginal => Fixed / (Fixed + Scattered);

    /// <summary>R² of fixed and random effects together.</summary>
    public double Conditional => 1 - Residual / (Fixed + Scattered);

    /// <summary>The intraclass correlation, fixed effects held constant: the share of a term in what they leave.</summary>
    /// <param name="term">The name of a term.</param>
    /// <returns>From 0 to 1.</returns>
    /// <exception cref="ArgumentException">There is no such term.</exception>
    /// <remarks>With random slopes it is that of an average row. Source: [nakagawa2013] §2; [johnson2014].</remarks>
    public double IntraclassCorrelation(string term) => Random.Any(one => one.Term == term)
        ? Random.Where(one => one.Term == term).Sum(one => one.Variance) / Scattered
        : throw new ArgumentException($"no term {term}", nameof(term));

    /// <summary>The shares of a fitted model.</summary>
    /// <param name="model">Any.</param>
    /// <remarks>O(n·p). Source: [nakagawa2013] §2; [johnson2014] for slopes.</remarks>
    public static VarianceShares Of(MixedModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var at = model.Solution;
        var (design, gamma) = (at.Design, at.Design.Pattern.Gamma(at.Theta));
        var means = new double[design.Rows];
        for (var k = 0; k < design.Fixed; k++) Lanes.AddScaled(at.Coefficients[k], design.Column(k), means);
        var centre = Lanes.Sum(means) / means.Length;
        return new(
            Lanes.CentredProduct(means, centre, means, centre) / (means.Length - 1),
            [.. design.Pattern.Parts.GroupBy(part => part.Term)
                .Select(parts => new TermVariance(parts.Key.Name, parts.Sum(part => at.Variance * Mean(part, gamma))))],
            at.Variance);
    }

    /// <summary>z′Sz, averaged over rows.</summary>
    static double Mean(Part part, double[] gamma)
    {
        var sum = 0.0;
        for (var row = 0; row < part.Size; row++)
        {
            for (var column = 0; column < part.Size; column++)
                sum += gamma[Pattern.Place(part, row, column)] * Lanes.Product(part.Values[row], part.Values[column]) / part.Values[row].Length;
        }

        return sum;
    }
}
