using System.IO.Compression;

namespace Sarcotrace.Files.Tables;

/// <summary>A file that cannot be read at all.</summary>
/// <param name="what">What is wrong with it.</param>
/// <param name="remedy">What to do.</param>
public sealed class TableException(string what, string remedy) : Exception(what)
{
    /// <summary>What to do.</summary>
    public string Remedy => remedy;
}

/// <summary>Guards against archives that unpack to more than a machine holds.</summary>
/// <remarks>What the archive says of its parts holds: the framework unpacks no part further than it is said to reach.</remarks>
static class Archive
{
    const long MostBytes = 1L << 30, MostInMemory = 256L << 20;
    const int MostRatio = 500;

    /// <summary>Refuses a workbook that unpacks to more than 1 GiB, or absurdly more than the file; and over 256 MiB of what is not read row by row.</summary>
    /// <returns>Whether it is a zip at all.</returns>
    internal static bool RequireBounded(string path)
    {
        using var file = File.OpenRead(path);
        if (file.ReadByte() != 'P' || file.ReadByte() != 'K') return false;

        file.Position = 0;
        using var archive = new ZipArchive(file, ZipArchiveMode.Read);
        var (unpacked, held) = (0.0, 0.0);
        foreach (var entry in archive.Entries)
        {
            unpacked += entry.Length;
            if (!entry.FullName.Contains("worksheets/", StringComparison.OrdinalIgnoreCase)) held += entry.Length;
        }

        if (unpacked > MostBytes || held > MostInMemory || unpacked > (file.Length + 4096) * MostRatio)
            throw new TableException($"the workbook unpacks to {unpacked} bytes", "save the sheet as csv if it really is that large");
        return true;
    }
}
