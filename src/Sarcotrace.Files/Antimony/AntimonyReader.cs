using Sarcotrace.Core;
using Sarcotrace.Core.Networks;
using Sarcotrace.Files.Formulas;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.Antimony;

/// <summary>Reads models written in Antimony.</summary>
public static class AntimonyReader
{
    const int Largest = 16 << 20;
    const long MostBytes = 4L * Largest;
    const int DeepestImport = 16;

    /// <summary>Reads a model file; files it imports are sought in its own folder and below.</summary>
    /// <param name="path">Where it lies.</param>
    /// <returns>The network of its main module, or all that is wrong with it.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Loaded<Network> Read(string path)
    {
        var folder = Path.GetFullPath(Path.GetDirectoryName(Path.GetFullPath(path))!) + Path.DirectorySeparatorChar;
        var file = Path.GetFileName(path);
        if (!File.Exists(path)) return new(null, [new(file, null, null, "there is no such file", "check the path")]);

        return FileSize.Of(path) > MostBytes ? new(null, [TooLong(file)]) : Read(Text(path), file, name =>
        {
            if (name.Contains('\0', StringComparison.Ordinal)) return null;
            var imported = Path.GetFullPath(Path.Combine(folder, name));
            return imported.StartsWith(folder, StringComparison.Ordinal) && File.Exists(imported) && FileSize.Of(imported) <= MostBytes ? Text(imported) : null;
        });
    }

    /// <summary>Reads a model from a text.</summary>
    /// <param name="text">The text, up to 16 million letters.</param>
    /// <param name="file">What problems call it.</param>
    /// <param name="imported">The text of a file that is imported, or null where there is none; null imports nothing.</param>
    /// <returns>
    /// The network of the main module: the one marked with a star, else what stands outside of modules, else the last
    /// module. Names inside submodules are joined by two underscores. Or all that is wrong, each with line and letter.
    /// </returns>
    public static Loaded<Network> Read(string text, string file, Func<string, string?>? imported = null)
    {
        var read = new AntimonyFile { Name = file };
        if (text.Length > Largest) return new(null, [TooLong(file)]);

        var bare = Statements(text, read, imported ?? (_ => null), [file], 0);
        read.Name = file;
        var draft = Main(bare, read);
        if (draft is null && !read.Failed) return new(null, [new(file, null, null, "there is no model in the file", "write reactions or values")]);

        read.CheckCalls();
        var network = read.Failed ? null : NetworkBuilder.Build(draft!, read);
        return new(read.Failed ? null : network, [.. read.Problems]);
    }

    static Problem TooLong(string file) => new(file, null, null, "the model is longer than 16 million letters", "divide it");

    // What has no size is a device, a pipe or empty.
    static string Text(string path) => FileSize.Of(path) == 0 ? "" : File.ReadAllText(path);

    static Draft? Main(List<Statement> bare, AntimonyFile file)
    {
        var whole = DraftBuilder.Build(new("__main", [], [.. bare], false), file);
        return file.Starred ?? (whole.Items.Count > 0 ? whole : file.Last);
    }

    static List<Statement> Statements(string text, AntimonyFile file, Func<string, string?> imported, HashSet<string> seen, int depth)
    {
        List<Statement> bare = [];
        var name = file.Name;
        void Import(Token at, string wanted)
        {
            if (!seen.Add(wanted)) return;
            if (depth >= DeepestImport || imported(wanted) is not { Length: <= Largest } other)
            {
                file.Complain(at, $"the file {wanted} cannot be imported", "put it into the model's folder");
                return;
            }

            file.Name = wanted;
            bare.AddRange(Imported(other, wanted, file, imported, seen, depth + 1));
            file.Name = name;
        }

        bare.AddRange(new AntimonyParser(text, file, Import).Read());
        return bare;
    }

    // A model in SBML is read as what it would be in Antimony.
    static List<Statement> Imported(
        string text, string name, AntimonyFile file, Func<string, string?> imported, HashSet<string> seen, int depth)
    {
        if (!text.AsSpan().TrimStart("\uFEFF \r\n\t").StartsWith("<", StringComparison.Ordinal)) return Statements(text, file, imported, seen, depth);

        var loaded = Sbml.SbmlReader.Read(System.Text.Encoding.UTF8.GetBytes(text), name);
        file.Add(loaded.Problems);
        return loaded.Value is { } network ? Statements(AntimonyWriter.Write(network), file, imported, seen, depth) : [];
    }
}
