using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Files.Tables;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Sarcotrace.Files.Studies;

/// <summary>A piece of yaml with the line it stands on.</summary>
/// <param name="Line">From 1; 0 for what came from the command line.</param>
public abstract record Setting(int Line)
{
    const int LargestBytes = 4 << 20;
    const int Deepest = 24, MostKeys = 10_000;

    /// <summary>Reads a yaml file whole.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="name">What problems call it.</param>
    public static Loaded<SettingMap> Read(string path, string name)
    {
        if (Directory.Exists(path)) return No(name, null, "this is a folder", "name the study file in it, such as study.yaml");
        var file = new FileInfo(path);
        if (!file.Exists) return No(name, null, "there is no such file", "check the path, or write one with: sarcotrace init TABLES");
        if (FileSize.Of(path) == 0) return NoKeys(name);
        if (FileSize.Of(path) > LargestBytes) return No(name, null, "the file is larger than 4 MiB", "a study file names tables, it does not hold them");

        try
        {
            using var text = File.OpenText(path);
            var yaml = new Parser(text);
            yaml.Consume<StreamStart>();
            if (!yaml.TryConsume<DocumentStart>(out _) || !yaml.Accept<MappingStart>(out _)) return NoKeys(name);
            var root = (SettingMap)Of(yaml, 0);
            yaml.Consume<DocumentEnd>();
            return yaml.TryConsume<StreamEnd>(out _) ? new(root, []) : NoKeys(name);
        }
        catch (YamlException trouble)
        {
            return No(name, (int)trouble.Start.Line, trouble.Message.TrimEnd('.'), "mend the yaml at this line");
        }
        catch (Exception trouble) when (trouble is InvalidOperationException or ArgumentException or FormatException or IndexOutOfRangeException or NullReferenceException)
        {
            // The parser slips on some malformed files instead of complaining.
            return No(name, null, "this is no yaml", "look for brackets and quotes that are not closed");
        }
    }

    static Loaded<SettingMap> No(string name, int? line, string what, string remedy) => new(null, [new(name, line, null, what, remedy)]);

    static Loaded<SettingMap> NoKeys(string name) => No(name, 1, "the file is not one list of keys", "start it with: sarcotrace: 1");

    static Setting Of(IParser yaml, int depth)
    {
        var at = yaml.Current!;
        var line = (int)at.Start.Line;
        if (depth > Deepest) throw new YamlException(at.Start, at.End, "the keys are nested too deeply");
        if (yaml.TryConsume<Scalar>(out var scalar))
        {
            return scalar.Value.Contains('\0', StringComparison.Ordinal)
                ? throw new YamlException(at.Start, at.End, "a letter of the text is 0")
                : new SettingText(line, scalar.Value);
        }

        if (yaml.TryConsume<SequenceStart>(out _)) return new SettingList(line, Items(yaml, depth));
        if (yaml.TryConsume<MappingStart>(out _)) return new SettingMap(line, Entries(yaml, depth));
        throw new YamlException(at.Start, at.End, "aliases are not understood here");
    }

    static ImmutableArray<Setting> Items(IParser yaml, int depth)
    {
        List<Setting> items = [];
        while (!yaml.TryConsume<SequenceEnd>(out _)) items.Add(Of(yaml, depth + 1));
        return [.. items];
    }

    static ImmutableArray<(string Key, int Line, Setting Value)> Entries(IParser yaml, int depth)
    {
        List<(string, int, Setting)> entries = [];
        while (!yaml.TryConsume<MappingEnd>(out _))
        {
            var at = yaml.Current!;
            if (entries.Count == MostKeys) throw new YamlException(at.Start, at.End, $"there are more than {MostKeys} keys");
            if (!yaml.TryConsume<Scalar>(out var key)) throw new YamlException(at.Start, at.End, "a key must be a word");
            entries.Add((key.Value, (int)key.Start.Line, Of(yaml, depth + 1)));
        }

        return [.. entries];
    }
}

/// <summary>A word, number or sentence.</summary>
public sealed record SettingText(int Line, string Value) : Setting(Line);

/// <summary>A list.</summary>
public sealed record SettingList(int Line, ImmutableArray<Setting> Items) : Setting(Line);

/// <summary>Keys with their values, in the order of the file.</summary>
public sealed record SettingMap(int Line, ImmutableArray<(string Key, int Line, Setting Value)> Entries) : Setting(Line);
