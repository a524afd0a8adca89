using Sarcotrace.Core;

namespace Sarcotrace.Questions.Phenotype;

/// <summary>Something odd about one row that a reader must hear of.</summary>
[Flags]
enum Oddity
{
    None = 0,

    /// <summary>The age lies outside the derivation of the equation.</summary>
    OutsideEquation = 1,

    /// <summary>A zero or negative value where none can be.</summary>
    Implausible = 2,

    /// <summary>The recorded SPPB is not what its times give.</summary>
    SppbDiffers = 4,

    /// <summary>A SARC-F item that the questionnaire does not have.</summary>
    SarcFItem = 8,
}

/// <summary>Reads one row into quantities, indicator by indicator, without allocating.</summary>
sealed class PersonReader
{
    readonly People _people;
    readonly PhenotypeOptions _options;
    readonly MassReader _mass;
    readonly GripReadings _grip;
    readonly Column _age, _height, _weight, _bmi, _waist, _calf, _fatPercent, _fatMass, _speed, _time, _chair, _count, _side, _semi,
        _tandem, _sppb, _tug, _walk400, _sarcF, _items1, _items2, _items3, _items4, _falls, _knee;

    internal PersonReader(People people, PhenotypeOptions options)
    {
        (_people, _options) = (people, options);
        (_mass, _grip) = (new(people, options), new(people, options.Grip));
        (_age, _height, _weight, _bmi) = (Of("age"), Of("height"), Of("weight"), Of("bmi"));
        (_waist, _calf, _fatPercent, _fatMass) = (Of("waist"), Of("calf"), Of("fat-percent"), Of("fat-mass"));
        (_speed, _time, _chair, _count) = (Of("gait-speed"), Of("gait-time"), Of("chair-stand"), Of("chair-stand-count"));
        (_side, _semi, _tandem) = (Of("balance-side"), Of("balance-semi"), Of("balance-tandem"));
        (_sppb, _tug, _walk400, _knee) = (Of("sppb"), Of("tug"), Of("walk-400"), Of("knee-extension"));
        (_sarcF, _falls) = (Of("sarc-f"), Of("falls"));
        (_items1, _items2) = (Of("sarc-f-strength"), Of("sarc-f-walking"));
        (_items3, _items4) = (Of("sarc-f-chair"), Of("sarc-f-stairs"));
    }

    internal GripReadings Grip => _grip;

    internal MassReader Mass => _mass;

    /// <summary>Whether a gait time is there that no course turns into a speed.</summary>
    internal bool TimeWithoutCourse => _time.Exists && !_speed.Exists && _options.GaitCourse is null;

    /// <summary>Age in years; null where it is missing.</summary>
    internal double? Age(int row) => _age.Raw(row) is >= 0 and var age && double.IsFinite(age) ? age : null;

    /// <summary>The quantities of a row.</summary>
    /// <param name="row">Which.</param>
    /// <param name="into">One place an <see cref="Indicator"/>.</param>
    internal Oddity Read(int row, Span<Quantity> into)
    {
        into.Clear();
        var odd = Strength(row, into) | Performance(row, into) | Body(row, into);
        var (height, weight) = (_height.Positive(row), _weight.Positive(row));
        odd |= _mass.Read(row, new(_people.Sex[row], Age(row), height, weight, _bmi.Positive(row)), into);
        return odd | Screens(row, into);
    }

    Oddity Strength(int row, Span<Quantity> into)
    {
        var grip = _grip.Of(row);
        Set(into, Indicator.Grip, grip);
        Set(into, Indicator.KneeExtension, _knee.Plain(row));
        if (_weight.Positive(row) is { } weight)
        {
            Set(into, Indicator.GripPerWeight, grip.Times(1, weight));
            Set(into, Indicator.KneeExtensionPerWeight, _knee.Plain(row).Times(1, weight));
        }

        if (FatMass(row) is { } fat) Set(into, Indicator.GripPerFat, grip.Times(1, fat));
        Set(into, Indicator.GripPerBmi, OverBmi(grip, _bmi.Positive(row), _height.Positive(row), _weight.Positive(row)));
        return Oddity.None;
    }

    decimal? FatMass(int row) => _fatMass.Positive(row) ?? _fatPercent.Positive(row) / 100 * _weight.Positive(row);

