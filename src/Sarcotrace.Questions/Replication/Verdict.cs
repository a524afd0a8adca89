using System.Collections.Immutable;
using System.Globalization;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics.Distributions;

namespace Sarcotrace.Questions.Replication;

/// <summary>What a replication says of an original effect.</summary>
enum Verdict
{
    Confirmed,
    Consistent,
    Inconclusive,
    Differs,
    Contradicted,
    NoClaim,
}

/// <summary>A verdict with the numbers it was made from.</summary>
/// <param name="Verdict">The word.</param>
/// <param name="Difference">Replication less original.</param>
/// <param name="Low">Lower end of the difference's interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Smallest">The smallest effect that would matter.</param>
/// <param name="BayesFactor">How many times likelier the replication is under the original effect than under none.</param>
/// <param name="Power">Chance that a replication of this precision would have excluded 0, were the original estimate true.</param>
/// <param name="SameDirection">Whether both point the same way.</param>
sealed record Judgement(
    Verdict Verdict, double Difference, double Low, double High, double Smallest, double BayesFactor, double Power, bool SameDirection);

/// <summary>The rules, in their order; no p value is counted.</summary>
static class VerdictRules
{
    const double Likelier = 3, TelescopePower = 0.33;

    /// <summary>Judges one replication, or several pooled.</summary>
    public static Judgement Judge(ComparableEffect original, ComparableEffect replication, double smallestEffect)
    {
        var confidence = original.Confidence;
        var z = Normal.Quantile(0.5 * (1 + confidence));
        var sign = original.Value < 0 ? -1 : 1;
        var smallest = smallestEffect > 0 ? smallestEffect : Telescope(original.StandardError, confidence);
        var difference = replication.Value - original.Value;
        var reach = Reach(original, replication, confidence);
        var oneSided = sign * replication.Value + StudentT.Quantile(confidence, replication.Df) * replication.StandardError;
        var judgement = new Judgement(
            Verdict.Inconclusive, difference, difference - reach, difference + reach, smallest,
            Bayes(original, replication), Power(original.Value / replication.StandardError, z), sign * replication.Value > 0);
        return judgement with { Verdict = Word() };

        Verdict Word()
        {
            var covers = replication.Low <= 0 && replication.High >= 0;
            if (original.Low <= 0 && original.High >= 0) return Verdict.NoClaim;
            if (!covers && !judgement.SameDirection) return Verdict.Contradicted;
            if (covers && oneSided < smallest) return Verdict.Contradicted;
            if (judgement.Low > 0 || judgement.High < 0) return Verdict.Differs;
            if (!covers) return Verdict.Confirmed;
            return judgement.SameDirection && judgement.BayesFactor >= Likelier ? Verdict.Consistent : Verdict.Inconclusive;
        }
    }

    /// <summary>The effect for which a study of that precision has 33 % power.</summary>
    public static double Telescope(double standardError, double confidence) =>
        standardError * (Normal.Quantile(0.5 * (1 + confidence)) + Normal.Quantile(TelescopePower));

    /// <summary>A verdict as a word.</summary>
    public static string Words(Verdict verdict) => verdict switch
    {
        Verdict.Confirmed => "confirmed",
        Verdict.Consistent => "consistent",
        Verdict.Inconclusive => "inconclusive",
        Verdict.Differs => "differs in size",
        Verdict.Contradicted => "contradicted",
        _ => "no claim",
    };

    /// <summary>A confidence as a reader knows it: 95 %.</summary>
    public static string Percent(double confidence) => string.Create(CultureInfo.InvariantCulture, $"{100 * confidence:0.##} %");

    /// <summary>What each word means, in the order in which the rules are asked.</summary>
    public static ImmutableArray<(Verdict Verdict, string Meaning)> Definitions(double confidence) =>
    [
        (Verdict.NoClaim, "the original's own interval covers no effect: there is nothing to confirm"),
        (Verdict.Contradicted, "the replication's interval lies wholly on the other side of no effect; or it covers no effect and "
            + $"rules out (one-sided, {Percent(confidence)}) every effect in the original's direction that would matter: the smallest effect of interest, or what the original study had 33 % power to see [simonsohn2015]"),
        (Verdict.Differs, "the interval of the difference between replication and original excludes 0 [patil2016], and the effect is not contradicted"),
        (Verdict.Confirmed, "the replication's interval excludes no effect, in the original's direction, and the difference's interval includes 0"),
        (Verdict.Consistent, "not decisive alone, but in the same direction, compatible in size, and at least 3 times likelier if the original effect is true than if there is none [verhagen2014]"),
        (Verdict.Inconclusive, "none of these: the replication's interval covers no effect, and does not rule out effects that would matter"),
    ];

    // Half the width of the difference's interval, by t with Welch and Satterthwaite's degrees of freedom.
    static double Reach(ComparableEffect one, ComparableEffect other, double confidence)
    {
        var (a, b) = (Square(one.StandardError), Square(other.StandardError));
        var df = Square(a + b) / (a * a / one.Df + b * b / other.Df);
        return StudentT.Quantile(0.5 * (1 + confidence), df) * Math.Sqrt(a + b);
    }

    // Density of the replication with the original's estimate and uncertainty as what is expected, over that with none.
    static double Bayes(ComparableEffect original, ComparableEffect replication)
    {
        var (wide, narrow) = (Square(original.StandardError) + Square(replication.StandardError), Square(replication.StandardError));
        var away = Square(replication.Value - original.Value) / wide;
        return Elementary.Exp(0.5 * (Elementary.Log(narrow / wide) - away + Square(replication.Value) / narrow));
    }

    static double Power(double shift, double z) => Normal.Upper(z - Math.Abs(shift)) + Normal.Upper(z + Math.Abs(shift));

    static double Square(double value) => value * value;
}
