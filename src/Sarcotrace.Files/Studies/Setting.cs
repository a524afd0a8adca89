using System.Collections.Immutable;
using Sarcotrace.Core;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Sarcotrace.Files.Studies;

/// <summary>A piece of yaml with the line it stands on.</summary>
/// <param name="Line">From 1; 0 for what came from the command line.</param>
public abstract record Setting(int Line)
{
    const int LargestBytes = 4 << 20;
    const int Deepest = 24;

    /// <summary>Reads a yaml file whole.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="name">What problems call it.</param>
    public static Loaded<SettingMap> Read(string path, string name)
    {
        var file = new FileInfo(path);
        if (!file.Exists) return No(name, null, "there is no such file", "check the path, or write one with: sarcotrace init TABLES");
        if (file.Length > LargestBytes) return No(name, null, "the file is larger than 4 MiB", "a study file names tables, it does not hold them");

        try
        {
            var stream = new YamlStream();
            using var text = File.OpenText(path);
            stream.Load(text);
            return stream.Documents is [{ RootNode: YamlMappingNode root }]
                ? new((SettingMap)Of(root, 0), [])
                : No(name, 1, "the file is not one list of keys", "start it with: sarcotrace: 1");
        }
        catch (YamlException trouble)
        {
            return No(name, (int)trouble.Start.Line, trouble.Message, "mend the yaml at this line");
        }
    }

    static Loaded<SettingMap> No(string name, int? line, string what, string remedy) => new(null, [new(name, line, null, what, remedy)]);

    static Setting Of(YamlNode node, int depth)
    {
        var line = (int)node.Start.Line;
        if (depth > Deepest) throw new YamlException(node.Start, node.End, "the keys are nested too deeply");
        return node switch
        {
            YamlScalarNode scalar => new SettingText(line, scalar.Value ?? ""),
            YamlSequenceNode list => new SettingList(line, [.. list.Select(item => Of(item, depth + 1))]),
            YamlMappingNode map => new SettingMap(line, [.. map.Select(pair => (Key(pair.Key), (int)pair.Key.Start.Line, Of(pair.Value, depth + 1)))]),
            _ => throw new YamlException(node.Start, node.End, "aliases are not understood here"),
        };
    }

    static string Key(YamlNode key) => key is YamlScalarNode scalar
        ? scalar.Value ?? ""
        : throw new YamlException(key.Start, key.End, "a key must be a word");
}

/// <summary>A word, number or sentence.</summary>
public sealed record SettingText(int Line, string Value) : Setting(Line);

/// <summary>A list.</summary>
public sealed record SettingList(int Line, ImmutableArray<Setting> Items) : Setting(Line);

/// <summary>Keys with their values, in the order of the file.</summary>
public sealed record SettingMap(int Line, ImmutableArray<(string Key, int Line, Setting Value)> Entries) : Setting(Line);
