using Sarcotrace.Files.Antimony;
using Sarcotrace.Files.Sbml;

namespace Sarcotrace.App.Tests.Cli;

/// <summary>The claims on the shipped mechanism, as a user asks for them.</summary>
public sealed class ClaimsCommandTests : CommandTest
{
    static readonly string Models = Approved.FromRoot("models");

    [Fact]
    public void Claims_are_judged_into_tables_figures_and_report()
    {
        var output = Done("simulate", "claims", Models, "--draws", "20", "--out", At("out"));
        Assert.Contains("simulated data", output, StringComparison.Ordinal);
        Assert.Contains("P12a Glu falls in macrophages (holds: 100 % of draws agree)", output, StringComparison.Ordinal);
        AssertMade("answers.json", "report.html", "tables/claims.parquet", "tables/responses.parquet", "figures/axis.svg", "figures/dose-response.png");
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var errors = Refused("simulate", "claims", Models, "--draws", "5", "--cv", "0", "--contrary", "m2-does-not-bron", "--shown", "nothing", "--out", At("out"));
        foreach (var part in (string[])["from 20 to 1,000,000 sets", "must lie above 0", "did you mean m2-does-not-brown?", "no experiment 'nothing'"])
        {
            Assert.Contains(part, errors, StringComparison.Ordinal);
        }
        Assert.False(Directory.Exists(At("out")));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_refused() => Refused("simulate", "claims", At("nowhere"));

    [Fact]
    public void The_model_that_is_calibrated_is_the_model_that_is_shipped()
    {
        var network = AntimonyReader.Read(Path.Combine(Models, "sarcosine-axis.ant")).Value!;
        Assert.Equal(File.ReadAllBytes(Path.Combine(Models, "calibration/sarcosine-axis.xml")), SbmlWriter.Write(network));
    }
}
