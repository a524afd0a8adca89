using Sarcotrace.Core;
using Sarcotrace.Files.LabTables;
using Sarcotrace.Files.Tables;
using Sarcotrace.Files.Tests.LabTables;

namespace Sarcotrace.Files.Tests.Hostile;

/// <summary>Workbooks by parts, good and evil; every one is tried by the reader of plain tables and by that of laboratories' sheets.</summary>
public sealed class HostileWorkbookTests : IDisposable
{
    const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    readonly Scratch _scratch = new();

    [Fact]
    public void Entities_of_any_kind_are_refused()
    {
        const string Laughs = "<!DOCTYPE w [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>";
        const string Outside = "<!DOCTYPE w [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>";
        foreach (var type in new[] { Laughs, Outside })
            Assert.All(Both(Book($"{type}<worksheet {Main}><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&a;</t></is></c></row></sheetData></worksheet>")), read => Assert.False(read.Succeeded));
    }

    [Theory]
    [InlineData("../../../../etc/passwd"), InlineData("/etc/passwd"), InlineData("file:///etc/passwd"), InlineData("worksheets/none.xml"), InlineData("")]
    public void A_sheet_that_lies_outside_is_none(string target) =>
        Assert.All(Both(Book($"<worksheet {Main}/>", target)), read => Assert.False(read.Succeeded));

    [Fact]
    public void Two_cells_at_the_ends_of_a_sheet_do_not_fill_the_memory()
    {
        var far = Book($"<worksheet {Main}><dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData></worksheet>");
        Assert.All(Both(far), read => Assert.Contains("the sheets reach too far", Assert.Single(read.Problems, problem => problem.Severity == Severity.Error).What, StringComparison.Ordinal));
    }

    [Fact]
    public void A_dimension_that_lies_is_not_believed()
    {
        var book = Book($"<worksheet {Main}><dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1\">{Text("A1", "id")}{Text("B1", "x")}</row><row r=\"2\">{Text("A2", "007")}<c r=\"B2\"><v>5</v></c></row></sheetData></worksheet>");
        Assert.Equal(["007", "5"], Cells(book));
    }

    [Theory]
    [InlineData("t=\"s\"><v>999999999</v>"), InlineData("t=\"s\"><v>-1</v>"), InlineData("t=\"s\"><v>x</v>"), InlineData("s=\"99999\"><v>1</v>"), InlineData("s=\"-7\"><v>1</v>")]
    [InlineData("t=\"d\"><v>nonsense</v>"), InlineData("><v>1e999</v>"), InlineData("><v>１</v>"), InlineData("t=\"b\"><v>7</v>"), InlineData("t=\"zz\"><v>7</v>")]
    public void A_cell_that_points_nowhere_breaks_nothing(string cell) => Assert.All(
        Both(Book($"<worksheet {Main}><sheetData><row r=\"1\">{Text("A1", "id")}{Text("B1", "x")}</row><row r=\"2\">{Text("A2", "a")}<c r=\"B2\" {cell}</c></row></sheetData></worksheet>")),
        read => Assert.Null(read.Fault));

    [Fact]
    public void A_hundred_thousand_merged_ranges_are_refused()
    {
        var merges = string.Concat(Enumerable.Range(0, 100_000).Select(at => $"<mergeCell ref=\"A1:XFD{at + 2}\"/>"));
        var book = Book($"<worksheet {Main}><sheetData><row r=\"1\">{Text("A1", "id")}{Text("B1", "x")}</row></sheetData><mergeCells>{merges}</mergeCells></worksheet>");
        Assert.Contains("merged ranges", Assert.Single(LabTable.Read(book).Problems).What, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_sheet_holds_is_read_as_a_person_sees_it()
    {
        var book = _scratch.Write("t.xlsx", XlsxWriter.Bytes(
            new XlsxWriter.Sheet("Old", [["id"], ["wrong"]], [], Hidden: true),
            new XlsxWriter.Sheet("S", [["id", "born", "x", "note"], [1e15, new DateTime(2024, 1, 5), 0.25, "1e5"], ["007", new DateTime(1999, 12, 31), new XlsxWriter.Failed("#DIV/0!"), "5.2 kg"]], [])));
        Assert.Equal(["1000000000000000", "2024-01-05", "0.25", "1e5", "007", "1999-12-31", "", "5.2 kg"], Cells(book));
    }

    [Theory]
    [InlineData("", "1927-05-18"), InlineData("<workbookPr date1904=\"1\"/>", "1931-05-19")]
    public void Days_count_from_where_the_workbook_says(string properties, string day)
    {
        var sheet = $"<worksheet {Main}><sheetData><row r=\"1\">{Text("A1", "id")}{Text("B1", "day")}</row><row r=\"2\">{Text("A2", "a")}<c r=\"B2\" s=\"1\"><v>10000</v></c></row></sheetData></worksheet>";
        Assert.Equal(["a", day], Cells(Book(sheet, properties: properties)));
    }

    [Fact]
    public void A_workbook_of_another_name_is_refused_with_a_reason()
    {
        foreach (var bytes in new[] { "id,x\nA,1\n"u8.ToArray(), Seeds.Parquets[0], Seeds.Pngs[0], Seeds.Zip(("a.txt", "a")) })
            Assert.All(Both(_scratch.Write("t.xlsx", bytes)), read => Assert.NotEmpty(Assert.Single(read.Problems).Remedy));
    }

    public void Dispose() => _scratch.Dispose();

    static Read[] Both(string path) => [.. Readers.All.Where(reader => reader.Name is "xlsx" or "xlsx-lab").Select(reader => reader.Open(path))];

    static List<string> Cells(string path)
    {
        using var reader = TableFile.Open(path, "t.xlsx").Reader!;
        List<string> cells = [];
        while (reader.Read()) cells.AddRange(Enumerable.Range(0, reader.Headers.Count).Select(reader.Text));
        return cells;
    }

    static string Text(string place, string text) => $"<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>";

    string Book(string sheet, string target = "worksheets/sheet1.xml", string properties = "") => _scratch.Write("t.xlsx", Seeds.Zip(
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"),
        ("_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Type=\"{Relation}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
        ("xl/workbook.xml", $"<workbook {Main} xmlns:r=\"{Relation}\">{properties}<sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{Relation}/worksheet\" Target=\"{target}\"/><Relationship Id=\"r2\" Type=\"{Relation}/styles\" Target=\"styles.xml\"/></Relationships>"),
        ("xl/styles.xml", $"<styleSheet {Main}><fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>"),
        ("xl/worksheets/sheet1.xml", sheet)));
}
