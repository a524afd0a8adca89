using BitMiracle.LibTiff.Classic;
using Sarcotrace.Core;
using Sarcotrace.Core.Assays;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.Images;

/// <summary>Grey TIFF of 8 or 16 bits, in strips or tiles, whichever way round black is.</summary>
static class TiffReader
{
    // More than any way of packing reaches.
    const int MostRatio = 2000;

    // The library prints what it dislikes unless told otherwise; what it cannot read it says by return values too.
    static TiffReader() => Tiff.SetErrorHandler(new Silent());

    internal static Loaded<GreyImage> Read(string path, string name)
    {
        if (!TiffTags.Fit(path)) return GreyImageFile.Refused(name, "the image says that it holds more than its file does", "export it again");

        using var tiff = Tiff.ClientOpen(name, "r", File.OpenRead(path), new TiffStream());
        if (tiff is null) return GreyImageFile.Refused(name, "this is no TIFF", "export it again");

        var (width, height) = (Number(tiff, TiffTag.IMAGEWIDTH, 0), Number(tiff, TiffTag.IMAGELENGTH, 0));
        var (bits, samples) = (Number(tiff, TiffTag.BITSPERSAMPLE, 1), Number(tiff, TiffTag.SAMPLESPERPIXEL, 1));
        var photometric = (Photometric)Number(tiff, TiffTag.PHOTOMETRIC, (int)Photometric.MINISBLACK);
        if (samples != 1 || photometric is not (Photometric.MINISBLACK or Photometric.MINISWHITE)) return GreyImageFile.Coloured(name);
        if (bits is not (8 or 16) || Number(tiff, TiffTag.SAMPLEFORMAT, (int)SampleFormat.UINT) != (int)SampleFormat.UINT)
            return GreyImageFile.Refused(name, $"a pixel has {bits} bits", "export it as whole numbers of 8 or 16 bits");
        if (width < 1 || height < 1 || (long)width * height > GreyImageFile.MostPixels)
            return GreyImageFile.Refused(name, $"the image is {width} by {height}", "cut it out");

        var most = (FileSize.Of(path) + 64) * MostRatio;
        var size = tiff.IsTiled() ? tiff.TileSize() : Math.Max(tiff.ScanlineSize(), tiff.StripSize());
        if (size < 1 || size > most)
            return GreyImageFile.Refused(name, $"a strip or tile of the image has {size} bytes", "export it again, with common strips or tiles");
        if ((long)width * height * bits / 8 > most || !IsHeld(tiff, path))
            return GreyImageFile.Refused(name, $"the image is said to be {width} by {height}, and is cut off", "export it again");

        var pixels = new ushort[width * height];
        var fault = tiff.IsTiled() ? Tiles(tiff, pixels, width, height, bits) : Rows(tiff, pixels, width, height, bits);
        if (fault is not null) return GreyImageFile.Refused(name, fault, "export it again");

        if (photometric == Photometric.MINISWHITE)
        {
            var brightest = (1 << bits) - 1;
            for (var i = 0; i < pixels.Length; i++) pixels[i] = (ushort)(brightest - pixels[i]);
        }

        return new(new(width, height, bits, System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(pixels)), []);
    }

    // Strips and tiles are no longer than the file, whatever their table says: the library makes room for what it says.
    static bool IsHeld(Tiff tiff, string path)
    {
        var length = FileSize.Of(path);
        for (var strip = 0; strip < (tiff.IsTiled() ? tiff.NumberOfTiles() : tiff.NumberOfStrips()); strip++)
            if (tiff.RawStripSize(strip) > length) return false;
        return true;
    }

    static string? Rows(Tiff tiff, ushort[] pixels, int width, int height, int bits)
    {
        var line = new byte[Math.Max(tiff.ScanlineSize(), width * bits / 8)];
        for (var y = 0; y < height; y++)
        {
            if (!tiff.ReadScanline(line, y)) return $"row {y + 1} cannot be read";
            Copy(line, 0, pixels, y * width, width, bits);
        }

        return null;
    }

    static string? Tiles(Tiff tiff, ushort[] pixels, int width, int height, int bits)
    {
        var (across, down) = (Number(tiff, TiffTag.TILEWIDTH, 0), Number(tiff, TiffTag.TILELENGTH, 0));
        if (across < 1 || down < 1) return "tiles have no size";

        var tile = new byte[tiff.TileSize()];
        for (var y = 0; y < height; y += down)
        {
            for (var x = 0; x < width; x += across)
            {
                if (tiff.ReadTile(tile, 0, x, y, 0, 0) < 0) return $"the tile at {x}, {y} cannot be read";
                for (var row = 0; row < Math.Min(down, height - y); row++)
                    Copy(tile, row * across * bits / 8, pixels, (y + row) * width + x, Math.Min(across, width - x), bits);
            }
        }

        return null;
    }

    // The library has turned two bytes into the order of this machine.
    static void Copy(byte[] from, int at, ushort[] to, int first, int count, int bits)
    {
        for (var i = 0; i < count; i++) to[first + i] = bits == 8 ? from[at + i] : BitConverter.ToUInt16(from, at + 2 * i);
    }

    static int Number(Tiff tiff, TiffTag tag, int otherwise) => tiff.GetField(tag) is { Length: > 0 } field ? field[0].ToInt() : otherwise;

    sealed class Silent : TiffErrorHandler
    {
        public override void ErrorHandler(Tiff tif, string method, string format, params object[] args)
        {
        }

        public override void WarningHandler(Tiff tif, string method, string format, params object[] args)
        {
        }
    }
}
