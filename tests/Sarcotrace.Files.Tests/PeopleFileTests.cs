using System.Text;
using Sarcotrace.Core;
using Sarcotrace.Files.Studies;

namespace Sarcotrace.Files.Tests;

public sealed class PeopleFileTests : IDisposable
{
    readonly Scratch _scratch = new();

    [Fact]
    public void Columns_are_found_by_name_and_units_by_their_suffix()
    {
        var people = _scratch.People("participant,Sex,age_years,height_m,weight_lb,gait_speed_m_s\nA,F,70,1.6,150,0.9\n").Value!;
        Assert.Equal(["A"], people.Ids);
        Assert.Equal([Sex.Female], people.Sex);
        Assert.Equal(160.0, people.Measure("height")!.Values[0]);
        Assert.Equal(68.0388555, people.Measure("weight")!.Values[0], 1e-9);
        Assert.Equal(0.9, people.Measure("gait-speed")!.Values[0]);
    }

    [Fact]
    public void Heights_near_one_and_a_half_are_metres_and_it_is_said()
    {
        var read = _scratch.People("id,sex,altura\n1,F,\"1,53\"\n2,F,\"1,60\"\n");
        Assert.Equal([153.0, 160.0], read.Value!.Measure("height")!.Values);
        Assert.Contains(read.Problems, note => note.Severity == Severity.Note && note.What.Contains("metres", StringComparison.Ordinal));
    }

    [Fact]
    public void Sex_coded_by_numbers_is_refused_until_it_is_declared()
    {
        const string Text = "id,sex\na,1\nb,2\n";
        var refused = _scratch.People(Text);
        Assert.False(refused.Succeeded);
        Assert.Contains(refused.Problems, problem => problem.What.Contains("not guessed", StringComparison.Ordinal));
        Assert.Equal([Sex.Female, Sex.Male], _scratch.People(Text, "sex=sex:F=1,M=2").Value!.Sex);
    }

