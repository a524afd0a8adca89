using Sarcotrace.Core;

namespace Sarcotrace.Questions.Phenotype;

/// <summary>How a value is compared with a cut-off.</summary>
public enum Comparison
{
    /// <summary>Strictly below.</summary>
    Below,

    /// <summary>At or below.</summary>
    AtMost,

    /// <summary>Strictly above.</summary>
    Above,

    /// <summary>At or above.</summary>
    AtLeast,
}

/// <summary>What to make of values within the rounding of a cut-off.</summary>
enum Lean
{
    /// <summary>Nothing: they are taken as typed.</summary>
    AsTyped,

    /// <summary>They all count as low.</summary>
    Low,

    /// <summary>They all count as normal.</summary>
    Normal,
}

/// <summary>One published cut-off: a row of cutoffs.csv.</summary>
/// <param name="Criterion">Whose it is; null for a screen that stands alone.</param>
/// <param name="Population">caucasian, asian or any.</param>
/// <param name="Slot">The part it judges.</param>
/// <param name="Indicator">What is compared.</param>
/// <param name="Method">dxa, bia or any.</param>
/// <param name="Sex">Whom it holds for; unknown for both.</param>
/// <param name="AgeFrom">Youngest age, years; null for none.</param>
/// <param name="AgeBelow">Age that is too old, years; null for none.</param>
/// <param name="Comparison">Which side is low.</param>
/// <param name="Value">The cut-off.</param>
/// <param name="Unit">Its unit, UCUM.</param>
/// <param name="Source">Where it is published.</param>
/// <param name="Confirmed">Whether it was read where <paramref name="Evidence"/> says; otherwise it is shown as unconfirmed.</param>
/// <param name="Evidence">Where value and operator were read, or what they rest on.</param>
/// <param name="Note">What a reader should know about it.</param>
public sealed record Cutoff(
    Criterion? Criterion, string Population, Slot Slot, Indicator Indicator, string Method, Sex Sex, int? AgeFrom,
    int? AgeBelow, Comparison Comparison, decimal Value, string Unit, Citation Source, bool Confirmed, string Evidence,
    string Note)
{
    /// <summary>Beyond this part of its size a double tells on which side of another it lies: a thousand times its rounding.</summary>
    const double Doubt = 1e-12;

    readonly double _near = (double)Value;

    /// <summary>Whether it holds for a person of that sex and age.</summary>
    public bool Holds(Sex sex, double age) => IsFor(sex) && Holds(age);

    /// <summary>Whether it holds for that sex.</summary>
    internal bool IsFor(Sex sex) => Sex == Core.Sex.Unknown || Sex == sex;

    /// <summary>Whether it holds at that age, years, which is never rounded.</summary>
    internal bool Holds(double age) => !(age < AgeFrom) && !(age >= AgeBelow);

    /// <summary>Which side of the cut-off a quantity lies on.</summary>
    internal Level Judge(in Quantity quantity, Lean lean)
    {
        if (quantity.IsUnable) return Level.Low;
        if (!quantity.IsKnown) return Level.Missing;

        if (lean == Lean.AsTyped && Math.Abs(quantity.Near - _near) > Doubt * (Math.Abs(quantity.Near) + Math.Abs(_near)))
            return quantity.Near > _near == Comparison is Comparison.Above or Comparison.AtLeast ? Level.Low : Level.Normal;

        var distance = quantity.Over - Value * quantity.Under;
        if (lean != Lean.AsTyped && Math.Abs(distance) <= quantity.OverHalf + Value * quantity.UnderHalf)
            return lean == Lean.Low ? Level.Low : Level.Normal;

        var low = Comparison switch
        {
            Comparison.Below => distance < 0,
            Comparison.AtMost => distance <= 0,
            Comparison.Above => distance > 0,
            _ => distance >= 0,
        };
        return low ? Level.Low : Level.Normal;
    }

    /// <summary>The rule as a person reads it: "grip &lt; 28 kg".</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Indicators.Name(Indicator)} {Sign} {Value} {Core.Pages.Shown.Unit(Unit)}").TrimEnd();

    string Sign => Comparison switch
    {
        Comparison.Below => "<",
        Comparison.AtMost => "≤",
        Comparison.Above => ">",
        _ => "≥",
    };
}
