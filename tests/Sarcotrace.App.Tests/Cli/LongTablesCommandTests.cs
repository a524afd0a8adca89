using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Sarcotrace.App.Cli;
using Sarcotrace.Core;
using Sarcotrace.Files.Results;

namespace Sarcotrace.App.Tests.Cli;

/// <summary>A run whose tables are too long for answers.json and for a page, at limits that a small table exceeds.</summary>
public sealed class LongTablesCommandTests : IDisposable
{
    const int People = 300;

    static readonly LengthLimits Short = new() { RowsWhole = 100, RowsShown = 60, NamesWhole = 10 };

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sarcotrace-long-");

    [Fact]
    public void Every_person_is_in_the_table_and_neither_answers_nor_report_holds_all_of_them()
    {
        Diagnose("out", null);
        var (answers, report) = (File.ReadAllText(At("out/answers.json")), File.ReadAllText(At("out/report.html")));
        Assert.DoesNotContain("\"P250\"", answers, StringComparison.Ordinal);
        Assert.DoesNotContain("P250", report, StringComparison.Ordinal);
        Assert.Contains("The first 60 of 300 rows; all of them are in <code>tables/phenotype-people.parquet</code>", report, StringComparison.Ordinal);
        Assert.Contains("Search the first 60 rows of table", report, StringComparison.Ordinal);

        var read = AnswersFile.Read(At("out/answers.json")).Value!.Questions[0].Answers;
        Assert.Equal("P299", read.Find("phenotype-people")!.Texts("id")[^1]);
        var left = read.Exclusions.MaxBy(exclusion => exclusion.Names.Length)!;
        Assert.True(left.Names.Length > 10);
        Assert.Contains($"\"count\": {left.Names.Length}", answers, StringComparison.Ordinal);
        Assert.Contains("all of them in tables/exclusions.parquet", report, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_is_redrawn_from_the_table_beside_the_answers()
    {
        Diagnose("out", null);
        File.Delete(At("out/report.html"));
        var run = AnswersFile.Read(At("out/answers.json")).Value!;
        var before = Hash(At("out/answers.json"));
        Results.Save(run, At("out"), report: true, 2, default, Short);
        Assert.Equal(before, Hash(At("out/answers.json")));
        Assert.True(File.Exists(At("out/report.html")));
    }

    [Fact]
    public void A_report_at_the_usual_limits_is_redrawn_from_a_folder_of_long_tables()
    {
        Diagnose("out", null);
        using StringWriter output = new(), errors = new();
        Assert.Equal(0, Start.Of(["report", At("out")], output, errors));
        Assert.Contains("P250", File.ReadAllText(At("out/report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_rerun_of_which_nothing_changed_computes_nothing_unless_a_long_list_is_gone()
    {
        Diagnose("out", null);
        var again = Diagnose("out", null);
        Assert.True(again.Unchanged);

        File.Delete(At("out/tables/exclusions.parquet"));
        Assert.False(Diagnose("out", null).Unchanged);
    }

    [Fact]
    public void The_same_bytes_come_on_any_number_of_threads()
    {
        Diagnose("one", null, 1);
        Diagnose("three", null, 3);
        foreach (var file in Directory.GetFiles(At("one"), "*", SearchOption.AllDirectories))
            Assert.Equal(Hash(file), Hash(Path.Combine(At("three"), Path.GetRelativePath(At("one"), file))));
    }

    [Theory, InlineData("Reading"), InlineData("Judging"), InlineData("Writing")]
    public void A_run_that_is_stopped_leaves_the_earlier_results_and_nothing_half_written(string when)
    {
        Diagnose("out", null);
        var before = Hash(At("out/answers.json"));
        using var stop = new CancellationTokenSource();
        var progress = new Told(step => { if (step.What.StartsWith(when, StringComparison.Ordinal)) stop.Cancel(); });
        Assert.ThrowsAny<OperationCanceledException>(() => Diagnose("out", progress, 2, fresh: true, stop.Token));
        Assert.Equal(before, Hash(At("out/answers.json")));
        Assert.Equal(["out", "people.csv", "study.yaml"], Directory.GetFileSystemEntries(_folder.FullName).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    RunOutcome Diagnose(string to, IProgress<Step>? progress, int threads = 2, bool fresh = false, CancellationToken cancel = default)
    {
        var rows = new StringBuilder("id,age,sex,height_cm,weight_kg,asm_kg,grip_left_1,grip_right_1,gait_speed_m_s\n");
        for (var i = 0; i < People; i++)
        {
            var asm = i % 3 == 0 ? "" : (12 + i % 13 * 0.9).ToString("F2", CultureInfo.InvariantCulture);
            rows.Append(CultureInfo.InvariantCulture, $"P{i},{60 + i % 30},{(i % 2 == 0 ? "F" : "M")},{150 + i % 35},{45 + i % 50},{asm},{10 + i % 27},{11 + i % 25},{0.5 + i % 9 * 0.1:F1}\n");
        }

        File.WriteAllText(At("people.csv"), rows.ToString());
        File.WriteAllText(At("study.yaml"), "people: {file: people.csv}\nquestions:\n  phenotype: {mass-method: bia}\n");
        return Run.Of(At("study.yaml"), new(At(to), threads, fresh, true, [], []) { Limits = Short }, progress, cancel);
    }

    string At(string name) => Path.Combine(_folder.FullName, name);

    static string Hash(string path) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)));

    sealed class Told(Action<Step> tell) : IProgress<Step>
    {
        public void Report(Step value) => tell(value);
    }
}
