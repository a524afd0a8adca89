using System.Buffers.Binary;
using System.IO.Compression;
using BitMiracle.LibTiff.Classic;
using Sarcotrace.Files.Images;

namespace Sarcotrace.Files.Tests.Images;

public sealed class GreyImageFileTests : IDisposable
{
    readonly Scratch _scratch = new();

    // Odd sizes, and values whose bytes differ.
    const int Width = 7, Height = 5;

    static readonly ushort[] Pixels = [.. Enumerable.Range(0, Width * Height).Select(i => (ushort)(i * 1871 + 300))];

    [Theory, InlineData(8, false), InlineData(16, false), InlineData(16, true)]
    public void A_tiff_gives_its_pixels_whichever_way_round_black_is(int bits, bool white)
    {
        var path = _scratch.Path("gel.tif");
        using (var tiff = Tiff.Open(path, "w"))
        {
            foreach (var (tag, value) in new[]
            {
                (TiffTag.IMAGEWIDTH, Width), (TiffTag.IMAGELENGTH, Height), (TiffTag.BITSPERSAMPLE, bits), (TiffTag.SAMPLESPERPIXEL, 1),
                (TiffTag.ROWSPERSTRIP, 2), (TiffTag.COMPRESSION, (int)Compression.LZW), (TiffTag.PHOTOMETRIC, (int)(white ? Photometric.MINISWHITE : Photometric.MINISBLACK)),
            })
            {
                tiff.SetField(tag, value);
            }

            for (var y = 0; y < Height; y++) tiff.WriteScanline([.. Row(y, bits, BitConverter.GetBytes)], y);
        }

        var image = GreyImageFile.Read(path).Value!;
        Assert.Equal((Width, Height, bits), (image.Width, image.Height, image.Bits));
        Assert.Equal(Pixels.Select(pixel => (ushort)(white ? 65535 - pixel : bits == 8 ? pixel >> 8 : pixel)), image.Pixels);
    }

    [Theory, InlineData(8), InlineData(16)]
    public void A_png_gives_its_pixels_through_every_filter(int bits)
    {
        var path = _scratch.Path("gel.png");
        var bytes = bits / 8;
        using var raw = new MemoryStream();
        var above = new byte[Width * bytes];
        for (var y = 0; y < Height; y++)
        {
            byte[] row = [.. Row(y, bits, value => [(byte)(value >> 8), (byte)value])];
            raw.WriteByte((byte)y);
            for (var i = 0; i < row.Length; i++)
            {
                int left = i < bytes ? 0 : row[i - bytes], corner = i < bytes ? 0 : above[i - bytes];
                raw.WriteByte((byte)(row[i] - y switch { 1 => left, 2 => above[i], 3 => (left + above[i]) / 2, 4 => Paeth(left, above[i], corner), _ => 0 }));
            }

            above = row;
        }

        Save(path, bits, raw.ToArray());
        var image = GreyImageFile.Read(path).Value!;
        Assert.Equal(Pixels.Select(pixel => (ushort)(bits == 8 ? pixel >> 8 : pixel)), image.Pixels);
    }

    [Theory, InlineData("a.tif"), InlineData("a.png"), InlineData("a.jpg")]
    public void What_is_no_image_is_refused(string name)
    {
        File.WriteAllText(_scratch.Path(name), "no image at all, and rather long for that matter");
        Assert.Null(GreyImageFile.Read(_scratch.Path(name)).Value);
        Assert.Contains("there is no such file", GreyImageFile.Read(_scratch.Path("none" + name)).Problems[0].What, StringComparison.Ordinal);
    }

    [Fact]
    public void An_image_cut_off_is_refused()
    {
        Save(_scratch.Path("cut.png"), 8, [0, 1, 2, 3]);
        Assert.Null(GreyImageFile.Read(_scratch.Path("cut.png")).Value);
    }

    public void Dispose() => _scratch.Dispose();

    static IEnumerable<byte> Row(int y, int bits, Func<ushort, byte[]> two) =>
        Pixels.Skip(y * Width).Take(Width).SelectMany(pixel => bits == 8 ? [(byte)(pixel >> 8)] : two(pixel));

    static int Paeth(int a, int b, int c)
    {
        var (p, near) = (a + b - c, new[] { a, b, c });
        return near.OrderBy(one => Math.Abs(p - one)).First();
    }

    static void Save(string path, int bits, byte[] raw)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest, true)) zip.Write(raw);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), Height);
        header[8] = (byte)bits;
        using var file = File.Create(path);
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        foreach (var (name, content) in new (string, byte[])[] { ("IHDR", header), ("IDAT", packed.ToArray()), ("IEND", []) })
        {
            var length = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
            file.Write([.. length, .. System.Text.Encoding.ASCII.GetBytes(name), .. content, 0, 0, 0, 0]);
        }
    }
}
