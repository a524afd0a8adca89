using System.Text;
using Sarcotrace.Core;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.Tests.Hostile;

/// <summary>Text tables that are good, but strange: each is read as R's read.table and Python's csv read it, or refused, never misread.</summary>
public sealed class StrangeTextTests : IDisposable
{
    readonly Scratch _scratch = new();

    public static TheoryData<string> Encodings => new("utf-8", "utf-8-bom", "utf-16", "utf-16BE", "GB18030", "windows-1252");

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_table_reads_the_same_in_every_encoding(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var word = name == "windows-1252" ? "José" : "未检出的小鼠";
        var encoding = name == "utf-8-bom" ? new UTF8Encoding(true) : Encoding.GetEncoding(name.Replace("-bom", "", StringComparison.Ordinal));
        byte[] bytes = [.. name == "utf-8" ? [] : encoding.GetPreamble(), .. encoding.GetBytes($"id,name,x\r\n007,{word},1.5\r\n008,b,2\r\n")];
        Assert.Equal(["007", word, "1.5", "008", "b", "2"], Cells(_scratch.Write("t.csv", bytes)));
    }

    [Fact]
    public void A_letter_of_Windows_far_down_is_not_taken_for_Chinese()
    {
        var rows = string.Concat(Enumerable.Range(0, 40_000).Select(row => $"A{row},1.25\n"));
        var cells = Cells(_scratch.Write("t.csv", Encoding.Latin1.GetBytes($"id,x\n{rows}5 µg,2\n")));
        Assert.Equal("5 µg", cells[^2]);
    }

    [Theory]
    [InlineData("id,x\r007,1\r008,2\r", "007|1|008|2")]
    [InlineData("id;x\n007;1,5\n008;-2,25\n", "007|1,5|008|-2,25")]
    [InlineData("id,x\n\"0\n07\",\"a \"\"b\"\", c\"\n008,\n", "0\n07|a \"b\", c|008|")]
    [InlineData("id\tx\n1e5\t00012345678901234567890\n", "1e5|00012345678901234567890")]
    public void Identifiers_quotes_and_line_ends_stay_as_they_are(string text, string cells) =>
        Assert.Equal(cells, string.Join('|', Cells(_scratch.Write("t.csv", text))));

    [Theory]
    [InlineData("NA"), InlineData("n.d."), InlineData("<LOD"), InlineData("<0.5"), InlineData("-"), InlineData(""), InlineData("NaN"), InlineData("."), InlineData("未检出")]
    [InlineData("\u2212"), InlineData(" \u00a0"), InlineData("n.a."), InlineData("< 0,5"), InlineData("#N/A")]
    public void What_says_that_nothing_was_measured_is_no_number_and_no_fault(string word) =>
        Assert.True(Look($"id,x\nA,\"{word}\"\n") is (Cell.Missing or Cell.BelowDetection, double.NaN));

    [Theory]
    [InlineData("1e5", 1e5), InlineData("\u22121.5", -1.5), InlineData("１２．５", 12.5), InlineData("+3", 3), InlineData("\u00a07\u00a0", 7), InlineData("-0", 0), InlineData(".5", .5)]
    [InlineData("9007199254740993", 9007199254740993), InlineData("0.1000000000000000055", 0.1)]
    public void Numbers_are_read_as_they_are_typed(string word, double number) => Assert.Equal((Cell.Number, number), Look($"id,x\nA,{word}\nB,0.5\n"));

    [Theory]
    [InlineData("5.2 kg"), InlineData("\"1,234.5\""), InlineData("1.2.3"), InlineData("1e999"), InlineData("inf"), InlineData("0x10"), InlineData("1 234"), InlineData("12*"), InlineData("1_000")]
    [InlineData("\"1,234\"")]
    public void What_may_be_misread_is_a_text_which_a_column_of_numbers_complains_of(string word)
    {
        Assert.Equal((Cell.Text, double.NaN), Look($"id,x\nA,{word}\n"));
        var people = _scratch.People($"id,age\nA,{word}\nB,60\n");
        Assert.Contains("is not a number", Assert.Single(people.Problems, problem => problem.Severity == Severity.Error).What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comma_before_three_digits_is_a_decimal_mark_only_between_semicolons()
    {
        Assert.Equal((Cell.Number, 1.234), Look("id;x\nA;1,234\n"));
        Assert.Equal((Cell.Text, double.NaN), Look("id\tx\nA\t1,234\n"));
        Assert.Equal((Cell.Number, 1.234), Look("id\tx\nA\t1,234\nB\t0,5\n"));
    }

    [Fact]
    public void A_byte_of_zero_is_refused() => Assert.Contains("a byte in it is 0", Refusal("id,x\nA,\0\n"), StringComparison.Ordinal);

    [Fact]
    public void A_line_of_a_hundred_million_letters_is_refused_in_bounded_memory()
    {
        var path = _scratch.Path("t.csv");
        using (var to = new StreamWriter(path))
        {
            to.Write("id,x\nA,\"");
            var part = new string('a', 1 << 20);
            for (var i = 0; i < 100; i++) to.Write(part);
        }

        var before = GC.GetTotalAllocatedBytes();
        Assert.False(Seen(path).Succeeded);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 1L << 30);
    }

    [Fact]
    public void More_than_a_million_columns_are_refused() =>
        Assert.Contains("1000001 columns", Refusal(string.Join(',', Enumerable.Range(0, 1_000_001)) + "\n1\n"), StringComparison.Ordinal);

    [Fact]
    public void A_thousand_columns_without_a_name_are_told_in_a_few_lines() =>
        Assert.InRange(Seen(_scratch.Write("t.csv", $"id{new string(',', 1000)}\nA,1\n")).Problems.Length, 2, 30);

    public void Dispose() => _scratch.Dispose();

    string Refusal(string text) => Assert.Single(Seen(_scratch.Write("t.csv", text)).Problems, problem => problem.Severity == Severity.Error).What;

    static Read Seen(string path) => Readers.All[0].Open(path);

    (Cell, double) Look(string text)
    {
        using var reader = TableFile.Open(_scratch.Write("t.csv", text), "t.csv").Reader!;
        reader.Read();
        return (reader.Look(1, out var number), number);
    }

    static List<string> Cells(string path)
    {
        using var reader = TableFile.Open(path, "t.csv").Reader!;
        List<string> cells = [];
        while (reader.Read()) cells.AddRange(Enumerable.Range(0, reader.Headers.Count).Select(reader.Text));
        return cells;
    }
}
