using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Assays;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.Questions.Qpcr;

/// <summary>The figures of an expression experiment, from its tables alone.</summary>
static class QpcrFigures
{
    const int MostGenes = 12;
    const int MostPanels = 24;
    const int MostCurves = 400;

    static readonly Tone[] Tones = [Tone.First, Tone.Second, Tone.Third, Tone.Fourth];

    /// <summary>Every comparison with its interval.</summary>
    internal static ForestFigure Folds(Table folds)
    {
        var (gene, group) = (folds.Texts("gene"), folds.Texts("group"));
        var (value, low, high) = (folds.Numbers("fold"), folds.Numbers("fold_low"), folds.Numbers("fold_high"));
        var (there, here) = (folds.Numbers("n_group"), folds.Numbers("n_control"));
        return new(
            "qpcr-folds", folds.Title, "Amount in the group over that in the control, with its interval of confidence; right of 1 is more than in the control.",
            new Axis("Fold", "", true), 1,
            [
                .. Enumerable.Range(0, folds.Rows).Where(at => double.IsFinite(low[at])).OrderBy(at => gene.IndexOf(gene[at]))
                    .Select(at => new ForestRow(gene[at]!, $"{group[at]} (n = {there[at]:0} and {here[at]:0})", value[at], low[at], high[at],
                        low[at] > 1 ? Tone.Second : high[at] < 1 ? Tone.First : Tone.Muted)),
            ]);
    }

    /// <summary>Each gene: every animal, means and folds.</summary>
    internal static IEnumerable<GroupsFigure> Genes(Answers answers)
    {
        var figure = new FoldFigure(answers.Find("qpcr-animals")!, answers.Find("qpcr-groups")!, answers.Find("qpcr-folds")!, "gene", "amount");
        return figure.Things.Take(MostGenes).Select((gene, at) => figure.Of($"qpcr-gene-{at + 1}", gene, new("Amount over the control's mean", "", true),
            "Every point is one of what counts, normalised to the reference genes; bars: geometric mean and its interval of confidence. "
            + "Below: fold against the control with its interval. Above 1 is more than in the control."));
    }

    /// <summary>Stability of each gene among all.</summary>
    internal static PointsFigure Stability(Table references)
    {
        var (gene, m) = (references.Texts("gene"), references.Numbers("m"));
        int[] order = [.. Enumerable.Range(0, references.Rows).OrderByDescending(at => m[at])];
        return Ranked(
            "qpcr-stability", "Stability of the reference genes",
            "geNorm M of each gene among all, the least steady first; smaller is steadier. Line: 0.5, which references in one tissue mostly stay below.",
            "Place", "M", 1, [.. order.Select(at => m[at])], [.. order.Select(at => gene[at]!)], 0.5);
    }

    /// <summary>What one more reference gene changes.</summary>
    internal static PointsFigure Variation(Table variation) => Ranked(
        "qpcr-variation", variation.Title,
        "V(n/n+1): variation of the normalisation factor when the next gene joins n genes. Line: 0.15, below which n genes suffice.",
        "Reference genes before", "V", 2, variation.Numbers("v"), [.. variation.Texts("step").Select(step => step!)], 0.15);

    static PointsFigure Ranked(
        string name, string title, string caption, string x, string y, int first, ImmutableArray<double> values, ImmutableArray<string> names,
        double line) => new(
        name, title, caption,
        [
            new PointsPanel("", new Axis(x), new Axis(y, "log2"),
                [new PointSeries("", Tone.First, [.. values.Select((_, at) => (double)(first + at))], values, names, names)], [], [line], []),
        ]);

    /// <summary>Standard curves.</summary>
    internal static PointsFigure Dilutions(Table dilutions)
    {
        var (gene, amount, cq, line) = (dilutions.Texts("gene"), dilutions.Numbers("amount"), dilutions.Numbers("cq"), dilutions.Numbers("line"));
        return new(
            "qpcr-dilutions", "Dilution series", "Mean Cq of each amount and the line through them.",
            [
                .. Enumerable.Range(0, dilutions.Rows).GroupBy(at => gene[at]!).Take(MostPanels).Select(rows =>
                {
                    int[] order = [.. rows.OrderBy(at => amount[at])];
                    return new PointsPanel(rows.Key, new Axis("Relative amount", "", true), new Axis("Cq", "cycles"),
                        [new PointSeries("", Tone.First, [.. order.Select(at => amount[at])], [.. order.Select(at => cq[at])], [], [])],
                        [new Curve("", Tone.Muted, [.. order.Select(at => amount[at])], [.. order.Select(at => line[at])], [], [])], [], []);
                }),
            ]);
    }

    /// <summary>Fluorescence over cycles, a panel a gene.</summary>
    internal static PointsFigure Curves(Table curves)
    {
        var (gene, kind, well, sample) = (curves.Texts("gene"), curves.Texts("kind"), curves.Texts("well"), curves.Texts("sample"));
        var (cycle, light) = (curves.Numbers("cycle"), curves.Numbers("fluorescence"));
        var panels = Enumerable.Range(0, curves.Rows).GroupBy(at => gene[at]!).Take(MostPanels).ToArray();
        string[] kinds = [.. kind.Distinct().Select(one => one!)];
        return new(
            "qpcr-curves", "Amplification curves",
            $"Fluorescence over cycles, a line a well: {string.Join(", ", kinds)}. At most {MostCurves} wells are drawn.",
            [
                .. panels.Select(panel => new PointsPanel(panel.Key, new Axis("Cycle"), new Axis("Fluorescence"), [],
                [
                    .. panel.GroupBy(at => (well[at], sample[at])).Take(MostCurves / panels.Length + 1).Select((rows, first) => new Curve(
                        panel.Select(at => kind[at]).Distinct().Count() > 1 && IsFirst(rows.First()) ? Words(kind[rows.First()]!) : "",
                        Tones[Array.IndexOf(kinds, kind[rows.First()]) % Tones.Length],
                        [.. rows.Select(at => cycle[at])], [.. rows.Select(at => light[at])], [], [])),
                ], [], [])),
            ]);

        // A kind is named once in a panel.
        bool IsFirst(int at) => !Enumerable.Range(0, at).Any(earlier => gene[earlier] == gene[at] && kind[earlier] == kind[at]);
    }

    static string Words(string kind) =>
        kind switch { "NoTemplate" => "no template", "NoEnzyme" => "no enzyme", "Unknown" => "samples", "Standard" => "standards", _ => "controls" };
}
