using System.Xml;

namespace Sarcotrace.Files.Sbml;

/// <summary>Reads XML into elements, with no external entities, bounded size and bounded depth.</summary>
static class ElementReader
{
    const long MostCharacters = 256L << 20;
    const int DeepestElement = 1_024;
    const int MostElements = 5_000_000;
    const int LongestText = 65_536;

    /// <summary>Reads a document, or complains and gives null.</summary>
    /// <param name="stream">The document.</param>
    /// <param name="file">Its name, for people.</param>
    /// <param name="complaints">Where to complain.</param>
    public static Element? Read(Stream stream, string file, Complaints complaints)
    {
        try
        {
            using var reader = XmlReader.Create(stream, new()
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = MostCharacters,
                MaxCharactersFromEntities = 1_024,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                CloseInput = false,
            });
            return Read(reader, file, complaints);
        }
        catch (Exception e) when (MalformedXml.Is(e))
        {
            var (reason, line) = MalformedXml.Told(e);
            complaints.At(file, line, null, $"this is not well-formed XML ({reason})", "mend the file, or export it again from the program that made it");
            return null;
        }
    }

    static Element? Read(XmlReader reader, string file, Complaints complaints)
    {
        Element? root = null, open = null;
        var place = (IXmlLineInfo)reader;
        var count = 0;
        while (reader.Read())
        {
            var line = place.LineNumber;
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when Skipped(reader):
                    Skip(reader);
                    break;
                case XmlNodeType.Element:
                    if (reader.Depth > DeepestElement)
                    {
                        complaints.At(file, line, reader.LocalName, $"elements stand more than {DeepestElement} deep in one another",
                            "split the formula or model into named parts");
                        return null;
                    }

                    var empty = reader.IsEmptyElement;
                    var next = Start(reader, file, line);
                    if (open is not null)
                    {
                        (next.TextBefore, open.Text) = (open.Text, "");
                        open.Add(next);
                    }

                    if (++count > MostElements) return TooMuch(complaints, file, line, $"more than {MostElements} elements");
                    root ??= next;
                    if (!empty) open = next;
                    break;
                case XmlNodeType.EndElement:
                    open = open?.Parent;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    if (open is not null) open.Text += reader.Value;
                    if (open?.Text.Length > LongestText) return TooMuch(complaints, file, line, $"a text of more than {LongestText} letters");
                    break;
                default:
                    break;
            }
        }

        return root;
    }

    static Element? TooMuch(Complaints complaints, string file, int line, string what)
    {
        complaints.At(file, line, null, $"the file holds {what}", "split the model");
        return null;
    }

    // Notes and annotations are for people and other programs; the message of a constraint is kept.
    static bool Skipped(XmlReader reader) => reader.LocalName is "annotation" or "notes" or "annotation-xml"
        || reader.NamespaceURI.StartsWith("http://www.sbml.org/sbml/level3/version1/layout", StringComparison.Ordinal)
        || reader.NamespaceURI.StartsWith("http://www.sbml.org/sbml/level3/version1/render", StringComparison.Ordinal);

    static void Skip(XmlReader reader)
    {
        if (reader.IsEmptyElement) return;

        var depth = reader.Depth;
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth)) { }
    }

    static Element Start(XmlReader reader, string file, int line)
    {
        var space = Space(reader.NamespaceURI);
        Element element = new(space, reader.LocalName, file, line)
        {
            Attributes = new(reader.AttributeCount),
        };
        if (!reader.MoveToFirstAttribute()) return element;

        do
        {
            // Declarations are kept at the root alone, which names the packages.
            if (reader.NamespaceURI == "http://www.w3.org/2000/xmlns/")
            {
                if (reader.Depth == 1) element.Attributes.Add((Vocabulary.Other, "xmlns:" + reader.LocalName, reader.Value));
            }
            else
            {
                element.Attributes.Add((
                    reader.NamespaceURI.Length == 0 ? space : Space(reader.NamespaceURI),
                    reader.NamespaceURI.Length == 0 || Space(reader.NamespaceURI) != Vocabulary.Other
                        ? reader.LocalName
                        : reader.NamespaceURI + " " + reader.LocalName,
                    reader.Value));
            }
        }
        while (reader.MoveToNextAttribute());

        reader.MoveToElement();
        return element;
    }

    static Vocabulary Space(string uri) => uri switch
    {
        "http://www.w3.org/1998/Math/MathML" => Vocabulary.Math,
        _ when Dialect.IsCore(uri) => Vocabulary.Core,
        _ when uri.StartsWith(Dialect.Comp, StringComparison.Ordinal) => Vocabulary.Comp,
        _ when uri.StartsWith(Dialect.Fbc, StringComparison.Ordinal) => Vocabulary.Fbc,
        _ => Vocabulary.Other,
    };
}
