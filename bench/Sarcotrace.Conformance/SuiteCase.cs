using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;

namespace Sarcotrace.Conformance;

/// <summary>One case of the SBML Test Suite: model, settings and expected values.</summary>
public sealed record SuiteCase
{
    /// <summary>Its number, five digits.</summary>
    public required string Id { get; init; }

    /// <summary>Its files by name.</summary>
    public required ImmutableDictionary<string, byte[]> Files { get; init; }

    /// <summary>Name of the model file of the highest level and version.</summary>
    public required string ModelFile { get; init; }

    /// <summary>Settings, by key.</summary>
    public required ImmutableDictionary<string, string> Settings { get; init; }

    /// <summary>Column names of the expected table, the first being time, or not for flux balance.</summary>
    public required ImmutableArray<string> Columns { get; init; }

    /// <summary>Expected rows.</summary>
    public required ImmutableArray<ImmutableArray<double>> Rows { get; init; }

    /// <summary>Whether its solution is a steady flux.</summary>
    public bool IsFluxBalance => Settings["duration"].Length == 0;

    /// <summary>A number among the settings.</summary>
    public double Number(string key) => Parse(Settings[key]);

    /// <summary>Names in a list among the settings.</summary>
    public ImmutableHashSet<string> Names(string key) =>
        [.. Settings.GetValueOrDefault(key, "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    static readonly string[] Forms = ["l3v2", "l3v1", "l2v5", "l2v4", "l2v3", "l2v2", "l2v1"];

    /// <summary>All cases in a zip of the suite, by number.</summary>
    public static IEnumerable<SuiteCase> In(string zip)
    {
        using var archive = ZipFile.OpenRead(zip);
        var folders = archive.Entries.Where(entry => entry.Name.Length > 0)
            .GroupBy(entry => Path.GetFileName(Path.GetDirectoryName(entry.FullName)!))
            .Where(folder => folder.Key.Length == 5 && folder.Key.All(char.IsAsciiDigit))
            .OrderBy(folder => folder.Key, StringComparer.Ordinal);
        foreach (var folder in folders)
        {
            yield return Of(folder.Key, folder.ToImmutableDictionary(entry => entry.Name, Bytes));
        }
    }

    static SuiteCase Of(string id, ImmutableDictionary<string, byte[]> files)
    {
        var table = Text(files[$"{id}-results.csv"])
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new SuiteCase
        {
            Id = id,
            Files = files,
            ModelFile = Forms.Select(form => $"{id}-sbml-{form}.xml").First(files.ContainsKey),
            Settings = Text(files[$"{id}-settings.txt"]).Split('\n')
                .Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries)).Where(pair => pair.Length == 2)
                .ToImmutableDictionary(pair => pair[0], pair => pair[1]),
            Columns = [.. table[0].Split(',', StringSplitOptions.TrimEntries).Select(name => name.Trim('"'))],
            Rows = [.. table.Skip(1).Select(line => line.Split(',').Select(Parse).ToImmutableArray())],
        };
    }

    internal static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    static string Text(byte[] bytes) => System.Text.Encoding.UTF8.GetString(bytes);

    static double Parse(string text) => text.Trim().ToUpperInvariant() switch
    {
        "INF" or "INFINITY" => double.PositiveInfinity,
        "-INF" or "-INFINITY" => double.NegativeInfinity,
        "NAN" => double.NaN,
        var number => double.Parse(number, CultureInfo.InvariantCulture),
    };
}
