namespace Sarcotrace.App.Tests.Cli;

public sealed class ReplicateCommandTests : CommandTest
{
    static readonly string Effects = Approved.FromRoot("samples/replication/effects.csv");
    static readonly string Genes = Approved.FromRoot("samples/replication/orthologues.csv");

    [Fact]
    public void The_sample_gives_verdicts_figures_and_a_report_that_says_it_is_simulated()
    {
        var output = Done("replicate", Effects, "--orthologues", Genes, "--out", At("out"));
        Assert.Contains("simulated data", output, StringComparison.Ordinal);
        Assert.Contains("Taurine, age: contradicted in 4 studies together", output, StringComparison.Ordinal);
        AssertMade("report.html", "tables/replication-verdicts.parquet", "figures/replication-forest-1.svg", "figures/replication-scatter.png", "figures/replication-without.svg");
        var run = Record();
        Assert.True(run.Simulated);
        Assert.Equal(["effects.csv", "orthologues.csv"], run.Inputs.Select(input => input.Name));
        Assert.Contains("Il6", Table("replication-names").Texts("name"));
    }

    [Fact]
    public void Without_orthologues_no_mouse_gene_is_joined_and_it_is_said()
    {
        var output = Done("replicate", Effects, "--out", At("out"));
        Assert.Contains("only-capitals-differ", output, StringComparison.Ordinal);
        var verdicts = Table("replication-verdicts");
        Assert.DoesNotContain(Enumerable.Range(0, verdicts.Rows), row => verdicts.Texts("molecule")[row] == "IL6" && verdicts.Texts("species")[row] == "mouse");
    }

    [Fact]
    public void Finished_runs_of_two_cohorts_replicate_each_other()
    {
        foreach (var seed in (string[])["7", "8"])
        {
            Done("cohort", "--out", At(seed), "--people", "200", "--metabolites", "40", "--seed", seed);
            Done("discover", At(seed + "/study.yaml"), "--traits", "age", "--quick", "--out", At("run" + seed));
        }

        var output = Done("replicate", $"first={At("run7")}", $"second={At("run8")}", "--species", "first=human", "second=human", "--out", At("out"));
        Assert.Contains("claims of first", output, StringComparison.Ordinal);
        var verdicts = Table("replication-verdicts");
        Assert.InRange(verdicts.Rows, 30, 40);
        Assert.All(verdicts.Texts("scale"), scale => Assert.Equal("SD per SD", scale));
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes()
    {
        foreach (var out_ in (string[])["one", "two"]) Done("replicate", Effects, "--orthologues", Genes, "--out", At(out_), "--threads", out_ == "one" ? "1" : "3");
        Assert.Equal(File.ReadAllBytes(At("one/answers.json")), File.ReadAllBytes(At("two/answers.json")));
        Assert.Equal(File.ReadAllBytes(At("one/report.html")), File.ReadAllBytes(At("two/report.html")));
    }

    [Theory]
    [InlineData("there is no such file", "nowhere.csv")]
    [InlineData("did you mean Cohort A", "SAMPLE", "--original", "Cohort a")]
    [InlineData("is not one of", "SAMPLE", "--scale", "best")]
    [InlineData("no run is called", "SAMPLE", "--species", "mice=mouse")]
    [InlineData("there are no answers here", "x=nowhere.json")]
    [InlineData("the key is unknown", "SAMPLE", "--set", "confidense=0.9")]
    [InlineData("fewer than two columns are headed by a species", "SAMPLE", "--orthologues", "SAMPLE")]
    public void What_is_wrong_is_said_and_nothing_is_written(string what, params string[] words)
    {
        var errors = Refused(["replicate", .. words.Select(word => word == "SAMPLE" ? Effects : word), "--out", At("out")]);
        Assert.Contains(what, errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(At("out")));
    }
}
