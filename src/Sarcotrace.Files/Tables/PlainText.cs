using System.Text.Unicode;
using Sarcotrace.Core;

namespace Sarcotrace.Files.Tables;

/// <summary>A text table that lies whole in memory and quotes nothing, so that its cells are cut where they stand.</summary>
/// <param name="Bytes">The file, UTF-8.</param>
/// <param name="Found">What the look at it told.</param>
/// <param name="Starts">Where each row starts, the header being the first; empty lines are none.</param>
sealed record PlainText(byte[] Bytes, Sniff Found, int[] Starts)
{
    /// <summary>Larger files are read as a stream, in bounded memory.</summary>
    internal const int Largest = 64 << 20;

    const int LookedAtOnce = 1 << 18;

    static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    /// <summary>The table; null where a quote, another encoding, odd line ends or its size ask for the other reader.</summary>
    internal static PlainText? Of(string path)
    {
        if (FileSize.Of(path) > Largest) return null;

        var bytes = Read(path);
        return RowsOf(bytes) is { } starts ? new(bytes, Sniff.OfUtf8(bytes), starts) : null;
    }

    static byte[] Read(string path)
    {
        using var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
        var bytes = LargeArray.Unwritten<byte>(RandomAccess.GetLength(file));
        var read = 0;
        while (read < bytes.Length && RandomAccess.Read(file, bytes.AsSpan(read), read) is > 0 and var more) read += more;
        return read == bytes.Length ? bytes : bytes[..read];
    }

    /// <summary>Rows, the header included.</summary>
    internal int Rows => Starts.Length;

    /// <summary>The bytes of a row without its line end.</summary>
    internal ReadOnlySpan<byte> Row(int row)
    {
        var bytes = Bytes.AsSpan(Starts[row]);
        var end = bytes.IndexOf((byte)'\n');
        if (end >= 0) bytes = bytes[..end];
        return bytes is [.., (byte)'\r'] ? bytes[..^1] : bytes;
    }

    // In parts that stay in the cache while they are looked through, each of whole lines; null where a letter forbids it.
    static int[]? RowsOf(ReadOnlySpan<byte> bytes)
    {
        List<int> starts = [];
        for (var from = bytes.StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0; from < bytes.Length;)
        {
            var length = Math.Min(LookedAtOnce, bytes.Length - from);
            var last = bytes.Slice(from, length).LastIndexOf((byte)'\n');
            var rest = last >= 0 ? -1 : bytes[(from + length)..].IndexOf((byte)'\n');
            var lines = bytes.Slice(from, last >= 0 ? last + 1 : rest >= 0 ? length + rest + 1 : bytes.Length - from);
            if (lines.ContainsAny((byte)'"', (byte)0) || HasLoneReturn(lines) || !Utf8.IsValid(lines)) return null;
            AddRows(starts, lines, from);
            from += lines.Length;
        }

        return [.. starts];
    }

    static bool HasLoneReturn(ReadOnlySpan<byte> bytes)
    {
        for (var at = bytes.IndexOf((byte)'\r'); at >= 0; at = bytes.IndexOf((byte)'\r'))
        {
            if (at + 1 == bytes.Length || bytes[at + 1] != (byte)'\n') return true;
            bytes = bytes[(at + 2)..];
        }

        return false;
    }

    static void AddRows(List<int> starts, ReadOnlySpan<byte> lines, int from)
    {
        for (var at = 0; at < lines.Length;)
        {
            var length = lines[at..].IndexOf((byte)'\n');
            if (length != 0 && !(length == 1 && lines[at] == (byte)'\r')) starts.Add(from + at);
            at = length < 0 ? lines.Length : at + length + 1;
        }
    }
}
