using System.Collections.Immutable;
using System.IO.Compression;
using Sarcotrace.Core;
using Sarcotrace.Files.Results;
using Sarcotrace.Files.Studies;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.Tests;

public sealed class StudyFileTests : IDisposable
{
    readonly Scratch _scratch = new();

    [Fact]
    public void All_problems_of_a_study_file_come_at_once_with_line_and_nearest_name()
    {
        var read = StudyFile.Read(_scratch.Write("study.yaml", "titel: x\npeople:\n  file: a.csv\n  columns:\n    heigth: h\nmetabolome:\n  samples-in: diagonal\n"));
        Assert.False(read.Succeeded);
        Assert.Equal([1, 5, 7, 7], read.Problems.Select(problem => problem.Row!.Value).Order());
        Assert.Contains(read.Problems, problem => problem.Remedy == "did you mean title?");
        Assert.Contains(read.Problems, problem => problem.Remedy == "did you mean height?");
    }

    [Theory]
    [InlineData("people: [a")]
    [InlineData("- a")]
    [InlineData("people: &x {file: *x}")]
    [InlineData("")]
    public void Broken_yaml_is_a_problem(string text) => Assert.False(StudyFile.Read(_scratch.Write("study.yaml", text)).Succeeded);

    [Fact]
    public void Options_are_bound_by_their_kebab_names_and_refuse_what_does_not_fit()
    {
        var map = SettingsBinder.FromWords([("share", "0.3"), ("names", "a,b"), ("tone", "dark-blue")]);
        var bound = (Sample)SettingsBinder.Bind(typeof(Sample), map, "f", "q").Value!;
        Assert.Equal((0.3, "a|b", Tone.DarkBlue), (bound.Share, string.Join('|', bound.Names), bound.Tone));
        Assert.Equal(("share", "0.3"), SettingsBinder.Describe(bound)[0]);

        var single = SettingsBinder.Bind(typeof(Sample), SettingsBinder.FromWords([("names", "a,")]), "f", "q");
        Assert.Equal(["a"], Assert.IsType<Sample>(single.Value).Names);

        var wrong = SettingsBinder.Bind(typeof(Sample), SettingsBinder.FromWords([("share", "7"), ("tone", "pink"), ("nam", "x")]), "f", "q");
        Assert.Null(wrong.Value);
        Assert.Equal(3, wrong.Problems.Length);
    }

    [Fact]
    public void A_metabolome_reads_the_same_with_samples_in_rows_or_columns()
    {
        _scratch.Write("people.csv", "id,age\nA,70\nB,71\nC,72\n");
        _scratch.Write("rows.csv", "sample,m1,m 2\nA,1,2\nB,<LOD,\nC,3,0.5\n");
        _scratch.Write("columns.csv", "name,A,B,C\nm1,1,<LOD,3\nm 2,2,,0.5\n");
        var (rows, columns) = (Load("rows.csv"), Load("columns.csv"));
        Assert.Equal(rows.Values, columns.Values);
        Assert.Equal(["m1", "m 2"], columns.Metabolites.Select(metabolite => metabolite.Id));
        Assert.Equal([false, true, false, false, false, false], rows.BelowDetection);
    }

