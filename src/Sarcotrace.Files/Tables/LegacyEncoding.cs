using System.Text;
using Sarcotrace.Core.Numbers;

namespace Sarcotrace.Files.Tables;

/// <summary>Guesses which encoding from before Unicode a text has: the one in which its bytes are likeliest.</summary>
/// <remarks>
/// Each encoding is a share of text for each of its areas, spread evenly over the codes in it, and one for the commonest
/// letters of its language; the likelihood of a text is the product over its letters. Every word counts once.
/// </remarks>
static class LegacyEncoding
{
    const int MostWords = 4000;

    // What any letter of ASCII costs, a byte that no letter can start with, and an ASCII letter beside an Eastern one.
    static readonly double Ascii = Elementary.Log(1.0 / 64), Broken = Elementary.Log(1e-9), Beside = Elementary.Log(0.1);

    // Odds by which another Eastern encoding must be likelier than GB18030.
    static readonly double Doubt = Elementary.Log(20);

    static readonly Layout[] Layouts = Known();

    /// <summary>The likeliest encoding; GB18030 where doubt remains between Eastern ones.</summary>
    /// <param name="bytes">Some of the text, with letters that are not ASCII.</param>
    internal static Encoding Of(ReadOnlySpan<byte> bytes)
    {
        var words = Words(bytes);
        var best = Layouts.MaxBy(layout => words.Sum(word => LogLikelihood(word, layout)) + layout.Head)!;
        return best.Encoding;
    }

    // Signs below '0' and ; : are the second byte of no letter, so words end there in every encoding.
    static List<byte[]> Words(ReadOnlySpan<byte> bytes)
    {
        HashSet<string> seen = [];
        for (var at = 0; at < bytes.Length && seen.Count < MostWords; at++)
        {
            var from = at;
            while (at < bytes.Length && bytes[at] >= '0' && bytes[at] is not ((byte)';' or (byte)':')) at++;
            if (bytes[from..at].ContainsAnyInRange((byte)0x80, (byte)0xFF)) seen.Add(Encoding.Latin1.GetString(bytes[from..at]));
        }

        return [.. seen.Select(Encoding.Latin1.GetBytes)];
    }

    static double LogLikelihood(byte[] word, Layout layout)
    {
        var sum = 0.0;
        var (letter, eastern, single) = (false, false, false);
        for (var at = 0; at < word.Length; at++)
        {
            var own = word[at];
            if (own < 0x80)
            {
                var isLetter = char.IsAsciiLetter((char)own);
                sum += Ascii + (isLetter && eastern ? Beside : 0);
                (letter, eastern, single) = (isLetter, false, false);
                continue;
            }

            var pair = at + 1 < word.Length ? layout.Pair(own, word[at + 1]) : 0;
            var share = pair > 0 ? pair : layout.Single(own, single);
            sum += (share > 0 ? Elementary.Log(share) : Broken) + (letter && layout.IsEastern ? Beside : 0);
            (letter, eastern, single) = (false, layout.IsEastern, pair == 0);
            if (pair > 0) at++;
        }

        return sum;
    }

