using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using Sarcotrace.Core;
using Sarcotrace.Core.Assays;

namespace Sarcotrace.Files.Images;

/// <summary>Grey PNG of 8 or 16 bits, exactly: a painter's library would bring 16 bits down to 8.</summary>
static class PngReader
{
    // Deflate packs 1032 bytes into one at best.
    const int MostRatio = 1032;

    static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    internal static Loaded<GreyImage> Read(string path, string name)
    {
        var file = File.ReadAllBytes(path);
        if (file.Length < 33 || !file.AsSpan(0, 8).SequenceEqual(Signature)) return GreyImageFile.Refused(name, "this is no PNG", "export it again");

        var header = file.AsSpan(16, 13);
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header[4..]));
        var (bits, colour, interlaced) = (header[8], header[9], header[12] != 0);
        if (colour is not (0 or 4)) return GreyImageFile.Coloured(name);
        if (bits is not (8 or 16) || interlaced)
            return GreyImageFile.Refused(name, interlaced ? "the image is interlaced" : $"a pixel has {bits} bits", "export it as 16-bit grey TIFF");
        if (width < 1 || height < 1 || (long)width * height > GreyImageFile.MostPixels)
            return GreyImageFile.Refused(name, $"the image is {width} by {height}", "cut it out");

        // Transparency is read over and not used.
        var bytes = bits / 8 * (colour == 4 ? 2 : 1);
        using var content = Content(file);
        if (height * (1L + (long)width * bytes) > (content.Length + 64) * MostRatio)
            return GreyImageFile.Refused(name, $"the image is said to be {width} by {height}, and is cut off", "export it again");

        using var zipped = new ZLibStream(content, CompressionMode.Decompress);
        return new(new(width, height, bits, ImmutableCollectionsMarshal.AsImmutableArray(Pixels(zipped, width, height, bits, bytes))), []);
    }

    static MemoryStream Content(byte[] file)
    {
        var content = new MemoryStream();
        for (var at = 8; at + 12 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            if (length < 0 || length > file.Length - at - 12) throw new InvalidDataException("a chunk is cut off");
            if (file.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8)) content.Write(file, at + 8, length);
            at += length + 12;
        }

        content.Position = 0;
        return content;
    }

    static ushort[] Pixels(Stream from, int width, int height, int bits, int bytes)
    {
        var pixels = new ushort[width * height];
        var (line, above) = (new byte[width * bytes], new byte[width * bytes]);
        for (var y = 0; y < height; y++)
        {
            var filter = from.ReadByte();
            from.ReadExactly(line);
            Unfilter(filter, line, above, bytes);
            for (var x = 0; x < width; x++)
                pixels[y * width + x] = bits == 8 ? line[x * bytes] : BinaryPrimitives.ReadUInt16BigEndian(line.AsSpan(x * bytes));
            (line, above) = (above, line);
        }

        return pixels;
    }

    static void Unfilter(int filter, byte[] line, byte[] above, int bytes)
    {
        if (filter is < 0 or > 4) throw new InvalidDataException($"there is no filter {filter}");
        for (var i = 0; i < line.Length; i++)
        {
            int left = i < bytes ? 0 : line[i - bytes], up = above[i], corner = i < bytes ? 0 : above[i - bytes];
            line[i] += (byte)(filter switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Nearest(left, up, corner), _ => 0 });
        }
    }

    static int Nearest(int left, int up, int corner)
    {
        var (a, b, c) = (Math.Abs(up - corner), Math.Abs(left - corner), Math.Abs(left + up - 2 * corner));
        return a <= b && a <= c ? left : b <= c ? up : corner;
    }
}
