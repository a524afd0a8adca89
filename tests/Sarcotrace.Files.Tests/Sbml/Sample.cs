using System.Text;
using Sarcotrace.Core;
using Sarcotrace.Core.Networks;
using Sarcotrace.Files.Sbml;

namespace Sarcotrace.Files.Tests.Sbml;

/// <summary>Small models written for one test each.</summary>
static class Sample
{
    /// <summary>A decay of A to B in Level 3 Version 2, with places to add to.</summary>
    public const string Decay = """
        <?xml version="1.0" encoding="UTF-8"?>
        <sbml xmlns="http://www.sbml.org/sbml/level3/version2/core" level="3" version="2">
          <model id="decay">
            <listOfFunctionDefinitions>
              <functionDefinition id="rate">
                <math xmlns="http://www.w3.org/1998/Math/MathML">
                  <lambda><bvar><ci> a </ci></bvar><bvar><ci> b </ci></bvar><apply><times/><ci> a </ci><ci> b </ci></apply></lambda>
                </math>
              </functionDefinition>
            </listOfFunctionDefinitions>
            <listOfCompartments><compartment id="cell" size="2" constant="true"/></listOfCompartments>
            <listOfSpecies>
              <species id="A" compartment="cell" initialConcentration="1" hasOnlySubstanceUnits="false" boundaryCondition="false" constant="false"/>
              <species id="B" compartment="cell" initialAmount="0" hasOnlySubstanceUnits="false" boundaryCondition="false" constant="false"/>
            </listOfSpecies>
            <listOfParameters>
              <parameter id="k" value="0.5" constant="true"/>
              <parameter id="p" value="1" constant="false"/>
              <parameter id="q" value="1" constant="false"/>
            </listOfParameters>
            <!--initials-->
            <listOfRules><!--rules--></listOfRules>
            <listOfReactions>
              <reaction id="R" reversible="false">
                <listOfReactants><speciesReference species="A" stoichiometry="1" constant="true"/></listOfReactants>
                <listOfProducts><speciesReference id="n" species="B" stoichiometry="2" constant="true"/></listOfProducts>
                <kineticLaw>
                  <math xmlns="http://www.w3.org/1998/Math/MathML">
                    <apply><times/><ci> cell </ci><apply><ci> rate </ci><ci> k </ci><ci> A </ci></apply></apply>
                  </math>
                </kineticLaw>
              </reaction>
            </listOfReactions>
            <listOfEvents><!--events--></listOfEvents>
          </model>
        </sbml>
        """;

    public const string Math = "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" xmlns:sbml=\"http://www.sbml.org/sbml/level3/version2/core\">";

    public static Loaded<Network> Read(string text, Func<string, Stream?>? external = null) =>
        SbmlReader.Read(Encoding.UTF8.GetBytes(text), "model.xml", external);

    /// <summary>Reads a model that must have no problem.</summary>
    public static Network Model(string text, Func<string, Stream?>? external = null)
    {
        var loaded = Read(text, external);
        Assert.True(loaded.Succeeded, string.Join('\n', loaded.Problems));
        return loaded.Value!;
    }

    /// <summary>Reads the decay with a rule p = formula, given as MathML, and gives the formula.</summary>
    public static Expression Formula(string math) => Model(WithRule(math)).Rules[0].Formula!;

    public static string WithRule(string math, string target = "p") => Decay.Replace("<!--rules-->",
        $"<assignmentRule variable=\"{target}\">{Math}{math}</math></assignmentRule><!--rules-->", StringComparison.Ordinal);

    /// <summary>Problems of a model that must have some, one a line.</summary>
    public static string Refused(string text, Func<string, Stream?>? external = null)
    {
        var loaded = Read(text, external);
        Assert.False(loaded.Succeeded, "it was read");
        return string.Join('\n', loaded.Problems);
    }

    /// <summary>The decay with one piece of text exchanged, which must be there.</summary>
    public static string With(string old, string @new)
    {
        Assert.Contains(old, Decay, StringComparison.Ordinal);
        return Decay.Replace(old, @new, StringComparison.Ordinal);
    }
}
