using System.IO.Compression;
using Sarcotrace.Core;
using Sarcotrace.Core.Networks;
using Sarcotrace.Files.Sbml;

namespace Sarcotrace.Files.Tests.Sbml;

/// <summary>Models of the SBML Test Suite and of BioModels, read from their archives.</summary>
sealed class SuiteModels : IDisposable
{
    readonly ZipArchive _archive;

    SuiteModels(string file) => _archive = ZipFile.OpenRead(RealData.File(file));

    public static SuiteModels Semantic() => new("sbml-test-suite/semantic.zip");

    public static SuiteModels BioModels() => new("biomodels/curated.zip");

    /// <summary>The model of each case in the highest level that it is given in.</summary>
    public IEnumerable<ZipArchiveEntry> Cases() => _archive.Entries
        .Where(entry => entry.Name.Contains("-sbml-l", StringComparison.Ordinal))
        .GroupBy(entry => entry.Name[..5])
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => group.MaxBy(entry => entry.Name, StringComparer.Ordinal)!);

    public IEnumerable<ZipArchiveEntry> Files() => _archive.Entries.OrderBy(entry => entry.Name, StringComparer.Ordinal);

    public Loaded<Network> Read(ZipArchiveEntry entry) => SbmlReader.Read(Bytes(entry), entry.Name, name => Beside(entry, name));

    public static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using MemoryStream all = new();
        stream.CopyTo(all);
        return all.ToArray();
    }

    public void Dispose() => _archive.Dispose();

    MemoryStream? Beside(ZipArchiveEntry entry, string name) =>
        _archive.GetEntry(entry.FullName[..^entry.Name.Length] + name) is { } found ? new(Bytes(found)) : null;
}
