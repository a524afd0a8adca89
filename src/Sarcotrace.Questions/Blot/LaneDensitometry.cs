using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Assays;
using Sarcotrace.Core.Pages;
using Sarcotrace.Images.Densitometry;

namespace Sarcotrace.Questions.Blot;

/// <summary>How strong is each band of each lane?</summary>
/// <param name="options">What is chosen; it fits the image (<see cref="DensitometryOptions.Misfits"/>).</param>
public sealed class LaneDensitometry(DensitometryOptions options) : IQuestion<GreyImage>
{
    /// <summary>Name of the question.</summary>
    internal const string Name = "densitometry";

    static readonly ImmutableArray<Citation> Sources = [new("gassmann2009"), new("taylor2014")];

    /// <inheritdoc/>
    public Answers Ask(GreyImage data, IProgress<Step>? progress, CancellationToken cancel)
    {
        if (options.Misfits(data) is { IsEmpty: false } misfits)
            return new(Name, [.. misfits.Select(one => new NoFinding(Sources, one.What, one.Remedy))], [], [], [], [], Sources);

        progress?.Report(new("Measuring bands", 0.5));
        var profiles = Lane.SideBySide(options.Lanes, options.BoxIn(data), options.LaneShare)
            .Select(lane => LaneProfile.Of(data, lane, !options.LightBands)).ToArray();
        cancel.ThrowIfCancellationRequested();
        ImmutableArray<(int Lane, int Place, Band Band)> bands =
        [
            .. profiles.SelectMany((profile, lane) => Band.Find(profile, options.Background, options.Radius, options.Prominence)
                .Select((band, place) => (lane + 1, place + 1, band))),
        ];
        return new(Name, [.. Items(bands)], [.. Cautions(data, bands)], [], [Bands(bands), Profiles(profiles)], Methods(), Sources);
    }

    IEnumerable<Answer> Items(ImmutableArray<(int Lane, int Place, Band Band)> bands)
    {
        foreach (var lane in Enumerable.Range(1, options.Lanes).Where(lane => bands.All(band => band.Lane != lane)))
        {
            yield return new NoFinding(Sources, $"lane {lane} has no band",
                "lower the prominence, or look where the box lies and whether bands are light or dark");
        }
        if (bands.Length > 0)
            yield return new Finding(Sources, $"Bands in {options.Lanes} lanes", new(bands.Length, bands.Length, bands.Length, "1"), options.Lanes);
    }

    static IEnumerable<Caution> Cautions(GreyImage image, ImmutableArray<(int Lane, int Place, Band Band)> bands)
    {
        ImmutableArray<string> saturated = [.. bands.Where(band => band.Band.Saturated > 0).Select(band => $"lane {band.Lane} band {band.Place}")];
        if (saturated.Length > 0)
        {
            yield return new("saturated-bands", $"{saturated.Length} of {bands.Length} bands hold pixels at the end of the scale",
                "above saturation more protein gives no more signal, so differences vanish", "expose for a shorter time", saturated, [new("taylor2014")]);
        }
        if (image.Bits == 8)
        {
            yield return new("eight-bit-image", "the image has 256 steps of grey",
                "8 bits hold little more than two powers of ten, and such images mostly went through a display curve, so that grey is not in proportion to signal", "export the instrument's own 16-bit file", [], [new("gassmann2009")]);
        }
    }

    static Table Bands(ImmutableArray<(int Lane, int Place, Band Band)> bands) => new("blot-bands", "Bands",
    [
        Number("lane", "{count}", "from the left", bands.Select(band => (double)band.Lane)),
        Number("band", "{count}", "from the top", bands.Select(band => (double)band.Place)),
        Number("top", "{pixel}", "first row below the top of the box", bands.Select(band => (double)band.Band.From)),
        Number("peak", "{pixel}", "row where it is strongest", bands.Select(band => (double)band.Band.Peak)),
        Number("bottom", "{pixel}", "last row", bands.Select(band => (double)band.Band.To)),
        Number("intensity", "[arb'U]", "signal above the background over all its pixels", bands.Select(band => band.Band.Volume)),
        Number("saturated_pixels", "{count}", "pixels at the end of the scale", bands.Select(band => (double)band.Band.Saturated)),
    ]);

    static Table Profiles(LaneProfile[] profiles) => new("blot-profiles", "Signal down each lane",
    [
        Number("lane", "{count}", "from the left", profiles.SelectMany((profile, lane) => profile.Signal.Select(_ => lane + 1.0))),
        Number("row", "{pixel}", "below the top of the box", profiles.SelectMany(profile => profile.Signal.Select((_, row) => (double)row))),
        Number("signal", "[arb'U]", "mean over the lane's width", profiles.SelectMany(profile => profile.Signal)),
    ]);

    static NumberColumn Number(string name, string unit, string meaning, IEnumerable<double> values) => new(name, unit, meaning, [.. values]) { Digits = 6 };

    ImmutableArray<string> Methods() =>
    [
        $"Grey values were averaged over the middle {Shown.Percent(options.LaneShare)} of each of {options.Lanes} equal lanes; bands are {(options.LightBands ? "light on dark" : "dark on light")}.",
        options.Background switch
        {
            Background.Valley => "The background of a band is the line between the valleys beside it.",
            Background.Rolling => $"The background is the profile's opening by a window of {2 * options.Radius + 1} rows [sternberg1983].",
            Background.Straight => $"The background is the line through the first and last {options.Radius} rows.",
            _ => "No background was taken off.",
        },
        $"A band is a peak that rises above its valleys by {Shown.Percent(options.Prominence)} of its lane's range; its intensity is the sum above the background [gassmann2009].",
    ];
}
