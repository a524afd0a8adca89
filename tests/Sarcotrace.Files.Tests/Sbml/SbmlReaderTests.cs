using Sarcotrace.Core;
using Sarcotrace.Core.Networks;

namespace Sarcotrace.Files.Tests.Sbml;

public sealed class SbmlReaderTests
{
    const string Level2 = """
        <sbml xmlns="http://www.sbml.org/sbml/level2" level="2" version="1">
          <model id="old">
            <listOfCompartments><compartment id="cell"/></listOfCompartments>
            <listOfSpecies><species id="A" compartment="cell" initialAmount="1"/></listOfSpecies>
            <listOfParameters><parameter id="k" value="2" units="time"/></listOfParameters>
            <listOfReactions>
              <reaction id="R">
                <listOfReactants>
                  <speciesReference species="A" stoichiometry="3" denominator="2"/>
                </listOfReactants>
                <listOfProducts>
                  <speciesReference species="A">
                    <stoichiometryMath><math xmlns="http://www.w3.org/1998/Math/MathML"><ci> k </ci></math></stoichiometryMath>
                  </speciesReference>
                </listOfProducts>
                <kineticLaw>
                  <math xmlns="http://www.w3.org/1998/Math/MathML"><ci> j </ci></math>
                  <listOfParameters><parameter id="j" value="7"/></listOfParameters>
                </kineticLaw>
              </reaction>
            </listOfReactions>
            <listOfEvents>
              <event>
                <trigger><math xmlns="http://www.w3.org/1998/Math/MathML"><true/></math></trigger>
                <listOfEventAssignments>
                  <eventAssignment variable="A"><math xmlns="http://www.w3.org/1998/Math/MathML"><cn> 1 </cn></math></eventAssignment>
                </listOfEventAssignments>
              </event>
            </listOfEvents>
          </model>
        </sbml>
        """;

    [Fact]
    public void Level_2_gets_the_defaults_that_it_leaves_out()
    {
        var old = Sample.Model(Level2);

        Assert.Equal("SBML L2V1", old.Format);
        Assert.Equal(new Compartment("cell", null), old.Compartments[0]);
        Assert.Equal(new Species("A", "cell") { InitialAmount = 1 }, old.Species[0]);
        Assert.Equal(new Parameter("k", 2) { Unit = "second" }, old.Parameters[0]);
        Assert.Equal(new ModelUnits("second", "mole", "mole", "litre", null, "metre"), old.Units);
        Assert.Equal(new SpeciesReference("A", 1.5), old.Reactions[0].Reactants[0]);
        Assert.Equal(new SpeciesReference("A", null) { Formula = new Symbol("k"), Constant = false }, old.Reactions[0].Products[0]);
        Assert.True(old.Reactions[0].Reversible);
        Assert.Equal([new Parameter("j", 7)], old.Reactions[0].LocalParameters);
        var happening = old.Events[0];
        Assert.Equal("event_1", happening.Id);
        Assert.True(happening is { InitialValue: true, Persistent: true, UseValuesFromTriggerTime: true, Delay: null });
    }

    [Fact]
    public void Level_3_is_read_as_written()
    {
        var decay = Sample.Model(Sample.Decay);

        Assert.Equal("SBML L3V2", decay.Format);
        Assert.Equal(new ModelUnits(), decay.Units);
        Assert.Equal(new Species("A", "cell") { InitialConcentration = 1 }, decay.Species[0]);
        Assert.Equal(new SpeciesReference("B", 2) { Id = "n" }, decay.Reactions[0].Products[0]);
        Assert.False(decay.Reactions[0].Reversible);
        Assert.Equal(["a", "b"], decay.Functions[0].Arguments);
    }

