using Sarcotrace.Core;
using Sarcotrace.Core.Assays;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.Images;

/// <summary>Grey images of 8 or 16 bits: TIFF and PNG.</summary>
public static class GreyImageFile
{
    /// <summary>More pixels than any scanner of gels gives.</summary>
    internal const long MostPixels = 200_000_000;

    const long MostBytes = 1L << 30;

    /// <summary>Reads an image; colours are refused, since which of them is the signal only the researcher knows.</summary>
    /// <param name="path">A file .tif, .tiff or .png; the first page of several.</param>
    /// <returns>The image, or what stops it.</returns>
    public static Loaded<GreyImage> Read(string path)
    {
        var name = Path.GetFileName(path);
        if (!File.Exists(path)) return Refused(name, "there is no such file", "check the path");

        try
        {
            return Library.Call(() => Path.GetExtension(path).ToUpperInvariant() switch
            {
                _ when FileSize.Of(path) is 0 or > MostBytes =>
                    Refused(name, "the file is empty, or larger than 1 GiB", "export it again, in parts if need be"),
                ".TIF" or ".TIFF" => TiffReader.Read(path, name),
                ".PNG" => PngReader.Read(path, name),
                _ => Refused(name, "this is neither TIFF nor PNG", "export it as 16-bit TIFF; JPEG changes intensities"),
            });
        }
        catch (TableException trouble)
        {
            return Refused(name, trouble.Message, "export it again");
        }
    }

    internal static Loaded<GreyImage> Refused(string file, string what, string remedy) => new(null, [new(file, null, null, what, remedy)]);

    internal static Loaded<GreyImage> Coloured(string file) =>
        Refused(file, "the image is in colour", "export the channel of the signal as 16-bit grey TIFF");
}
