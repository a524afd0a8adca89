using System.Security.Cryptography;

namespace Sarcotrace.App.Tests.Cli;

public sealed class CommandTests : CommandTest
{
    static readonly string Sample = Approved.FromRoot("samples/cohort/study.yaml");

    [Fact]
    public void What_is_set_holds_where_quick_says_otherwise()
    {
        var (code, _, _) = Run("discover", Approved.FromRoot("samples/cohort/study.yaml"), "--quick", "--set", "bootstrap=3", "--traits", "age", "--out", At("out"));

        Assert.Equal(0, code);
        Assert.Contains("\"bootstrap\": \"3\"", File.ReadAllText(At("out/answers.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Sex_with_a_state_is_told_what_it_is()
    {
        var (_, written, complained) = Run("discover", Approved.FromRoot("samples/cohort/study.yaml"), "--quick", "--traits", "age,sex=female", "--out", At("out"));

        Assert.Contains("write sex", written + complained, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_gives_answers_tables_figures_and_a_report_and_a_rerun_recomputes_nothing()
    {
        var study = Cohort(60);
        Done("run", study, "--out", At("out"));
        AssertMade("answers.json", "report.html", "tables/discovery-associations.parquet", "tables/phenotype-people.parquet", "figures/volcano.svg", "figures/volcano.png", "figures/volcano.txt");

        var written = File.GetLastWriteTimeUtc(At("out/answers.json"));
        var output = Done("run", study, "--out", At("out"));
        Assert.Contains("Nothing changed", output, StringComparison.Ordinal);
        Assert.Equal(written, File.GetLastWriteTimeUtc(At("out/answers.json")));

        File.AppendAllText(Path.Combine(Path.GetDirectoryName(study)!, "people.csv"), "late,F,70,150,50,13,15,15,15,15,0.9,12,80,yes,1,never\n");
        output = Run("run", study, "--out", At("out")).Output;
        Assert.DoesNotContain("Nothing changed", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_runs_give_the_same_bytes_on_any_number_of_threads()
    {
        var study = Cohort(80);
        Done("run", study, "--out", At("one"), "--threads", "1");
        Done("run", study, "--out", At("three"), "--threads", "3");
        Assert.Equal(Hashes("one"), Hashes("three"));
    }

    [Fact]
    public void The_report_is_redrawn_from_the_answers_alone()
    {
        var study = Cohort(60);
        Done("run", study, "--out", At("out"));
        var before = Hashes("out");
        Directory.Delete(Path.GetDirectoryName(study)!, recursive: true);
        File.Delete(At("out/report.html"));
        Done("report", At("out"));
        Assert.Equal(before, Hashes("out"));
    }

    [Fact]
    public void What_is_wrong_with_a_study_comes_at_once_and_nothing_is_written()
    {
        var study = At("study.yaml");
        File.WriteAllText(study, "people: {file: nowhere.csv}\nquestions:\n  phenotype: {grip: best, primay: fnih}\n  discovry: {}\n");
        var errors = Refused("run", study, "--out", At("out"));
        Assert.Contains("'best' is not one of max, mean, first, sum", errors, StringComparison.Ordinal);
        Assert.Contains("did you mean primary?", errors, StringComparison.Ordinal);
        Assert.Contains("did you mean discovery?", errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(At("out")));
    }

    [Fact]
    public void Results_older_than_the_program_are_computed_anew()
    {
        var study = Cohort(60);
        Done("diagnose", study, "--out", At("out"));
        File.SetLastWriteTimeUtc(At("out/answers.json"), Program.Built.AddSeconds(-1));
        Assert.DoesNotContain("Nothing changed", Done("diagnose", study, "--out", At("out")), StringComparison.Ordinal);
        Assert.Contains("Nothing changed", Done("diagnose", study, "--out", At("out")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("diagnose", "--where", "age >= 60")]
    [InlineData("diagnose", "--weight", "w")]
    [InlineData("discover", "--map", "grip=hgs")]
    [InlineData("discover", "--matrix", "urine")]
    public void What_a_study_file_says_itself_is_not_silently_ignored_beside_it(string command, string option, string value) =>
        Assert.Contains($"{option}: this is for plain tables", Refused(command, Sample, option, value, "--out", At("out")), StringComparison.Ordinal);

    [Fact]
    public void Plain_tables_are_joined_by_what_their_headings_say_and_columns_about_people_are_no_metabolites()
    {
        var folder = Path.GetDirectoryName(Cohort(60))!;
        string In(string name) => Path.Combine(folder, name);
        var lines = File.ReadAllLines(In("metabolome.csv"));
        File.WriteAllLines(In("with-age.csv"), lines.Select((line, row) => line + (row == 0 ? ",Age" : $",{20 + row}")));
        var (code, _, notes) = Run("discover", "--people", In("people.csv"), "--metabolome", In("with-age.csv"), "--traits", "age", "--quick", "--out", At("out"));
        Assert.Equal(0, code);
        Assert.Contains("participant: read as person", notes, StringComparison.Ordinal);
        Assert.Contains("Age: is about people and is not taken for a metabolite", notes, StringComparison.Ordinal);
        Assert.DoesNotContain("Age", Table("discovery-associations").Texts("metabolite"));
    }

    [Fact]
    public void An_identifier_is_no_trait_and_is_not_offered_as_one() =>
        Assert.Contains("the column participant tells people apart", Refused("discover", Sample, "--traits", "participant", "--out", At("out")), StringComparison.Ordinal);

    [Fact]
    public void A_column_missing_from_plain_tables_names_no_line_of_a_file_that_nobody_wrote()
    {
        var people = Path.Combine(Path.GetDirectoryName(Sample)!, "people.csv");
        var errors = Refused("diagnose", people, "--weight", "nosuch", "--out", At("out"));
        Assert.Contains("there is no column nosuch;", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("diagnose", "people.csv", "--out", "")]
    [InlineData("discover", "study.yaml", "--traits", "")]
    [InlineData("init", "people.csv", "--out", " ")]
    [InlineData("run", "nowhere.yaml")]
    [InlineData("report", "nowhere")]
    [InlineData("init", "nowhere.csv")]
    [InlineData("diagnose", "nowhere.csv")]
    [InlineData("discover", "--people", "nowhere.csv")]
    [InlineData("cohort", "--people", "3")]
    [InlineData("nonsense", "x")]
    [InlineData("run", "--bogus")]
    public void A_command_that_cannot_be_done_ends_with_2(params string[] words) => Refused(words);

    [Fact]
    public void A_draft_made_from_tables_runs()
    {
        var folder = Path.GetDirectoryName(Cohort(60))!;
        var draft = Path.Combine(folder, "draft.yaml");
        Done("init", Path.Combine(folder, "metabolome.csv"), Path.Combine(folder, "people.csv"), Path.Combine(folder, "annotation.csv"), "--out", draft);
        Done("run", draft, "--out", At("out"));
        Refused("init", Path.Combine(folder, "people.csv"), "--out", draft);
    }

    [Fact]
    public void The_answers_can_be_printed_as_json()
    {
        var output = Done("diagnose", Path.Combine(Path.GetDirectoryName(Sample)!, "people.csv"), "--criteria", "awgs2019", "--mass-method", "bia", "--json", "--out", At("out"));
        using var parsed = System.Text.Json.JsonDocument.Parse(output);
        Assert.Equal("phenotype", parsed.RootElement.GetProperty("questions")[0].GetProperty("question").GetString());
    }

    [Fact]
    public void Discovery_alone_judges_people_as_the_whole_run_does()
    {
        var study = Cohort(150);
        Done("run", study, "--out", At("all"));
        Done("discover", study, "--set", "bootstrap=12", "--out", At("alone"));
        Assert.Equal(Effects("all"), Effects("alone"));

        // The text of the study says bia; another way to judge gives other cases, and a run of its own.
        File.WriteAllText(study, File.ReadAllText(study).Replace("mass-method: bia", "mass-method: dxa", StringComparison.Ordinal));
        Done("discover", study, "--set", "bootstrap=12", "--out", At("alone"));
        Assert.NotEqual(Effects("all"), Effects("alone"));
        Assert.Contains(("phenotype.mass-method", "dxa"), Record("alone").Questions[0].Options);

        Done("discover", study, "--set", "bootstrap=12", "--mass-method", "bia", "--out", At("alone"));
        Assert.Equal(Effects("all"), Effects("alone"));
        Refused("discover", study, "--mass-method", "bai", "--out", At("alone"));

        IEnumerable<double> Effects(string folder) => Record(folder).Questions[^1].Answers.Find("discovery-associations")!.Numbers("effect_sd");
    }

    [Fact]
    public void A_folder_of_other_files_is_never_replaced()
    {
        Directory.CreateDirectory(At("mine"));
        File.WriteAllText(At("mine/thesis.txt"), "x");
        Assert.Contains("mine holds other files than results; name another folder", Refused("run", Cohort(60), "--out", At("mine")), StringComparison.Ordinal);
        Assert.Equal("x", File.ReadAllText(At("mine/thesis.txt")));
    }

    [Fact]
    public void A_folder_that_cannot_be_is_refused_before_anything_is_read()
    {
        File.WriteAllText(At("letter"), "x");
        foreach (var (folder, why) in ((string, string)[])[("letter", "letter is a file; name a folder"), ("letter/out", "letter is a file, so no folder can lie below it")])
        {
            Assert.Contains($"--out: {At(why)}", Refused("run", "no such study", "--out", At(folder)), StringComparison.Ordinal);
            Assert.Contains($"--out: {At(why)}", Refused("simulate", "no such model", "--out", At(folder)), StringComparison.Ordinal);
            Assert.Equal(0, Run("simulate", "--out", At(folder), "--help").Code);
        }

        var study = Cohort(60);
        File.AppendAllText(study, $"out: {At("letter")}\n");
        Assert.Contains("study.yaml: " + At("letter is a file"), Refused("run", study), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_is_cancelled_leaves_the_earlier_results()
    {
        var study = Cohort(60);
        Done("run", study, "--out", At("out"));
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
            Done("diagnose", table, "--criteria", "fnih", "--grip", grip, "--where", "age >= 60", "--weight", "wtmec2yr",
                "--map", "grip1=MGXH1T1,grip2=MGXH1T2,grip3=MGXH1T3,grip4=MGXH2T1,grip5=MGXH2T2,grip6=MGXH2T3", "--out", At(grip));
            var weakness = Table("phenotype-weakness", grip);
            Assert.Equal((low, of), ((int)weakness.Numbers("low")[0], (int)weakness.Numbers("measured")[0]));
            Assert.Equal(weighted, 100 * weakness.Numbers("weighted_share")[0], 0.005);
        }
    }

    [Theory]
    [InlineData("bash"), InlineData("zsh"), InlineData("fish"), InlineData("pwsh")]
    public void Every_shell_gets_its_completion(string shell)
    {
        var output = Done("completion", shell);
        Assert.Contains("[suggest:", output, StringComparison.Ordinal);
    }

    string Cohort(int people)
    {
        var folder = At($"cohort-{people}");
        if (!Directory.Exists(folder)) Done("cohort", "--out", folder, "--people", $"{people}", "--metabolites", "40", "--set", "run-days=2");
        var study = Path.Combine(folder, "study.yaml");
        File.WriteAllText(study, File.ReadAllText(study).Replace("discovery: {", "discovery: {bootstrap: 12, ", StringComparison.Ordinal));
        return study;
    }

    string[] Hashes(string folder) =>
    [
        .. Directory.EnumerateFiles(At(folder), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => $"{Path.GetRelativePath(At(folder), path)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))}"),
    ];
}
