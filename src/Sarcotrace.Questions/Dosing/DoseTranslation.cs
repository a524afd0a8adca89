using System.Collections.Immutable;
using System.Globalization;
using Sarcotrace.Core;
using Sarcotrace.Core.Mechanisms;
using Sarcotrace.Dynamics.Systems;

namespace Sarcotrace.Questions.Dosing;

/// <summary>What is a dose in another species: by body surface, by powers of weight, and by the exposure that the model predicts?</summary>
/// <param name="options">What is chosen.</param>
public sealed class DoseTranslation(DoseOptions options) : IQuestion<Mechanism?>
{
    internal static readonly ImmutableArray<Citation> Sources = [new("nair2016"), new("liu2025")];

    /// <summary>Translates; without a mechanism by arithmetic alone.</summary>
    /// <inheritdoc/>
    public Answers Ask(Mechanism? data, IProgress<Step>? progress, CancellationToken cancel)
    {
        ImmutableArray<Translated> all =
            [.. options.Wanted.Select(one => Translated.Of(options.Dose, options.From, options.Given, one.Species, one.Weight))];
        var (match, refused) = Match(data, all, progress, cancel);
        return new(
            "dose",
            [Given(), .. all.Length == 1 ? Told(all[0]) : [], .. refused, .. match is null ? [] : ExposureWords.Told(match, options, all[0])],
            [.. DoseCautions.Of(options, all, match)], [],
            [
                DoseTables.Translations(options, all), DoseTables.Species(), SafetyNotes.Table(),
                .. match is null ? [] : new[] { DoseTables.Matches(match), DoseTables.Courses(match) },
            ],
            Methods(match is not null), [.. Sources, .. SafetyNotes.Sources, .. match is null ? [] : new Citation[] { new("steinebach2023") }]);
    }

    Finding Given() => new(
        Sources, FormattableString.Invariant($"Dose in the {options.From.Name} of {Mass(options.Given)}, {Plain(options.Dose * options.Given)} mg a day in all"),
        Exactly((double)options.Dose, "mg/kg/d"), 0);

    IEnumerable<Answer> Told(Translated to)
    {
        var ratio = $"{Plain(options.From.Km)}/{Plain(to.Species.Km)}";
        var rounded = to.Rounded is { } rough ? $"; {Plain(rough)} mg/kg/d with the rounded factor {to.Factor}" : "";
        yield return new Finding(
            Sources, $"In the {to.Species.Name}, by body surface: {Plain(options.Dose)} mg/kg × {ratio} exactly{rounded}",
            Exactly((double)to.Exact, "mg/kg/d"), 0);
        yield return new Finding(
            Sources, $"In the {to.Species.Name} of {Mass(to.Weight)}, by weight to the power 0.67", Exactly(to.TwoThirds, "mg/kg/d"), 0);
        yield return new Finding(
            Sources, $"In the {to.Species.Name} of {Mass(to.Weight)}, by weight to the power 0.75", Exactly(to.ThreeQuarters, "mg/kg/d"), 0);
        if (options.Drinks is { } drinks)
        {
            yield return new Finding(
                Sources, $"Drinking water for that dose by body surface, where one of {Mass(to.Weight)} drinks {Plain(drinks)} mL a day",
                Exactly((double)(to.Exact * to.Weight / drinks), "mg/mL"), 0);
        }
    }

    (Match?, ImmutableArray<Answer>) Match(Mechanism? mechanism, ImmutableArray<Translated> all, IProgress<Step>? progress, CancellationToken cancel)
    {
        if (mechanism is null || all.Length != 1) return (null, []);

        string[] unknown = [.. new[] { options.From.Key, all[0].Species.Key }.Where(key => !PlasmaModel.Knows(mechanism, key))];
        if (unknown.Length > 0)
        {
            return (null, [new NoFinding(
                Sources, $"exposure cannot be matched: the model has no values for {string.Join(" and ", unknown)}",
                "add its rows to parameters.csv, or match between species that it knows")]);
        }

        progress?.Report(new Step("Compiling the model", 0));
        var compilation = Compilation.Of(mechanism.Network);
        if (compilation.Model is not { } model)
        {
            return (null, [.. compilation.Refusals.Select(one => new NoFinding(Sources, $"{one.What} ({one.Construct})",
                "change the model where it is named"))]);
        }

        try
        {
            return (ExposureMatch.Of(mechanism, model, options, all[0], progress, cancel), []);
        }
        catch (StoppedEarlyException stopped)
        {
            return (null, [stopped.Told(Sources)]);
        }
    }

    ImmutableArray<string> Methods(bool matched) =>
    [
        "Doses were translated by the ratio of Km, body weight over body surface, of the guidance for starting doses of 2005 as reprinted [nair2016], "
            + "in decimal arithmetic; the rounded factors of the same table stand beside it.",
        "Powers of body weight: dose in mg/kg times the ratio of weights to the power 1 − b, with b of 0.67 and of 0.75.",
        FormattableString.Invariant($"Sarcosine, C3H7NO2, has {Amount.MolarMass} g/mol."),
        .. matched
            ? new[]
            {
                "Exposure: the model of the sarcosine axis was dosed for five days, age held still, and its fifth day read every minute; "
                    + "the other dose was sought until the area, peak or trough was the same to 1 in 10⁸.",
                options.Draws < 20
                    ? "No plausible values were drawn, so the matched doses have no interval."
                    : FormattableString.Invariant($"The middle 90 % is over {options.Draws} plausible sets of the model's values (lognormal, coefficient of variation 0.3, within their ranges, seed {options.Seed})."),
            }
            : [],
    ];

    internal static Estimate Exactly(double value, string unit) => new(value, value, value, unit);

    /// <summary>A decimal with at most four places, as a person would write it.</summary>
    internal static string Plain(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>A body weight in the unit that a person would use.</summary>
    internal static string Mass(decimal kilograms) => kilograms < 1 ? $"{Plain(kilograms * 1000)} g" : $"{Plain(kilograms)} kg";
}