    [Fact]
    public void A_metabolome_of_strangers_is_refused()
    {
        _scratch.Write("people.csv", "id,age\nA,70\n");
        _scratch.Write("m.csv", "sample,m1\nX,1\n");
        Assert.Contains("no sample belongs", Assert.Single(Read("m.csv").Problems, problem => problem.Severity == Severity.Error).What, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_and_negative_values_in_a_metabolome_are_problems_with_their_place()
    {
        _scratch.Write("people.csv", "id,age\nA,70\nB,71\n");
        _scratch.Write("m.csv", "sample,m1,m2\nA,1,2\nB,high,-3\n");
        Assert.Equal([(3, "m1"), (3, "m2")], Read("m.csv").Problems.Where(problem => problem.Severity == Severity.Error).Select(problem => (problem.Row!.Value, problem.Column!)));
    }

    [Fact]
    public void A_draft_of_a_study_file_loads()
    {
        var people = _scratch.Write("people.csv", "participant,sex,age_years,height_cm\nA,F,70,160\nB,M,71,170\nC,M,72,171\n");
        var metabolome = _scratch.Write("met.csv", "sample_id,participant,run_day,a,b,c,d,e,f\ns1,A,1,1,2,3,4,5,6\ns2,B,1,2,3,4,5,6,7\ns3,C,2,2,3,4,5,6,7\n");
        var draft = StudyDraft.From([metabolome, people], _scratch.Path(""));
        var study = StudyFile.Read(_scratch.Write("study.yaml", draft.Value!));
        Assert.True(study.Succeeded, string.Join('\n', study.Problems) + draft.Value);
        Assert.Equal(("people.csv", "met.csv", "participant", "run_day"), (study.Value!.People.File, study.Value.Metabolome!.File, study.Value.Metabolome.Person, study.Value.Metabolome.Batch));
    }

    [Fact]
    public void Answers_come_back_as_they_were_written()
    {
        var table = new Table("t", "Title", [new NumberColumn("x", "kg", "mass", [1.5, double.NaN, 1e-300]), new TextColumn("w", "word", ["a", null, "肌\"<"])]);
        var answers = new Answers(
            "q", [new Finding([new("smyth2004")], "It is", new(1, 0.5, double.PositiveInfinity, "kg"), 3), new NoFinding([], "why", "do")],
            [new("code", "what", "why", "remedy", ["a"], [new("x1")])], [new("s", "r", "people", ["p"])], [table], ["m"], [new("smyth2004")]);
        var run = new RunRecord("1", "T", true, [new("f", "00", 3)], [new("f", 2, null, "w", "r", Severity.Note)], [], 3, [new("k", [("a", "b")], answers)]);
        using (var stream = File.Create(_scratch.Path("answers.json"))) AnswersFile.Write(stream, run);

        var back = AnswersFile.Read(_scratch.Path("answers.json")).Value!;
        using (var stream = File.Create(_scratch.Path("again.json"))) AnswersFile.Write(stream, back);
        Assert.Equal(File.ReadAllBytes(_scratch.Path("answers.json")), File.ReadAllBytes(_scratch.Path("again.json")));
        Assert.Equal(table.Numbers("x"), back.Questions[0].Answers.Tables[0].Numbers("x"));
        Assert.Equal(double.PositiveInfinity, ((Finding)back.Questions[0].Answers.Items[0]).Estimate.High);
    }

    [Fact]
    public void A_table_written_as_Parquet_reads_back_and_has_the_same_bytes_twice()
    {
        var table = new Table("t", "Title", [new NumberColumn("x", "kg", "mass", [1.5, double.NaN]), new TextColumn("w", "word", ["a", null])]);
        foreach (var name in (string[])["a.parquet", "b.parquet"])
        {
            using var stream = File.Create(_scratch.Path(name));
            ParquetTables.Write(stream, table);
        }

        Assert.Equal(File.ReadAllBytes(_scratch.Path("a.parquet")), File.ReadAllBytes(_scratch.Path("b.parquet")));
        using var reader = TableFile.Open(_scratch.Path("a.parquet"), "a").Reader!;
        Assert.Equal(["x", "w"], reader.Headers);
        Assert.True(reader.Read());
        Assert.Equal((Cell.Number, 1.5, "a"), (reader.Look(0, out var number), number, reader.Text(1)));
        Assert.True(reader.Read());
        Assert.Equal((Cell.Missing, ""), (reader.Look(0, out _), reader.Text(1)));
        Assert.False(reader.Read());
    }

    [Fact]
    public void Results_that_are_not_finished_leave_the_earlier_ones()
    {
        using (var folder = new ResultFolder(_scratch.Path("out")))
        {
            using (var file = folder.Create("answers.json")) file.WriteByte(1);
            folder.Finish();
        }

        using (var folder = new ResultFolder(_scratch.Path("out")))
        {
            using var file = folder.Create("answers.json");
        }

        Assert.Equal([1], File.ReadAllBytes(_scratch.Path("out/answers.json")));
        Assert.False(Directory.Exists(_scratch.Path("out.unfinished")));
    }

    [Fact]
    public void A_folder_of_other_files_is_not_replaced()
    {
        Directory.CreateDirectory(_scratch.Path("mine"));
        _scratch.Write("mine/thesis.txt", "x");
        Assert.Throws<IOException>(() => new ResultFolder(_scratch.Path("mine")));
        using var folder = new ResultFolder(_scratch.Path("out"));
        Assert.Throws<ArgumentException>(() => folder.Create("../escape"));
    }

    [Fact]
    public void An_archive_that_unpacks_to_absurd_size_is_refused()
    {
        using (var archive = new ZipArchive(File.Create(_scratch.Path("bomb.xlsx")), ZipArchiveMode.Create))
        {
            using var entry = archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.SmallestSize).Open();
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 64; i++) entry.Write(zeros);
        }

        var (reader, problems) = TableFile.Open(_scratch.Path("bomb.xlsx"), "bomb.xlsx");
        Assert.Null(reader);
        Assert.Contains("unpacks to", problems[0].What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x.xlsx")]
    [InlineData("x.xls")]
    [InlineData("x.parquet")]
    public void A_broken_binary_table_is_a_problem(string name)
    {
        var (reader, problems) = TableFile.Open(_scratch.Write(name, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]), name);
        Assert.Null(reader);
        Assert.NotEmpty(problems);
    }

    [Fact]
    public void The_two_workbooks_of_comets_are_read()
    {
        foreach (var (name, people) in new[] { ("comets/cohort_1.xlsx", 432), ("comets/cohort_2.xlsx", 568) })
        {
            var (reader, problems) = TableFile.Open(RealData.File(name), name, "SubjectData");
            Assert.True(reader is not null, string.Join('\n', problems));
            var rows = 0;
            while (reader.Read()) rows++;
            Assert.Equal(people, rows);
        }
    }

    Metabolome Load(string file) => Read(file).Value!.Metabolome!;

    Loaded<Study> Read(string file) => StudyLoader.Load(
        StudyFile.Read(_scratch.Write("study.yaml", $"people: people.csv\nmetabolome: {{file: {file}}}\n")).Value!, default, [], 2, null, default);

    public void Dispose() => _scratch.Dispose();

    public enum Tone { Light, DarkBlue }

    public sealed record Sample
    {
        public double Share { get; init => field = Require.Between(0, 1, value); } = 0.5;

        public ImmutableArray<string> Names { get; init; } = [];

        public Tone Tone { get; init; }
    }
}