    [Fact]
    public void Version_2_may_leave_formulas_out()
    {
        var model = Sample.Model(Sample.Decay.Replace("<!--rules-->", "<rateRule variable=\"p\"/>", StringComparison.Ordinal)
            .Replace("<!--events-->", "<event id=\"e\" useValuesFromTriggerTime=\"true\"/>", StringComparison.Ordinal));

        Assert.Equal(new Rule(RuleKind.Rate, "p", null), model.Rules[0]);
        Assert.Null(model.Events[0].Trigger);
    }

    [Fact]
    public void All_problems_are_told_at_once_with_line_and_remedy()
    {
        var problems = Sample.Read(Sample.Decay
            .Replace(" constant=\"true\"/></listOfCompartments>", "/></listOfCompartments>", StringComparison.Ordinal)
            .Replace("id=\"k\" value=\"0.5\"", "id=\"k\" value=\"half\"", StringComparison.Ordinal)
            .Replace("reversible=\"false\"", "reversible=\"no\"", StringComparison.Ordinal)).Problems;

        Assert.Equal(
            [
                new Problem("model.xml", 11, "compartment cell", "constant is missing, which SBML L3V2 demands", "give constant as \"true\" or \"false\""),
                new Problem("model.xml", 17, "parameter k", "value \"half\" is no number", "write a number such as 0.5, 1e-3, INF or NaN"),
                new Problem("model.xml", 24, "reaction R", "reversible \"no\" is neither true nor false", "write true or false"),
            ],
            problems);
    }

    [Theory]
    [InlineData("level=\"3\" version=\"2\"", "level=\"3\" version=\"9\"", "SBML L3V9 is not read")]
    [InlineData("level3/version2/core\" level=\"3\" version=\"2\"", "level1\" level=\"1\" version=\"2\"", "SBML L1V2 is not read")]
    [InlineData("<sbml ", "<sbml xmlns:z=\"http://www.sbml.org/sbml/level3/version1/spatial/version1\" z:required=\"true\" ", "the package spatial changes what the model means")]
    [InlineData("id=\"B\" compartment=\"cell\"", "id=\"B\" compartment=\"cel\"", "no compartment is called cel; did you mean cell?")]
    [InlineData("parameter id=\"q\"", "parameter id=\"p\"", "p is defined twice")]
    [InlineData("parameter id=\"q\"", "parameter id=\"1q\"", "is no identifier")]
    [InlineData("species=\"B\" stoichiometry", "species=\"C\" stoichiometry", "no species is called C")]
    [InlineData("</sbml>", "", "this is not well-formed XML")]
    [InlineData("<model id=\"decay\">", "<model id=\"decay\"><nothing></model><model>", "this is not well-formed XML")]
    public void What_cannot_be_read_is_refused_by_name(string old, string @new, string told) =>
        Assert.Contains(told, Sample.Refused(Sample.With(old, @new)), StringComparison.Ordinal);

    [Fact]
    public void A_package_that_changes_nothing_is_noted()
    {
        var loaded = Sample.Read(Sample.With("<sbml ",
            "<sbml xmlns:l=\"http://www.sbml.org/sbml/level3/version1/layout/version1\" l:required=\"false\" "));

        Assert.True(loaded.Succeeded);
        Assert.Equal(Severity.Note, Assert.Single(loaded.Problems).Severity);
    }

    [Fact]
    public void A_document_that_declares_entities_is_refused()
    {
        var bomb = "<!DOCTYPE sbml [<!ENTITY a \"&b;&b;\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]>"
            + Sample.Decay[Sample.Decay.IndexOf("<sbml", StringComparison.Ordinal)..].Replace("decay", "&a;", StringComparison.Ordinal);

        Assert.Contains("DTD", Sample.Refused(bomb), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("<html/>")]
    [InlineData("<sbml xmlns=\"http://www.sbml.org/sbml/level3/version2/core\" level=\"3\" version=\"2\"/>")]
    [InlineData("not xml at all")]
    public void A_file_that_is_no_model_gives_one_problem(string text) => Assert.Single(Sample.Read(text).Problems);
}
