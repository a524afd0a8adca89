using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Assays;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.Questions.Blot;

/// <summary>What a reviewer would object to.</summary>
sealed class BlotCautions(BlotRun run, ImmutableArray<BlotBand> used, ImmutableArray<Ratio> ratios, BlotOptions options)
{
    internal IEnumerable<Caution> All() => new[] { SetToOne(), Untransformed(), Lanes(), Saturated(), Moving(), OneProtein(), Gels() }.OfType<Caution>();

    Caution? SetToOne()
    {
        ImmutableArray<string> set = [.. ratios.Where(ratio => ProteinRatios.IsSetToOne(ratio, options.Control)).Select(ratio => ratio.Name)];
        return set.IsEmpty ? null : new(
            "control-set-to-one", $"every {options.Control} has the same value of {string.Join(", ", set)}: the control was divided by itself",
            "the control's variance is gone, so any test takes the other group's for both and finds too much; 1 ± 0 is no measurement",
            "divide all lanes of a gel by one number, such as the control's mean, or give raw intensities and let the gel be a block", set,
            [new("degasperi2014")]);
    }

    Caution? Untransformed() => options.Scale == RatioScale.Log ? null : new(
        "untransformed-ratios", "ratios are compared as they are",
        "a ratio is skewed and its spread grows with its size: 2 and 0.5 are the same factor and not the same distance from 1",
        "compare logarithms (--scale log) and print folds", [], [new("degasperi2014")]);

    Caution? Lanes()
    {
        if (run.Bands.Any(band => band.Animal is not null)) return null;
        return new("technical-replicates-as-n",
            $"the table names no animal, so each of {run.Bands.Select(band => (band.Gel, band.Lane)).Distinct().Count()} lanes counts as one",
            "lanes of one animal are alike, so counting them makes intervals too narrow and p too small", "add a column animal", [], [new("lazic2010")]);
    }

    Caution? Saturated()
    {
        ImmutableArray<string> bands = [.. run.Bands.Where(band => band.Saturated).Select(ProteinRatios.Words)];
        return bands.IsEmpty ? null : new(
            "saturated-bands", $"{bands.Length} of {run.Bands.Length} bands are saturated and {(options.Saturated == SaturatedBands.Exclude ? "left out" : "counted as they are")}",
            "above saturation more protein gives no more signal, so strong bands look alike and differences vanish; left out, they are missing where the protein is most",
            "expose for a shorter time, and show that the range is linear", bands, [new("taylor2014"), new("gassmann2009")]);
    }

    Caution? Moving()
    {
        var loading = Ratio.OfLoading(used);
        if (loading.Length < 4) return null;

        var model = GelModel.Of([.. loading.Select(value => (value, value.Log2))], options.Control, options.Confidence);
        var moved = model.Differences.Where(one => one.Difference?.P < 0.05).ToArray();
        return moved.Length == 0 ? null : new(
            "loading-moves-with-group",
            $"{Ratio.LoadingName(used)} differs between groups: " + string.Join("; ", moved.Select(one =>
                $"{one.Group} {Shown.Number(Elementary.Pow(2, one.Difference!.Value.Value))}-fold ({Shown.Number(Elementary.Pow(2, one.Difference.Value.Low))} to {Shown.Number(Elementary.Pow(2, one.Difference.Value.High))})")),
            "a loading control that the treatment moves puts its own change into every ratio; muscle wasting moves actin, tubulin and GAPDH",
            "use a stain of all protein, or show that the same amount was loaded", [.. moved.Select(one => one.Group)], [new("taylor2014")]);
    }

    Caution? OneProtein()
    {
        string[] proteins = [.. used.Where(band => band.Kind == BandKind.Loading).Select(band => band.Target).Distinct()];
        return proteins.Length != 1 || used.Any(band => band.Kind == BandKind.Stain) ? null : new(
            "one-loading-protein", $"{proteins[0]} alone shows how much was loaded",
            "a single protein is often saturated at the load that a weak target needs, and may be regulated",
            "prefer a stain of all protein in the lane", [proteins[0]], [new("taylor2014")]);
    }

    Caution? Gels()
    {
        ImmutableArray<string> bare =
        [
            .. run.Bands.GroupBy(band => band.Gel)
                .Where(gel => gel.All(band => band.Group != options.Control) || gel.Select(band => band.Group).Distinct().Count() == 1)
                .Select(gel => gel.Key),
        ];
        return bare.IsEmpty ? null : new(
            "gel-without-control", $"gels without {options.Control} and another group side by side: {string.Join(", ", bare)}",
            "such a gel tells nothing of the difference, since bands of two gels cannot be compared", "put every group on every gel", bare,
            [new("degasperi2014")]);
    }
}
