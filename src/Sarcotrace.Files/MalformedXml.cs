using System.Xml;

namespace Sarcotrace.Files;

/// <summary>What the framework's reader throws at XML that is none.</summary>
static class MalformedXml
{
    /// <summary>Whether it is that; some malformed declarations, such as version="1.0é", make the reader slip instead of complain.</summary>
    internal static bool Is(Exception trouble) => trouble is XmlException or ArgumentOutOfRangeException;

    /// <summary>The reason without its place, and the line, as far as it is known.</summary>
    internal static (string Reason, int? Line) Told(Exception trouble)
    {
        if (trouble is not XmlException e) return ("its first line", 1);

        var end = e.Message.IndexOf(" Line ", StringComparison.Ordinal);
        return ((end < 0 ? e.Message : e.Message[..end]).TrimEnd('.'), e.LineNumber > 0 ? e.LineNumber : null);
    }
}
