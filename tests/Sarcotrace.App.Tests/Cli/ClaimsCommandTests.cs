using Sarcotrace.App.Cli;
using Sarcotrace.Files.Antimony;
using Sarcotrace.Files.Sbml;

namespace Sarcotrace.App.Tests.Cli;

/// <summary>The claims on the shipped mechanism, as a user asks for them.</summary>
public sealed class ClaimsCommandTests : IDisposable
{
    static readonly string Models = Approved.FromRoot("models");

    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sarcotrace-claims-");

    [Fact]
    public void Claims_are_judged_into_tables_figures_and_report()
    {
        Assert.Equal(0, Run(out var output, "simulate", "claims", Models, "--draws", "20", "--out", At("out")));
        Assert.Contains("simulated data", output, StringComparison.Ordinal);
        Assert.Contains("P12a Glu falls in macrophages (holds: 100 % of draws agree)", output, StringComparison.Ordinal);
        foreach (var file in (string[])["answers.json", "report.html", "tables/claims.parquet", "tables/responses.parquet", "figures/axis.svg", "figures/dose-response.png"])
        {
            Assert.True(File.Exists(At("out/" + file)), file);
        }
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        Assert.Equal(2, Run(out var errors, "simulate", "claims", Models, "--draws", "5", "--cv", "0", "--contrary", "m2-does-not-bron", "--shown", "nothing", "--out", At("out")));
        foreach (var part in (string[])["from 20 to 1,000,000 sets", "must lie above 0", "did you mean m2-does-not-brown?", "no experiment 'nothing'"])
        {
            Assert.Contains(part, errors, StringComparison.Ordinal);
        }
        Assert.False(Directory.Exists(At("out")));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_refused() => Assert.Equal(2, Run(out _, "simulate", "claims", At("nowhere")));

    [Fact]
    public void Its_help_has_examples()
    {
        Assert.Equal(0, Run(out var output, "simulate", "claims", "--help"));
        Assert.Contains("--contrary", output, StringComparison.Ordinal);
        Assert.Contains("sarcotrace simulate claims --contrary m2-does-not-brown", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_model_that_is_calibrated_is_the_model_that_is_shipped()
    {
        var network = AntimonyReader.Read(Path.Combine(Models, "sarcosine-axis.ant")).Value!;
        Assert.Equal(File.ReadAllBytes(Path.Combine(Models, "calibration/sarcosine-axis.xml")), SbmlWriter.Write(network));
    }

    public void Dispose() => _folder.Delete(recursive: true);

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
