using System.Collections.Immutable;
using System.Text;

namespace Sarcotrace.App.Report.Figures;

/// <summary>Which font draws which letters, and how wide they come out.</summary>
static class Lettering
{
    public const double LineHeight = 15;

    static readonly Lazy<FontFace> Regular = new(() => new FontFace("DejaVuSans.ttf"));
    static readonly Lazy<FontFace> Bold = new(() => new FontFace("DejaVuSans-Bold.ttf"));
    static readonly Lazy<FontFace> Fallback = new(() => new FontFace("DroidSansFallbackFull.ttf"));

    /// <summary>A stretch of text in one font, with its width in ems.</summary>
    public readonly record struct Run(string Text, FontFace Face, double Width);

    /// <summary>Splits a text where its font changes: DejaVu has no Chinese, Droid Fallback little else.</summary>
    public static ImmutableArray<Run> Runs(string text, bool bold = false)
    {
        var usual = (bold ? Bold : Regular).Value;
        var runs = ImmutableArray.CreateBuilder<Run>();
        var (letters, face, width) = (new StringBuilder(), usual, 0.0);
        foreach (var rune in text.EnumerateRunes())
        {
            var fits = usual.Has(rune.Value) || !Fallback.Value.Has(rune.Value) ? usual : Fallback.Value;
            if (!ReferenceEquals(fits, face) && letters.Length > 0)
            {
                runs.Add(new(letters.ToString(), face, width));
                letters.Clear();
                width = 0;
            }

            face = fits;
            letters.Append(rune);
            width += face.Advance(rune.Value);
        }

        if (letters.Length > 0) runs.Add(new(letters.ToString(), face, width));
        return runs.ToImmutable();
    }

    /// <summary>Width of a text in pixels.</summary>
    public static double Width(string text, double size = Canvas.Small, bool bold = false)
    {
        var width = 0.0;
        foreach (var run in Runs(text, bold)) width += run.Width;
        return width * size;
    }

    /// <summary>The text, or its beginning with an ellipsis where it is wider than allowed.</summary>
    public static string Cut(string text, double width, double size = Canvas.Small, bool bold = false)
    {
        if (Width(text, size, bold) <= width) return text;

        var kept = new StringBuilder();
        var left = width / size - Width("…", 1, bold);
        foreach (var rune in text.EnumerateRunes())
        {
            left -= Width(rune.ToString(), 1, bold);
            if (left < 0) break;
            kept.Append(rune);
        }

        return kept.ToString().TrimEnd() + "…";
    }

    /// <summary>Breaks a text into lines of at most that width; the last may end in an ellipsis.</summary>
    public static ImmutableArray<string> Wrap(string text, double width, int most, bool bold = false)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        var rest = text.Trim();
        while (rest.Length > 0 && lines.Count < most - 1 && Width(rest, bold: bold) > width)
        {
            var cut = Break(rest, width, bold);
            if (cut == 0) break;
            lines.Add(rest[..cut].TrimEnd());
            rest = rest[cut..].TrimStart();
        }

        lines.Add(Cut(rest, width, bold: bold));
        return lines.ToImmutable();
    }

    /// <summary>The last place within the width where a line may end: a space, hyphen or Chinese letter.</summary>
    static int Break(string text, double width, bool bold)
    {
        var (best, at, used) = (0, 0, 0.0);
        foreach (var rune in text.EnumerateRunes())
        {
            used += Width(rune.ToString(), Canvas.Small, bold);
            at += rune.Utf16SequenceLength;
            if (used > width && !Rune.IsWhiteSpace(rune)) break;
            if (Rune.IsWhiteSpace(rune) || rune.Value is '-' or '/' or ',' || rune.Value >= 0x2E80) best = at;
        }

        return best;
    }
}
