using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.Questions.Dosing;

/// <summary>What a reader sees of a planned intake.</summary>
public static class IntakePage
{
    /// <summary>Draws the page from the answers alone.</summary>
    /// <param name="answers">Answers of <see cref="IntakePlan"/>.</param>
    public static Page Of(Answers answers)
    {
        List<Block> blocks = [.. answers.Items.Select(item => new AnswerBlock(item)), .. answers.Cautions.Select(caution => new CautionBlock(caution))];
        if (answers.Find("intake-course") is { } course && answers.Find("intake-schedule") is { } schedule)
        {
            blocks.Add(new FigureBlock(Drawn(course, schedule)));
            blocks.Add(new TableBlock(schedule));
        }

        if (answers.Find("intake-supply") is { } supply)
        {
            blocks.Add(new Heading("Supply"));
            blocks.Add(new TableBlock(supply));
        }

        if (answers.Find(SafetyNotes.Name) is { } safety)
        {
            blocks.Add(new Heading("Safety, for planning research"));
            blocks.Add(new Bullets(SafetyNotes.Sentences(safety)));
        }

        return new Page("intake", "What does a schedule of supplements do to plasma sarcosine?", [.. blocks]);
    }

    static PointsFigure Drawn(Table course, Table schedule)
    {
        var time = course.Numbers("time");
        ImmutableArray<double> taken = [.. Enumerable.Range(0, (int)Math.Ceiling(time[^1] / 24))
            .SelectMany(day => schedule.Numbers("hour").Select(hour => hour + 24 * day))];
        return new(
            "intake-course", "Plasma sarcosine under the schedule",
            "Simulated by the model, not measured. Line: its point values; band: middle 90 % of plausible values; upright lines: supplements.",
            [new PointsPanel(
                "", new Axis("Time from midnight of the first day", "h"), new Axis("Plasma sarcosine", "µmol/L"), [],
                [
                    new Curve("with the schedule", Tone.First, time, course.Numbers("plasma"), course.Numbers("low"), course.Numbers("high")),
                    new Curve("without supplements", Tone.Muted, time, course.Numbers("untreated"), [], []),
                ], [], taken.Length <= 24 ? taken : [])]);
    }
}
