namespace Sarcotrace.Statistics.Mixed;

/// <summary>Whether a larger model of the same response is needed.</summary>
/// <param name="ChiSquare">By how much it lowers the deviance.</param>
/// <param name="Df">Parameters that it adds.</param>
/// <param name="P">Upper tail of chi-square; too large where a variance is among what is tested.</param>
/// <param name="AtBound">
/// The p value that allows for a variance lying on its bound if it is zero: a half-and-half mixture of chi-squares. Null
/// where no variance is tested, or more than one coefficient's.
/// </param>
public sealed record LikelihoodRatio(double ChiSquare, int Df, double P, double? AtBound)
{
    /// <summary>Compares two nested fits.</summary>
    /// <param name="smaller">The model without what is tested.</param>
    /// <param name="larger">The model with it, of the same rows and response.</param>
    /// <returns>The test.</returns>
    /// <exception cref="ArgumentException">
    /// The likelihoods differ, are restricted though fixed effects differ, the rows differ, or nothing was added.
    /// </exception>
    /// <remarks>That one model is nested in the other is for the caller to know. Source: [pawitan2001] §9; [self1987] for the bound.</remarks>
    public static LikelihoodRatio Of(MixedModel smaller, MixedModel larger)
    {
        ArgumentNullException.ThrowIfNull(smaller);
        ArgumentNullException.ThrowIfNull(larger);
        if (smaller.Likelihood != larger.Likelihood || smaller.Design.Rows != larger.Design.Rows)
            throw new ArgumentException("fits of different likelihoods or rows", nameof(larger));
        if (smaller.Likelihood == Likelihood.Restricted && !smaller.Names.SequenceEqual(larger.Names))
            throw new ArgumentException("restricted likelihoods of different fixed effects cannot be compared", nameof(larger));

        var df = larger.Parameters - smaller.Parameters;
        if (df < 1) throw new ArgumentException("the larger model adds nothing", nameof(larger));

        var chiSquare = Math.Max(0, smaller.Deviance - larger.Deviance);
        var one = larger.Variances.Length == smaller.Variances.Length + 1 && larger.Names.Length == smaller.Names.Length;
        return new(chiSquare, df, Tail(chiSquare, df), one ? 0.5 * (Tail(chiSquare, df - 1) + Tail(chiSquare, df)) : null);
    }

    static double Tail(double x, int df) => df > 0 ? Distributions.ChiSquare.Upper(x, df) : x > 0 ? 0 : 1;
}