    Oddity Performance(int row, Span<Quantity> into)
    {
        Set(into, Indicator.ChairStand, _chair.Timed(row));
        Set(into, Indicator.Tug, _tug.Timed(row));
        Set(into, Indicator.Walk400, _walk400.Timed(row));
        Set(into, Indicator.ChairStandCount, _count.Raw(row) >= 0 ? Quantity.Of((decimal)_count.Raw(row)) : Quantity.Missing);
        Set(into, Indicator.GaitSpeed, Gait(row));

        var scored = Sppb.Sum(
            Sppb.Balance(_side.Raw(row), _semi.Raw(row), _tandem.Raw(row)), Sppb.Gait(_time.Raw(row), _options.GaitCourse),
            Sppb.ChairStands(_chair.Raw(row)));
        var recorded = _sppb.Raw(row) is >= 0 and <= 12 and var points ? points : (double?)null;
        if ((recorded ?? scored) is { } sppb) Set(into, Indicator.Sppb, Quantity.Of((decimal)sppb));
        var odd = scored is { } now && recorded is { } then && now != then ? Oddity.SppbDiffers : Oddity.None;
        return _chair.Implausible(row) || _time.Implausible(row) || _speed.Implausible(row) || _tug.Implausible(row)
            ? odd | Oddity.Implausible : odd;
    }

    Quantity Gait(int row)
    {
        if (_speed.Exists && !double.IsNaN(_speed.Raw(row))) return _speed.Timed(row);
        if (double.IsPositiveInfinity(_time.Raw(row))) return Quantity.Unable;
        return _options.GaitCourse is { } course && _time.Positive(row) is { } time
            ? Quantity.Of(course, time) with { UnderHalf = _time.Half }
            : Quantity.Missing;
    }

    Oddity Body(int row, Span<Quantity> into)
    {
        Set(into, Indicator.Waist, _waist.Plain(row));
        Set(into, Indicator.Calf, _calf.Plain(row));
        Set(into, Indicator.FatPercent, Fat(row));
        if (_bmi.Positive(row) is { } bmi) Set(into, Indicator.Bmi, Quantity.Of(bmi) with { OverHalf = _bmi.Half });
        else if (_height.Positive(row) is { } cm && _weight.Positive(row) is { } kg) Set(into, Indicator.Bmi, Quantity.Of(kg, Metres2(cm)));
        return _height.Implausible(row) || _weight.Implausible(row) || _bmi.Implausible(row) || _calf.Implausible(row)
            ? Oddity.Implausible : Oddity.None;
    }

    Quantity Fat(int row) => _fatPercent.Positive(row) is { } percent ? Quantity.Of(percent) with { OverHalf = _fatPercent.Half }
        : _fatMass.Positive(row) is { } fat && _weight.Positive(row) is { } weight ? Quantity.Of(100 * fat, weight)
        : Quantity.Missing;

    Oddity Screens(int row, Span<Quantity> into)
    {
        var sum = SarcF.Sum(_items1.Raw(row), _items2.Raw(row), _items3.Raw(row), _items4.Raw(row), _falls.Raw(row));
        if (_sarcF.Raw(row) is >= 0 and <= 10 and var recorded && recorded == Math.Floor(recorded)) sum = (int)recorded;
        if (sum is { } points) Set(into, Indicator.SarcF, Quantity.Of(points));
        if (SarcF.WithCalf(sum, _people.Sex[row], _calf.Positive(row) is null ? double.NaN : _calf.Raw(row)) is { } more)
            Set(into, Indicator.SarcCalf, Quantity.Of(more));
        return NoItem(_items1.Raw(row)) || NoItem(_items2.Raw(row)) || NoItem(_items3.Raw(row)) || NoItem(_items4.Raw(row))
            ? Oddity.SarcFItem : Oddity.None;
    }

    Column Of(string role) => new(_people, role);

    /// <summary>A quantity over body mass index: the measured one or, failing that, weight over height squared.</summary>
    internal static Quantity OverBmi(in Quantity quantity, decimal? bmi, decimal? heightCm, decimal? weightKg) =>
        bmi is { } measured ? quantity.Times(1, measured)
        : heightCm is { } cm && weightKg is { } kg ? quantity.Times(Metres2(cm), kg)
        : Quantity.Missing;

    /// <summary>Height squared in m², from cm.</summary>
    internal static decimal Metres2(decimal cm) => cm * cm / 10_000;

    static bool NoItem(double points) => !double.IsNaN(points) && points is not (0 or 1 or 2);

    static void Set(Span<Quantity> into, Indicator indicator, in Quantity quantity) => into[(int)indicator] = quantity;
}
