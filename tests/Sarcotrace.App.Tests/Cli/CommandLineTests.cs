using System.Security.Cryptography;
using Sarcotrace.App.Cli;

namespace Sarcotrace.App.Tests.Cli;

/// <summary>What somebody sees who mistypes, points at the wrong place, or tidies up too much.</summary>
public sealed class CommandLineTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sarcotrace-line-");

    [Fact]
    public void A_fault_of_ours_is_one_line_a_trace_in_a_file_and_exit_code_3()
    {
        using var errors = new StringWriter();
        Assert.Equal(3, Start.Ended(() => throw new KeyNotFoundException("no such key"), errors));
        Assert.Contains("a fault of Sarcotrace itself (KeyNotFoundException: no such key)", errors.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors.ToString(), StringComparison.Ordinal);
        Assert.Contains("no such key", File.ReadAllText(Path.Combine(Path.GetTempPath(), $"sarcotrace-{Environment.ProcessId}.log")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_goes_wrong_on_another_thread_is_told_as_what_it_is()
    {
        using var errors = new StringWriter();
        Assert.Equal(3, Start.Ended(() => throw new AggregateException(new IOException("the disk is full")), errors));
        Assert.Equal("error: the disk is full", errors.ToString().Trim());
        Assert.Equal(130, Start.Ended(() => throw new AggregateException(new TaskCanceledException()), errors));
    }

    [Theory]
    [InlineData("did you mean --threads?", "run", "study.yaml", "--threds", "3")]
    [InlineData("there is no option --fersh; did you mean --fresh?", "run", "--fersh")]
    [InlineData("there is no option --criterion; did you mean --criteria?", "diagnose", "p.csv", "--criterion", "fnih")]
    [InlineData("there is no command diagnos; did you mean diagnose?", "diagnos", "p.csv")]
    [InlineData("--threads: 0 is below 1", "run", "--threads", "0")]
    [InlineData("--threads: 'many' is not a whole number", "run", "--threads", "many")]
    [InlineData("command line, criteria: 'awgs2018' is not one of", "diagnose", "p.csv", "--criteria", "awgs2018")]
    [InlineData("did you mean sum?", "diagnose", "p.csv", "--grip", "som")]
    [InlineData("command line, people: 3 must be from 20 to 100000; choose", "cohort", "--people", "3", "--out", "never")]
    [InlineData("nowhere.csv: there is no such file", "diagnose", "nowhere.csv")]
    public void What_is_mistyped_is_named_with_what_was_meant(string said, params string[] words)
    {
        var (code, _, errors) = Run(words);
        Assert.Equal(2, code);
        Assert.Contains(said, errors, StringComparison.Ordinal);
        foreach (var inner in (string[])["System.", "(Parameter", "row 0", "/sarcotrace-", ".yaml, /"]) Assert.DoesNotContain(inner, errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_in_the_place_of_a_file_is_called_a_folder()
    {
        foreach (var words in new[] { new[] { "run", _folder.FullName }, ["init", _folder.FullName], ["diagnose", _folder.FullName] })
        {
            var (code, _, errors) = Run(words);
            Assert.Equal(2, code);
            Assert.Contains("this is a folder", errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Everything_wrong_with_a_study_is_told_at_once_with_its_line()
    {
        File.WriteAllText(At("people.csv"), "participant,sex,age_years\nA,F,70\n");
        File.WriteAllText(At("m.csv"), "sample_id,x\nA,1\n");
        File.WriteAllText(At("study.yaml"), """
            titel: x
            people:
              file: people.csv
              columns:
                agee: age_years
                height: hight
            metabolome:
              file: m.csv
              sample: sample
              annotation: none.csv
            questions:
              discovery: {confidence: 2, bootstrap: many}
              phenotyp: {}
            """);
        var (code, _, errors) = Run("run", At("study.yaml"));
        Assert.Equal(2, code);
        string[] parts =
        [
            "did you mean title?", "row 5, people.columns.agee: there is no such role; did you mean age?",
            "height: there is no column hight, which line 6 of the study file names", "metabolome.sample: there is no column sample, which line 9 of the study file names; did you mean sample_id?",
            "none.csv: there is no such file", "row 12, questions.discovery.confidence: 2 must lie between 0 and 1", "'many' is not a whole number", "did you mean phenotype?",
        ];
        Assert.All(parts, part => Assert.Contains(part, errors, StringComparison.Ordinal));
        Assert.Contains("8 problems; nothing was written", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_covariate_or_trait_that_no_column_has_is_a_problem_with_its_line()
    {
        var study = Cohort();
        File.WriteAllText(study, File.ReadAllText(study).Replace("covariates: [age, sex]", "covariates: [age, factor(centr)], traits: [grip, gait-speed, smokin]", StringComparison.Ordinal));
        var (code, _, errors) = Run("run", study, "--out", At("out"));
        Assert.Equal(2, code);
        Assert.Contains("questions.discovery.covariates: the people table has no column centr; did you mean centre?", errors, StringComparison.Ordinal);
        Assert.Contains("study.yaml, row ", errors, StringComparison.Ordinal);
        Assert.Contains("the people table has no column smokin; did you mean smoking?", errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(At("out")));

        (code, _, errors) = Run("discover", study, "--covariates", "age,sexx", "--out", At("out"));
        Assert.Equal(2, code);
        Assert.Contains("command line, covariates: the people table has no column sexx; did you mean sex?", errors, StringComparison.Ordinal);

        File.WriteAllText(study, File.ReadAllText(study).Replace("factor(centr)", "factor(centre)", StringComparison.Ordinal).Replace(", smokin]", "]", StringComparison.Ordinal));
        Assert.Equal(0, Run("run", study, "--out", At("out")).Code);
    }

    [Theory]
    [InlineData("sarcotrace di", "diagnose")]
    [InlineData("./sarcotrace rep", "replicate")]
    [InlineData("sarcotrace diagnose p.csv --cri", "--criteria")]
    [InlineData("sarcotrace diagnose p.csv --criteria esp", "espen-easo")]
    public void A_shell_is_told_how_words_go_on(string line, string word)
    {
        var (code, output, _) = Run($"[suggest:{line.Length}]", line);
        Assert.Equal(0, code);
        Assert.Contains(word, output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_somebody_deleted_is_drawn_again_and_nothing_is_computed()
    {
        var study = Cohort();
        Assert.Equal(0, Run("run", study, "--out", At("out")).Code);
        var before = Hashes();
        foreach (var file in (string[])["tables/discovery-ranks.parquet", "report.html", "figures/volcano.png"])
        {
            File.Delete(At("out/" + file));
            var (code, output, _) = Run("run", study, "--out", At("out"));
            Assert.Equal(0, code);
            Assert.Contains("Nothing changed", output, StringComparison.Ordinal);
            Assert.Equal(before, Hashes());
        }
    }

    [Fact]
    public void The_terminal_shows_the_digits_of_the_report()
    {
        var (_, output, _) = Run("run", Cohort(), "--out", At("out"));
        var report = System.Net.WebUtility.HtmlDecode(File.ReadAllText(At("out/report.html"))).Replace('\u00A0', ' ');
        var numbers = System.Text.RegularExpressions.Regex.Matches(output, @": (\S+[^:]* \(\S+ to \S+\)), n = ").Select(match => match.Groups[1].Value).ToArray();
        Assert.NotEmpty(numbers);
        Assert.All(numbers, number => Assert.Contains($"<p class=\"number\">{number}; n = ", report, StringComparison.Ordinal));
    }

    [Fact]
    public void A_report_drawn_again_leaves_other_files_where_they_lie()
    {
        Assert.Equal(0, Run("run", Cohort(), "--out", At("out")).Code);
        File.WriteAllText(At("out/notes.txt"), "mine");
        Assert.Equal(0, Run("report", At("out")).Code);
        Assert.Equal("mine", File.ReadAllText(At("out/notes.txt")));
    }

    [Fact]
    public void A_path_with_blanks_and_Chinese_letters_is_quoted_where_it_is_to_be_typed()
    {
        var (code, output, _) = Run("cohort", "--out", At("老年 队列"), "--people", "40", "--metabolites", "10");
        Assert.Equal(0, code);
        Assert.Contains($"sarcotrace run \"{At("老年 队列")}", output, StringComparison.Ordinal);
        Assert.Equal(0, Run("diagnose", At("老年 队列/people.csv"), "--mass-method", "bia", "--out", At("结果 一")).Code);
        Assert.True(File.Exists(At("结果 一/report.html")));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    string At(string name) => Path.Combine(_folder.FullName, name);

    string Cohort()
    {
        Assert.Equal(0, Run("cohort", "--out", At("cohort"), "--people", "60", "--metabolites", "20", "--set", "run-days=2").Code);
        var study = At("cohort/study.yaml");
        File.WriteAllText(study, File.ReadAllText(study).Replace("discovery: {", "discovery: {bootstrap: 5, ", StringComparison.Ordinal));
        return study;
    }

    string[] Hashes() =>
    [
        .. Directory.EnumerateFiles(At("out"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => $"{Path.GetRelativePath(At("out"), path)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))}"),
    ];

    static (int Code, string Output, string Errors) Run(params string[] words)
    {
        using StringWriter output = new(), errors = new();
        return (Start.Of(words, output, errors), output.ToString(), errors.ToString());
    }
}
