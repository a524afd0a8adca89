using System.Collections.Immutable;
using System.Text.Json;
using Sarcotrace.Core;
using Sarcotrace.Files.Results;

namespace Sarcotrace.Files.Tests;

public sealed class LongTablesTests : IDisposable
{
    static readonly LengthLimits Short = new() { RowsWhole = 3, RowsShown = 2, NamesWhole = 2 };

    readonly Scratch _scratch = new();

    [Fact]
    public void A_table_over_the_limit_is_named_with_its_file_and_hash_and_reads_back_whole()
    {
        var run = Run(Long(5));
        Save("out", run);

        using var json = JsonDocument.Parse(File.ReadAllText(_scratch.Path("out/answers.json")));
        var table = json.RootElement.GetProperty("questions")[0].GetProperty("tables")[0];
        Assert.Equal((5, "tables/t.parquet"), (table.GetProperty("rows").GetInt32(), table.GetProperty("file").GetString()));
        Assert.Equal(["x", "w"], table.GetProperty("columns").EnumerateArray().Select(column => column.GetProperty("name").GetString()));
        Assert.Equal("kg", table.GetProperty("columns")[0].GetProperty("unit").GetString());
        Assert.DoesNotContain("numbers", table.GetRawText(), StringComparison.Ordinal);

        var back = AnswersFile.Read(_scratch.Path("out/answers.json")).Value!.Questions[0].Answers.Find("t")!;
        Assert.Equal(Long(5).Numbers("x"), back.Numbers("x"));
        Assert.Equal(Long(5).Texts("w"), back.Texts("w"));
        Assert.Equal(4, ((NumberColumn)back.Columns[0]).Digits);
    }

    [Fact]
    public void A_run_that_is_read_back_and_written_again_has_the_same_bytes_on_any_number_of_threads()
    {
        Save("one", Run(Long(5)));
        var back = AnswersFile.Read(_scratch.Path("one/answers.json")).Value!;
        using (var folder = new ResultFolder(_scratch.Path("two")))
        {
            RunFiles.Write(folder, back, Short, 3, default);
            folder.Finish();
        }

        foreach (var file in (string[])["answers.json", "tables/t.parquet", "tables/exclusions.parquet", "tables/cautions.parquet"])
            Assert.Equal(File.ReadAllBytes(_scratch.Path($"one/{file}")), File.ReadAllBytes(_scratch.Path($"two/{file}")));
    }

    [Fact]
    public void Lists_over_the_limit_are_cut_and_counted_and_stand_whole_in_a_table()
    {
        Save("out", Run(Long(1)));

        using var json = JsonDocument.Parse(File.ReadAllText(_scratch.Path("out/answers.json")));
        var left = json.RootElement.GetProperty("questions")[0].GetProperty("exclusions")[0];
        Assert.Equal((4, 2), (left.GetProperty("count").GetInt32(), left.GetProperty("names").GetArrayLength()));
        Assert.Equal("tables/exclusions.parquet", left.GetProperty("all-names").GetProperty("file").GetString());

        var back = AnswersFile.Read(_scratch.Path("out/answers.json")).Value!;
        Assert.Equal(["early"], back.Exclusions[0].Names);
        Assert.Equal(["a", "b", "c", "d"], back.Questions[0].Answers.Exclusions[0].Names);
        Assert.Equal(["late"], back.Questions[0].Answers.Exclusions[1].Names);
        Assert.Equal([["z"], ["1", "2", "3"]], back.Questions[0].Answers.Cautions.Select(caution => caution.Where.ToArray()));
    }

    [Fact]
    public void What_is_not_too_long_stands_whole_and_needs_no_file()
    {
        var run = Run(Long(3));
        using (var folder = new ResultFolder(_scratch.Path("out")))
        {
            RunFiles.Write(folder, run, new(), 1, default);
            folder.Finish();
        }

        using var whole = new MemoryStream();
        AnswersFile.Write(whole, run);
        Assert.Equal(whole.ToArray(), File.ReadAllBytes(_scratch.Path("out/answers.json")));
        Assert.Equal(["t.parquet"], Directory.GetFiles(_scratch.Path("out/tables")).Select(Path.GetFileName));
    }

    [Fact]
    public void A_table_that_is_missing_or_altered_is_a_problem_with_a_remedy()
    {
        Save("out", Run(Long(5)));
        var table = _scratch.Path("out/tables/t.parquet");
        var bytes = File.ReadAllBytes(table);
        bytes[^20] ^= 1;
        File.WriteAllBytes(table, bytes);
        Assert.Contains("not the file that was written with it", Assert.Single(Read().Problems).What, StringComparison.Ordinal);

        File.Delete(table);
        Assert.Contains("tables/t.parquet is not beside it", Assert.Single(Read().Problems).What, StringComparison.Ordinal);

        Loaded<RunRecord> Read() => AnswersFile.Read(_scratch.Path("out/answers.json"));
    }

    [Fact]
    public void A_file_outside_the_folder_is_never_read()
    {
        Save("out", Run(Long(5)));
        File.Copy(_scratch.Path("out/tables/t.parquet"), _scratch.Path("t.parquet"));
        var answers = _scratch.Path("out/answers.json");
        File.WriteAllText(answers, File.ReadAllText(answers).Replace("tables/t.parquet", "../t.parquet", StringComparison.Ordinal));
        Assert.Contains("is not beside it", Assert.Single(AnswersFile.Read(answers).Problems).What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_of_several_row_groups_reads_back()
    {
        var rows = 2 * ParquetTables.RowsInGroup + 7;
        Save("out", Run(Long(rows)));
        var back = AnswersFile.Read(_scratch.Path("out/answers.json")).Value!.Questions[0].Answers.Find("t")!;
        Assert.Equal(rows, back.Rows);
        Assert.Equal(Long(rows).Numbers("x"), back.Numbers("x"));
        Assert.Equal(Long(rows).Texts("w"), back.Texts("w"));
    }

    [Fact]
    public void Writing_that_is_cancelled_leaves_nothing()
    {
        using (var folder = new ResultFolder(_scratch.Path("out")))
            Assert.ThrowsAny<OperationCanceledException>(() => RunFiles.Write(folder, Run(Long(9)), Short, 2, new(canceled: true)));
        Assert.Empty(Directory.GetFileSystemEntries(_scratch.Path("")));
    }

    public void Dispose() => _scratch.Dispose();

    void Save(string name, RunRecord run)
    {
        using var folder = new ResultFolder(_scratch.Path(name));
        RunFiles.Write(folder, run, Short, 1, default);
        folder.Finish();
    }

    static Table Long(int rows) => new("t", "Title",
    [
        new NumberColumn("x", "kg", "mass", [.. Enumerable.Range(0, rows).Select(row => row % 3 == 0 ? double.NaN : row / 7.0)]) { Digits = 4 },
        Columns.Text("w", "word", Enumerable.Range(0, rows).Select(row => row % 4 == 0 ? null : $"w{row % 3}")),
    ]);

    static RunRecord Run(Table table)
    {
        ImmutableArray<Caution> cautions = [new("one", "what", "why", "remedy", ["z"], []), new("many", "what", "why", "remedy", ["1", "2", "3"], [])];
        var answers = new Answers(
            "q", [], cautions, [new("s", "many", "people", ["a", "b", "c", "d"]), new("s", "few", "people", ["late"])], [table], [], []);
        return new("1", "T", true, [], [], [new("reading", "r", "people", ["early"])], 3, [new("k", [], answers)]);
    }
}
