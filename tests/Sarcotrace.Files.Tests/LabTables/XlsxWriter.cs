using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace Sarcotrace.Files.Tests.LabTables;

/// <summary>Writes workbooks as spreadsheet programs do, from rows of numbers, texts, dates and failed formulas.</summary>
static class XlsxWriter
{
    /// <summary>A sheet to write; merges as "A1:B2".</summary>
    public sealed record Sheet(string Name, object?[][] Rows, string[] Merges, bool Hidden = false);

    /// <summary>A formula that failed.</summary>
    public sealed record Failed(string Mark);

    /// <summary>The bytes of a workbook.</summary>
    public static byte[] Bytes(params Sheet[] sheets)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, true))
        {
            Put(zip, "[Content_Types].xml", $"""
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>
                <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                <Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
                {Each(sheets, at => $"<Override PartName=\"/xl/worksheets/sheet{at}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>")}</Types>
                """);
            Put(zip, "_rels/.rels", Relations("<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/>"));
            Put(zip, "xl/workbook.xml", $"""
                <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>
                {Each(sheets, at => $"<sheet name=\"{SecurityElement.Escape(sheets[at - 1].Name)}\" sheetId=\"{at}\"{(sheets[at - 1].Hidden ? " state=\"hidden\"" : "")} r:id=\"rId{at}\"/>")}
                </sheets></workbook>
                """);
            Put(zip, "xl/_rels/workbook.xml.rels", Relations(
                Each(sheets, at => $"<Relationship Id=\"rId{at}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{at}.xml\"/>")
                + "<Relationship Id=\"rIdS\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/>"));
            Put(zip, "xl/styles.xml", """
                <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders>
                <cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>
                """);
            for (var at = 1; at <= sheets.Length; at++) Put(zip, $"xl/worksheets/sheet{at}.xml", Xml(sheets[at - 1]));
        }

        return memory.ToArray();
    }

    static string Xml(Sheet sheet)
    {
        var xml = new StringBuilder("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        for (var row = 0; row < sheet.Rows.Length; row++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{row + 1}\">");
            for (var column = 0; column < sheet.Rows[row].Length; column++) xml.Append(Cell($"{(char)('A' + column)}{row + 1}", sheet.Rows[row][column]));
            xml.Append("</row>");
        }

        xml.Append("</sheetData>");
        if (sheet.Merges.Length > 0) xml.Append("<mergeCells>").AppendJoin("", sheet.Merges.Select(merge => $"<mergeCell ref=\"{merge}\"/>")).Append("</mergeCells>");
        return xml.Append("</worksheet>").ToString();
    }

    static string Cell(string place, object? value) => value switch
    {
        null or "" => "",
        string text => $"<c r=\"{place}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>",
        Failed failed => $"<c r=\"{place}\" t=\"e\"><v>{failed.Mark}</v></c>",
        DateTime date => $"<c r=\"{place}\" s=\"1\"><v>{date.ToOADate().ToString(CultureInfo.InvariantCulture)}</v></c>",
        _ => $"<c r=\"{place}\"><v>{Convert.ToString(value, CultureInfo.InvariantCulture)}</v></c>",
    };

    static string Each(Sheet[] sheets, Func<int, string> write) => string.Concat(Enumerable.Range(1, sheets.Length).Select(write));

    static string Relations(string inner) => $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{inner}</Relationships>";

    static void Put(ZipArchive zip, string name, string text)
    {
        using var stream = zip.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }
}
