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
            blocks.Add(new FigureBlock(Compared(translations, answers.Find(DoseTables.MatchesName), answers.Items.OfType<Finding>().First().Estimate.Value)));
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

    static ForestFigure Compared(Table table, Table? matches, double known)
    {
        var rows = Enumerable.Range(0, table.Rows).SelectMany(row => new[]
        {
            Row(row, "ratio of Km", "exact", Tone.First), Row(row, "weight to the power 0.67", "power_067", Tone.Muted),
            Row(row, "weight to the power 0.75", "power_075", Tone.Muted),
        });
        var modelled = matches is null
            ? []
            : Enumerable.Range(0, matches.Rows).Where(row => double.IsFinite(matches.Numbers("dose")[row])).Select(row => new ForestRow(
                table.Texts("species")[0]!, $"equal {matches.Texts("measure")[row]}", matches.Numbers("dose")[row],
                matches.Numbers("low")[row], matches.Numbers("high")[row], Tone.Second));
        return new(
            "dose-methods", "The dose by every method",
            "Upright line: the dose that is known, in its own mg/kg."
            + (matches is null ? "" : " Equal exposure is simulated by the model; its line is the middle 90 % of plausible values.") + $" {table.Title}.",
            new Axis("Dose", "mg/kg a day", Logarithmic: true), known, [.. rows, .. modelled]);

        ForestRow Row(int row, string method, string column, Tone tone)
        {
            var dose = table.Numbers(column)[row];
            return new(table.Texts("species")[row]!, method, dose, dose, dose, tone);
        }
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
