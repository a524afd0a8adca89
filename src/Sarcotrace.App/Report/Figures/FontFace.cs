using System.Buffers.Binary;
using Sarcotrace.App.Report.Wording;

namespace Sarcotrace.App.Report.Figures;

/// <summary>The widths of a TrueType font's letters, read from its tables.</summary>
/// <remarks>
/// Read here and not asked of the system, because FreeType, DirectWrite and CoreText round differently and a drawing
/// must be the same on all of them; and a report without PNG files then needs no native library at all.
/// <para>Source: OpenType 1.9.1 (ISO/IEC 14496-22), tables head, hhea, hmtx, cmap formats 4 and 12.</para>
/// </remarks>
sealed class FontFace
{
    readonly byte[] _bytes;
    readonly int _advances, _advanceCount, _map;
    readonly ushort _format;
    readonly double _unitsPerEm;

    /// <summary>Reads an embedded font file.</summary>
    public FontFace(string file)
    {
        _bytes = Embedded.Bytes(file);
        _unitsPerEm = Word(Table("head") + 18);
        _advanceCount = Word(Table("hhea") + 34);
        _advances = Table("hmtx");
        _map = CharacterMap(Table("cmap"));
        _format = Word(_map);
    }

    /// <summary>The file itself.</summary>
    public byte[] File => _bytes;

    /// <summary>Whether the font draws that character.</summary>
    public bool Has(int rune) => Glyph(rune) != 0;

    /// <summary>How far the pen moves for a character, in ems.</summary>
    public double Advance(int rune)
        => Word(_advances + 4 * Math.Min(Glyph(rune), _advanceCount - 1)) / _unitsPerEm;

    int Glyph(int rune) => _format == 12 ? GlyphByGroup(rune) : GlyphBySegment(rune);

    int GlyphBySegment(int rune)
    {
        if (rune > 0xFFFF) return 0;

        var doubled = Word(_map + 6);
        var (ends, starts) = (_map + 14, _map + 16 + doubled);
        var segment = 0;
        while (segment < doubled && Word(ends + segment) < rune) segment += 2;
        if (segment >= doubled || Word(starts + segment) > rune) return 0;

        var delta = Word(starts + doubled + segment);
        var rangeAt = starts + 2 * doubled + segment;
        var range = Word(rangeAt);
        if (range == 0) return (rune + delta) & 0xFFFF;

        var glyph = Word(rangeAt + range + 2 * (rune - Word(starts + segment)));
        return glyph == 0 ? 0 : (glyph + delta) & 0xFFFF;
    }

    int GlyphByGroup(int rune)
    {
        var (low, high) = (0, (int)Long(_map + 12) - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var group = _map + 16 + 12 * middle;
            if (rune < Long(group)) high = middle - 1;
            else if (rune > Long(group + 4)) low = middle + 1;
            else return (int)(Long(group + 8) + (rune - Long(group)));
        }

        return 0;
    }

    /// <summary>The richest Unicode map: full repertoire (3, 10) before the basic plane (3, 1).</summary>
    int CharacterMap(int table)
    {
        var best = (Encoding: -1, Offset: 0);
        for (var record = table + 4; record < table + 4 + 8 * Word(table + 2); record += 8)
        {
            if (Word(record) == 3 && Word(record + 2) is 1 or 10 && Word(record + 2) > best.Encoding)
                best = (Word(record + 2), (int)Long(record + 4));
        }

        return best.Offset > 0 ? table + best.Offset : throw new InvalidDataException("the font has no Unicode map");
    }

    int Table(string tag)
    {
        for (var record = 12; record < 12 + 16 * Word(4); record += 16)
        {
            if (_bytes.AsSpan(record, 4).SequenceEqual(System.Text.Encoding.ASCII.GetBytes(tag)))
                return (int)Long(record + 8);
        }

        throw new InvalidDataException($"the font has no table {tag}");
    }

    ushort Word(int at) => BinaryPrimitives.ReadUInt16BigEndian(_bytes.AsSpan(at));

    uint Long(int at) => BinaryPrimitives.ReadUInt32BigEndian(_bytes.AsSpan(at));
}
