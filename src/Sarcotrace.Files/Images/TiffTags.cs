using System.Buffers.Binary;

namespace Sarcotrace.Files.Images;

/// <summary>The first directory of a TIFF, looked at before the library makes room for all that it says it holds.</summary>
static class TiffTags
{
    const int EntryBytes = 12;

    // Bytes of a value by its type, from 1.
    static ReadOnlySpan<byte> Widths => [1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];

    /// <summary>Whether every tag's values fit into the file; true too for what is no TIFF, which the library refuses.</summary>
    internal static bool Fit(string path)
    {
        using var file = File.OpenRead(path);
        var header = new byte[8];
        if (file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < header.Length) return true;

        var little = header[0] == 'I';
        long at = U32(header.AsSpan(4), little);
        if (at > file.Length - 2) return true;

        file.Position = at;
        var count = new byte[2];
        file.ReadExactly(count);
        var entry = new byte[EntryBytes];
        for (int left = U16(count, little); left > 0 && file.ReadAtLeast(entry, EntryBytes, throwOnEndOfStream: false) == EntryBytes; left--)
        {
            var (type, values) = (U16(entry.AsSpan(2), little), U32(entry.AsSpan(4), little));
            if (type >= 1 && type <= Widths.Length && (long)values * Widths[type - 1] > file.Length) return false;
        }

        return true;
    }

    static ushort U16(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    static uint U32(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
