using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using Sarcotrace.Core;
using Sarcotrace.Core.Assays;

namespace Sarcotrace.Files.Rdml;

/// <summary>Real-time PCR in RDML 1.0 to 1.3: a zip of XML, or the XML alone.</summary>
public static class RdmlReader
{
    const long MostBytes = 128L << 20;
    const int MostRatio = 500;

    /// <summary>Reads all experiments and runs of a file.</summary>
    /// <param name="path">The file; nothing is unpacked to the disk.</param>
    /// <returns>The run, or what stops it; notes say what was inferred.</returns>
    /// <remarks>DTDs are refused, and so is an archive that unpacks to more than 128 MiB.</remarks>
    public static Loaded<QpcrRun> Read(string path)
    {
        var name = Path.GetFileName(path);
        if (!File.Exists(path)) return Refused(name, "there is no such file", "check the path");

        try
        {
            if (Tables.FileSize.Of(path) == 0) return Refused(name, "the file is empty", "export the run as RDML again");
            using var file = File.OpenRead(path);
            if (!IsZip(file)) return Read(file, name);

            using var archive = new ZipArchive(file, ZipArchiveMode.Read);
            var entry = Entry(archive);
            if (entry is null) return Refused(name, "the archive holds no RDML document", "export the run as RDML again");
            if (entry.Length > MostBytes || entry.Length > (file.Length + 4096) * MostRatio)
                return Refused(name, $"the document unpacks to {entry.Length} bytes", "export one run a file");
            using var bounded = entry.Open();
            return Read(bounded, name);
        }
        catch (Exception trouble) when (trouble is InvalidDataException || MalformedXml.Is(trouble))
        {
            var said = MalformedXml.Is(trouble) ? MalformedXml.Told(trouble).Reason : trouble.Message.TrimEnd('.');
            return Refused(name, $"this is no RDML file ({said})", "export the run as RDML again");
        }
    }

    static Loaded<QpcrRun> Read(Stream stream, string name)
    {
        using var reader = XmlReader.Create(stream, new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MostBytes,
            IgnoreComments = true,
        });
        var root = XDocument.Load(reader).Root;
        return root?.Name.LocalName == "rdml"
            ? new RdmlDocument(root, name).Read()
            : Refused(name, "the document is not RDML", "export the run as RDML again");
    }

    static bool IsZip(FileStream file)
    {
        var zip = file.ReadByte() == 'P' && file.ReadByte() == 'K';
        file.Position = 0;
        return zip;
    }

    // Writers name the document as they please; where there are several XML files it is rdml_data.xml.
    static ZipArchiveEntry? Entry(ZipArchive archive)
    {
        var documents = archive.Entries.Where(entry => entry.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)).ToArray();
        return documents.FirstOrDefault(entry => entry.Name == "rdml_data.xml") ?? (documents.Length == 1 ? documents[0] : null);
    }

    static Loaded<QpcrRun> Refused(string file, string what, string remedy) => new(null, [new(file, null, null, what, remedy)]);
}
