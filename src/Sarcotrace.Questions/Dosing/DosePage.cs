using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.Questions.Dosing;

/// <summary>What a reader sees of a translated dose.</summary>
public static class DosePage
{
    /// <summary>Draws the page from the answers alone.</summary>
    /// <param name="answers">Answers of <see cref="DoseTranslation"/>.</param>
    public static Page Of(Answers answers)
    {
        List<Block> blocks = [.. answers.Items.Select(item => new AnswerBlock(item)), .. answers.Cautions.Select(caution => new CautionBlock(caution))];
        if (answers.Find(DoseTables.TranslationsName) is { } translations)
        {
            blocks.Add(new FigureBlock(Compared(translations, answers.Items.OfType<Finding>().First().Estimate.Value)));
            blocks.Add(new TableBlock(translations));
        }

        if (answers.Find(DoseTables.CoursesName) is { } courses && answers.Find(DoseTables.MatchesName) is { } matches)
        {
            blocks.Add(new Heading("Equal exposure"));
            blocks.Add(new FigureBlock(Courses(courses)));
            blocks.Add(new TableBlock(matches));
        }

        if (answers.Find(SafetyNotes.Name) is { } safety)
        {
            blocks.Add(new Heading("Safety, for planning research"));
            blocks.Add(new Bullets(SafetyNotes.Sentences(safety)));
        }

        if (answers.Find(DoseTables.SpeciesName) is { } species)
        {
            blocks.Add(new Heading("Species"));
            blocks.Add(new TableBlock(species));
        }

        return new Page("dose", "What is the dose in another species?", [.. blocks]);
    }

    static ForestFigure Compared(Table table, double known)
    {
        var (names, exact) = (table.Texts("species"), table.Numbers("exact"));
        var (low, high) = (table.Numbers("power_075"), table.Numbers("power_067"));
        return new(
            "dose-methods", "The dose by every method",
            "Point: by the ratio of Km. Line: from the least to the largest of Km, weight to the power 0.67 and weight to the power 0.75; "
            + $"it is no confidence interval. Upright line: the dose that is known, in its own mg/kg. {table.Title}.",
            new Axis("Dose", "mg/kg/d", Logarithmic: true), known,
            [.. names.Select((name, i) => new ForestRow(
                "", name!, exact[i], Math.Min(exact[i], Math.Min(low[i], high[i])), Math.Max(exact[i], Math.Max(low[i], high[i])), Tone.First))]);
    }

    static PointsFigure Courses(Table table)
    {
        var time = table.Numbers("time");
        ImmutableArray<Tone> tones = [Tone.First, Tone.Muted, Tone.Second];
        return new(
            "dose-exposure", "Plasma sarcosine over a day of dosing",
            "Simulated by the model, not measured: the fifth of equal days, by the model's point values.",
            [new PointsPanel(
                "", new Axis("Time after the day's first dose", "h"), new Axis("Plasma sarcosine", "µmol/L"), [],
                [.. table.Columns.Skip(1).Cast<NumberColumn>().Select((column, i) => new Curve(column.Meaning, tones[i], time, column.Values, [], []))],
                [], [])]);
    }
}
