using Sarcotrace.App.Cli;
using Sarcotrace.Core;
using Sarcotrace.Files.Results;

namespace Sarcotrace.App.Tests.Cli;

/// <summary>Published cohorts asked at the command line, from their files as they were downloaded.</summary>
public sealed class RealCohortCommandTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sarcotrace");

    [Fact]
    public void Qmdiab_gives_the_counts_of_limma_and_no_trait_that_was_not_asked_for()
    {
        var answers = Answers(
            "discover", "--people", RealData.File("qmdiab_plasma/clinical.csv"), "--metabolome", RealData.File("qmdiab_plasma/metabolites_raw.csv"),
            "--annotation", RealData.File("qmdiab_plasma/features.csv"), "--matrix", "plasma", "--quick", "--map", "id=sampleID,sex=GENDER:F=1,M=0",
            "--traits", "age,sex,bmi,T2D", "--covariates", "age,sex,bmi,T2D,ethnicity", "--set", "normalise=pqn");
        Assert.Equal([143, 185, 39, 63], answers.Find("discovery-traits")!.Numbers("accepted"));
        Assert.Equal(4, answers.Items.Length);
        Assert.All(answers.Items, item => Assert.IsType<Finding>(item));
        Assert.DoesNotContain(answers.Cautions, caution => caution.Code == "aliased-design");
    }

    [Fact]
    public void Cachexia_is_one_trait_and_mostly_dilution()
    {
        var table = RealData.File("cachexia/human_cachexia.csv");
        var answers = Answers(
            "discover", "--people", table, "--metabolome", table, "--matrix", "urine", "--quick", "--traits", "Muscle loss", "--covariates", "none", "--set", "moderate=false");
        Assert.Equal([53, 2, 0], answers.Find("discovery-variants")!.Numbers("accepted"));
        Assert.IsType<Finding>(Assert.Single(answers.Items));
    }

    [Fact]
    public void Bilbao_is_read_whole_from_its_decimal_commas_and_its_SPPB_comes_out_in_all_but_one()
    {
        var answers = Answers(
            "diagnose", RealData.File("bilbao/datos_completos.csv"), "--map", "sex=Sexo:F=1,M=2,chair-stand=Sentadilla:unable=0", "--set", "gait-course=4");
        var people = answers.Find("phenotype-people")!;
        Assert.Equal(1253, people.Rows);
        Assert.Single(answers.Cautions.Single(caution => caution.Code == "sppb-differs").Where);

        // The same times without the recorded score beside them.
        var header = File.ReadLines(RealData.File("bilbao/datos_completos.csv")).First();
        var times = Path.Combine(_folder.FullName, "times.csv");
        File.WriteAllText(times, File.ReadAllText(RealData.File("bilbao/datos_completos.csv")).Replace(header, header.Replace(",SPPB,", ",score,", StringComparison.Ordinal), StringComparison.Ordinal));
        var scored = Answers("diagnose", times, "--map", "sex=Sexo:F=1,M=2,chair-stand=Sentadilla:unable=0", "--set", "gait-course=4").Find("phenotype-people")!;
        var (recorded, own) = (people.Numbers("sppb"), scored.Numbers("sppb"));
        Assert.DoesNotContain(double.NaN, own);
        Assert.Equal(1252, recorded.Zip(own).Count(pair => pair.First == pair.Second));
    }

    [Fact]
    public void The_shipped_cohort_comes_out_byte_for_byte_from_its_seed()
    {
        var folder = Path.Combine(_folder.FullName, "cohort");
        Assert.Equal(0, Start.Of(["cohort", "--seed", "1013", "--out", folder], TextWriter.Null, TextWriter.Null));
        var shipped = Directory.GetFiles(Approved.FromRoot("samples/cohort"));
        Assert.Equal(Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal), shipped.Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(shipped, file => Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(folder, Path.GetFileName(file)))));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    Answers Answers(params string[] words)
    {
        var folder = Path.Combine(_folder.FullName, $"out{Directory.GetDirectories(_folder.FullName).Length}");
        using var complaints = new StringWriter();
        Assert.True(Start.Of([.. words, "--out", folder], TextWriter.Null, complaints) == 0, complaints.ToString());
        return AnswersFile.Read(Path.Combine(folder, "answers.json")).Value!.Questions[0].Answers;
    }
}
