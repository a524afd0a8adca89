using Sarcotrace.Core;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.Questions.Trial;

/// <summary>What a reader sees of a plan: a page to attach to a grant or a licence.</summary>
public static class TrialPage
{
    /// <summary>Draws the page from the answers alone.</summary>
    /// <param name="answers">Answers of <see cref="TrialPlan"/>.</param>
    public static Page Of(Answers answers)
    {
        List<Block> blocks = [.. answers.Items.Select(item => new AnswerBlock(item)), .. answers.Cautions.Select(caution => new CautionBlock(caution))];
        if (answers.Find(TrialTables.CurveName) is { Rows: > 0 } curve)
        {
            blocks.Add(new FigureBlock(Drawn(curve)));
            blocks.Add(new TableBlock(curve));
        }

        if (answers.Find(AxisTables.PowerName) is { Rows: > 0 } axis && answers.Find(AxisTables.IndividualsName) is { } individuals)
        {
            blocks.Add(new FigureBlock(AxisTables.Drawn(axis)));
            blocks.Add(new TableBlock(axis));
            blocks.Add(new Heading("One of the simulated trials"));
            blocks.AddRange(AxisTables.Trials(individuals).Select(figure => new FigureBlock(figure)));
            if (answers.Find(AxisTables.EffectsName) is { } effects) blocks.Add(new TableBlock(effects));
        }

        foreach (var (name, heading) in new[] { (TrialTables.AssumptionsName, "Assumptions"), (ArriveFields.Name, "For the licence or the grant") })
        {
            if (answers.Find(name) is not { } table) continue;
            blocks.Add(new Heading(heading));
            blocks.Add(new TableBlock(table));
        }

        return new Page("trial", "How many does the study need, and how often would it find what is there?", [.. blocks]);
    }

    static PointsFigure Drawn(Table curve)
    {
        var each = curve.Numbers("each");
        var meaning = curve.Columns[0].Meaning;
        List<Curve> curves = [];
        if (curve.Numbers("simulated").Any(double.IsFinite))
            curves.Add(new("simulated, with its 95 % interval", Tone.First, each, curve.Numbers("simulated"), curve.Numbers("low"), curve.Numbers("high")));
        if (curve.Numbers("formula").Any(double.IsFinite)) curves.Add(new("by formula", Tone.Second, each, curve.Numbers("formula"), [], []));
        return new(
            "trial-power", curve.Title, $"Points and lines: {string.Join("; ", curves.Select(one => one.Name))}. Horizontal line: 80 %.",
            [new PointsPanel(
                "", new Axis(char.ToUpperInvariant(meaning[0]) + meaning[1..]),
                new Axis(curve.Title.StartsWith("Share", StringComparison.Ordinal) ? "Share found" : "Power"),
                curves.Count > 0 ? [new PointSeries("", curves[0].Tone, each, curves[0].Y, [], [])] : [], [.. curves], [0.8], [])]);
    }
}
