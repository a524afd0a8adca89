using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Assays;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics;

namespace Sarcotrace.Questions.Blot;

/// <summary>Which proteins, or their modified forms, are more or less than in the control, and by how much?</summary>
/// <param name="options">What is chosen; it fits the bands (<see cref="BlotOptions.Misfits"/>).</param>
public sealed class ProteinRatios(BlotOptions options) : IQuestion<BlotRun>
{
    /// <summary>Name of the question.</summary>
    internal const string Name = "blot";

    static readonly ImmutableArray<Citation> Works = [new("degasperi2014"), new("taylor2014"), new("gassmann2009")];

    ImmutableArray<Citation> Sources => options.Correction switch
    {
        Correction.Holm => [.. Works, new("holm1979")],
        Correction.Bh => [.. Works, new("benjamini1995")],
        _ => Works,
    };

    /// <inheritdoc/>
    public Answers Ask(BlotRun data, IProgress<Step>? progress, CancellationToken cancel)
    {
        if (options.Misfits(data) is { IsEmpty: false } misfits)
            return new(Name, [.. misfits.Select(one => new NoFinding(Sources, one.What, one.Remedy))], [], [], [], [], Sources);

        progress?.Report(new("Comparing groups", 0.5));
        cancel.ThrowIfCancellationRequested();
        ImmutableArray<BlotBand> used = [.. data.Bands.Where(band => band.Intensity > 0 && !(band.Saturated && options.Saturated == SaturatedBands.Exclude))];
        var (ratios, missing) = Ratio.Of(used);
        ImmutableArray<(Ratio Ratio, GelModel Model)> fitted = [.. ratios.Select(ratio => (ratio, Fit(ratio)))];
        return new(
            Name, [.. Items(fitted, missing)], [.. new BlotCautions(data, used, ratios, options).All()], [.. LeftOut(data)],
            [.. new BlotTables(fitted, options).All()], Methods(data, used), Sources);
    }

    GelModel Fit(Ratio ratio)
    {
        if (IsSetToOne(ratio, options.Control)) return new([], [], $"every value of {options.Control} is exactly the same, so its variance is lost");

        var control = ratio.Values.Where(value => value.Group == options.Control).Select(value => Elementary.Pow(2, value.Log2)).ToArray();
        var unit = control.Length == 0 ? 1 : Mean.Of(control);
        return GelModel.Of([.. ratio.Values.Select(value => (value, options.Scale == RatioScale.Log ? value.Log2 : Elementary.Pow(2, value.Log2) / unit))],
            options.Control, options.Confidence);
    }

    /// <summary>Whether the control was divided by itself: alike on each gel, to the last digit.</summary>
    internal static bool IsSetToOne(Ratio ratio, string control)
    {
        var values = ratio.Values.Where(value => value.Group == control).ToArray();
        return values.Length > 1 && values.All(value => Math.Abs(value.Log2 - values[0].Log2) < 1e-9);
    }

    IEnumerable<Answer> Items(ImmutableArray<(Ratio Ratio, GelModel Model)> fitted, ImmutableArray<string> missing)
    {
        foreach (var name in missing)
        {
            yield return new NoFinding(Sources, $"{name}: no lane of one gel has both bands",
                "name the loading control or total of the same lane and gel; bands of a stripped membrane keep the gel's name");
        }
        foreach (var (ratio, model) in fitted)
        {
            if (model.Refusal is { } refusal)
                yield return new NoFinding(Sources, $"{ratio.Name}: {refusal}", "give the animals' own values, on gels that hold every group");
            foreach (var (group, there, here, difference) in model.Differences)
            {
                var what = $"{ratio.Name} in {group} against {options.Control}";
                if (difference is not { } found || double.IsNaN(found.Low))
                {
                    yield return new NoFinding(Sources,
                        $"{what}: {there} and {here} animals leave nothing to compare, or the group is not to be told from a gel",
                        "at least two animals a group, and the control on every gel");
                }
                else if (options.Scale == RatioScale.Log)
                {
                    yield return new Finding(Sources, $"{what}, fold",
                        new(Elementary.Pow(2, found.Value), Elementary.Pow(2, found.Low), Elementary.Pow(2, found.High), "1"), there + here);
                }
                else
                {
                    yield return new Finding(Sources, $"{what}, difference in units of the control's mean", new(found.Value, found.Low, found.High, "1"),
                        there + here);
                }
            }
        }

        if (fitted.IsEmpty && missing.IsEmpty)
            yield return new NoFinding(Sources, "there is no band of a protein beside the loading control", "give bands of kind phospho, total or ratio");
    }

    IEnumerable<Exclusion> LeftOut(BlotRun run)
    {
        ImmutableArray<string> saturated = [.. run.Bands.Where(band => band.Saturated).Select(Words)];
        if (saturated.Length > 0 && options.Saturated == SaturatedBands.Exclude) yield return new(Name, "saturated", "bands", saturated);
        ImmutableArray<string> empty = [.. run.Bands.Where(band => !(band.Intensity > 0)).Select(Words)];
        if (empty.Length > 0) yield return new(Name, "no intensity above the background", "bands", empty);
    }

    internal static string Words(BlotBand band) =>
        $"{(band.Gel.Length > 0 ? $"gel {band.Gel} " : "")}lane {band.Lane} {(band.Kind == BandKind.Phospho ? "p-" : "")}{band.Target}";

    ImmutableArray<string> Methods(BlotRun run, ImmutableArray<BlotBand> used)
    {
        var gels = run.Bands.Select(band => band.Gel).Distinct().Count();
        return
        [
            "Ratios were formed lane by lane within a gel, and lanes of one animal were averaged as logarithms before anything else.",
            $"Loading was taken from {Ratio.LoadingName(used)}.",
            options.Scale == RatioScale.Log
                ? "log2 ratios were compared by a linear model, and folds with their intervals are powers of two of its coefficients [degasperi2014]."
                : "Ratios in units of the control's mean were compared by a linear model as they are.",
            gels > 1 ? $"The {gels} gels are blocks of the model; the control keeps the variance of its animals."
                : "There is one gel; the control keeps the variance of its animals.",
            options.Correction switch
            {
                Correction.Bh => "p was corrected over all comparisons by Benjamini and Hochberg [benjamini1995].",
                Correction.Holm => "p was corrected over all comparisons by Holm [holm1979].",
                _ => "p was not corrected for the number of comparisons.",
            },
        ];
    }
}
