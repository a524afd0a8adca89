using Sarcotrace.Core;
using Sarcotrace.Core.Networks;

namespace Sarcotrace.Files.Sbml;

/// <summary>
/// Reads SBML Level 2 (Versions 1–5) and Level 3 (Versions 1 and 2) with the packages comp and fbc.
/// </summary>
public static class SbmlReader
{
    /// <summary>Reads a model file; models it refers to are sought in its own folder alone.</summary>
    /// <param name="path">Where it lies.</param>
    /// <returns>The network, or all that is wrong with the file.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Loaded<Network> Read(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        using Stream stream = Tables.FileSize.Of(path) == 0 ? Stream.Null : File.OpenRead(path);
        return Read(stream, Path.GetFileName(path), name => OpenBeside(folder, name));
    }

    /// <summary>Reads a model held in memory.</summary>
    /// <param name="bytes">The document.</param>
    /// <param name="file">Its name, for people.</param>
    /// <param name="external">Opens a file that the model refers to by a relative name; null opens none.</param>
    /// <returns>The network, or all that is wrong with the document.</returns>
    public static Loaded<Network> Read(ReadOnlyMemory<byte> bytes, string file, Func<string, Stream?>? external = null)
    {
        using MemoryStream stream = new(bytes.ToArray(), writable: false);
        return Read(stream, file, external);
    }

    /// <summary>Reads a model from a stream.</summary>
    /// <param name="stream">The document.</param>
    /// <param name="file">Its name, for people.</param>
    /// <param name="external">Opens a file that the model refers to by a relative name; null opens none.</param>
    /// <returns>The network, or all that is wrong with the document.</returns>
    public static Loaded<Network> Read(Stream stream, string file, Func<string, Stream?>? external = null)
    {
        Complaints complaints = new();
        if (ElementReader.Read(stream, file, complaints) is not { } root || Dialect.Of(root, complaints) is not { } dialect)
            return new(null, complaints.All);

        Packages.Check(root, complaints);
        if (root.Child("model") is not { } model)
        {
            complaints.At(root, "the document holds no model", "put one model into sbml");
            return new(null, complaints.All);
        }

        if (model.Child(Vocabulary.Comp, "listOfSubmodels") is not null)
            (model, dialect) = Flattening.Join(root, model, dialect, external, complaints);
        if (complaints.Any) return new(null, complaints.All);

        Reading reading = new(dialect, complaints);
        var network = new ModelReader(reading).Read(model);
        network = reading.Put(model, network with { Fluxes = new FluxReader(reading, network).Read(model) });
        NetworkCheck.Of(network, (thing, what, remedy) => complaints.At(reading.PlaceOf(thing) ?? model, what, remedy));
        return new(complaints.Any ? null : network, complaints.All);
    }

    // A name with a folder in it, or a link that leads out, is not beside the model.
    static FileStream? OpenBeside(string folder, string name)
    {
        if (name.Length == 0 || name is "." or ".." || name.AsSpan().ContainsAny("/\\:")) return null;

        FileInfo file = new(Path.Combine(folder, name));
        if (!file.Exists) return null;
        var target = file.ResolveLinkTarget(returnFinalTarget: true);
        if (target is not null && Path.GetDirectoryName(target.FullName) != folder) return null;

        return file.OpenRead();
    }
}
