using Sarcotrace.Core;
using Sarcotrace.Files.Studies;
using Sarcotrace.Files.Tests.LabTables;

namespace Sarcotrace.Files.Tests;

public sealed class StudyDraftTests : IDisposable
{
    readonly Scratch _scratch = new();

    [Fact]
    public void Headings_without_a_row_are_a_problem()
    {
        var draft = StudyDraft.From([_scratch.Write("people.csv", "id,age,sex,grip\n")], _scratch.Path(""));
        Assert.Contains("no row below the header", Assert.Single(draft.Problems).What, StringComparison.Ordinal);
    }

    [Fact]
    public void Samples_in_columns_are_seen_and_their_annotation_is_found()
    {
        var people = _scratch.Write("people.csv", "id,age,sex\nA,70,F\nB,71,M\nC,72,M\nD,73,F\n");
        var metabolome = _scratch.Write("met.csv", "Compound,A,B,C,D\nglycine,1,2,3,4\nserine,1,2,3,4\nsarcosine,1,2,3,4\n");
        var annotation = _scratch.Write("ann.csv", "Compound,Name,HMDB\nglycine,Glycine,HMDB0000123\nserine,Serine,HMDB0000187\nsarcosine,Sarcosine,HMDB0000271\n");
        var draft = StudyDraft.From([annotation, metabolome, people], _scratch.Path(""));
        var study = StudyFile.Read(_scratch.Write("study.yaml", draft.Value!)).Value!;
        Assert.Equal(("met.csv", "columns", "ann.csv", "Compound", "Name"),
            (study.Metabolome!.File, study.Metabolome.SamplesIn, study.Metabolome.Annotation!.File, study.Metabolome.Annotation.Id, study.Metabolome.Annotation.Name));
        var loaded = StudyLoader.Load(study, default, [], 1, null, default);
        Assert.Equal(["Glycine", "Serine", "Sarcosine"], loaded.Value!.Metabolome!.Metabolites.Select(metabolite => metabolite.Name));
    }

    [Fact]
    public void A_workbook_with_a_sheet_each_for_people_metabolites_and_annotation_runs_as_drafted()
    {
        object?[][] people = [["ID", "Gender", "Age (years)", "Height [m]"], ["A", "F", 70.0, 1.6], ["B", "M", 71.0, 1.7], ["C", "M", 72.0, 1.8]];
        object?[][] metabolites = [["sample", "ID", "m1", "m2", "m3", "m4", "m5"], ["s1", "A", 1.0, 2.0, 3.0, 4.0, 5.0], ["s2", "B", 2.0, 2.0, 3.0, 4.0, 5.0], ["s3", "C", 3.0, 2.0, 3.0, 4.0, 5.0]];
        object?[][] annotation = [["id", "name"], ["m1", "Glycine"], ["m2", "Serine"], ["m3", "Sarcosine"]];
        File.WriteAllBytes(_scratch.Path("study.xlsx"), XlsxWriter.Bytes(
            new("Metabolites", metabolites, []), new("People", people, []), new("Annotation", annotation, [])));
        var draft = StudyDraft.From([_scratch.Path("study.xlsx")], _scratch.Path(""));
        var study = StudyFile.Read(_scratch.Write("study.yaml", draft.Value!)).Value!;
        Assert.Equal(("People", "Metabolites", "Annotation"), (study.People.Sheet, study.Metabolome!.Sheet, study.Metabolome.Annotation!.Sheet));
        var loaded = StudyLoader.Load(study, default, [], 1, null, default);
        Assert.Equal((3, "Glycine"), (loaded.Value!.People.Count, loaded.Value.Metabolome!.Metabolites[0].Name));
    }