    static Layout[] Known()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return
        [
            // Hanzi by sound from B0 (level 1), by radical from D8 (level 2); what GBK and GB18030 add is rare.
            new("GB18030", CommonLetters.Simplified, Doubt,
                [new(0xB0, 0xD7, 0xA1, 0xFE, 0.45), new(0xD8, 0xF7, 0xA1, 0xFE, 0.03), new(0xA1, 0xA3, 0xA1, 0xFE, 0.03),
                new(0x81, 0xFE, 0x40, 0xFE, 0.005), new(0x81, 0xFE, 0x30, 0x39, 0.0001)]),
            // Kana behind 82 and 83, kanji of level 1 from 889F, and half-width katakana of one byte.
            new("shift_jis", CommonLetters.Japanese, 0,
                [new(0x82, 0x82, 0x9F, 0xF1, 0.2), new(0x83, 0x83, 0x40, 0x96, 0.15), new(0x88, 0x97, 0x40, 0xFC, 0.25), new(0x98, 0x9F, 0x40, 0xFC, 0.01),
                new(0xE0, 0xEA, 0x40, 0xFC, 0.01), new(0x81, 0x82, 0x40, 0xFC, 0.05), new(0x83, 0x9F, 0x40, 0xFC, 0.001),
                new(0xE0, 0xFC, 0x40, 0xFC, 0.001)], new Alone(0xA1, 0xDF, 0.05, 0.7)),
            // The same letters as pairs of high bytes: kana behind A4 and A5, kanji of level 1 from B0.
            new("EUC-JP", CommonLetters.Japanese, 0,
                [new(0xA4, 0xA4, 0xA1, 0xF3, 0.2), new(0xA5, 0xA5, 0xA1, 0xF6, 0.15), new(0xB0, 0xCF, 0xA1, 0xFE, 0.25), new(0xD0, 0xF4, 0xA1, 0xFE, 0.01),
                new(0xA1, 0xA3, 0xA1, 0xFE, 0.05), new(0x8E, 0x8E, 0xA1, 0xDF, 0.01)]),
            // Hangul by sound from B0 to C8, hanja from CA; the other syllables of code page 949 are rare.
            new("ks_c_5601-1987", CommonLetters.Korean, 0,
                [new(0xB0, 0xC8, 0xA1, 0xFE, 0.35), new(0xA1, 0xA3, 0xA1, 0xFE, 0.03), new(0xCA, 0xFD, 0xA1, 0xFE, 0.01), new(0x81, 0xC6, 0x41, 0xFE, 0.002)]),
            // Common hanzi by strokes from A4, rarer ones from C9; two second bytes in five are ASCII.
            new("big5", CommonLetters.Traditional, 0,
                [new(0xA4, 0xC6, 0x40, 0x7E, 0.18), new(0xA4, 0xC6, 0xA1, 0xFE, 0.27), new(0xA1, 0xA3, 0x40, 0xFE, 0.03), new(0xC9, 0xF9, 0x40, 0xFE, 0.02)]),
            // Accented Western letters mostly stand alone among ASCII ones.
            new("windows-1252", "", 0, [], new Alone(0xC0, 0xFF, 0.9, 0.1), new Alone(0x80, 0xBF, 0.5, 0.05)),
        ];
    }

    // A range of first and second bytes, and the share of text in it.
    readonly record struct Area(byte Lead, byte LastLead, byte Trail, byte LastTrail, double Share)
    {
        internal bool Holds(byte lead, byte trail) => lead >= Lead && lead <= LastLead && trail >= Trail && trail <= LastTrail && trail != 0x7F;

        internal double Density => Share / ((LastLead - Lead + 1) * (LastTrail - Trail + 1));
    }

    // A range of letters of one byte, and the share of text in it after another kind of letter and after one of them.
    readonly record struct Alone(byte First, byte Last, double Share, double Next);

    sealed class Layout
    {
        const double ShareOfCommon = 0.4;

        readonly double[] _pairs = new double[1 << 16];
        readonly Alone[] _alone;

        internal Layout(string name, string common, double head, Area[] areas, params Alone[] alone)
        {
            (Encoding, Head, IsEastern, _alone) = (Encoding.GetEncoding(name), head, areas.Length > 0, alone);
            for (var code = 0x8000; code < _pairs.Length; code++)
                _pairs[code] = areas.FirstOrDefault(area => area.Holds((byte)(code >> 8), (byte)code)) is { Share: > 0 } area ? area.Density : 0;

            var codes = common.Distinct().Select(letter => Encoding.GetBytes([letter])).Where(bytes => bytes.Length == 2).ToArray();
            foreach (var bytes in codes) _pairs[(bytes[0] << 8) | bytes[1]] += ShareOfCommon / codes.Length;
        }

        internal Encoding Encoding { get; }

        internal double Head { get; }

        internal bool IsEastern { get; }

        internal double Pair(byte lead, byte trail) => _pairs[(lead << 8) | trail];

        internal double Single(byte letter, bool again)
        {
            foreach (var (first, last, share, next) in _alone)
                if (letter >= first && letter <= last) return (again ? next : share) / (last - first + 1);
            return 0;
        }
    }
}
