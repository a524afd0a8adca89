using System.IO.Compression;
using Sarcotrace.Core;
using Sarcotrace.Files.LabTables;

namespace Sarcotrace.Files.Tests.LabTables;

public sealed class HostileTableTests : IDisposable
{
    static readonly string[] Words =
        ["Mouse", "M1", "12.3*", "<5", "1,234", "2,5", "Mean", "SD", "week 0", "(g)", "#N/A", "±", "\"", ";", "肌", "1e308", "-", "+", "<", "第周", "0x", "12.3 ± 4", "g/", "/", "()", "(", "n=6", "1.2.3", "٣"];

    readonly Scratch _scratch = new();

    [Fact]
    public void Sheets_of_chance_give_a_table_or_problems_and_never_break()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var (rows, columns) = (random.Next(0, 14), random.Next(1, 8));
            var cells = Enumerable.Range(0, rows).Select(_ => Enumerable.Range(0, random.Next(0, columns + 1)).Select(_ => Cell(random)).ToArray()).ToArray();
            string[] merges = [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => $"{(char)('A' + random.Next(4))}{random.Next(1, 9)}:{(char)('D' + random.Next(5))}{random.Next(9, 20)}")];
            Holds(LabTable.Read(_scratch.Write("chance.xlsx", XlsxWriter.Bytes(new XlsxWriter.Sheet("S", cells, merges)))));
        }
    }

    [Fact]
    public void Texts_of_chance_give_a_table_or_problems_and_never_break()
    {
        for (var seed = 0; seed < 1000; seed++)
        {
            var random = new Random(seed);
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 120)).Select(_ => random.Next(3) switch
            {
                0 => Words[random.Next(Words.Length)],
                1 => ",",
                _ => random.Next(4) == 0 ? "\n" : ((char)random.Next(32, 1000)).ToString(),
            }));
            Holds(_scratch.Csv(text));
        }
    }

    [Fact]
    public void A_workbook_with_bytes_changed_is_read_or_refused()
    {
        var whole = XlsxWriter.Bytes(new XlsxWriter.Sheet("S", Lab.Cells(["Mouse|Grip (g)", "M1|1", "M2|#DIV/0!"]), ["A1:A2"]));
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var bytes = whole.ToArray();
            for (var change = random.Next(1, 6); change > 0; change--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            Holds(LabTable.Read(_scratch.Write("broken.xlsx", seed % 3 == 0 ? bytes[..random.Next(bytes.Length)] : bytes)));
        }
    }

    [Fact]
    public void Parts_of_a_workbook_with_letters_changed_are_read_or_refused()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            Holds(LabTable.Read(_scratch.Write("broken.xlsx", Garbled(random))));
        }
    }

    [Fact]
    public void A_workbook_that_unpacks_to_more_than_a_machine_holds_is_refused()
    {
        using (var archive = new ZipArchive(File.Create(_scratch.Path("bomb.xlsx")), ZipArchiveMode.Create))
        using (var entry = archive.CreateEntry("xl/worksheets/sheet1.xml").Open())
        {
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 64; i++) entry.Write(zeros);
        }

        Assert.Contains("unpacks to", Assert.Single(LabTable.Read(_scratch.Path("bomb.xlsx")).Problems).What, StringComparison.Ordinal);
    }

    [Fact]
    public void More_than_four_million_cells_are_refused()
    {
        var row = string.Join(',', Enumerable.Repeat("1", 1000)) + "\n";
        Assert.Contains("more than 4000000 cells", Assert.Single(_scratch.Csv(string.Concat(Enumerable.Repeat(row, 4001))).Problems).What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x.xlsx")]
    [InlineData("x.xls")]
    [InlineData("x.parquet")]
    [InlineData("x.csv")]
    public void What_is_empty_or_something_else_is_a_problem(string name)
    {
        Assert.Equal("the file is empty", Assert.Single(LabTable.Read(_scratch.Write(name, "")).Problems).What);
        Assert.False(LabTable.Read(_scratch.Write(name, "nothing here")).Succeeded);
        Assert.False(LabTable.Read(_scratch.Path("none" + name)).Succeeded);
    }

    public void Dispose() => _scratch.Dispose();

    static void Holds(Loaded<Measurements> read)
    {
        Assert.Equal(read.Succeeded, !read.Problems.Any(problem => problem.Severity == Severity.Error));
        if (read.Value is not { } table) return;
        Assert.All(table.Columns, column => Assert.Equal((table.Rows.Length, table.Rows.Length), (column.Numbers.Length, column.Texts.Length)));
        Assert.Equal(table.Columns.Length, table.Columns.Select(column => column.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    static object? Cell(Random random) => random.Next(5) switch
    {
        0 => null,
        1 => random.NextDouble() * 100,
        2 => new XlsxWriter.Failed("#REF!"),
        3 => new DateTime(2024, 1, 1).AddDays(random.Next(300)),
        _ => Words[random.Next(Words.Length)],
    };

    // The zip stays whole, its texts do not.
    static byte[] Garbled(Random random)
    {
        using var memory = new MemoryStream();
        memory.Write(XlsxWriter.Bytes(new XlsxWriter.Sheet("S", Lab.Cells(["Mouse|Grip (g)|Born", "M1|1|@2024-01-05", "M2|#DIV/0!|"]), ["A1:A2"])));
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Update, true))
        {
            var entry = zip.Entries[random.Next(zip.Entries.Count)];
            var name = entry.FullName;
            byte[] bytes;
            using (var stream = entry.Open())
            using (var copy = new MemoryStream())
            {
                stream.CopyTo(copy);
                bytes = copy.ToArray();
            }

            for (var change = random.Next(1, 5); change > 0; change--) bytes[random.Next(bytes.Length)] = (byte)"0123456789<>/\"=Aat "[random.Next(19)];
            entry.Delete();
            using var anew = zip.CreateEntry(name).Open();
            anew.Write(bytes);
        }

        return memory.ToArray();
    }
}
