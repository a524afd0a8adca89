namespace Sarcotrace.App.Tests.Cli;

/// <summary>Commands on models, as a user gives them.</summary>
public sealed class ModelCommandTests : CommandTest
{
    static readonly string Sample = Approved.FromRoot("samples/models/oral-doses.ant");

    [Fact]
    public void A_model_runs_under_doses_into_table_figure_and_report()
    {
        var output = Done("simulate", Sample, "--end", "24", "--intervals", "24",
            "--dose", "gut=100@0,every=12,times=2", "--out", At("out"));
        Assert.Contains("simulated data", output, StringComparison.Ordinal);
        AssertMade("answers.json", "report.html", "tables/timecourse.parquet", "figures/timecourse.svg");
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
        Done("simulate", Sample, "--intervals", "10", "--scan", "CL=0.5:2:4", "--out", At("out"));
        Assert.Equal([0.5, 1, 1.5, 2], Table("timecourse").Numbers("CL").Distinct());
    }

    [Fact]
    public void A_population_gives_the_same_bytes_on_any_number_of_threads()
    {
        string[] words = ["simulate", Sample, "--end", "24", "--intervals", "12", "--dose", "gut=100@0",
            "--individuals", "300", "--vary", "CL=lognormal:0.9:0.3", "ka=lognormal:1.2:0.5", "--keep-all"];
        Done([.. words, "--threads", "1", "--out", At("one")]);
        Done([.. words, "--threads", "3", "--out", At("three")]);
        foreach (var file in (string[])["answers.json", "tables/individuals.parquet", "tables/population.parquet"])
        {
            Assert.Equal(File.ReadAllBytes(At("one/" + file)), File.ReadAllBytes(At("three/" + file)));
        }
    }

    [Fact]
    public void Individuals_of_tables_have_doses_and_values_of_their_own()
    {
        File.WriteAllText(At("doses.csv"), "id,time,amt,target\na,0,100,gut\nb,0,50,gut\nb,6,25,gut");
        File.WriteAllText(At("people.csv"), "id,CL\nb,1.5\na,0.5\nc,1");
        Done("simulate", Sample, "--end", "12", "--intervals", "4", "--observe", "drug,gut",
            "--doses", At("doses.csv"), "--each", At("people.csv"), "--keep-all", "--out", At("out"));
        Assert.Equal(["b", "a", "c"], Table("identities").Texts("id"));
        // The middle of three at 3 h is b, for c is given nothing.
        Assert.Equal(50 * Math.Exp(-1.2 * 3), Table("population").Numbers("gut_median")[1], 1e-5);
        File.WriteAllText(At("people.csv"), "id,CL\nb,1.5");
        var errors = Refused("simulate", Sample, "--doses", At("doses.csv"), "--each", At("people.csv"), "--out", At("three"));
        Assert.Contains("a is given doses, but stands in no row", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_population_of_a_table_is_correlated_as_it_says()
    {
        File.WriteAllText(At("population.csv"), "name,distribution,CL,ka\nCL,lognormal:0.9:0.3,,\nka,lognormal:1.2:0.3,0.8,");
        foreach (var draws in (string[])["sobol", "latinhypercube"])
        {
            Done("simulate", Sample, "--end", "1", "--intervals", "1", "--observe", "CL,ka", "--individuals", "2000",
                "--population", At("population.csv"), "--draws", draws, "--keep-all", "--out", At("out"));
            Assert.Contains(Record().Questions[0].Answers.Methods, line => line.Contains("Gaussian copula", StringComparison.Ordinal));
        }

        File.WriteAllText(At("population.csv"), "name,distribution,CL,ka,kout\nCL,lognormal:0.9:0.3,,,\nka,lognormal:1.2:0.3,0.9,,\nkout,normal:1:0.1,0.9,-0.9,");
        var errors = Refused("simulate", Sample, "--individuals", "10", "--population", At("population.csv"), "--out", At("bad"));
        Assert.Contains("not positive definite", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void What_matters_for_the_area_under_a_curve_is_clearance_alone()
    {
        string[] words = ["simulate", Sample, "--end", "200", "--dose", "gut=100@0", "--observe", "drug", "--measure", "area",
            "--vary", "CL=lognormal:0.9:0.3", "ka=uniform:0.8:2"];
        Done([.. words, "--sensitivity", "sobol", "--points", "256", "--out", At("out")]);
        var shares = Table("sensitivity-shares");
        Assert.Equal(["CL", "ka"], shares.Texts("name"));
        Assert.Equal(1, shares.Numbers("total")[0], 0.05);
        Assert.Equal(0, shares.Numbers("total")[1], 1e-3);

        Done([.. words, "--sensitivity", "morris", "--threads", "1", "--out", At("one")]);
        Done([.. words, "--sensitivity", "morris", "--threads", "3", "--out", At("out")]);
        Assert.Equal("CL", Table("sensitivity-effects").Texts("name")[0]);
        Assert.Equal(File.ReadAllBytes(At("one/answers.json")), File.ReadAllBytes(At("out/answers.json")));

        // Long after the dose drug goes as exp(-k t) / (ka - k) with k = CL / 3, which gives this derivative.
        Done("simulate", Sample, "--end", "24", "--value", "gut=100", "--observe", "drug", "--sensitivity", "local",
            "--vary", "CL", "--out", At("out"));
        Assert.Equal(0.3 / (1.2 - 0.3) - 0.3 * 24, Table("sensitivity-course").Numbers("CL")[^1], 1e-3);
        Refused([.. words, "--sensitivity", "morris", "--individuals", "5", "--out", At("bad")]);
    }

    [Fact]
    public void All_that_is_wrong_with_the_words_is_said_at_once_and_nothing_is_written()
    {
        var errors = Refused("simulate", Sample, "--end", "-1", "--observe", "drgu", "--value", "ka=fast",
            "--dose", "gut=1", "--vary", "CL=gamma:1:1", "--out", At("out"));
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
        Refused("simulate", At("broken.xml"), "--out", At("out"));
        Refused("simulate", At("nowhere.ant"), "--out", At("out"));
        Refused("simulate", Approved.FromRoot("README.md"), "--out", At("out"));
        Assert.False(Directory.Exists(At("out")));
    }

    [Fact]
    public void A_model_goes_there_and_back_and_runs_the_same()
    {
        Done("convert", Sample, At("model.xml"));
        Done("convert", At("model.xml"), At("model.ant"));
        var errors = Refused("convert", At("model.xml"), At("model.ant"));
        Assert.Contains("the file exists", errors, StringComparison.Ordinal);
        foreach (var (model, folder) in new[] { (Sample, "first"), (At("model.ant"), "second") })
        {
            Done("simulate", model, "--value", "gut=50", "--out", At(folder));
        }
        Assert.Equal(File.ReadAllBytes(At("first/tables/timecourse.parquet")), File.ReadAllBytes(At("second/tables/timecourse.parquet")));
    }
}