    [Fact]
    public void What_only_a_person_can_say_is_warned_of_and_what_has_no_role_is_listed()
    {
        var people = _scratch.Write("people.csv", "ID,Gender,Height (m),Diabetes\n1,1,1.6,yes\n2,2,1.7,no\n");
        var draft = StudyDraft.From([people], _scratch.Path(""));
        Assert.Contains(draft.Problems, problem => problem is { Severity: Severity.Warning, Column: "Gender" } && problem.What.Contains("coded 1, 2", StringComparison.Ordinal));
        Assert.Contains(draft.Problems, problem => problem is { Severity: Severity.Warning, Column: "age" });
        Assert.Contains("# no role was found for: Diabetes", draft.Value!, StringComparison.Ordinal);
    }

    [Fact]
    public void Chinese_headings_are_known()
    {
        var people = _scratch.Write("人员.csv", "编号;性别;年龄;身高;体重;握力;步速;四肢骨骼肌量\n甲;女;70,5;159,2;65;18,1;0,99;15,15\n乙;男;72;166,4;57;35,2;1,12;19,96\n");
        var draft = StudyDraft.From([people], _scratch.Path(""));
        var study = StudyFile.Read(_scratch.Write("study.yaml", draft.Value!)).Value!;
        Assert.Equal(["id", "sex", "age", "height", "weight", "grip-max", "gait-speed", "asm"], study.People.Columns.Select(choice => choice.Role));
    }

    [Fact]
    public void Chinese_headings_are_known_with_their_units_in_brackets_of_either_width()
    {
        var people = _scratch.Write("人员.csv", "研究编号,性别,年龄（岁）,身高（米）,体重kg,左手握力1,右手握力2(公斤),步速（m／s）,五次起坐时间【秒】\n甲,女,70,1.6,65,18,19,0.9,11\n乙,男,72,1.7,57,35,36,1.1,12\n");
        var study = StudyFile.Read(_scratch.Write("study.yaml", StudyDraft.From([people], _scratch.Path("")).Value!)).Value!;
        Assert.Equal(
            ["id ", "sex ", "age 岁", "height 米", "weight kg", "grip-left-1 ", "grip-right-2 公斤", "gait-speed m/s", "chair-stand 秒"],
            study.People.Columns.Select(choice => $"{choice.Role} {choice.Unit}"));
        var read = StudyLoader.ReadPeople(study, default, null, default).People;
        Assert.Equal([160, 170], read.Value!.Measure("height")!.Values);
    }

