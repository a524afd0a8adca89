using System.Collections.Immutable;
using System.Text;
using System.Xml;
using Sarcotrace.Core.Networks;

namespace Sarcotrace.Files.Sbml;

/// <summary>Writes a network as SBML Level 3 Version 2, with package fbc where it has a flux-balance problem.</summary>
public static class SbmlWriter
{
    const string Version1 = "http://www.sbml.org/sbml/level3/version1/core";
    const string Version2 = "http://www.sbml.org/sbml/level3/version2/core";
    const string NewerMath = "http://www.sbml.org/sbml/level3/version1/l3v2extendedmath/version1";

    internal const string Fluxes = "http://www.sbml.org/sbml/level3/version1/fbc/version2";

    /// <summary>Writes a network; the same network gives the same bytes.</summary>
    /// <param name="network">The network.</param>
    /// <param name="stream">Where to; left open.</param>
    /// <remarks>
    /// A local parameter that hides a species of its own reaction gets another name, as Level 3 asks.
    /// A stoichiometry by formula becomes a named stoichiometry with an assignment rule, and bounds of fluxes become
    /// parameters: both mean the same. Version 2 has no fast reactions: a network that has them is written in Version 1,
    /// where parts without a formula are left out, as they say nothing.
    /// </remarks>
    /// <exception cref="ArgumentException">A text holds letters that XML cannot.</exception>
    public static void Write(Network network, Stream stream)
    {
        var older = network.Reactions.Any(reaction => reaction.Fast);
        var core = older ? Version1 : Version2;
        var named = LocalNames.Free(StoichiometryNames.Give(network));
        using var xml = XmlWriter.Create(stream, new()
        {
            Encoding = new UTF8Encoding(false),
            Indent = true,
            NewLineChars = "\n",
            CloseOutput = false,
        });
        var bounds = named.Fluxes is { } fluxes ? FluxParameters.Of(named, fluxes) : null;
        xml.WriteStartDocument();
        xml.WriteStartElement("sbml", core);
        xml.WriteAttributeString("level", "3");
        xml.WriteAttributeString("version", older ? "1" : "2");
        if (older)
        {
            xml.WriteAttributeString("xmlns", "math", null, NewerMath);
            xml.WriteAttributeString("required", NewerMath, "true");
        }

        if (bounds is not null)
        {
            xml.WriteAttributeString("xmlns", "fbc", null, Fluxes);
            xml.WriteAttributeString("required", Fluxes, "false");
        }

        new ModelWriter(xml, core, older, bounds).Write(named);
        xml.WriteEndElement();
        xml.WriteEndDocument();
    }

    /// <summary>Writes a network into memory.</summary>
    /// <param name="network">The network.</param>
    /// <returns>The document, UTF-8.</returns>
    /// <exception cref="ArgumentException">A text holds letters that XML cannot.</exception>
    public static ImmutableArray<byte> Write(Network network)
    {
        using MemoryStream stream = new();
        Write(network, stream);
        return [.. stream.ToArray()];
    }
}
