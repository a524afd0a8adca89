using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics.Distributions;
using Sarcotrace.Statistics.Models;

namespace Sarcotrace.Statistics.Means;

/// <summary>How p and intervals allow for asking several contrasts at once.</summary>
public enum Adjustment
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>For all differences of two means, by the studentised range; Tukey and Kramer's where sizes differ.</summary>
    Tukey,

    /// <summary>By the largest |t| of just these contrasts with their own correlations: Dunnett's, against one control.</summary>
    Dunnett,

    /// <summary>As if the contrasts were independent.</summary>
    Sidak,

    /// <summary>Holm's steps for p; intervals are Bonferroni's, which hold together though wider than the steps.</summary>
    Holm,

    /// <summary>By the number of contrasts.</summary>
    Bonferroni,

    /// <summary>For every contrast that could be thought of.</summary>
    Scheffe,

    /// <summary>The false discovery rate, for p; intervals are not adjusted.</summary>
    BenjaminiHochberg,
}

/// <summary>A contrast with its adjusted test.</summary>
/// <param name="Estimate">The contrast, its standard error and degrees of freedom.</param>
/// <param name="P">Adjusted for the others of its family.</param>
/// <param name="Low">Lower end of the adjusted interval.</param>
/// <param name="High">Upper end of the adjusted interval.</param>
/// <param name="Uncertainty">Standard error of P where it rests on a numerical lattice; 0 where it is exact.</param>
public sealed record Adjusted(Combination Estimate, double P, double Low, double High, double Uncertainty = 0)
{
    /// <summary>Tests a family of contrasts of coefficients.</summary>
    /// <param name="effects">The fitted model.</param>
    /// <param name="contrasts">m contrasts, each of p weights.</param>
    /// <param name="adjustment">For asking all m at once.</param>
    /// <param name="means">For Tukey's adjustment: how many means these are all the differences of; otherwise 0.</param>
    /// <param name="confidence">Of the intervals, strictly between 0 and 1.</param>
    /// <returns>m tests in the order given.</returns>
    /// <exception cref="ArgumentException">Tukey's adjustment is asked for other contrasts than all differences.</exception>
    /// <remarks>
    /// Where contrasts have degrees of freedom of their own, each is compared with the distribution at its own.
    /// Source: [hsu1996] §§3–5; [kramer1956]; [scheffe1953]; [sidak1967]; [holm1979]; [benjamini1995].
    /// Checked against: golden/means-* (R emmeans).
    /// </remarks>
    public static ImmutableArray<Adjusted> Of(
        FixedEffects effects, IReadOnlyList<double[]> contrasts, Adjustment adjustment, int means = 0, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(effects);
        Require.Between(0, 1, confidence);
        if (contrasts.Count == 0) return [];

        Combination[] own = [.. contrasts.Select(contrast => effects.Combine(contrast))];
        double[] plain = [.. own.Select(one => one.P)];
        var m = own.Length;
        double Student(double risk, double df) => StudentT.Quantile(1 - 0.5 * risk, df);
        var risk = 1 - confidence;
        switch (adjustment)
        {
            case Adjustment.Tukey:
                if (means < 2) throw new ArgumentException("Tukey's adjustment is for all differences of two means", nameof(means));
                return Joined(own, one => StudentizedRange.Upper(Math.Sqrt(2) * Math.Abs(one.T), means, one.Df),
                    df => means == 2 ? Student(risk, df) : StudentizedRange.UpperQuantile(risk, means, df) / Math.Sqrt(2));
            case Adjustment.Dunnett:
                return SingleStep.Of(effects, contrasts, own, risk);
            case Adjustment.Sidak:
                var each = -Elementary.ExpM1(Elementary.Log(confidence) / m);
                return Joined(own, one => -Elementary.ExpM1(m * Elementary.Log1P(-one.P)), df => Student(each, df));
            case Adjustment.Holm:
                return Stepped(own, FalseDiscovery.Holm(plain), df => Student(risk / m, df));
            case Adjustment.Bonferroni:
                return Joined(own, one => Math.Min(1, m * one.P), df => Student(risk / m, df));
            case Adjustment.Scheffe:
                var rank = effects.Joint(contrasts).Above;
                return Joined(own, one => FisherF.Upper(one.T * one.T / rank, rank, one.Df), df => Math.Sqrt(rank * FisherF.UpperQuantile(risk, rank, df)));
            case Adjustment.BenjaminiHochberg:
                return Stepped(own, FalseDiscovery.BenjaminiHochberg(plain), df => Student(risk, df));
            default:
                return Stepped(own, plain, df => Student(risk, df));
        }
    }

    static ImmutableArray<Adjusted> Joined(Combination[] own, Func<Combination, double> p, Func<double, double> reach) =>
        Stepped(own, [.. own.Select(p)], reach);

    internal static ImmutableArray<Adjusted> Stepped(Combination[] own, double[] p, Func<double, double> reach)
    {
        Dictionary<double, double> reaches = [];
        foreach (var df in own.Select(one => one.Df).Distinct()) reaches[df] = double.IsNaN(df) ? double.NaN : reach(df);
        return [.. own.Select((one, index) => new Adjusted(
            one, p[index], one.Value - reaches[one.Df] * one.Error, one.Value + reaches[one.Df] * one.Error))];
    }
}
