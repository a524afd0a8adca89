using Sarcotrace.App.Cli;
using Sarcotrace.Core;
using Sarcotrace.Files.Results;

namespace Sarcotrace.App.Tests.Cli;

/// <summary>Commands on models, as a user gives them.</summary>
public sealed class ModelCommandTests : IDisposable
{
    static readonly string Sample = Approved.FromRoot("samples/models/oral-doses.ant");

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sarcotrace-models-");

    [Fact]
    public void A_model_runs_under_doses_into_table_figure_and_report()
    {
        Assert.Equal(0, Run(out var output, "simulate", Sample, "--end", "24", "--intervals", "24",
            "--dose", "gut=100@0,every=12,times=2", "--out", At("out")));
        Assert.Contains("simulated data", output, StringComparison.Ordinal);
        foreach (var file in (string[])["answers.json", "report.html", "tables/timecourse.parquet", "figures/timecourse.svg"])
        {
            Assert.True(File.Exists(At("out/" + file)), file);
        }
        var courses = Table("timecourse");
        Assert.Equal(25, courses.Rows);
        // Reported before the dose at its time, so nothing at 0; at 12 what is left of the first dose.
        Assert.Equal(0, courses.Numbers("gut")[0]);
        Assert.Equal(100 * Math.Exp(-1.2 * 12), courses.Numbers("gut")[12], 1e-6);
        Assert.Contains("Simulated data", File.ReadAllText(At("out/report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_scan_gives_one_run_for_each_value()
    {
        Assert.Equal(0, Run(out _, "simulate", Sample, "--intervals", "10", "--scan", "CL=0.5:2:4", "--out", At("out")));
        Assert.Equal([0.5, 1, 1.5, 2], Table("timecourse").Numbers("CL").Distinct());
    }

    [Fact]
    public void A_population_gives_the_same_bytes_on_any_number_of_threads()
    {
        string[] words = ["simulate", Sample, "--end", "24", "--intervals", "12", "--dose", "gut=100@0",
            "--individuals", "300", "--vary", "CL=lognormal:0.9:0.3", "ka=lognormal:1.2:0.5", "--keep-all"];
        Assert.Equal(0, Run(out _, [.. words, "--threads", "1", "--out", At("one")]));
        Assert.Equal(0, Run(out _, [.. words, "--threads", "3", "--out", At("three")]));
        foreach (var file in (string[])["answers.json", "tables/individuals.parquet", "tables/population.parquet"])
        {
            Assert.Equal(File.ReadAllBytes(At("one/" + file)), File.ReadAllBytes(At("three/" + file)));
        }
    }

    [Fact]
    public void All_that_is_wrong_with_the_words_is_said_at_once_and_nothing_is_written()
    {
        Assert.Equal(2, Run(out var errors, "simulate", Sample, "--end", "-1", "--observe", "drgu", "--value", "ka=fast",
            "--dose", "gut=1", "--vary", "CL=gamma:1:1", "--out", At("out")));
        foreach (var part in (string[])["the end must come after the start", "did you mean drug?", "name=number", "target=amount@time", "no distribution"])
        {
            Assert.Contains(part, errors, StringComparison.Ordinal);
        }
        Assert.False(Directory.Exists(At("out")));
    }

    [Fact]
    public void A_file_that_is_no_model_is_refused()
    {
        File.WriteAllText(At("broken.xml"), "<sbml level='3'");
        Assert.Equal(2, Run(out _, "simulate", At("broken.xml"), "--out", At("out")));
        Assert.Equal(2, Run(out _, "simulate", At("nowhere.ant"), "--out", At("out")));
        Assert.Equal(2, Run(out _, "simulate", Approved.FromRoot("README.md"), "--out", At("out")));
        Assert.False(Directory.Exists(At("out")));
    }

    [Fact]
    public void A_model_goes_there_and_back_and_runs_the_same()
    {
        Assert.Equal(0, Run(out _, "convert", Sample, At("model.xml")));
        Assert.Equal(0, Run(out _, "convert", At("model.xml"), At("model.ant")));
        Assert.Equal(2, Run(out var errors, "convert", At("model.xml"), At("model.ant")));
        Assert.Contains("the file exists", errors, StringComparison.Ordinal);
        foreach (var (model, folder) in new[] { (Sample, "first"), (At("model.ant"), "second") })
        {
            Assert.Equal(0, Run(out _, "simulate", model, "--value", "gut=50", "--out", At(folder)));
        }
        Assert.Equal(File.ReadAllBytes(At("first/tables/timecourse.parquet")), File.ReadAllBytes(At("second/tables/timecourse.parquet")));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    Table Table(string name) => AnswersFile.Read(At("out/answers.json")).Value!.Questions[0].Answers.Find(name)!;

    string At(string name) => Path.Combine(_folder.FullName, name);

    static int Run(out string said, params string[] words)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = Start.Of(words, output, errors);
        said = output.ToString() + errors;
        return code;
    }
}
