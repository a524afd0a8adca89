using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Sarcotrace.Files.LabTables;

/// <summary>Finds the failed formulas of an xlsx, which the reader of sheets gives as empty cells.</summary>
static class FailedCells
{
    const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Marks such as #DIV/0! by sheet and place; none for xls, which does not tell.</summary>
    internal static Dictionary<(string Sheet, int Row, int Column), string> In(string path)
    {
        Dictionary<(string, int, int), string> failed = [];
        using var file = File.OpenRead(path);
        if (file.ReadByte() != 'P') return failed;

        file.Position = 0;
        using var archive = new ZipArchive(file, ZipArchiveMode.Read);
        var parts = Parts(archive);
        foreach (var (sheet, id) in Sheets(archive))
            if (parts.TryGetValue(id, out var part) && archive.GetEntry(part) is { } entry) Read(entry, sheet, failed);
        return failed;
    }

    static void Read(ZipArchiveEntry entry, string sheet, Dictionary<(string, int, int), string> failed)
    {
        using var xml = XmlReader.Create(entry.Open());
        (int Row, int Column)? at = null;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "c") at = xml.GetAttribute("t") == "e" ? Place(xml.GetAttribute("r") ?? "") : null;
            else if (xml.LocalName == "v" && at is { } place && failed.Count < Grid.MostCells) failed[(sheet, place.Row, place.Column)] = Value(xml);
        }
    }

    static string Value(XmlReader xml) => xml.Read() && xml.NodeType == XmlNodeType.Text ? xml.Value : "#N/A";

    static (int Row, int Column)? Place(string reference)
    {
        var letters = reference.TakeWhile(char.IsAsciiLetterUpper).Count();
        if (letters is 0 or > 3 || !int.TryParse(reference.AsSpan(letters), NumberStyles.None, CultureInfo.InvariantCulture, out var row)) return null;
        return (row - 1, reference[..letters].Aggregate(0, (column, letter) => column * 26 + letter - 'A' + 1) - 1);
    }

    static IEnumerable<(string Sheet, string Id)> Sheets(ZipArchive archive)
    {
        foreach (var xml in Elements(archive, "xl/workbook.xml", "sheet"))
            if (xml.GetAttribute("name") is { } name && xml.GetAttribute("id", Relations) is { } id) yield return (name, id);
    }

    static Dictionary<string, string> Parts(ZipArchive archive)
    {
        Dictionary<string, string> parts = [];
        foreach (var xml in Elements(archive, "xl/_rels/workbook.xml.rels", "Relationship"))
            if (xml.GetAttribute("Id") is { } id && xml.GetAttribute("Target") is { } target) parts[id] = target.StartsWith('/') ? target[1..] : $"xl/{target}";
        return parts;
    }

    static IEnumerable<XmlReader> Elements(ZipArchive archive, string part, string name)
    {
        if (archive.GetEntry(part) is not { } entry) yield break;
        using var xml = XmlReader.Create(entry.Open());
        while (xml.Read())
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == name) yield return xml;
    }
}
