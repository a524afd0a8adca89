using Sarcotrace.Core.Networks;
using Sarcotrace.Files.Sbml;

namespace Sarcotrace.Files.Tests.Sbml;

public sealed class FluxReaderTests
{
    const string Version1 = "xmlns:fbc=\"http://www.sbml.org/sbml/level3/version1/fbc/version1\" fbc:required=\"false\" ";
    const string Version2 = "xmlns:fbc=\"http://www.sbml.org/sbml/level3/version1/fbc/version2\" fbc:required=\"false\" ";

    const string Objective = "<fbc:listOfObjectives fbc:activeObjective=\"most\"><fbc:objective fbc:id=\"most\" fbc:type=\"maximize\">"
        + "<fbc:listOfFluxObjectives><fbc:fluxObjective fbc:reaction=\"R\" fbc:coefficient=\"2\"/></fbc:listOfFluxObjectives></fbc:objective></fbc:listOfObjectives>";

    static string Model(string declared, string inside, string reaction = "") => Sample.With("<sbml ", "<sbml " + declared)
        .Replace("</model>", inside + Objective + "</model>", StringComparison.Ordinal)
        .Replace("<reaction id=\"R\"", $"<reaction id=\"R\" {reaction}", StringComparison.Ordinal);

    [Fact]
    public void Version_1_bounds_are_listed()
    {
        var fluxes = Sample.Model(Model(Version1, "<fbc:listOfFluxBounds>"
            + "<fbc:fluxBound fbc:reaction=\"R\" fbc:operation=\"greaterEqual\" fbc:value=\"-1\"/>"
            + "<fbc:fluxBound fbc:reaction=\"R\" fbc:operation=\"lessEqual\" fbc:value=\"INF\"/></fbc:listOfFluxBounds>")).Fluxes!;

        Assert.Equal(("most", true), (fluxes.Objective, fluxes.Maximize));
        Assert.Equal([new FluxWeight("R", 2)], fluxes.Weights);
        Assert.Equal([new FluxBounds("R", -1, double.PositiveInfinity)], fluxes.Bounds);
    }

    [Fact]
    public void Version_2_bounds_are_parameters()
    {
        var fluxes = Sample.Model(Model(Version2, "", "fbc:lowerFluxBound=\"k\" fbc:upperFluxBound=\"p\"")).Fluxes!;

        Assert.Equal([new FluxBounds("R", 0.5, 1)], fluxes.Bounds);
    }

    [Theory]
    [InlineData("fbc:lowerFluxBound=\"A\"", "\"A\", which is no parameter")]
    [InlineData("fbc:lowerFluxBound=\"p\" fbc:upperFluxBound=\"k\"", "the flux of R is bounded by 1 and 0.5")]
    public void Bounds_that_cannot_be_are_told(string bounds, string told) =>
        Assert.Contains(told, Sample.Refused(Model(Version2, "", bounds)), StringComparison.Ordinal);

    [Fact]
    public void The_problem_survives_writing()
    {
        var model = Sample.Model(Model(Version2, "", "fbc:lowerFluxBound=\"k\""));
        var again = SbmlReader.Read(SbmlWriter.Write(model).AsMemory(), "again.xml").Value!;

        Assert.Equal(Spelled.Out(model.Fluxes), Spelled.Out(again.Fluxes));
        Assert.Equal(model.Parameters.Add(new("flux_bound", double.PositiveInfinity)), again.Parameters);
    }
}