    [Fact]
    public void Rows_cut_short_late_in_a_long_table_are_told_with_their_place_and_the_rest_is_counted()
    {
        var text = new StringBuilder("id,age,grip\n");
        for (var row = 2; row <= 60_000; row++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"P{row},70{(row >= 59_951 ? "" : ",20")}\n");
        var problems = _scratch.People(text.ToString()).Problems.Where(problem => problem.Severity == Severity.Error).ToArray();
        Assert.Equal(59_951, problems[0].Row);
        Assert.Contains("2 cells, the header 3", problems[0].What, StringComparison.Ordinal);
        Assert.Equal(21, problems.Length);
        Assert.StartsWith("30 more rows", problems[^1].What, StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_tells_how_many_rows_are_read_and_reading_can_be_stopped_on_the_way()
    {
        _scratch.Write("people.csv", "id,age\n" + string.Concat(Enumerable.Range(0, 50_000).Select(row => $"P{row},70\n")));
        using var stop = new CancellationTokenSource();
        List<string> told = [];
        var progress = new Telling(step =>
        {
            told.Add(step.What);
            if (step.What.Contains("20000", StringComparison.Ordinal)) stop.Cancel();
        });
        Assert.ThrowsAny<OperationCanceledException>(() => PeopleFile.Read(_scratch.Path("people.csv"), new("people.csv", null, [], null, []), [], progress, stop.Token));
        Assert.Equal(["Reading people.csv: 0 rows", "Reading people.csv: 20000 rows"], told);
    }

    [Fact]
    public void Columns_that_nobody_asks_for_are_neither_kept_nor_in_Parquet_unpacked()
    {
        double[] numbers = [70, 71, 72];
        var odd = new Table("people", "", [new NumberColumn("age", "a", "", [.. numbers]), Columns.Text("diary", "", ["a", "b", "c"]), Columns.Text("id", "", ["x", "y", "z"])]);
        using (var stream = File.Create(_scratch.Path("people.parquet"))) Results.ParquetTables.Write(stream, odd);
        var (people, _) = PeopleFile.Read(_scratch.Path("people.parquet"), new("people.parquet", null, [], null, []), [], null, default);
        Assert.Equal(["x", "y", "z"], people.Value!.Ids);
        Assert.Equal(numbers, people.Value.Measure("age")!.Values);
        Assert.Empty(people.Value.Categories);
    }

    [Fact]
    public void A_filter_may_name_a_column_that_nothing_else_asks_for()
    {
        _scratch.Write("people.csv", "id,age,site,visit\na,70,A,1\nb,71,B,1\nc,72,A,2\n");
        var (people, left) = PeopleFile.Read(_scratch.Path("people.csv"), new("people.csv", null, [], "site == 'A' and visit < 2", []), [], null, default);
        Assert.Equal(["a"], people.Value!.Ids);
        Assert.Equal(["b", "c"], Assert.Single(left).Names);
        Assert.Equal(["age"], people.Value.Measures.Select(measure => measure.Column));
        Assert.Empty(people.Value.Categories);
    }

    sealed class Telling(Action<Step> tell) : IProgress<Step>
    {
        public void Report(Step value) => tell(value);
    }

    [Fact]
    public void A_word_among_numbers_of_a_role_is_a_problem_with_its_row()
    {
        var read = _scratch.People("id,age\na,70\nb,seventy\nc,x\n");
        Assert.Equal([(3, "age"), (4, "age")], read.Problems.Where(problem => problem.Severity == Severity.Error).Select(problem => (problem.Row!.Value, problem.Column!)));
    }

    [Fact]
    public void Implausible_values_count_as_not_measured_and_are_listed()
    {
        var read = _scratch.People("id,age,grip1\na,70,0\nb,71,31\n");
        Assert.True(double.IsNaN(read.Value!.Measure("grip-1")!.Values[0]));
        Assert.Contains(read.Problems, problem => problem is { Severity: Severity.Warning, Column: "grip1" });
    }

    [Fact]
    public void Unable_is_not_the_same_as_not_done()
    {
        var people = _scratch.People("id,chair_stand\na,0.0\nb,\nc,unable\nd,11.2\n", "chair-stand=chair_stand:unable=0").Value!;
        var values = people.Measure("chair-stand")!.Values;
        Assert.Equal(double.PositiveInfinity, values[0]);
        Assert.True(double.IsNaN(values[1]));
        Assert.Equal(double.PositiveInfinity, values[2]);
        Assert.Equal(11.2, values[3]);
    }

    [Fact]
    public void A_column_of_numbers_that_turns_to_words_is_read_again_as_words() => Assert.Equal(
        ["01", "02", "x"], _scratch.People("id,site\na,01\nb,02\nc,x\n").Value!.Category("site")!.Values);

    [Theory]
    [InlineData("age >= 60", 2)]
    [InlineData("age >= 60 and sex == 'female'", 1)]
    [InlineData("not (age < 60 or site == \"B\")", 1)]
    [InlineData("`odd name` != 3", 2)]
    public void Rows_are_kept_by_a_condition(string where, int left) => Assert.Equal(
        left, _scratch.People("id,age,sex,site,odd name\na,59,F,A,3\nb,60,F,B,4\nc,80,M,A,5\nd,,M,A,\n", where: where).Value!.Count);

    [Theory]
    [InlineData("age >=")]
    [InlineData("age ! 4")]
    [InlineData("(age > 4")]
    [InlineData("agee > 4")]
    public void A_condition_that_is_not_understood_is_a_problem(string where) =>
        Assert.False(_scratch.People("id,age\na,59\n", where: where).Succeeded);

    [Fact]
    public void The_same_table_reads_alike_in_every_encoding()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        const string Western = "id;Größe (cm);Müller\na;160;ja\n";
        foreach (var encoding in new[] { Encoding.Latin1, Encoding.UTF8, Encoding.Unicode, new UTF8Encoding(false) })
        {
            var path = _scratch.Write("people.csv", [.. encoding.GetPreamble(), .. encoding.GetBytes(Western)]);
            var people = PeopleFile.Read(path, new("people.csv", null, [], null, []), default, null, default).People.Value!;
            Assert.Equal(["Müller"], people.Categories.Select(category => category.Column));
        }
    }

    [Fact]
    public void Chinese_tables_in_their_national_encoding_are_read()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var path = _scratch.Write("people.csv", Encoding.GetEncoding("GB18030").GetBytes("id,性别,年龄,握力\n甲,女,70,16.5\n乙,男,81,25\n"));
        var people = PeopleFile.Read(path, new("people.csv", null, [], null, []), default, null, default).People.Value!;
        Assert.Equal([Sex.Female, Sex.Male], people.Sex);
        Assert.Equal([16.5, 25], people.Measure("grip-max")!.Values);
        Assert.Equal(["甲", "乙"], people.Ids);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("id,age\n", "no row")]
    [InlineData("id,age,age\na,1,2\n", "this name")]
    [InlineData("id,age\na,70,3\n", "3 cells")]
    [InlineData("id,age\na,\"70\nb,3\n", "broken")]
    public void What_is_wrong_with_a_file_is_said(string text, string word)
    {
        var read = _scratch.People(text);
        Assert.False(read.Succeeded);
        Assert.Contains(read.Problems, problem => problem.ToString().Contains(word, StringComparison.Ordinal));
    }

