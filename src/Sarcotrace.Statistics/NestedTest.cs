using Sarcotrace.Core;
using Sarcotrace.Statistics.Distributions;

namespace Sarcotrace.Statistics;

/// <summary>Whether the columns that a larger model adds are needed, response by response.</summary>
/// <param name="F">Ratio of mean squares; NaN where there is nothing to compare.</param>
/// <param name="P">Its upper tail.</param>
/// <param name="Above">Columns added.</param>
public sealed record NestedTest(double[] F, double[] P, int Above)
{
    /// <summary>Compares two fits of the same responses.</summary>
    /// <param name="smaller">m fits of the smaller model.</param>
    /// <param name="larger">m fits of the larger, whose columns span the smaller's.</param>
    /// <exception cref="ArgumentException">The fits are of different numbers of responses, or nothing was added.</exception>
    /// <remarks>Source: [draper1998] §6. Checked against: golden/natural-spline (R anova).</remarks>
    public static NestedTest Of(LinearModels smaller, LinearModels larger)
    {
        if (smaller.Count != larger.Count) throw new ArgumentException("different numbers of responses", nameof(larger));

        var above = Require.AtLeast(1, larger.Design.Rank - smaller.Design.Rank);
        var (f, p) = (new double[larger.Count], new double[larger.Count]);
        for (var i = 0; i < f.Length; i++)
        {
            var added = Math.Max(0, smaller.ResidualSum[i] - larger.ResidualSum[i]);
            var df = larger.Df[i];
            f[i] = df > 0 ? added / above / (larger.ResidualSum[i] / df) : double.NaN;
            p[i] = FisherF.Upper(f[i], above, df);
        }

        return new(f, p, above);
    }
}
