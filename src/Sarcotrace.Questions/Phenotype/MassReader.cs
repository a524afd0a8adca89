using Sarcotrace.Core;

namespace Sarcotrace.Questions.Phenotype;

/// <summary>Size and age of one person, as far as they are known.</summary>
readonly record struct Build(Sex Sex, double? Age, decimal? HeightCm, decimal? WeightKg, decimal? Bmi);

/// <summary>Muscle mass of one row: measured, summed over the limbs, or by an equation.</summary>
sealed class MassReader
{
    readonly Column _asm, _asmi, _smm, _resistance, _reactance;
    readonly Column[] _limbs;
    readonly string _method;
    readonly int _frequency;
    readonly BodyEquation? _women, _men;

    internal MassReader(People people, PhenotypeOptions options)
    {
        (_method, _frequency) = (options.MassMethod, options.Frequency);
        (_asm, _asmi, _smm) = (new(people, "asm"), new(people, "asmi"), new(people, "skeletal-muscle"));
        (_resistance, _reactance) = (new(people, "resistance"), new(people, "reactance"));
        _limbs = [new(people, "lean-left-arm"), new(people, "lean-right-arm"), new(people, "lean-left-leg"), new(people, "lean-right-leg")];
        (_women, _men) = (BodyEquations.Find(_method, Sex.Female), BodyEquations.Find(_method, Sex.Male));
    }

    /// <summary>The equation in use, or null where mass was measured.</summary>
    internal BodyEquation? Equation => _women;

    /// <summary>Which cut-offs the mass calls for.</summary>
    internal string Device => _women?.Device ?? _method;

    /// <summary>Why no cut-off fits the mass; null where one does.</summary>
    internal string? Refusal => _women switch
    {
        { Device: "anthropometry" } => $"{_women.Name} estimates muscle from body size; its spread is too narrow for cut-offs made by "
            + "DXA or BIA, and the lowest fifth of a sample classes the sample, not a person",
        { FrequencyKhz: var wanted } when wanted != _frequency =>
            FormattableString.Invariant($"{_women.Name} needs resistance at {wanted} kHz, and it was measured at {_frequency} kHz"),
        _ => null,
    };

    /// <summary>Where the mass came from, in words; null where the table has none.</summary>
    internal string? Basis => Refusal is not null ? null
        : _women is not null ? $"estimated by {_women.Name} ({_women.Population})"
        : _asm.Exists ? $"as given, measured by {_method.ToUpperInvariant()}"
        : Limbs ? "the sum of the lean mass of four limbs"
        : _asmi.Exists ? $"given over height squared, measured by {_method.ToUpperInvariant()}"
        : null;

    bool Limbs => _method == "dxa" && _limbs.All(limb => limb.Exists);

    /// <summary>Sets the indices of muscle mass.</summary>
    internal Oddity Read(int row, in Build build, Span<Quantity> into)
    {
        if (Refusal is not null) return Oddity.None;

        var odd = _asm.Implausible(row) || _asmi.Implausible(row) ? Oddity.Implausible : Oddity.None;
        if (_women is not null) return odd | ByEquation(row, build, into);

        Appendicular(Kg(row), build, into);
        if (!into[(int)Indicator.AsmPerHeight].IsKnown && _asmi.Positive(row) is not null) FromIndex(_asmi.Plain(row), build, into);
        WholeBody(_smm.Plain(row), build, into);
        return odd;
    }

    Quantity Kg(int row)
    {
        if (_asm.Exists) return _asm.Plain(row);
        if (!Limbs) return Quantity.Missing;

        // One limb that was not read leaves the sum missing: three limbs are no ALM.
        decimal sum = 0;
        foreach (var limb in _limbs)
        {
            if (limb.Positive(row) is not { } kg) return Quantity.Missing;
            sum += kg;
        }

        return Quantity.Of(sum) with { OverHalf = 4 * _limbs[0].Half };
    }

    Oddity ByEquation(int row, in Build build, Span<Quantity> into)
    {
        var equation = build.Sex switch { Sex.Female => _women, Sex.Male => _men, _ => null };
        if (equation is null || build.Age is not { } age) return Oddity.None;
        if (!equation.Covers(age)) return Oddity.OutsideEquation;

        var estimate = equation.Estimate(
            (double?)build.HeightCm ?? double.NaN, (double?)build.WeightKg ?? double.NaN, age,
            _resistance.Positive(row) is null ? double.NaN : _resistance.Raw(row), _reactance.Raw(row));
        if (!(estimate > 0) || Quantity.Typed(estimate) is not { } kg) return Oddity.None;

        if (equation.Estimates == "asm") Appendicular(Quantity.Of(kg), build, into);
        else WholeBody(Quantity.Of(kg), build, into);
        return Oddity.None;
    }

    static void Appendicular(in Quantity asm, in Build build, Span<Quantity> into)
    {
        into[(int)Indicator.Asm] = asm;
        if (build.HeightCm is { } height) into[(int)Indicator.AsmPerHeight] = asm.Times(1, PersonReader.Metres2(height));
        if (build.WeightKg is { } weight) into[(int)Indicator.AsmPerWeight] = asm.Times(100, weight);
        into[(int)Indicator.AsmPerBmi] = PersonReader.OverBmi(asm, build.Bmi, build.HeightCm, build.WeightKg);
    }

    static void FromIndex(in Quantity asmi, in Build build, Span<Quantity> into)
    {
        if (build.HeightCm is { } height) Appendicular(asmi.Times(PersonReader.Metres2(height), 1), build, into);
        into[(int)Indicator.AsmPerHeight] = asmi;
    }

    static void WholeBody(in Quantity smm, in Build build, Span<Quantity> into)
    {
        if (build.HeightCm is { } height) into[(int)Indicator.SmmPerHeight] = smm.Times(1, PersonReader.Metres2(height));
        if (build.WeightKg is { } weight) into[(int)Indicator.SmmPerWeight] = smm.Times(100, weight);
    }
}
