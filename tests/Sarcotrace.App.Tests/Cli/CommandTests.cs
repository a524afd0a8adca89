using System.Security.Cryptography;
using Sarcotrace.App.Cli;
using Sarcotrace.Files.Results;

namespace Sarcotrace.App.Tests.Cli;

public sealed class CommandTests : IDisposable
{
    static readonly string Sample = Approved.FromRoot("samples/cohort/study.yaml");

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sarcotrace-cli-");

    [Fact]
    public void A_run_gives_answers_tables_figures_and_a_report_and_a_rerun_recomputes_nothing()
    {
        var study = Cohort(60);
        Assert.Equal(0, Run("run", study, "--out", At("out")));
        foreach (var file in (string[])["answers.json", "report.html", "tables/discovery-associations.parquet", "tables/phenotype-people.parquet", "figures/volcano.svg", "figures/volcano.png", "figures/volcano.txt"])
            Assert.True(File.Exists(At("out/" + file)), file);

        var written = File.GetLastWriteTimeUtc(At("out/answers.json"));
        Assert.Equal(0, Run(out var output, "run", study, "--out", At("out")));
        Assert.Contains("Nothing changed", output, StringComparison.Ordinal);
        Assert.Equal(written, File.GetLastWriteTimeUtc(At("out/answers.json")));

        File.AppendAllText(Path.Combine(Path.GetDirectoryName(study)!, "people.csv"), "late,F,70,150,50,13,15,15,15,15,0.9,12,80,yes,1,never\n");
        Run(out output, "run", study, "--out", At("out"));
        Assert.DoesNotContain("Nothing changed", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_runs_give_the_same_bytes_on_any_number_of_threads()
    {
        var study = Cohort(80);
        Assert.Equal(0, Run("run", study, "--out", At("one"), "--threads", "1"));
        Assert.Equal(0, Run("run", study, "--out", At("three"), "--threads", "3"));
        Assert.Equal(Hashes("one"), Hashes("three"));
    }

    [Fact]
    public void The_report_is_redrawn_from_the_answers_alone()
    {
        var study = Cohort(60);
        Run("run", study, "--out", At("out"));
        var before = Hashes("out");
        Directory.Delete(Path.GetDirectoryName(study)!, recursive: true);
        File.Delete(At("out/report.html"));
        Assert.Equal(0, Run("report", At("out")));
        Assert.Equal(before, Hashes("out"));
    }

    [Fact]
    public void What_is_wrong_with_a_study_comes_at_once_and_nothing_is_written()
    {
        var study = At("study.yaml");
        File.WriteAllText(study, "people: {file: nowhere.csv}\nquestions:\n  phenotype: {grip: best, primay: fnih}\n  discovry: {}\n");
        Assert.Equal(2, Run(out _, out var errors, "run", study, "--out", At("out")));
        Assert.Contains("'best' is not one of max, mean, first, sum", errors, StringComparison.Ordinal);
        Assert.Contains("did you mean primary?", errors, StringComparison.Ordinal);
        Assert.Contains("did you mean discovery?", errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(At("out")));
    }

    [Theory]
    [InlineData("run", "nowhere.yaml")]
    [InlineData("report", "nowhere")]
    [InlineData("init", "nowhere.csv")]
    [InlineData("diagnose", "nowhere.csv")]
    [InlineData("discover", "--people", "nowhere.csv")]
    [InlineData("cohort", "--people", "3")]
    [InlineData("nonsense", "x")]
    [InlineData("run", "--bogus")]
    public void A_command_that_cannot_be_done_ends_with_2(params string[] words) => Assert.Equal(2, Run(words));

    [Fact]
    public void A_draft_made_from_tables_runs()
    {
        var folder = Path.GetDirectoryName(Cohort(60))!;
        var draft = Path.Combine(folder, "draft.yaml");
        Assert.Equal(0, Run("init", Path.Combine(folder, "metabolome.csv"), Path.Combine(folder, "people.csv"), Path.Combine(folder, "annotation.csv"), "--out", draft));
        Assert.Equal(0, Run("run", draft, "--out", At("out")));
        Assert.Equal(2, Run("init", Path.Combine(folder, "people.csv"), "--out", draft));
    }

    [Fact]
    public void The_answers_can_be_printed_as_json()
    {
        Assert.Equal(0, Run(out var output, "diagnose", Path.Combine(Path.GetDirectoryName(Sample)!, "people.csv"), "--criteria", "awgs2019", "--mass-method", "bia", "--json", "--out", At("out")));
        using var parsed = System.Text.Json.JsonDocument.Parse(output);
        Assert.Equal("phenotype", parsed.RootElement.GetProperty("questions")[0].GetProperty("question").GetString());
    }

    [Fact]
    public void A_folder_of_other_files_is_never_replaced()
    {
        Directory.CreateDirectory(At("mine"));
        File.WriteAllText(At("mine/thesis.txt"), "x");
        Assert.Equal(3, Run("run", Cohort(60), "--out", At("mine")));
        Assert.Equal("x", File.ReadAllText(At("mine/thesis.txt")));
    }

    [Fact]
    public void A_run_that_is_cancelled_leaves_the_earlier_results()
    {
        var study = Cohort(60);
        Run("run", study, "--out", At("out"));
        var before = Hashes("out");
        Assert.ThrowsAny<OperationCanceledException>(() => App.Run.Of(study, new(At("out"), 1, true, true, [], []), null, new(canceled: true)));
        Assert.Equal(before, Hashes("out"));
        Assert.False(Directory.Exists(At("out.unfinished")));
    }

    [Fact]
    public void Grip_in_NHANES_is_low_in_as_many_as_published_whatever_the_summary()
    {
        var table = RealData.File("nhanes/nhanes_2013_2014_grip_body_dxa.csv");
        foreach (var (grip, low, of, weighted) in new[] { ("max", 110, 1610, 5.05), ("sum", 144, 1559, 6.77), ("mean", 212, 1610, 9.62), ("first", 282, 1608, 13.13) })
        {
            Assert.Equal(0, Run("diagnose", table, "--criteria", "fnih", "--grip", grip, "--where", "age >= 60", "--weight", "wtmec2yr",
                "--map", "grip1=MGXH1T1,grip2=MGXH1T2,grip3=MGXH1T3,grip4=MGXH2T1,grip5=MGXH2T2,grip6=MGXH2T3", "--out", At(grip)));
            var weakness = AnswersFile.Read(At(grip + "/answers.json")).Value!.Questions[0].Answers.Find("phenotype-weakness")!;
            Assert.Equal((low, of), ((int)weakness.Numbers("low")[0], (int)weakness.Numbers("measured")[0]));
            Assert.Equal(weighted, 100 * weakness.Numbers("weighted_share")[0], 0.005);
        }
    }

    [Theory]
    [InlineData("bash"), InlineData("zsh"), InlineData("fish"), InlineData("pwsh")]
    public void Every_shell_gets_its_completion(string shell)
    {
        Assert.Equal(0, Run(out var output, "completion", shell));
        Assert.Contains("[suggest:", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_shows_examples_for_every_command()
    {
        foreach (var command in (string[])["run", "diagnose", "discover", "report", "init", "cohort", "completion"])
        {
            Assert.Equal(0, Run(out var output, command, "--help"));
            Assert.Contains("Examples:", output, StringComparison.Ordinal);
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    string At(string name) => Path.Combine(_folder.FullName, name);

    string Cohort(int people)
    {
        var folder = At($"cohort-{people}");
        if (!Directory.Exists(folder)) Assert.Equal(0, Run("cohort", "--out", folder, "--people", $"{people}", "--metabolites", "40", "--set", "run-days=2"));
        var study = Path.Combine(folder, "study.yaml");
        File.WriteAllText(study, File.ReadAllText(study).Replace("discovery: {", "discovery: {bootstrap: 12, ", StringComparison.Ordinal));
        return study;
    }

    string[] Hashes(string folder) =>
    [
        .. Directory.EnumerateFiles(At(folder), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => $"{Path.GetRelativePath(At(folder), path)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))}"),
    ];

    static int Run(params string[] words) => Run(out _, out _, words);

    static int Run(out string output, params string[] words) => Run(out output, out _, words);

    static int Run(out string output, out string errors, params string[] words)
    {
        using StringWriter written = new(), complained = new();
        var code = Start.Of(words, written, complained);
        (output, errors) = (written.ToString(), complained.ToString());
        return code;
    }
}
