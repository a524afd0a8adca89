using System.Text;

namespace Sarcotrace.Files.Tables;

/// <summary>Guesses the encoding of a text that is not Unicode from how its bytes are laid out.</summary>
/// <remarks>
/// Each East Asian encoding keeps its usual letters in rows of its own: the share of letters that fall there decides, and
/// words of a table's headings count more. Western letters with accents stand alone between plain ones.
/// </remarks>
static class LegacyEncoding
{
    const int Western = 1252;
    const double MostlyAlone = 0.8;

    /// <summary>So many letters all among the Korean ones are no chance: they are a little more than half of the usual Chinese ones.</summary>
    const int FewestKorean = 8;

    // Where a share is equal the first is taken.
    static readonly Layout[] Layouts =
    [
        new(54936, (first, second) => second is >= 0x30 and not 0x7F, (first, second) => first is >= 0xB0 and <= 0xD7 && second >= 0xA1 || first is >= 0xA1 and <= 0xA3, _ => false,
            ["姓名", "编号", "年龄", "性别", "握力", "步速", "步行", "身高", "体重", "小腿", "女"]),
        new(932, (first, second) => first is <= 0x9F or >= 0xE0 && second is >= 0x40 and not 0x7F,
            (first, second) => first is 0x81 or 0x83 || first == 0x82 && second >= 0x4F || first is >= 0x88 and <= 0x97, single => single is >= 0xA1 and <= 0xDF,
            ["氏名", "番号", "年齢", "性別", "握力", "歩行", "身長", "体重", "下腿", "女"]),
        new(950, (first, second) => first >= 0xA1 && second is >= 0x40 and <= 0x7E or >= 0xA1, (first, _) => first is >= 0xA1 and <= 0xC6, _ => false,
            ["姓名", "編號", "年齡", "性別", "握力", "步行", "身高", "體重", "小腿", "女"]),
        new(949, (_, second) => second is >= 0x41 and not 0x7F, (first, second) => first is >= 0xB0 and <= 0xC8 && second >= 0xA1 || first is >= 0xA1 and <= 0xA3, _ => false,
            ["이름", "성명", "번호", "나이", "연령", "성별", "악력", "보행", "신장", "체중", "여성", "여자"]),
    ];

    static LegacyEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The encoding of a text with bytes above 127.</summary>
    internal static Encoding Of(ReadOnlySpan<byte> text)
    {
        if (ShareAlone(text) >= MostlyAlone) return Encoding.GetEncoding(Western);

        var (best, most) = (Western, 0.0);
        foreach (var layout in Layouts)
        {
            var share = layout.Share(text);
            if (share > most) (best, most) = (layout.CodePage, share);
        }

        return Encoding.GetEncoding(best);
    }

    // Accented letters and the signs of units, each between plain letters.
    static double ShareAlone(ReadOnlySpan<byte> text)
    {
        var (high, alone) = (0, 0);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] < 0x80) continue;
            high++;
            var plain = (at == 0 || text[at - 1] < 0x80) && (at + 1 == text.Length || text[at + 1] < 0x80);
            if (plain && text[at] is >= 0xC0 or 0xB0 or 0xB1 or 0xB2 or 0xB3 or 0xB5) alone++;
        }

        return alone / (double)high;
    }

    sealed record Layout(int CodePage, Func<byte, byte, bool> Valid, Func<byte, byte, bool> Usual, Func<byte, bool> Single, string[] Words)
    {
        /// <summary>Share of usual letters, and 1 more where a word of a heading is among them; 0 where it cannot be this encoding.</summary>
        internal double Share(ReadOnlySpan<byte> text)
        {
            var (letters, usual) = (0, 0);
            for (var at = 0; at < text.Length; at++)
            {
                if (text[at] < 0x80) continue;
                letters++;
                if (Single(text[at])) continue;
                if (++at == text.Length) break;
                if (!Valid(text[at - 1], text[at])) return 0;
                if (Usual(text[at - 1], text[at])) usual++;
            }

            var share = usual / (double)letters;
            if (CodePage == 949 && letters >= FewestKorean && usual == letters) share += 0.01;
            var words = Encoding.GetEncoding(CodePage).GetString(text);
            return share + (Words.Any(word => words.Contains(word, StringComparison.Ordinal)) ? 1 : 0);
        }
    }
}
