namespace Sarcotrace.Questions.Phenotype;

/// <summary>What is known of each part of a criterion.</summary>
/// <param name="Strength">Muscle strength.</param>
/// <param name="Performance">Physical performance.</param>
/// <param name="Mass">Muscle mass.</param>
/// <param name="Body">Whether body mass index or waist is high.</param>
/// <param name="Risk">Whether there is a sign that raises suspicion.</param>
/// <param name="Fat">Whether body fat is high.</param>
public readonly record struct Parts(
    Level Strength, Level Performance, Level Mass, Level Body = Level.Missing, Level Risk = Level.Missing, Level Fat = Level.Missing);

/// <summary>From the parts to the verdict, criterion by criterion; what is missing is never taken for a value.</summary>
/// <remarks>Each rule is one screen of three-valued logic; the table of facts they follow is in the tests.</remarks>
public static class VerdictRules
{
    const Level Low = Level.Low;
    const Level Normal = Level.Normal;
    const Level Missing = Level.Missing;

    /// <summary>The verdict of a criterion on what is known.</summary>
    public static Verdict Of(Criterion criterion, Parts parts)
    {
        var (strength, performance, mass) = (parts.Strength, parts.Performance, parts.Mass);
        return criterion switch
        {
            Criterion.Awgs2014 => Joined(Sarcopenia(criterion, parts), strength, performance, mass),
            Criterion.Awgs2019 => Awgs2019(strength, performance, mass),
            Criterion.Awgs2025 => Awgs2025(strength, mass),
            Criterion.Ewgsop2010 => Ewgsop2010(strength, performance, mass),
            Criterion.Ewgsop2 => Ewgsop2(strength, performance, mass),
            Criterion.Fnih => Fnih(strength, mass),
            Criterion.Sdoc => Joined(Sarcopenia(criterion, parts), strength, performance),
            Criterion.Iwgs => Joined(Sarcopenia(criterion, parts), performance, mass),
            _ => Obesity(parts),
        };
    }

    /// <summary>Whether it is sarcopenia: low for yes, normal for no, missing where what is known leaves that open.</summary>
    /// <remarks>
    /// May be settled where the verdict is not: without strength but with normal mass, EWGSOP2 leaves open whether sarcopenia
    /// is probable, and it is not confirmed either way.
    /// </remarks>
    public static Level Sarcopenia(Criterion criterion, Parts parts)
    {
        var (strength, performance, mass) = (parts.Strength, parts.Performance, parts.Mass);
        return criterion switch
        {
            Criterion.Awgs2014 or Criterion.Awgs2019 or Criterion.Ewgsop2010 => mass.And(strength.Or(performance)),
            Criterion.Awgs2025 or Criterion.Ewgsop2 or Criterion.Fnih => strength.And(mass),
            Criterion.Sdoc => strength.And(performance),
            Criterion.Iwgs => performance.And(mass),
            _ => parts.Body.And(parts.Risk).And(strength).And(parts.Fat).And(mass),
        };
    }

    static Verdict Joined(Level sarcopenia, params ReadOnlySpan<Level> parts) => sarcopenia switch
    {
        Low => Verdict.Sarcopenia,
        Normal => Verdict.NotSarcopenia,
        _ => Open(parts),
    };

    static Verdict Awgs2019(Level strength, Level performance, Level mass)
    {
        var either = strength.Or(performance);
        return (mass, either) switch
        {
            (Low, Low) => Severity(strength.And(performance)),
            (_, Normal) => Verdict.NotSarcopenia,
            (Normal or Missing, Low) => Verdict.Possible,
            (Normal, _) => Verdict.AtMostPossible,
            _ => Open(strength, performance, mass),
        };
    }

    static Verdict Awgs2025(Level strength, Level mass) => (strength, mass) switch
    {
        (Low, Low) => Verdict.Sarcopenia,
        (Low, _) => Verdict.Possible,
        (Normal, _) or (_, Normal) => Verdict.NotSarcopenia,
        _ => Open(strength, mass),
    };

    static Verdict Ewgsop2010(Level strength, Level performance, Level mass)
    {
        var either = strength.Or(performance);
        return (mass, either) switch
        {
            (Normal, _) => Verdict.NotSarcopenia,
            (Low, Low) => Severity(strength.And(performance)),
            (Low, Normal) => Verdict.LowMass,
            (Missing, Normal) => Verdict.NotSarcopenia,
            _ => Open(strength, performance, mass),
        };
    }

    static Verdict Ewgsop2(Level strength, Level performance, Level mass) => (strength, mass) switch
    {
        (Normal, _) => Verdict.NotSarcopenia,
        (Low, Low) => Severity(performance),
        (Low, _) => Verdict.Probable,
        _ => Open(strength, performance, mass),
    };

    // Gait speed was the outcome of FNIH; the people table shows the three flags.
    static Verdict Fnih(Level strength, Level mass) => (strength, mass) switch
    {
        (Low, Low) => Verdict.Sarcopenia,
        (Low, _) => Verdict.Weakness,
        (Normal, Low) => Verdict.LowMass,
        (Normal, _) or (_, Normal) => Verdict.NotSarcopenia,
        _ => Open(strength, mass),
    };

    static Verdict Obesity(Parts parts) =>
        Sarcopenia(Criterion.EspenEaso, parts) switch
        {
            Low => Verdict.SarcopenicObesity,
            Normal => Verdict.NotSarcopenia,
            _ => Open(parts.Body, parts.Risk, parts.Strength, parts.Fat, parts.Mass),
        };

    static Verdict Severity(Level severe) => severe switch
    {
        Low => Verdict.Severe,
        Normal => Verdict.Sarcopenia,
        _ => Verdict.SeverityNotAssessable,
    };

    static Verdict Open(params ReadOnlySpan<Level> parts) =>
        parts.ContainsAnyExcept(Missing) ? Verdict.Indeterminate : Verdict.NotAssessable;
}
