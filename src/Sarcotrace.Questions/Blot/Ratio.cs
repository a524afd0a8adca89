using System.Collections.Immutable;
using Sarcotrace.Core.Assays;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics;

namespace Sarcotrace.Questions.Blot;

/// <summary>What a ratio is of.</summary>
/// <param name="Name">As a reader sees it.</param>
/// <param name="Values">One for each animal and gel, technical lanes averaged.</param>
sealed record Ratio(string Name, ImmutableArray<RatioValue> Values)
{
    /// <summary>Every ratio that the bands allow, and why others cannot be formed.</summary>
    internal static (ImmutableArray<Ratio> Ratios, ImmutableArray<string> Missing) Of(ImmutableArray<BlotBand> bands)
    {
        List<Ratio> ratios = [];
        List<string> missing = [];
        foreach (var target in bands.Where(band => band.Kind is BandKind.Phospho or BandKind.Total or BandKind.Ratio).Select(band => band.Target).Distinct())
        {
            var own = bands.Where(band => band.Target == target).ToArray();
            bool Has(BandKind kind) => own.Any(band => band.Kind == kind);
            if (Has(BandKind.Ratio)) Add(target, own.Where(band => band.Kind == BandKind.Ratio), _ => 0);
            if (Has(BandKind.Phospho) && Has(BandKind.Total))
                Add($"p-{target}/{target}", own.Where(band => band.Kind == BandKind.Phospho), lane => Log(own.Where(band => band.Kind == BandKind.Total && Lane(band) == lane)));
            else if (Has(BandKind.Phospho))
                Add($"p-{target}/{LoadingName(bands)}", own.Where(band => band.Kind == BandKind.Phospho), lane => Loading(bands, lane));
            if (Has(BandKind.Total)) Add($"{target}/{LoadingName(bands)}", own.Where(band => band.Kind == BandKind.Total), lane => Loading(bands, lane));
        }

        return ([.. ratios], [.. missing]);

        void Add(string name, IEnumerable<BlotBand> above, Func<(string, string), double> below)
        {
            var values = Averaged(above, below);
            if (values.IsEmpty) missing.Add(name);
            else ratios.Add(new(name, values));
        }
    }

    /// <summary>The loading itself, to see whether it moves.</summary>
    internal static ImmutableArray<RatioValue> OfLoading(ImmutableArray<BlotBand> bands) =>
        Averaged(bands.Where(band => band.Kind == LoadingKind(bands)), _ => 0);

    internal static string LoadingName(ImmutableArray<BlotBand> bands) =>
        string.Join("+", bands.Where(band => band.Kind == LoadingKind(bands)).Select(band => band.Target).Distinct()) is { Length: > 0 } name ? name : "loading";

    // A stain of all protein is steadier than any one protein, so it goes before.
    internal static BandKind LoadingKind(ImmutableArray<BlotBand> bands) =>
        bands.Any(band => band.Kind == BandKind.Stain) ? BandKind.Stain : BandKind.Loading;

    static double Loading(ImmutableArray<BlotBand> bands, (string, string) lane) =>
        Log(bands.Where(band => band.Kind == LoadingKind(bands) && Lane(band) == lane));

    static (string Gel, string Lane) Lane(BlotBand band) => (band.Gel, band.Lane);

    static ImmutableArray<RatioValue> Averaged(IEnumerable<BlotBand> above, Func<(string, string), double> below) =>
    [
        .. from lane in above.GroupBy(band => (Lane(band), Animal: band.Animal ?? $"{band.Gel} lane {band.Lane}".Trim(), band.Group))
           let value = Log(lane) - below(lane.Key.Item1)
           where double.IsFinite(value)
           group value by (lane.Key.Animal, lane.Key.Group, lane.Key.Item1.Gel) into lanes
           select new RatioValue(lanes.Key.Animal, lanes.Key.Group, lanes.Key.Gel, Mean.Of([.. lanes]), lanes.Count()),
    ];

    static double Log(IEnumerable<BlotBand> bands)
    {
        double[] logs = [.. bands.Select(band => Elementary.Log2(band.Intensity))];
        return logs.Length == 0 ? double.NaN : Mean.Of(logs);
    }
}

/// <summary>A ratio of one animal on one gel.</summary>
/// <param name="Animal">Animal, or lane where none is named.</param>
/// <param name="Group">Its group.</param>
/// <param name="Gel">The gel.</param>
/// <param name="Log2">log2 of the ratio, the mean of its lanes.</param>
/// <param name="Lanes">Lanes averaged.</param>
sealed record RatioValue(string Animal, string Group, string Gel, double Log2, int Lanes);
