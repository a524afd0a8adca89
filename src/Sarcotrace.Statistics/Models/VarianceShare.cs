using Sarcotrace.Core;
using Sarcotrace.Statistics.Distributions;

namespace Sarcotrace.Statistics.Models;

/// <summary>How much of the variance that other terms leave, a term explains.</summary>
/// <param name="PartialEta">η²ₚ: its sum of squares over itself and the residual's; too large in small samples.</param>
/// <param name="PartialOmega">ω²ₚ: the same freed of that bias, at least 0.</param>
/// <param name="Low">Lower end of the interval of the population's share.</param>
/// <param name="High">Upper end of the interval of the population's share.</param>
public readonly record struct VarianceShare(double PartialEta, double PartialOmega, double Low, double High)
{
    /// <summary>Takes the share from a test of a model with equal variances.</summary>
    /// <param name="test">F of the term.</param>
    /// <param name="rows">n, rows of the model.</param>
    /// <param name="confidence">Of the interval; 0.90 goes with a test at 0.05, as F has one tail.</param>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not strictly between 0 and 1.</exception>
    /// <remarks>
    /// The interval is that of the noncentrality λ, as λ/(λ + n). For designs that were fixed.
    /// Source: [steiger2004]; [olejnik2003]. Checked against: golden/variance-share (R effectsize, pf).
    /// </remarks>
    public static VarianceShare Of(JointTest test, int rows, double confidence = 0.9)
    {
        Require.Between(0, 1, confidence);
        double Share(double shift) => shift / (shift + rows);
        var (explained, beyond) = (test.F * test.Above, (test.F - 1) * test.Above);
        return new(
            explained / (explained + test.Below), Math.Max(0, beyond / (beyond + rows)),
            Share(NoncentralF.Shift(0.5 * (1 - confidence), test.F, test.Above, test.Below)),
            Share(NoncentralF.Shift(0.5 * (1 + confidence), test.F, test.Above, test.Below)));
    }
}
