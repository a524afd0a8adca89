using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Sarcotrace.Files.Tests.Hostile;

/// <summary>Changes of bytes, by a generator with a seed: the same in every run.</summary>
sealed class Mutator(ulong state)
{
    const int MostBytes = 1 << 20;

    static readonly int[] Odd = [0, 1, -1, 2, 127, 128, 255, 256, 32_767, 65_535, 65_536, int.MaxValue, int.MinValue, 0x7FFF_FFF0, 0x1000_0000];

    public int Below(int count)
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return (int)(state % (ulong)count);
    }

    /// <summary>A seed with up to four changes; of a zip, half of the time one of its parts.</summary>
    public byte[] Mutant(byte[] seed, string[] words)
    {
        if (seed is [(byte)'P', (byte)'K', ..] && Below(4) > 0) return WithPart(seed, part => Mutant(part, words));

        var bytes = seed;
        for (var change = 1 + Below(4); change > 0; change--) bytes = Change(bytes, words);
        return bytes;
    }

    /// <summary>One change.</summary>
    public byte[] Change(byte[] bytes, string[] words)
    {
        if (bytes.Length is < 4 or > MostBytes) return bytes;

        var at = Below(bytes.Length);
        var text = Encoding.UTF8.GetBytes(words[Below(words.Length)]);
        switch (Below(12))
        {
            case 0: return [.. bytes[..at], (byte)Below(256), .. bytes[(at + 1)..]];
            case 1: return bytes[..at];
            case 2: return [.. bytes[..at], .. text, .. bytes[at..]];
            case 3: return Without(bytes, at, (byte)'<', (byte)'>');
            case 4: return Without(bytes, at, (byte)' ', (byte)' ');
            case 5:
                var (from, to) = Stretch(bytes, at);
                return [.. bytes[..from], .. bytes[to..]];
            case 6: return Swapped(bytes, at, Below(bytes.Length));
            case 7: return Repeated(bytes, at);
            case 8: return Numbered(bytes, at);
            case 9: return [.. bytes[..at], (byte)(bytes[at] ^ 1 << Below(8)), .. bytes[(at + 1)..]];
            case 10: return [.. bytes[..at], .. text, .. bytes[Math.Min(bytes.Length, at + text.Length)..]];
            default:
                var (first, last) = Stretch(bytes, Below(bytes.Length));
                return [.. bytes[..at], .. bytes[first..last], .. bytes[at..]];
        }
    }

    /// <summary>The zip with one of its parts changed.</summary>
    public byte[] WithPart(byte[] zip, Func<byte[], byte[]> change)
    {
        using var from = new ZipArchive(new MemoryStream(zip), ZipArchiveMode.Read);
        using var memory = new MemoryStream();
        using (var to = new ZipArchive(memory, ZipArchiveMode.Create, true))
        {
            var chosen = Below(from.Entries.Count);
            foreach (var (place, entry) in from.Entries.Index())
            {
                using var part = new MemoryStream();
                using (var stream = entry.Open()) stream.CopyTo(part);
                using var anew = to.CreateEntry(entry.FullName).Open();
                anew.Write(place == chosen ? change(part.ToArray()) : part.ToArray());
            }
        }

        return memory.ToArray();
    }

    // Up to all that follows, but mostly short.
    (int From, int To) Stretch(byte[] bytes, int at) => (at, Math.Min(bytes.Length, at + 1 + Below(Below(4) == 0 ? bytes.Length : 40)));

    byte[] Repeated(byte[] bytes, int at)
    {
        var (from, to) = Stretch(bytes, at);
        var times = Math.Min(1 + Below(Below(8) == 0 ? 20_000 : 50), 200_000 / (to - from) + 1);
        return [.. bytes[..to], .. Enumerable.Repeat(bytes[from..to], times).SelectMany(part => part), .. bytes[to..]];
    }

    byte[] Numbered(byte[] bytes, int at)
    {
        byte[] changed = [.. bytes, 0, 0, 0, 0];
        var number = Odd[Below(Odd.Length)];
        switch (Below(4))
        {
            case 0: BinaryPrimitives.WriteInt32LittleEndian(changed.AsSpan(at), number); break;
            case 1: BinaryPrimitives.WriteInt32BigEndian(changed.AsSpan(at), number); break;
            case 2: BinaryPrimitives.WriteInt16LittleEndian(changed.AsSpan(at), (short)number); break;
            default: BinaryPrimitives.WriteInt16BigEndian(changed.AsSpan(at), (short)number); break;
        }

        return changed[..bytes.Length];
    }

    static byte[] Without(byte[] bytes, int at, byte first, byte last)
    {
        var from = Array.IndexOf(bytes, first, at);
        var to = from < 0 ? -1 : Array.IndexOf(bytes, last, from + 1);
        return to < 0 ? bytes : [.. bytes[..from], .. bytes[(last == first ? to : to + 1)..]];
    }

    // Exchanges two tags, or two attributes' worth of text.
    static byte[] Swapped(byte[] bytes, int one, int other)
    {
        var (a, b) = (Tag(bytes, Math.Min(one, other)), Tag(bytes, Math.Max(one, other)));
        return a.To <= a.From || b.To <= b.From || a.From < 0 || b.From < 0 || a.To > b.From
            ? bytes
            : [.. bytes[..a.From], .. bytes[b.From..b.To], .. bytes[a.To..b.From], .. bytes[a.From..a.To], .. bytes[b.To..]];
    }

    static (int From, int To) Tag(byte[] bytes, int at)
    {
        var from = Array.IndexOf(bytes, (byte)'<', at);
        return (from, from < 0 ? -1 : Array.IndexOf(bytes, (byte)'>', from) + 1);
    }
}
