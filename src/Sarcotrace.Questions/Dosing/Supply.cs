using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Questions.Dosing;

/// <summary>Where a person's sarcosine comes from, and what precursors add, by the model.</summary>
sealed class Supply
{
    const double Glycine = 75.067, Betaine = 117.148, Hours = 96;

    readonly IntakeOptions _options;
    readonly double _synthesis, _glycineRest, _glycineGiven, _plasmaRest, _share;
    readonly (double Low, double Point, double High) _plasmaGiven, _bound;
    readonly double _glycineAfterSarcosine;

    internal Supply(PlasmaModel people, IntakeOptions options)
    {
        _options = options;
        var weight = (double)options.Weight;
        var supply = options.Glycine * 1e6 / Glycine / weight / 24;
        _synthesis = Last("synthesis");
        (_glycineRest, _plasmaRest) = (Last("glycine_plasma"), Last(PlasmaModel.Plasma));
        _glycineGiven = Last("glycine_plasma", ("glycine_supply", supply));
        var k = people.Range("K_glycine");
        double[] rises = [.. new[] { k.Low, k.Value, k.High }.Select(value =>
            Last(PlasmaModel.Plasma, ("glycine_supply", supply), ("K_glycine", value)) / Last(PlasmaModel.Plasma, ("K_glycine", value)) - 1)];
        _plasmaGiven = (rises.Min(), rises[1], rises.Max());
        _share = people.Value("share_GNMT");
        _bound = (_share * k.Low, _share * k.Value, _share * k.High);
        var steady = Amount.Micromoles(options.Daily) / weight / 24;
        _glycineAfterSarcosine = Last("glycine_plasma", ("water", steady));

        double Last(string name, params ReadOnlySpan<(string, double)> changes) => people.Course([], Hours, 2, name, changes)[^1];
    }

    double Made => _synthesis * 24 * (double)_options.Weight * (double)Amount.MolarMass / 1000;

    double FromBetaine => _options.Betaine / Betaine * (double)Amount.MolarMass * 1000;

    internal IEnumerable<Answer> Told(ImmutableArray<Citation> sources)
    {
        yield return new Finding(sources, "Simulated: sarcosine that the body makes", DoseTranslation.Exactly(Made, "mg/d"), 0);
        yield return new Finding(
            sources, FormattableString.Invariant($"The schedule gives {DoseTranslation.Plain(_options.Daily)} mg a day, that many times what the body makes"),
            DoseTranslation.Exactly((double)_options.Daily / Made, "1"), 0);
        yield return new Finding(
            sources,
            FormattableString.Invariant($"Simulated: {_options.Glycine} g of glycine a day raises plasma glycine by {100 * (_glycineGiven / _glycineRest - 1):F1} % and plasma sarcosine by this many per cent (range: of the Michaelis constant of GNMT for glycine)"),
            new(100 * _plasmaGiven.Point, 100 * _plasmaGiven.Low, 100 * _plasmaGiven.High, "%"), 0);
        yield return new Finding(
            sources,
            "However much glycine is given, it could raise synthesis by this many per cent at most, as GNMT is nearly full and makes half of it (range: of its Michaelis constant, on which sources differ twentyfold)",
            new(100 * _bound.Point, 100 * _bound.Low, 100 * _bound.High, "%"), 0);
    }

    internal Table Table()
    {
        ImmutableArray<(string What, double Value, string Unit, string Why)> rows =
        [
            ("made by the body", Made, "mg/d", "the model at this age and weight"),
            ("of it from glycine and SAM by GNMT", 100 * _share, "%", "share_GNMT of the model's table, young and at rest"),
            ("of it from betaine over dimethylglycine", 100 * (1 - _share), "%", "the rest"),
            ("plasma sarcosine without supplements", _plasmaRest, "umol/L", "the model at this age"),
            ("glycine given", _options.Glycine * 1000, "mg/d", "beside food"),
            ("plasma glycine with it", 100 * (_glycineGiven / _glycineRest - 1), "% change", "the model, given evenly over the day"),
            ("plasma sarcosine with it", 100 * _plasmaGiven.Point, "% change", "little, because GNMT is nearly full of glycine"),
            ("synthesis with unlimited glycine", 100 * _bound.Point, "% change", "share_GNMT times K_glycine, which may lie between the ends of its range"),
            ("betaine given", _options.Betaine * 1000, "mg/d", "beside food"),
            ("sarcosine from it at most", FromBetaine, "mg/d",
                "one molecule from each of betaine; how much of it is demethylated is not known, so this is a bound and no prediction"),
            ("synthesis for each tenth more of betaine's path", 10 * (1 - _share), "% change", "its share of synthesis"),
            ("glycine freed from the schedule's sarcosine", (double)_options.Daily * Glycine / (double)Amount.MolarMass, "mg/d", "one molecule from each"),
            ("plasma glycine with the schedule", 100 * (_glycineAfterSarcosine / _glycineRest - 1), "% change", "the model, given evenly over the day"),
        ];
        return new("intake-supply", "Where sarcosine comes from, and what precursors add",
        [
            new TextColumn("quantity", "what", [.. rows.Select(row => row.What)]),
            new NumberColumn("value", "", "in the unit beside it", [.. rows.Select(row => row.Value)]),
            new TextColumn("unit", "its unit", [.. rows.Select(row => row.Unit)]),
            new TextColumn("why", "what it rests on", [.. rows.Select(row => row.Why)]),
        ]);
    }
}
