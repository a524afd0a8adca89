using System.Collections.Immutable;
using System.Text;

namespace Sarcotrace.Conformance.Tests;

/// <summary>The judge itself: a case that is off is called wrong, and what cannot be read refused.</summary>
public class JudgeTests
{
    const string Decay =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <sbml xmlns="http://www.sbml.org/sbml/level3/version2/core" level="3" version="2">
          <model id="decay">
            <listOfParameters><parameter id="x" value="1" constant="false"/></listOfParameters>
            <listOfRules>
              <rateRule variable="x">
                <math xmlns="http://www.w3.org/1998/Math/MathML"><apply><minus/><ci>x</ci></apply></math>
              </rateRule>
            </listOfRules>
          </model>
        </sbml>
        """;

    [Fact]
    public void A_right_course_passes() => Assert.Equal(Outcome.Passed, Judge.Safely(Case(Decay, Math.Exp(-1))).Outcome);

    [Fact]
    public void A_course_off_by_more_than_the_tolerance_is_wrong() =>
        Assert.Equal(Outcome.Wrong, Judge.Safely(Case(Decay, Math.Exp(-1) * 1.001)).Outcome);

    [Fact]
    public void What_cannot_be_read_is_refused() =>
        Assert.Equal(Outcome.Refused, Judge.Safely(Case(Decay.Replace("<ci>x</ci>", "<ci>unknown</ci>"), 0)).Outcome);

    static SuiteCase Case(string model, double expected) => new()
    {
        Id = "00000",
        ModelFile = "00000-sbml-l3v2.xml",
        Files = ImmutableDictionary<string, byte[]>.Empty.Add("00000-sbml-l3v2.xml", Encoding.UTF8.GetBytes(model)),
        Settings = new Dictionary<string, string>
        {
            ["start"] = "0",
            ["duration"] = "1",
            ["steps"] = "1",
            ["absolute"] = "1e-6",
            ["relative"] = "1e-4",
        }.ToImmutableDictionary(),
        Columns = ["time", "x"],
        Rows = [[0, 1], [1, expected]],
    };
}
