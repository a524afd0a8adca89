using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.Questions.Elisa;

/// <summary>The figures of an immunoassay, from its tables alone.</summary>
static class ElisaFigures
{
    const int MostPanels = 12;

    /// <summary>Standards with the curve and its band, a panel a plate; samples lie on it.</summary>
    internal static PointsFigure Curves(Answers answers)
    {
        var (lines, plates) = (answers.Find(ElisaTables.Lines)!, answers.Find(ElisaTables.Plates)!);
        var unit = UnitOf(lines, "concentration");
        var names = plates.Texts("plate").OfType<string>().Take(MostPanels).ToArray();
        return new(
            "elisa-curves", "Standards and curve",
            "Points: every well of a standard above 0, and of a control at its nominal concentration. Curve with its pointwise "
            + "interval. Vertical lines: the limits of quantification.",
            [.. names.Select(name => Panel(answers, name, unit))]);
    }

    static PointsPanel Panel(Answers answers, string plate, string unit)
    {
        var (wells, lines, plates) = (answers.Find(ElisaTables.Wells)!, answers.Find(ElisaTables.Lines)!, answers.Find(ElisaTables.Plates)!);
        var (x, y, kind, name) = (wells.Numbers("concentration"), wells.Numbers("signal"), wells.Texts("kind"), wells.Texts("name"));
        int[] known = [.. Rows(wells, plate).Where(i => x[i] > 0 && double.IsFinite(y[i]))];
        int[] line = [.. Rows(lines, plate)];
        var at = plates.Texts("plate").IndexOf(plate);
        double[] limits = [plates.Numbers("lloq")[at], plates.Numbers("uloq")[at]];
        return new(
            $"Plate {plate} ({known.Length} wells)", new("Concentration", unit, true), new("Signal"),
            [.. Series("standard", "standards", Tone.First), .. Series("control", "controls", Tone.Second)],
            [new("", Tone.First, Take(lines, "concentration", line), Take(lines, "signal", line), Take(lines, "low", line), Take(lines, "high", line))],
            [], [.. limits.Where(double.IsFinite)]);

        IEnumerable<PointSeries> Series(string word, string label, Tone tone)
        {
            int[] rows = [.. known.Where(i => kind[i] == word)];
            if (rows.Length == 0) yield break;
            yield return new(
                label, tone, Take(wells, "concentration", rows), Take(wells, "signal", rows),
                [.. rows.Select(i => $"{name[i]}, {Shown.Number(x[i])}: {Shown.Number(y[i])}")], []);
        }
    }

    /// <summary>Back-calculated over nominal for every standard.</summary>
    internal static PointsFigure Recovery(Answers answers)
    {
        var table = answers.Find(ElisaTables.Standards)!;
        var (nominal, recovery, passes) = (table.Numbers("nominal"), table.Numbers("recovery"), table.Texts("passes"));
        var names = table.Texts("plate").OfType<string>().Distinct().Take(MostPanels).ToArray();
        return new(
            "elisa-recovery", "Recovery of the standards",
            "Concentration read back from the curve over the nominal one. Lines: 80, 100 and 120 %. A standard that lies on a "
            + "plateau of the curve has no point.",
            [.. names.Select(name => new PointsPanel(
                names.Length == 1 ? "" : $"Plate {name}", new("Concentration", UnitOf(table, "nominal"), true), new("Recovery", "%"),
                [.. Series(name, "yes", "passes", Tone.First), .. Series(name, "no", "does not pass", Tone.Second)],
                [], [80, 100, 120], []))]);

        IEnumerable<PointSeries> Series(string plate, string word, string label, Tone tone)
        {
            int[] rows = [.. Rows(table, plate).Where(i => passes[i] == word && double.IsFinite(recovery[i]))];
            if (rows.Length > 0)
            {
                yield return new(
                    label, tone, Take(table, "nominal", rows), Take(table, "recovery", rows),
                    [.. rows.Select(i => $"{Shown.Number(nominal[i])}: {Shown.Number(recovery[i])} %")], []);
            }
        }
    }

    /// <summary>Corrected concentrations over the dilution, for samples with several; null where there are none.</summary>
    internal static PointsFigure? Linearity(Answers answers)
    {
        if (answers.Find(ElisaTables.Dilutions) is not { Rows: > 0 } table) return null;

        var (plate, sample, value) = (table.Texts("plate"), table.Texts("sample"), table.Numbers("corrected"));
        var bent = answers.Cautions.Where(caution => caution.Code == ElisaCautions.Bent).SelectMany(caution => caution.Where).ToHashSet();
        var series = Enumerable.Range(0, table.Rows).Where(i => double.IsFinite(value[i])).GroupBy(i => (Plate: plate[i]!, Sample: sample[i]!))
            .Where(group => group.Count() > 1).ToArray();
        if (series.Length == 0) return null;

        return new(
            "elisa-linearity", "Concentration over dilution",
            "Concentration in the undiluted sample from each of its dilutions within the working range, over their geometric mean. "
            + "Level: the assay is linear. Lines: 80, 100 and 120 %.",
            [.. series.GroupBy(group => group.Key.Plate).Take(MostPanels).Select(Panel)]);

        PointsPanel Panel(IGrouping<string, IGrouping<(string Plate, string Sample), int>> panel)
        {
            var groups = panel.ToArray();
            return new(
                $"Plate {panel.Key} ({groups.Length} samples)", new("Dilution", "fold", true), new("Of the mean", "%"),
                [.. Points("dilutions agree", Tone.Muted, false), .. Points("dilutions disagree", Tone.Second, true)],
                [.. groups.Select(group => new Curve("", bent.Contains(group.Key.Sample) ? Tone.Second : Tone.Muted, Take(table, "dilution", [.. group]),
                    Share(group), [], []))],
                [80, 100, 120], []);

            IEnumerable<PointSeries> Points(string label, Tone tone, bool which)
            {
                var some = groups.Where(group => bent.Contains(group.Key.Sample) == which).ToArray();
                int[] rows = [.. some.SelectMany(group => group)];
                // The first points carry their names: one a sample, so each sample's last dilution comes first.
                int[] last = which ? [.. some.Select(group => group.Last())] : [];
                rows = [.. last, .. rows.Except(last)];
                var shares = some.SelectMany(group => group.Zip(Share(group))).ToDictionary(pair => pair.First, pair => pair.Second);
                if (rows.Length > 0)
                {
                    yield return new(
                        label, tone, Take(table, "dilution", rows), [.. rows.Select(i => shares[i])],
                        [.. rows.Select(i => $"{sample[i]}, 1:{Shown.Number(table.Numbers("dilution")[i])}")], [.. last.Select(i => sample[i]!)]);
                }
            }
        }

        ImmutableArray<double> Share(IEnumerable<int> rows)
        {
            var mean = Elementary.Exp(rows.Average(i => Elementary.Log(value[i])));
            return [.. rows.Select(i => 100 * value[i] / mean)];
        }
    }

    static IEnumerable<int> Rows(Table table, string plate)
    {
        var names = table.Texts("plate");
        return Enumerable.Range(0, table.Rows).Where(i => names[i] == plate);
    }

    static ImmutableArray<double> Take(Table table, string column, int[] rows)
    {
        var values = table.Numbers(column);
        return [.. rows.Select(i => values[i])];
    }

    static string UnitOf(Table table, string column) => Shown.Unit(table.Columns.First(one => one.Name == column).Unit);
}
