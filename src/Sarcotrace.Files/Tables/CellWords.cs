namespace Sarcotrace.Files.Tables;

/// <summary>Words in cells of any table, compared without regard to case.</summary>
static class CellWords
{
    /// <summary>Nothing here.</summary>
    internal static readonly string[] Missing =
        ["na", "n/a", "n.a.", "nan", "null", ".", "-", "--", "–", "—", "\u2212", "missing", "#n/a", "#null!", "未测", "缺失"];

    /// <summary>Below the limit of detection.</summary>
    internal static readonly string[] Below =
        ["<lod", "<lloq", "<loq", "lod", "bdl", "blq", "bloq", "nd", "n.d.", "n.d", "<dl", "not detected", "未检出"];

    /// <summary>Letters as programs and other keyboards write them, each as ASCII has it: full width, typographic minus and blanks.</summary>
    internal static string Plain(string text) => string.Create(text.Length, text, static (plain, from) =>
    {
        for (var at = 0; at < plain.Length; at++)
        {
            plain[at] = from[at] switch
            {
                >= '\uFF01' and <= '\uFF5E' => (char)(from[at] - 0xFEE0),
                '\u2212' or '‐' or '‑' => '-',
                '\u00a0' or '\u202f' or '\u2009' or '\u3000' => ' ',
                var letter => letter,
            };
        }
    });
}
