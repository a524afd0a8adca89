namespace Sarcotrace.Questions.Phenotype;

/// <summary>A measured value as a fraction of decimals, so that no division or binary rounding moves it over a cut-off.</summary>
/// <remarks>
/// 17.920 kg at 160 cm is exactly 7.0 kg/m², and 6.999999999999999 in binary floating point. Numbers come as doubles
/// and keep their 15 typed digits as decimals; ratios are compared as Over against cut-off × Under.
/// Source: [goldberg1991].
/// </remarks>
readonly record struct Quantity
{
    Quantity(decimal over, decimal under, bool known, bool unable) =>
        (Over, Under, IsKnown, IsUnable, Near) = (over, under, known, unable, under == 1 ? (double)over : (double)over / (double)under);

    /// <summary>Numerator.</summary>
    public decimal Over { get; }

    /// <summary>Denominator, positive; 1 where the value is no ratio.</summary>
    public decimal Under { get; }

    /// <summary>Whether a number was measured.</summary>
    public bool IsKnown { get; }

    /// <summary>Whether the person tried and could not: worse than every cut-off.</summary>
    public bool IsUnable { get; }

    /// <summary>The value to some 15 digits, which is enough wherever it does not lie at a cut-off.</summary>
    public double Near { get; }

    /// <summary>Half of the step in which the numerator was written down.</summary>
    public decimal OverHalf { get; init; }

    /// <summary>Half of the step in which the denominator was written down, where it was measured by itself.</summary>
    public decimal UnderHalf { get; init; }

    /// <summary>Not measured.</summary>
    public static Quantity Missing => default;

    /// <summary>Tried and not able.</summary>
    public static Quantity Unable { get; } = new(0, 1, known: false, unable: true);

    /// <summary>The value as a number; NaN where there is none.</summary>
    public double Value => !IsKnown ? double.NaN : Under == 1 ? (double)Over : (double)(Over / Under);

    /// <summary>A value.</summary>
    public static Quantity Of(decimal value) => new(value, 1, known: true, unable: false);

    /// <summary>A ratio.</summary>
    public static Quantity Of(decimal over, decimal under) => new(over, under, known: true, unable: false);

    /// <summary>This quantity times a known factor over another; missing where either is.</summary>
    public Quantity Times(decimal factor, decimal under) =>
        IsKnown ? Of(Over * factor, Under * under) with { OverHalf = OverHalf * factor, UnderHalf = UnderHalf * under } : this;

    /// <summary>The double as typed, or null where it is no number that a decimal holds.</summary>
    public static decimal? Typed(double value)
    {
        // Thousandths that divide back to the very double are its 15 digits, and found in a tenth of the time.
        var thousandths = Math.Round(value * 1000);
        if (Math.Abs(thousandths) <= int.MaxValue && thousandths / 1000 == value)
            return new((int)Math.Abs(thousandths), 0, 0, value < 0, 3);

        return Math.Abs(value) < 1e15 ? (decimal)value : null;
    }
}
