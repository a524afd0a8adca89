using Sarcotrace.Core;
using Sarcotrace.Files.Studies;
using Sarcotrace.Questions.Discovery;

namespace Sarcotrace.Questions.Tests.Discovery;

public class RealCohortTests
{
    static readonly DiscoveryOptions Quick = new() { Bootstrap = 0, EffectiveTests = false };

    static readonly Dictionary<string, string> InR = new() { ["age"] = "AGE", ["sex"] = "GENDER", ["bmi"] = "BMI", ["T2D"] = "T2D" };

    [Fact]
    public void Qmdiab_gives_the_counts_and_moderated_t_of_limma()
    {
        var answers = Ask(Qmdiab(), Quick with
        {
            Traits = ["age", "sex", "bmi", "T2D"],
            Covariates = ["age", "sex", "bmi", "T2D", "ethnicity"],
            Normalise = Normalisation.Pqn,
        });

        Assert.Equal([143, 185, 39, 63], answers.Find("discovery-traits")!.Numbers("accepted"));
        var rows = answers.Find("discovery-associations")!;
        var limma = new Golden("moderated-qmdiab");
        for (var i = 0; i < rows.Rows; i++)
        {
            var (trait, id) = (InR[rows.Texts("trait")[i]!], rows.Texts("metabolite")[i]);
            limma.Agrees($"t {trait} {id}", rows.Numbers("t")[i]);
            limma.Agrees($"moderated-t {trait} {id}", rows.Numbers("moderated_t")[i]);
            limma.Agrees($"moderated-p {trait} {id}", rows.Numbers("p")[i]);
            limma.Agrees($"q {trait} {id}", rows.Numbers("q")[i]);
        }

        Assert.Equal(4 * 466, rows.Rows);
        Assert.Equal(-8.26, Row(rows, "age", "dehydroisoandrosterone sulfate (DHEA-S)"), 0.005);
        Assert.Equal(6.13, Row(rows, "age", "C-glycosyltryptophan*"), 0.005);
        Assert.Equal(3.64, Row(rows, "age", "kynurenine"), 0.005);
    }

    [Fact]
    public void Cachexia_differs_mostly_by_dilution_and_the_caution_says_so()
    {
        var answers = Ask(Cachexia(), Quick with { Traits = ["Muscle loss"], Covariates = [], Moderate = false });

        var rows = answers.Find("discovery-associations")!;
        var at = rows.Texts("name").IndexOf("Quinolinate");
        Assert.Equal(1.238, rows.Numbers("coefficient")[at], 0.0005);
        Assert.Equal(5.015, rows.Numbers("t")[at], 0.0005);
        Assert.Equal(3.45e-6, rows.Numbers("t_p")[at], 5e-9);

        var variants = answers.Find("discovery-variants")!;
        Assert.Equal([53, 2, 0], variants.Numbers("accepted"));
        var caution = Assert.Single(answers.Cautions, caution => caution.Code == "dilution");
        Assert.StartsWith("53 of 63 metabolites", caution.What, StringComparison.Ordinal);
        Assert.Contains(answers.Cautions, found => found.Code == "repeated-people");
    }

    [Fact]
    public void The_number_of_threads_changes_no_digit()
    {
        var study = Cachexia();
        var options = new DiscoveryOptions { Traits = ["Muscle loss"], Covariates = [], Bootstrap = 20 };
        var (one, three) = (new TraitAssociations(options, 1).Ask(study, null, default), new TraitAssociations(options, 3).Ask(study, null, default));
        Assert.Equal(one.Find("discovery-associations")!.Numbers("p"), three.Find("discovery-associations")!.Numbers("p"));
        Assert.Equal(one.Find("discovery-ranks")!.Numbers("rank_high"), three.Find("discovery-ranks")!.Numbers("rank_high"));
    }

    static double Row(Table rows, string trait, string name) => Enumerable.Range(0, rows.Rows)
        .Where(i => rows.Texts("trait")[i] == trait && rows.Texts("name")[i] == name).Select(i => rows.Numbers("moderated_t")[i]).Single();

    static Answers Ask(Study study, DiscoveryOptions options) => new TraitAssociations(options, 2).Ask(study, null, default);

    static Study Qmdiab()
    {
        RealData.File("qmdiab_plasma/clinical.csv");
        return Load("""
            people:
              file: clinical.csv
              columns:
                id: sampleID
                sex: {column: GENDER, female: "0", male: "1"}
            metabolome:
              file: metabolites_raw.csv
              sample: sampleID
              matrix: plasma
              annotation: {file: features.csv, id: featureID, name: BIOCHEMICAL, class: SUPER_PATHWAY, hmdb: HMDb_ID}
            """, "qmdiab_plasma");
    }

    static Study Cachexia()
    {
        RealData.File("cachexia/human_cachexia.csv");
        return Load("""
            people: {file: human_cachexia.csv, columns: {id: Patient ID}}
            metabolome: {file: human_cachexia.csv, sample: Patient ID, matrix: urine}
            """, "cachexia");
    }

    static Study Load(string yaml, string folder)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{folder}-{Environment.ProcessId}.yaml");
        File.WriteAllText(path, yaml);
        try
        {
            var file = StudyFile.Read(path).Value! with { Folder = Path.GetDirectoryName(RealData.File(folder == "cachexia" ? "cachexia/human_cachexia.csv" : "qmdiab_plasma/clinical.csv"))! };
            var loaded = StudyLoader.Load(file, default, [], 2, null, default);
            Assert.True(loaded.Succeeded, string.Join('\n', loaded.Problems));
            return loaded.Value!;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
