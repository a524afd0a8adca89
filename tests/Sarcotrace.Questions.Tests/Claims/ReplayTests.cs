using System.IO.Compression;
using Sarcotrace.Dynamics.Solvers;
using Sarcotrace.Dynamics.Systems;
using Sarcotrace.Files.Sbml;

namespace Sarcotrace.Questions.Tests.Claims;

/// <summary>The published models that the axis takes laws from, replayed.</summary>
public class ReplayTests
{
    [Fact]
    public void Reed_2008_makes_and_removes_the_same_sarcosine()
    {
        var course = Run("BIOMD0000000268_url.xml", ["src", "V_GNMT", "V_DMGD", "V_SDH"], [0], 1);
        Assert.Equal(9.16, course[0, 0], 0.01);
        Assert.Equal(61.6, course[0, 1], 0.1);
        Assert.Equal(61.9, course[0, 2], 0.2);
        Assert.Equal(123.8, course[0, 3], 0.3);
        Assert.InRange((course[0, 1] + course[0, 2]) / course[0, 3], 0.995, 1.005);
    }

    [Theory]
    [InlineData(2, 5.5, 22, 6)]
    [InlineData(8, 8.5, 70, 12)]
    public void Diedrichs_2018_answers_stress_as_published(double stress, double eIF2a, double chop, double gadd34)
    {
        // Peaks as they were read from the figures, to a twelfth.
        var course = Run("BIOMD0000000703_url.xml", ["Ep", "c", "G"], [.. Enumerable.Range(0, 97).Select(i => 15.0 * i)], stress);
        double Peak(int column) => Enumerable.Range(0, 97).Max(t => course[t, column]);
        Assert.InRange(Peak(0) / eIF2a, 11 / 12.0, 13 / 12.0);
        Assert.InRange(Peak(1) / chop, 11 / 12.0, 13 / 12.0);
        Assert.InRange(Peak(2) / gadd34, 11 / 12.0, 13 / 12.0);
        Assert.True(course[96, 0] < 2);
    }

    static Trajectory Run(string name, string[] wanted, double[] times, double stress)
    {
        using var archive = ZipFile.OpenRead(RealData.File("biomodels/curated.zip"));
        var entry = archive.Entries.Single(one => one.Name == name);
        using var stream = new MemoryStream();
        using (var packed = entry.Open()) packed.CopyTo(stream);
        stream.Position = 0;
        var model = Compilation.Of(SbmlReader.Read(stream, name, null).Value!).Model!;
        return Dynamics.Solvers.Simulation.Run(model, new Scenario
        {
            Times = [.. times],
            Wanted = [.. wanted.Select(one => new Wanted(one))],
            Values = model.Has("Stress") ? new Dictionary<string, double> { ["Stress"] = stress } : [],
        }, null, TestContext.Current.CancellationToken);
    }
}
