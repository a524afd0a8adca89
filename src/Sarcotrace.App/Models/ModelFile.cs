using Sarcotrace.Core;
using Sarcotrace.Core.Networks;
using Sarcotrace.Files.Antimony;
using Sarcotrace.Files.Sbml;

namespace Sarcotrace.App.Models;

/// <summary>A model file of any format that is known.</summary>
static class ModelFile
{
    /// <summary>Reads a model; what it is made of may lie beside it, never outside its folder.</summary>
    internal static Loaded<Network> Read(string path)
    {
        if (!File.Exists(path))
        {
            return Refused(path, "there is no such file", "check the path");
        }
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (IsAntimony(path))
        {
            return AntimonyReader.Read(path);
        }
        if (!IsSbml(path))
        {
            return Refused(path, "this is neither SBML (.xml, .sbml) nor Antimony (.ant, .antimony)", "rename it, or name a model file");
        }
        using var stream = File.OpenRead(path);
        return SbmlReader.Read(stream, Path.GetFileName(path), name => Beside(folder, name));
    }

    /// <summary>Whether a path names Antimony.</summary>
    internal static bool IsAntimony(string path) => HasEnding(path, ".ant") || HasEnding(path, ".antimony");

    /// <summary>Whether a path names SBML.</summary>
    internal static bool IsSbml(string path) => HasEnding(path, ".xml") || HasEnding(path, ".sbml");

    static bool HasEnding(string path, string ending) => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    static FileStream? Beside(string folder, string name)
    {
        var path = Path.GetFullPath(Path.Combine(folder, name));
        return path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) && File.Exists(path)
            ? File.OpenRead(path)
            : null;
    }

    static Loaded<Network> Refused(string path, string what, string remedy) =>
        new(null, [new Problem(path, null, null, what, remedy)]);
}
