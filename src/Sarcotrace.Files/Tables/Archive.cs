using System.IO.Compression;

namespace Sarcotrace.Files.Tables;

/// <summary>A table that cannot be read at all.</summary>
/// <param name="what">What is wrong with it.</param>
/// <param name="remedy">What to do.</param>
public sealed class TableException(string what, string remedy) : Exception(what)
{
    /// <summary>What to do.</summary>
    public string Remedy => remedy;
}

/// <summary>Guards against archives that unpack to more than a machine holds.</summary>
static class Archive
{
    const long MostBytes = 2L << 30;
    const int MostRatio = 500;

    /// <summary>Refuses a zip whose contents are larger than 2 GiB, or absurdly larger than the file.</summary>
    internal static void RequireBounded(string path)
    {
        using var file = File.OpenRead(path);
        if (file.ReadByte() != 'P' || file.ReadByte() != 'K') return;

        file.Position = 0;
        using var archive = new ZipArchive(file, ZipArchiveMode.Read);
        var unpacked = archive.Entries.Sum(entry => entry.Length);
        if (unpacked > MostBytes || unpacked > (file.Length + 4096) * MostRatio)
            throw new TableException($"unpacks to {unpacked} bytes", "save the sheet as csv if it really is that large");
    }
}