    [Fact]
    public void Quoted_newlines_and_delimiters_belong_to_the_cell() =>
        Assert.Equal(["a,\nb"], _scratch.People("id,note\n1,\"a,\nb\"\n").Value!.Category("note")!.Values);

    [Fact]
    public void A_reading_that_is_cancelled_ends() => Assert.Throws<OperationCanceledException>(() => PeopleFile.Read(
        _scratch.Write("people.csv", "id,age\na,70\n"), new("people.csv", null, [], null, []), default, null, new(canceled: true)));

    [Fact]
    public void Random_bytes_never_crash_the_reader()
    {
        var state = 1UL;
        for (var round = 0; round < 200; round++)
        {
            var bytes = new byte[50 + round];
            for (var i = 0; i < bytes.Length; i++)
            {
                state = state * 6364136223846793005 + 1442695040888963407;
                bytes[i] = (state >> 60) switch { 0 => (byte)',', 1 => (byte)'\n', 2 => (byte)'"', 3 => 0, _ => (byte)(state >> 40) };
            }

            var path = _scratch.Write("people.csv", bytes);
            var read = PeopleFile.Read(path, new("people.csv", null, [], null, []), default, null, default).People;
            Assert.True(read.Succeeded || read.Problems.Length > 0);
        }
    }

    [Fact]
    public void The_decimal_comma_table_of_Bilbao_reads_as_its_twin_with_points()
    {
        PeopleSource Source(string name, string map) => new(name, null, [.. map.Split(';').Select(word => ColumnChoice.FromWord(word).Value!)], null, []);
        var comma = PeopleFile.Read(RealData.File("bilbao/datos_completos.csv"), Source("completos", "sex=Sexo:F=1,M=2;grip-left-1=Hand_Izq"), default, null, default).People;
        var point = PeopleFile.Read(RealData.File("bilbao/datos_modificados.csv"), Source("modificados", "sex=sexo:F=1,M=2;grip-left-1=hand_izq"), default, null, default).People;
        Assert.True(comma.Succeeded, string.Join('\n', comma.Problems));
        Assert.Equal(1253, comma.Value!.Count);
        foreach (var role in (string[])["age", "height", "weight", "gait-time", "chair-stand", "balance-semi", "sppb"])
            Assert.Equal(point.Value!.Measure(role)!.Values, comma.Value!.Measure(role)!.Values);
        Assert.Equal(1121, comma.Value!.Sex.Count(sex => sex == Sex.Female));
    }

    public void Dispose() => _scratch.Dispose();
}
