using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Questions.Dosing;

/// <summary>The numbers of a translated dose.</summary>
static class DoseTables
{
    internal const string TranslationsName = "dose-translations", MatchesName = "dose-matches", CoursesName = "dose-courses", SpeciesName = "dose-species";

    internal static Table Translations(DoseOptions options, ImmutableArray<Translated> all) => new(
        TranslationsName,
        FormattableString.Invariant($"{DoseTranslation.Plain(options.Dose)} mg/kg a day of the {options.From.Name} of {DoseTranslation.Mass(options.Given)} in other species"),
        [
            new TextColumn("species", "where the dose is wanted", [.. all.Select(one => one.Species.Name)]),
            new NumberColumn("weight", "kg", "weight of one", [.. all.Select(one => (double)one.Weight)]),
            Number("km", "kg/m2", "weight over surface", all, one => (double)one.Species.Km),
            Number("exact", "mg/kg/d", "by the ratio of Km", all, one => (double)one.Exact),
            new TextColumn("factor", "rounded factor of the table", [.. all.Select(one => one.Factor.Length > 0 ? one.Factor : null)]),
            Number("rounded", "mg/kg/d", "by the rounded factor", all, one => (double?)one.Rounded ?? double.NaN),
            Number("power_067", "mg/kg/d", "by weight to the power 0.67", all, one => one.TwoThirds),
            Number("power_075", "mg/kg/d", "by weight to the power 0.75", all, one => one.ThreeQuarters),
            Number("daily", "mg/d", "by the ratio of Km, for one of that weight", all, one => (double)(one.Exact * one.Weight)),
            new TextColumn("in_range", "whether the weight is one that Km is meant for", [.. all.Select(InRange)]),
        ]);

    internal static Table Species() => new(SpeciesName, "Species, as doses are translated by",
    [
        new TextColumn("species", "key on the command line", [.. Animal.All.Select(one => one.Key)]),
        Own("weight", "kg", "reference weight", one => one.Weight), Own("low", "kg", "least working weight", one => one.Low),
        Own("high", "kg", "largest working weight", one => one.High), Own("area", "m2", "body surface", one => one.Area),
        Own("km", "kg/m2", "weight over surface", one => one.Km), Own("divide", "1", "rounded: dose divided by it for people", one => one.Divide),
        Own("multiply", "1", "rounded: dose multiplied by it for people", one => one.Multiply),
        new TextColumn("confirmed", "whether weight, surface and factors were read in two sources", [.. Animal.All.Select(one => Tag(one.Confirmed))]),
        new TextColumn("range_confirmed", "whether the working weights were read in their source", [.. Animal.All.Select(one => Tag(one.RangeConfirmed))]),
        new TextColumn("note", "what a reader should know", [.. Animal.All.Select(one => one.Note.Length > 0 ? one.Note : null)]),
    ]);

    internal static Table Matches(Match match) => new(MatchesName, "Doses of equal exposure, simulated",
    [
        new TextColumn("measure", "what is matched", [.. match.Matches.Select(one => one.Name)]),
        new NumberColumn("target", "umol/L", "its value where the dose is known; of the area, umol.h/L", [.. match.Matches.Select(one => one.Target)]),
        new NumberColumn("untreated", "umol/L", "its value without a dose where one is wanted", [.. match.Matches.Select(one => one.Untreated)]),
        new NumberColumn("dose", "mg/kg/d", "dose that matches, by the point values", [.. match.Matches.Select(one => one.Dose)]),
        new NumberColumn("low", "mg/kg/d", "5 % of plausible sets lie below", [.. match.Matches.Select(one => one.Low)]),
        new NumberColumn("high", "mg/kg/d", "5 % of plausible sets lie above", [.. match.Matches.Select(one => one.High)]),
        new NumberColumn("draws", "{count}", "plausible sets; where none need be given the dose is 0",
            [.. match.Matches.Select(one => (double)one.Draws)]) { Digits = 9 },
    ]);

    internal static Table Courses(Match match) => new(CoursesName, "Plasma sarcosine over a day of dosing, simulated",
    [
        new NumberColumn("time", "h", "after the day's first dose", match.Hours),
        new NumberColumn("known", "umol/L", "where the dose is known", match.Known),
        new NumberColumn("by_km", "umol/L", "where it is wanted, by the ratio of Km", match.ByKm),
        .. match.ByArea.IsEmpty ? [] : new[] { new NumberColumn("by_area", "umol/L", "where it is wanted, at equal area", match.ByArea) },
    ]);

    static string InRange(Translated one) => one.Species.Low is null ? "no range given" : one.InRange ? "yes" : "no";

    internal static string Tag(bool confirmed) => confirmed ? "yes" : "unconfirmed";

    static NumberColumn Number(string name, string unit, string meaning, ImmutableArray<Translated> all, Func<Translated, double> value) =>
        new(name, unit, meaning, [.. all.Select(value)]) { Digits = 4 };

    static NumberColumn Own(string name, string unit, string meaning, Func<Animal, decimal?> value) =>
        new(name, unit, meaning, [.. Animal.All.Select(one => (double?)value(one) ?? double.NaN)]);
}
