using System.Collections.Immutable;
using Sarcotrace.Core.Networks;

namespace Sarcotrace.Questions.Dosing;

/// <summary>How a day's dose is spread over the day.</summary>
/// <param name="Route">How it is given.</param>
/// <param name="PerDay">Equal parts a day, evenly spaced; of no meaning with the drinking water.</param>
public sealed record Regimen(Route Route, int PerDay)
{
    const string Stomach = "stomach", Depot = "depot";

    /// <summary>Names that a model must have for doses to go to.</summary>
    internal static ImmutableArray<string> Targets => [Stomach, Depot];

    /// <summary>Doses of some days, from time 0 in hours.</summary>
    /// <param name="daily">µmol/kg a day.</param>
    /// <param name="days">How many days.</param>
    internal ImmutableArray<Dose> Doses(double daily, int days) => Route == Route.Water
        ? [new Dose(0, Stomach, daily * days) { Duration = 24 * days }]
        : [new Dose(0, Route == Route.Oral ? Stomach : Depot, daily / PerDay) { Interval = 24.0 / PerDay, Additional = PerDay * days - 1 }];

    /// <inheritdoc/>
    public override string ToString() => (Route, PerDay) switch
    {
        (Route.Water, _) => "with the drinking water",
        (Route.Oral, 1) => "by mouth once a day",
        (Route.Oral, var times) => $"by mouth in {times} parts a day",
        (_, 1) => "under the skin once a day",
        (_, var times) => $"under the skin in {times} parts a day",
    };
}
