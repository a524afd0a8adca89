using System.Text;
using Sarcotrace.Core;
using Sarcotrace.Files.Studies;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.Tests;

public sealed class PlainTableReaderTests : IDisposable
{
    readonly Scratch _scratch = new();

    public static TheoryData<string> Texts => new(
        "a,b\n1,2\n3,4\n", "a,b\r\n1,2\r\n3,4", "a;b;c\n1,5;-2,25;x\n;;\n", "a\tb\n\t\n 1 \t 2\n", "\uFEFFa,b\n1,é\n",
        "a,b\n\n\r\n1,2\n\n", "a,b\n1\n1,2,3\n,\n", "a,b\n<LOD,NA\n-,.\n1e5,-0.0\n", "\na,b\n \n1,2", "a\n1\n\n2", "a,b",
        "a|b\n1.0000000000000001|123456789012345678\n");

    [Theory]
    [MemberData(nameof(Texts))]
    public void Both_readers_give_the_same_cells(string text) => Compare(text);

    [Fact]
    public void Both_readers_give_the_same_cells_of_random_tables()
    {
        var draws = new Random(7);
        string[] cells = ["", " ", "1", "-1.5", "0.1", "12,5", "NA", "<0.2", "word", "肌", "1e-3", "#", "+1", "..", "1 2"];
        for (var table = 0; table < 300; table++)
        {
            var text = new StringBuilder("id,x,y,z");
            for (var row = 0; row < 12; row++)
            {
                text.Append(draws.Next(5) == 0 ? "\r\n" : "\n");
                for (var cell = draws.Next(6); cell > 0; cell--) text.Append(cells[draws.Next(cells.Length)]).Append(cell > 1 ? "," : "");
            }

            Compare(text.ToString());
        }
    }

    [Theory]
    [InlineData("a,b\n\"1\",2\n")]
    [InlineData("a,b\r1,2\r")]
    [InlineData("a,b\n1,\0\n")]
    public void Quotes_and_odd_bytes_are_left_to_the_other_reader(string text) =>
        Assert.Null(PlainText.Of(_scratch.Write("odd.csv", text)));

    [Fact]
    public void Other_encodings_are_left_to_the_other_reader()
    {
        Assert.Null(PlainText.Of(_scratch.Write("latin.csv", Encoding.Latin1.GetBytes("a,b\né,1\n"))));
        Assert.Null(PlainText.Of(_scratch.Write("wide.csv", Encoding.Unicode.GetBytes("a,b\n1,2\n"))));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_metabolome_is_the_same_by_either_reader_and_any_threads(int threads)
    {
        var text = new StringBuilder("id,m1,m2,m3\n");
        for (var row = 0; row < 150; row++)
            text.Append(FormattableString.Invariant($"S{row},{row + 0.25},{(row % 7 == 0 ? "<LOD" : "3")},{(row % 50 == 3 ? "odd" : row % 60 == 4 ? "-1" : "0")}\n"));
        var plain = Metabolome(text.ToString(), threads);
        var quoted = Metabolome(text.Replace("id", "\"id\"", 0, 2).ToString(), threads);

        Assert.Equal(quoted.Problems, plain.Problems);
        Assert.Equal(6, plain.Problems.Count(problem => problem.Severity == Severity.Error));
    }

    [Fact]
    public void A_clean_metabolome_is_the_same_by_either_reader()
    {
        var text = new StringBuilder("id,m1,m2\n");
        for (var row = 0; row < 150; row++) text.Append(FormattableString.Invariant($"S{row},{row + 0.25},{(row % 7 == 0 ? "<LOD" : "3")}\n"));
        var (plain, quoted) = (Metabolome(text.ToString(), 2).Value!, Metabolome(text.Replace("id", "\"id\"", 0, 2).ToString(), 2).Value!);

        Assert.Equal(quoted.Samples, plain.Samples);
        Assert.Equal(quoted.Values, plain.Values);
        Assert.Equal(quoted.BelowDetection, plain.BelowDetection);
        Assert.Equal(149.25, plain.Of(0)[149]);
    }

    public void Dispose() => _scratch.Dispose();

    Loaded<Metabolome> Metabolome(string text, int threads)
    {
        var study = StudyFile.Read(_scratch.Write("study.yaml", "people: people.csv\nmetabolome: {file: m.csv}\n")).Value!;
        return MetabolomeFile.Read(_scratch.Write("m.csv", text), study.Metabolome!, () => new HashSet<string>(), null, threads, null, default);
    }

    void Compare(string text)
    {
        var path = _scratch.Write("t.csv", text);
        using var plain = new PlainTableReader(PlainText.Of(path)!, []);
        using var careful = new CsvTableReader(path, []);
        Assert.Equal(careful.Headers, plain.Headers);
        while (careful.Read())
        {
            Assert.True(plain.Read(), text);
            Assert.Equal((careful.Row, careful.Width), (plain.Row, plain.Width));
            for (var column = 0; column < careful.Width + 2; column++)
            {
                Assert.Equal(careful.Text(column), plain.Text(column));
                Assert.Equal((careful.Look(column, out var expected), expected), (plain.Look(column, out var number), number));
            }
        }

        Assert.False(plain.Read(), text);
    }
}
