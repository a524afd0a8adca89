using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.Questions.Elisa;

/// <summary>The figures of an immunoassay, from its tables alone.</summary>
static class ElisaFigures
{
    const int MostPanels = 12;
    const int MostSeries = 5;

    static readonly Tone[] Tones = [Tone.First, Tone.Second, Tone.Third, Tone.Fourth, Tone.Muted];

    /// <summary>Standards with the curve and its band, a panel a plate; samples lie on it.</summary>
    internal static PointsFigure Curves(Answers answers)
    {
        var (lines, plates) = (answers.Find(ElisaTables.Lines)!, answers.Find(ElisaTables.Plates)!);
        var unit = UnitOf(lines, "concentration");
        var names = plates.Texts("plate").OfType<string>().Take(MostPanels).ToArray();
        return new(
            "elisa-curves", "Standards and curve",
            "Points: every well of a standard above 0, and every sample within the working range at its dilution (mean of its "
            + "wells). Curve with its pointwise interval. Vertical lines: the limits of quantification.",
            [.. names.Select(name => Panel(answers, name, names.Length == 1 ? "" : $"Plate {name}", unit))]);
    }

    static PointsPanel Panel(Answers answers, string plate, string title, string unit)
    {
        var (wells, lines, plates) = (answers.Find(ElisaTables.Wells)!, answers.Find(ElisaTables.Lines)!, answers.Find(ElisaTables.Plates)!);
        var dilutions = answers.Find(ElisaTables.Dilutions)!;
        var (x, y, kind) = (wells.Numbers("concentration"), wells.Numbers("signal"), wells.Texts("kind"));
        int[] standards = [.. Rows(wells, plate).Where(i => kind[i] == "standard" && x[i] > 0 && double.IsFinite(y[i]))];
        int[] samples = [.. Rows(dilutions, plate).Where(i => double.IsFinite(dilutions.Numbers("in_well")[i]))];
        int[] line = [.. Rows(lines, plate)];
        var at = plates.Texts("plate").IndexOf(plate);
        double[] limits = [plates.Numbers("lloq")[at], plates.Numbers("uloq")[at]];
        PointSeries[] series =
        [
            new($"samples ({samples.Length})", Tone.Muted, Take(dilutions, "in_well", samples), Take(dilutions, "signal", samples),
                [.. samples.Select(i => $"{dilutions.Texts("sample")[i]}, 1:{Shown.Number(dilutions.Numbers("dilution")[i])}")], []),
            new($"standards ({standards.Length} wells)", Tone.First, Take(wells, "concentration", standards), Take(wells, "signal", standards),
                [.. standards.Select(i => $"{Shown.Number(x[i])} → {Shown.Number(y[i])}")], []),
        ];
        return new(
            title, new("Concentration in the well", unit, true), new("Signal"), [.. series.Where(one => one.X.Length > 0)],
            [new("", Tone.First, Take(lines, "concentration", line), Take(lines, "signal", line), Take(lines, "low", line), Take(lines, "high", line))],
            [], [.. limits.Where(double.IsFinite)]);
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
                yield return new(label, tone, Take(table, "nominal", rows), Take(table, "recovery", rows), [.. rows.Select(i => $"{Shown.Number(nominal[i])}: {Shown.Number(recovery[i])} %")], []);
        }
    }

    /// <summary>Corrected concentrations over the dilution, for samples with several; null where there are none.</summary>
    internal static PointsFigure? Linearity(Answers answers)
    {
        if (answers.Find(ElisaTables.Dilutions) is not { Rows: > 0 } table) return null;

        var (plate, sample, value) = (table.Texts("plate"), table.Texts("sample"), table.Numbers("corrected"));
        var series = Enumerable.Range(0, table.Rows).Where(i => double.IsFinite(value[i])).GroupBy(i => (plate[i], sample[i]))
            .Where(group => group.Count() > 1).ToArray();
        if (series.Length == 0) return null;

        var panels = series.Chunk(MostSeries).Take(MostPanels).ToArray();
        return new(
            "elisa-linearity", "Concentration over dilution",
            $"Concentration in the undiluted sample from each of its dilutions within the working range, over the mean of them, "
            + $"{Math.Min(series.Length, MostPanels * MostSeries)} of {series.Length} samples. Level: the assay is linear. Lines: 80, 100 and 120 %.",
            [.. panels.Select(panel => new PointsPanel(
                "", new("Dilution", "fold", true), new("Of the mean", "%"),
                [.. panel.Select((group, k) => new PointSeries(group.Key.Item2!, Tones[k], Take(table, "dilution", [.. group]), Share(group), [], []))],
                [.. panel.Select((group, k) => new Curve("", Tones[k], Take(table, "dilution", [.. group]), Share(group), [], []))], [80, 100, 120], []))]);

        ImmutableArray<double> Share(IEnumerable<int> rows)
        {
            var mean = Math.Exp(rows.Average(i => Math.Log(value[i])));
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
