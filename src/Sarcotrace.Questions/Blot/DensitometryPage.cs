using Sarcotrace.Core;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.Questions.Blot;

/// <summary>What a reader sees of measured bands.</summary>
public static class DensitometryPage
{
    const int MostPanels = 24;

    /// <summary>Draws the page from the answers alone.</summary>
    /// <param name="answers">Answers of <see cref="LaneDensitometry"/>.</param>
    /// <returns>The page.</returns>
    public static Page Of(Answers answers)
    {
        List<Block> blocks = [.. answers.Items.Select(item => new AnswerBlock(item)), .. answers.Cautions.Select(caution => new CautionBlock(caution))];
        if (answers.Find("blot-profiles") is { Rows: > 0 } profiles && answers.Find("blot-bands") is { } bands)
        {
            blocks.AddRange([new Heading("Lanes"), new FigureBlock(Profiles(profiles, bands))]);
            if (bands.Rows > 0) blocks.AddRange([new Heading("Bands"), new TableBlock(bands, Searchable: true)]);
        }

        return new(LaneDensitometry.Name, "How strong is each band of each lane?", [.. blocks]);
    }

    static PointsFigure Profiles(Table profiles, Table bands)
    {
        var (lane, row, signal) = (profiles.Numbers("lane"), profiles.Numbers("row"), profiles.Numbers("signal"));
        return new("blot-profiles", profiles.Title,
            "Mean grey value over the lane's width, from the top of the box down; more is more protein. Vertical lines: bands that were found, at their peaks.",
            [
                .. Enumerable.Range(0, profiles.Rows).GroupBy(at => lane[at]).Take(MostPanels).Select(own => new PointsPanel(
                    $"Lane {own.Key:0}", new Axis("Row", "pixels"), new Axis("Signal", "grey values"), [],
                    [new Curve("", Tone.First, [.. own.Select(at => row[at])], [.. own.Select(at => signal[at])], [], [])], [],
                    [.. Enumerable.Range(0, bands.Rows).Where(at => bands.Numbers("lane")[at] == own.Key).Select(at => bands.Numbers("peak")[at])])),
            ]);
    }
}
