using System.Text;
using Sarcotrace.Core.Networks;

namespace Sarcotrace.Files.Tests.Sbml;

public sealed class FlatteningTests
{
    const string Inner = """
        <comp:modelDefinition id="inner">
          <listOfParameters>
            <parameter id="x" value="1" constant="false"/>
            <parameter id="y" value="2" constant="false"/>
            <parameter metaid="meta_z" id="z" value="3" constant="false"/>
          </listOfParameters>
          <listOfRules>
            <rateRule variable="x"><math xmlns="http://www.w3.org/1998/Math/MathML"><csymbol encoding="text" definitionURL="http://www.sbml.org/sbml/symbols/time"> t </csymbol></math></rateRule>
            <assignmentRule metaid="rule_y" variable="y"><math xmlns="http://www.w3.org/1998/Math/MathML"><ci> x </ci></math></assignmentRule>
          </listOfRules>
          <comp:listOfPorts><comp:port comp:id="x_port" comp:idRef="x"/></comp:listOfPorts>
        </comp:modelDefinition>
        """;

    static string Whole(string inside, string submodel = "<comp:submodel comp:id=\"s\" comp:modelRef=\"inner\"/>", string more = Inner) => $"""
        <sbml xmlns="http://www.sbml.org/sbml/level3/version2/core" xmlns:comp="http://www.sbml.org/sbml/level3/version1/comp/version1" level="3" version="2" comp:required="true">
          <model id="whole">
            {inside}
            <comp:listOfSubmodels>{submodel}</comp:listOfSubmodels>
          </model>
          <comp:listOfModelDefinitions>{more}</comp:listOfModelDefinitions>
        </sbml>
        """;

    static string Parameter(string id, string inside = "") =>
        $"<parameter id=\"{id}\" value=\"10\" constant=\"false\">{inside}</parameter>";

    static string Replaced(string attributes) =>
        $"<comp:listOfReplacedElements><comp:replacedElement comp:submodelRef=\"s\" {attributes}/></comp:listOfReplacedElements>";

    [Fact]
    public void Names_of_a_submodel_begin_with_its_own()
    {
        var whole = Sample.Model(Whole(""));

        Assert.Equal(["s__x", "s__y", "s__z"], whole.Parameters.Select(parameter => parameter.Id));
        Assert.Equal(["s__x", "s__y"], whole.Rules.Select(rule => rule.Target));
        Assert.Equal(new Symbol("s__x"), whole.Rules[1].Formula);
    }

    [Theory]
    [InlineData("comp:idRef=\"x\"")]
    [InlineData("comp:portRef=\"x_port\"")]
    public void A_replaced_element_gives_way_everywhere(string reference)
    {
        var whole = Sample.Model(Whole($"<listOfParameters>{Parameter("a", Replaced(reference))}</listOfParameters>"));

        Assert.Equal(["a", "s__y", "s__z"], whole.Parameters.Select(parameter => parameter.Id));
        Assert.Equal(["a", "s__y"], whole.Rules.Select(rule => rule.Target));
        Assert.Equal(new Symbol("a"), whole.Rules[1].Formula);
    }

    [Fact]
    public void A_conversion_factor_divides_what_is_read_and_multiplies_what_is_set()
    {
        var whole = Sample.Model(Whole(
            $"<listOfParameters>{Parameter("f")}{Parameter("a", Replaced("comp:idRef=\"x\" comp:conversionFactor=\"f\""))}</listOfParameters>"));

