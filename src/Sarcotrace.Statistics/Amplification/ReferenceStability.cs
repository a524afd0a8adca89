using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Amplification;

/// <summary>How steady reference genes are against one another: geNorm.</summary>
/// <param name="M">Stability of each gene among all, smaller is steadier; in the order given.</param>
/// <param name="Order">Genes from the least steady, which leaves first, to the last two, which cannot be told apart.</param>
/// <param name="MeanM">Mean stability of those left before each leaving, the first being of all; one fewer than genes.</param>
/// <param name="Variation">V(n/n+1) for n = 2, 3 …: what adding the next gene changes; empty for two genes.</param>
public sealed record ReferenceStability(
    ImmutableArray<double> M, ImmutableArray<int> Order, ImmutableArray<double> MeanM, ImmutableArray<double> Variation)
{
    /// <summary>Ranks reference genes.</summary>
    /// <param name="quantities">g ≥ 2 genes, each with the log2 of its quantity in the same n ≥ 2 samples; finite.</param>
    /// <returns>Stabilities, the order of leaving, and the pairwise variations.</returns>
    /// <exception cref="ArgumentException">There are too few genes or samples, or a value is not finite.</exception>
    /// <remarks>
    /// M is a gene's mean standard deviation of log ratios to all others; the worst leaves until two are left. Genes
    /// that are regulated together seem steady. O(g³·n). Source: [vandesompele2002]. Checked against: golden/genorm.
    /// </remarks>
    public static ReferenceStability GeNorm(IReadOnlyList<double[]> quantities)
    {
        Require.AtLeast(2, quantities.Count);
        foreach (var gene in quantities)
        {
            Require.AtLeast(2, gene.Length);
            Require.SameLength(quantities[0], gene);
            Require.Finite(gene);
        }

        List<int> left = [.. Enumerable.Range(0, quantities.Count)];
        List<int> order = [];
        List<double> means = [];
        var first = Stability(quantities, left);
        while (left.Count > 2)
        {
            var m = Stability(quantities, left);
            means.Add(Mean.Of(m));
            var worst = Array.IndexOf(m, m.Max());
            order.Add(left[worst]);
            left.RemoveAt(worst);
        }

        means.Add(Mean.Of(Stability(quantities, left)));
        order.AddRange(left);
        return new([.. first], [.. order], [.. means], [.. Variations(quantities, order)]);
    }

    static double[] Stability(IReadOnlyList<double[]> quantities, List<int> genes) =>
    [
        .. genes.Select(gene => Mean.Of([.. genes.Where(other => other != gene).Select(other => Spread(quantities[gene], quantities[other]))])),
    ];

    // The steadiest two first, then one more at a time.
    static IEnumerable<double> Variations(IReadOnlyList<double[]> quantities, List<int> order)
    {
        for (var n = 2; n < order.Count; n++)
            yield return Spread(Factor(quantities, order.TakeLast(n)), Factor(quantities, order.TakeLast(n + 1)));
    }

    static double[] Factor(IReadOnlyList<double[]> quantities, IEnumerable<int> genes)
    {
        int[] chosen = [.. genes];
        return [.. Enumerable.Range(0, quantities[0].Length).Select(sample => Mean.Of([.. chosen.Select(gene => quantities[gene][sample])]))];
    }

    static double Spread(double[] a, double[] b)
    {
        double[] ratios = [.. a.Zip(b, (left, right) => left - right)];
        var mean = Mean.Of(ratios);
        return Math.Sqrt(Lanes.CentredProduct(ratios, mean, ratios, mean) / (ratios.Length - 1));
    }
}
