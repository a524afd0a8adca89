using System.Text.Unicode;

namespace Sarcotrace.Files.Tables;

/// <summary>A text table that lies whole in memory and quotes nothing, so that its cells are cut where they stand.</summary>
/// <param name="Bytes">The file, UTF-8.</param>
/// <param name="Found">What the look at it told.</param>
/// <param name="Starts">Where each row starts, the header being the first; empty lines are none.</param>
sealed record PlainText(byte[] Bytes, Sniff Found, int[] Starts)
{
    /// <summary>Larger files are read as a stream, in bounded memory.</summary>
    internal const int Largest = 64 << 20;

    static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    /// <summary>The table; null where a quote, another encoding, odd line ends or its size ask for the other reader.</summary>
    internal static PlainText? Of(string path)
    {
        if (FileSize.Of(path) > Largest) return null;

        var bytes = File.ReadAllBytes(path);
        if (bytes.AsSpan().ContainsAny((byte)'"', (byte)0) || HasLoneReturn(bytes) || !Utf8.IsValid(bytes)) return null;
        return new(bytes, Sniff.OfUtf8(bytes), RowsOf(bytes));
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

    static bool HasLoneReturn(ReadOnlySpan<byte> bytes)
    {
        for (var at = bytes.IndexOf((byte)'\r'); at >= 0; at = bytes.IndexOf((byte)'\r'))
        {
            if (at + 1 == bytes.Length || bytes[at + 1] != (byte)'\n') return true;
            bytes = bytes[(at + 2)..];
        }

        return false;
    }

    static int[] RowsOf(ReadOnlySpan<byte> bytes)
    {
        List<int> starts = [];
        var at = bytes.StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        while (at < bytes.Length)
        {
            var length = bytes[at..].IndexOf((byte)'\n');
            if (length != 0 && !(length == 1 && bytes[at] == (byte)'\r')) starts.Add(at);
            at = length < 0 ? bytes.Length : at + length + 1;
        }

        return [.. starts];
    }
}
