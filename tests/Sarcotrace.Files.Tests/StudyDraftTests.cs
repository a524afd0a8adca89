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