        Assert.Equal(Spelled.Out(Expression.Of(Operator.Times, Expression.Time, new Symbol("f"))), Spelled.Out(whole.Rules[0].Formula));
        Assert.Equal(Spelled.Out(Expression.Of(Operator.Divide, new Symbol("a"), new Symbol("f"))), Spelled.Out(whole.Rules[1].Formula));
    }

    [Fact]
    public void A_time_factor_stretches_time_and_slows_rates()
    {
        var whole = Sample.Model(Whole($"<listOfParameters>{Parameter("f")}</listOfParameters>",
            "<comp:submodel comp:id=\"s\" comp:modelRef=\"inner\" comp:timeConversionFactor=\"f\"/>"));
        var time = Expression.Of(Operator.Divide, Expression.Time, new Symbol("f"));

        Assert.Equal(Spelled.Out(Expression.Of(Operator.Divide, time, new Symbol("f"))), Spelled.Out(whole.Rules[0].Formula));
    }

    [Fact]
    public void A_deletion_takes_out_one_element()
    {
        var whole = Sample.Model(Whole("", "<comp:submodel comp:id=\"s\" comp:modelRef=\"inner\"><comp:listOfDeletions>"
            + "<comp:deletion comp:metaIdRef=\"rule_y\"/><comp:deletion comp:idRef=\"z\"/></comp:listOfDeletions></comp:submodel>"));

        Assert.Equal(["s__x", "s__y"], whole.Parameters.Select(parameter => parameter.Id));
        Assert.Equal(["s__x"], whole.Rules.Select(rule => rule.Target));
    }

    [Fact]
    public void What_replaces_from_within_takes_the_outer_name()
    {
        var whole = Sample.Model(Whole($"<listOfParameters>{Parameter("a", "<comp:replacedBy comp:submodelRef=\"s\" comp:idRef=\"x\"/>")}</listOfParameters>"));

        Assert.Equal(["a", "s__y", "s__z"], whole.Parameters.Select(parameter => parameter.Id));
        Assert.Equal(1, whole.Parameters[0].Value);
    }

    [Fact]
    public void Submodels_of_submodels_are_reached_by_chains()
    {
        var middle = "<comp:modelDefinition id=\"middle\"><comp:listOfSubmodels><comp:submodel comp:id=\"t\" comp:modelRef=\"inner\"/>"
            + "</comp:listOfSubmodels></comp:modelDefinition>";
        var whole = Sample.Model(Whole(
            $"<listOfParameters>{Parameter("a", "<comp:listOfReplacedElements><comp:replacedElement comp:submodelRef=\"s\" comp:idRef=\"t\"><comp:sBaseRef comp:idRef=\"x\"/></comp:replacedElement></comp:listOfReplacedElements>")}</listOfParameters>",
            "<comp:submodel comp:id=\"s\" comp:modelRef=\"middle\"/>", Inner + middle));

        Assert.Equal(["a", "s__t__y", "s__t__z"], whole.Parameters.Select(parameter => parameter.Id));
    }

    [Fact]
    public void A_name_that_meets_another_is_kept_apart()
    {
        var whole = Sample.Model(Whole($"<listOfParameters>{Parameter("s__x")}</listOfParameters>"));

        Assert.Equal(["s__x", "s___x", "s___y", "s___z"], whole.Parameters.Select(parameter => parameter.Id));
    }

    [Fact]
    public void A_model_in_another_file_is_opened_by_the_caller()
    {
        const string Document = "<sbml xmlns=\"http://www.sbml.org/sbml/level3/version1/core\" level=\"3\" version=\"1\"><model id=\"m\">"
            + "<listOfParameters><parameter id=\"x\" value=\"4\" constant=\"true\"/></listOfParameters></model></sbml>";
        var whole = Sample.Model(WithExternal("other.xml"), name => name == "other.xml" ? new MemoryStream(Encoding.UTF8.GetBytes(Document)) : null);

        Assert.Equal([new Parameter("s__x", 4)], whole.Parameters);
    }

    [Theory]
    [InlineData("../other.xml")]
    [InlineData("/etc/passwd")]
    [InlineData("http://example.org/model.xml")]
    [InlineData("..\\other.xml")]
    [InlineData("a/../../other.xml")]
    public void No_source_leads_out_of_the_folder(string source)
    {
        var asked = false;
        var problems = Sample.Refused(WithExternal(source), _ =>
        {
            asked = true;
            return null;
        });

        Assert.False(asked);
        Assert.Contains("leads out of the model's folder", problems, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_beside_the_model_is_found_and_none_elsewhere()
    {
        using Scratch scratch = new();
        var path = scratch.Write("model.xml", WithExternal("other.xml"));
        scratch.Write("other.xml", Sample.Decay);

        Assert.Equal("s__cell", Files.Sbml.SbmlReader.Read(path).Value!.Compartments[0].Id);
    }

    [Fact]
    public void What_replaces_needs_a_name() => Assert.Contains(
        "what stands for s__x has no identifier",
        Sample.Refused(Whole($"<listOfParameters><parameter constant=\"true\">{Replaced("comp:idRef=\"x\"")}</parameter></listOfParameters>")),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("<comp:submodel comp:id=\"s\" comp:modelRef=\"iner\"/>", "no model is called iner; did you mean inner?")]
    [InlineData("<comp:submodel comp:id=\"s\" comp:modelRef=\"whole\"/>", "the model whole holds itself")]
    [InlineData("<comp:submodel comp:id=\"s\" comp:modelRef=\"inner\"><comp:listOfDeletions><comp:deletion comp:idRef=\"w\"/></comp:listOfDeletions></comp:submodel>", "its submodel has no \"w\"")]
    public void What_a_submodel_cannot_be_is_told(string submodel, string told) =>
        Assert.Contains(told, Sample.Refused(Whole("", submodel)), StringComparison.Ordinal);

    [Fact]
    public void Submodels_that_double_on_every_floor_are_refused_quickly()
    {
        StringBuilder floors = new(Inner);
        for (var i = 1; i <= 40; i++)
        {
            var below = i == 1 ? "inner" : $"m{i - 1}";
            floors.Append($"<comp:modelDefinition id=\"m{i}\"><comp:listOfSubmodels><comp:submodel comp:id=\"a\" comp:modelRef=\"{below}\"/>"
                + $"<comp:submodel comp:id=\"b\" comp:modelRef=\"{below}\"/></comp:listOfSubmodels></comp:modelDefinition>");
        }

        Assert.Contains("submodels make more than 10000 parts",
            Sample.Refused(Whole("", "<comp:submodel comp:id=\"s\" comp:modelRef=\"m40\"/>", floors.ToString())), StringComparison.Ordinal);
    }

    static string WithExternal(string source) => Whole("", "<comp:submodel comp:id=\"s\" comp:modelRef=\"e\"/>")
        .Replace("</sbml>", "<comp:listOfExternalModelDefinitions><comp:externalModelDefinition comp:id=\"e\" "
            + $"comp:source=\"{source}\"/></comp:listOfExternalModelDefinitions></sbml>", StringComparison.Ordinal);
}
