using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.Questions.Quantification;

/// <summary>What a reader sees of a quantification, drawn from its answers alone.</summary>
public static class QuantificationPage
{
    const int MostPanels = 12;

    /// <summary>The page of one run's answers.</summary>
    /// <param name="answers">Answers of <see cref="TargetedQuantification"/>.</param>
    /// <returns>The page.</returns>
    public static Page Of(Answers answers)
    {
        ImmutableArray<Block> blocks =
        [
            .. answers.Items.Select(item => new AnswerBlock(item)),
            .. answers.Cautions.Select(caution => new CautionBlock(caution)),
            .. Part(answers, QuantificationTables.Analytes, "Calibration", Lines),
            .. Part(answers, QuantificationTables.Standards, "Standards read back", Accuracy),
            .. Part(answers, QuantificationTables.Controls, "Controls", null),
            .. Part(answers, QuantificationTables.Samples, "Concentrations", null, true),
            .. Part(answers, QuantificationTables.Blanks, "Blanks after strong injections", null),
            .. Part(answers, QuantificationTables.Matrix, "Matrix and recovery", null),
            .. Part(answers, QuantificationTables.Lines, "Lines that were tried", null),
        ];
        return new("quantification", "Which concentrations do the peaks stand for, and which can be believed?", blocks);
    }

    static IEnumerable<Block> Part(Answers answers, string name, string heading, Func<Answers, Figure>? figure, bool searchable = false)
    {
        if (answers.Find(name) is not { Rows: > 0 } table) yield break;

        yield return new Heading(heading);
        if (figure is not null) yield return new FigureBlock(figure(answers));
        yield return new TableBlock(table, searchable);
    }

    static PointsFigure Lines(Answers answers)
    {
        var (points, bands) = (answers.Find(QuantificationTables.Peaks)!, answers.Find(QuantificationTables.Bands)!);
        var analytes = answers.Find(QuantificationTables.Analytes)!.Texts("analyte").OfType<string>().Take(MostPanels).ToArray();
        return new(
            "quantification-lines", "Standards and line",
            "Every injection of a standard, and of a control at its nominal concentration; the line with its interval.",
            [.. analytes.Select(Panel)]);

        PointsPanel Panel(string analyte)
        {
            var (x, y, kind) = (points.Numbers("nominal"), points.Numbers("response"), points.Texts("kind"));
            int[] rows = [.. Rows(points, analyte).Where(i => x[i] > 0 && double.IsFinite(y[i]))];
            int[] line = [.. Rows(bands, analyte)];
            PointSeries Series(string word, string label, Tone tone)
            {
                int[] some = [.. rows.Where(i => kind[i] == word)];
                return new(label, tone, Take(points, "nominal", some), Take(points, "response", some), [.. some.Select(i => points.Texts("name")[i]!)], []);
            }

            PointSeries[] series = [Series("standard", "standards", Tone.First), Series("control", "controls", Tone.Second)];
            return new(
                $"{analyte} ({series.Sum(one => one.X.Length)} injections)", new("Concentration", UnitOf(bands, "concentration")), new("Response"),
                [.. series.Where(one => one.X.Length > 0)],
                [new("", Tone.First, Take(bands, "concentration", line), Take(bands, "response", line), Take(bands, "low", line), Take(bands, "high", line))],
                [], []);
        }
    }

    static PointsFigure Accuracy(Answers answers)
    {
        var (standards, controls) = (answers.Find(QuantificationTables.Standards)!, answers.Find(QuantificationTables.Controls)!);
        var analytes = answers.Find(QuantificationTables.Analytes)!.Texts("analyte").OfType<string>().Take(MostPanels).ToArray();
        return new(
            "quantification-accuracy", "Accuracy of standards and controls",
            "Mean concentration read from the line over the nominal one. Lines: 85, 100 and 115 %.",
            [.. analytes.Select(analyte => new PointsPanel(
                analyte, new("Concentration", UnitOf(standards, "nominal"), true), new("Accuracy", "%"),
                [.. Series(standards, analyte, "standards", Tone.First), .. Series(controls, analyte, "controls", Tone.Second)],
                [], [85, 100, 115], []))]);
    }

    static IEnumerable<PointSeries> Series(Table table, string analyte, string label, Tone tone)
    {
        int[] rows = [.. Rows(table, analyte).Where(i => double.IsFinite(table.Numbers("accuracy")[i]))];
        if (rows.Length > 0) yield return new(label, tone, Take(table, "nominal", rows), Take(table, "accuracy", rows), [], []);
    }

    static IEnumerable<int> Rows(Table table, string analyte)
    {
        var names = table.Texts("analyte");
        return Enumerable.Range(0, table.Rows).Where(i => names[i] == analyte);
    }

    static ImmutableArray<double> Take(Table table, string column, int[] rows)
    {
        var values = table.Numbers(column);
        return [.. rows.Select(i => values[i])];
    }

    static string UnitOf(Table table, string column) => Shown.Unit(table.Columns.First(one => one.Name == column).Unit);
}