    [Theory]
    [InlineData("ID")]
    [InlineData("code")]
    public void People_are_found_again_in_long_tables_of_another_order(string heading)
    {
        string[] people = [.. Enumerable.Range(1, 900).Select(person => $"P{person:000}")];
        string[] samples = [.. people.Reverse()];
        var table = _scratch.Write("people.csv", $"{heading},age,sex\n{string.Concat(people.Select(person => $"{person},70,F\n"))}");
        var rows = _scratch.Write("rows.csv", $"sample,who,m1,m2,m3,m4,m5\n{string.Concat(samples.Select((person, at) => $"S{at},{person},1,2,3,4,5\n"))}");
        var columns = _scratch.Write("columns.csv", $"metabolite,{string.Join(',', samples)}\nm1{string.Concat(samples.Select(_ => ",1"))}\n");
        Assert.Contains("  person: who\n", StudyDraft.From([table, rows], _scratch.Path("")).Value!, StringComparison.Ordinal);
        Assert.Contains("  samples-in: columns ", StudyDraft.From([table, columns], _scratch.Path("")).Value!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plasma.csv", "plasma")]
    [InlineData("Urine_NMR.csv", "urine")]
    [InlineData("serum.csv", "serum")]
    [InlineData("met.csv", "plasma")]
    public void The_fluid_is_taken_from_the_name_of_the_table(string name, string matrix)
    {
        var people = _scratch.Write("people.csv", "id,age,sex\nA,70,F\nB,71,M\nC,72,M\n");
        var metabolome = _scratch.Write(name, "id,m1,m2,m3,m4,m5\nA,1,2,3,4,5\nB,1,2,3,4,5\nC,1,2,3,4,5\n");
        Assert.Contains($"  matrix: {matrix} ", StudyDraft.From([people, metabolome], _scratch.Path("")).Value!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bracket_behind_an_identifier_is_no_unit()
    {
        var draft = StudyDraft.From([_scratch.Write("people.csv", "ID (3),age,sex\n1,70,F\n2,71,M\n")], _scratch.Path(""));
        Assert.Contains("    id: \"ID (3)\"\n", draft.Value!, StringComparison.Ordinal);
    }

    [Fact]
    public void Identifiers_are_found_by_what_the_metabolome_calls_its_samples()
    {
        var people = _scratch.Write("people.csv", "code,AGE,sex\nQ1,70,F\nQ2,71,M\nQ3,72,M\nQ4,73,F\n");
        var metabolome = _scratch.Write("met.csv", "sampleID,m1,m2,m3,m4,m5\nQ4,1,2,3,4,5\nQ2,1,2,3,4,5\nQ3,1,2,3,4,5\n");
        var study = StudyFile.Read(_scratch.Write("study.yaml", StudyDraft.From([people, metabolome], _scratch.Path("")).Value!)).Value!;
        Assert.Equal(("code", null), (study.People.Columns.Single(choice => choice.Role == "id").Column, study.Metabolome!.Person));
        Assert.Equal(["Q4", "Q2", "Q3"], StudyLoader.Load(study, default, [], 1, null, default).Value!.Metabolome!.Samples.Select(sample => sample.Person));
    }

    [Fact]
    public void A_first_column_without_a_heading_names_the_rows_of_every_table()
    {
        var people = _scratch.Write("people.tsv", "\"\"\t\"age\"\t\"sex\"\n\"A\"\t70\t\"F\"\n\"B\"\t71\t\"M\"\n\"C\"\t72\t\"M\"\n");
        var metabolome = _scratch.Write("met.tsv", "\"\"\t\"A\"\t\"B\"\t\"C\"\n\"m1\"\t1\t2\t3\n\"m2\"\t1\t2\t3\n\"m3\"\t1\t2\t3\n");
        var annotation = _scratch.Write("ann.tsv", "\"\"\t\"hmdb\"\n\"m1\"\t\"HMDB00271\"\n\"m2\"\t\"HMDB00187\"\n\"m3\"\t\"HMDB00123\"\n");
        var draft = StudyDraft.From([people, metabolome, annotation], _scratch.Path(""));
        Assert.DoesNotContain(draft.Problems, problem => problem.Severity != Severity.Note);
        var loaded = StudyLoader.Load(StudyFile.Read(_scratch.Write("study.yaml", draft.Value!)).Value!, default, [], 1, null, default);
        Assert.Equal(["A", "B", "C"], loaded.Value!.People.Ids);
        Assert.Equal(("m1", "HMDB0000271"), (loaded.Value.Metabolome!.Metabolites[0].Id, loaded.Value.Metabolome.Metabolites[0].Hmdb));
    }

    [Theory]
    [InlineData("編號,性別,年齡,身高,體重,握力,步行速度,四肢骨骼肌量\n甲,女,70,159,65,18,0.99,15\n乙,男,72,166,57,35,1.12,19\n")]
    [InlineData("被験者番号,性別,年齢,身長,体重,握力,歩行速度,四肢骨格筋量\n甲,女性,70,159,65,18,0.99,15\n乙,男性,72,166,57,35,1.12,19\n")]
    [InlineData("번호,성별,나이,키,몸무게,악력,보행속도,사지골격근량\n가,여,70,159,65,18,0.99,15\n나,남,72,166,57,35,1.12,19\n")]
    public void Headings_of_the_neighbours_are_known(string table)
    {
        var draft = StudyDraft.From([_scratch.Write("people.csv", table)], _scratch.Path(""));
        var study = StudyFile.Read(_scratch.Write("study.yaml", draft.Value!)).Value!;
        Assert.Equal(["id", "sex", "age", "height", "weight", "grip-max", "gait-speed", "asm"], study.People.Columns.Select(choice => choice.Role));
    }

    public void Dispose() => _scratch.Dispose();
}
