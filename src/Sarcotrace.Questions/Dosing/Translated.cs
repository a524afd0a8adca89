using Sarcotrace.Core.Numbers;

namespace Sarcotrace.Questions.Dosing;

/// <summary>One dose in another species by every method, mg/kg.</summary>
/// <param name="Species">Where it is wanted.</param>
/// <param name="Weight">Weight of one, kg.</param>
/// <param name="Exact">By the ratio of Km.</param>
/// <param name="Rounded">By the rounded factors; null where a species has none.</param>
/// <param name="Factor">What the dose was multiplied by for that, as text.</param>
/// <param name="TwoThirds">By weight to the power 0.67.</param>
/// <param name="ThreeQuarters">By weight to the power 0.75.</param>
public sealed record Translated(
    Animal Species, decimal Weight, decimal Exact, decimal? Rounded, string Factor, double TwoThirds, double ThreeQuarters)
{
    /// <summary>Translates a dose.</summary>
    /// <param name="dose">mg/kg.</param>
    /// <param name="from">Species it is known in.</param>
    /// <param name="given">Weight of one of those, kg.</param>
    /// <param name="to">Species it is wanted in.</param>
    /// <param name="weight">Weight of one of those, kg.</param>
    internal static Translated Of(decimal dose, Animal from, decimal given, Animal to, decimal weight)
    {
        // Multiplied before it is divided, so that 7.5 × 37 / 3 is 92.5 and not a long fraction.
        var exact = dose * from.Km / to.Km;
        var (rounded, factor) = Rough(dose, from, to);
        var ratio = (double)(given / weight);
        return new(to, weight, exact, rounded, factor, Power(0.67), Power(0.75));

        double Power(double exponent) => (double)dose * Elementary.Pow(ratio, 1 - exponent);
    }

    /// <summary>Whether the weight is one that Km is meant for.</summary>
    public bool InRange => Species.Holds(Weight);

    /// <summary>The least and the largest of the methods.</summary>
    internal (double Least, double Most) Span =>
        (Math.Min((double)Exact, Math.Min(TwoThirds, ThreeQuarters)), Math.Max((double)Exact, Math.Max(TwoThirds, ThreeQuarters)));

    static (decimal?, string) Rough(decimal dose, Animal from, Animal to) => (from.Divide, to.Divide) switch
    {
        ({ } up, { } down) when from.IsHuman => (dose * down / up, FormattableString.Invariant($"× {down}")),
        ({ } up, { } down) when to.IsHuman => (dose * down / up, FormattableString.Invariant($"÷ {up}")),
        ({ } up, { } down) => (dose / up * down, FormattableString.Invariant($"÷ {up} × {down}")),
        _ => (null, ""),
    };
}
