using Sarcotrace.Core.Networks;

namespace Sarcotrace.Files.Tests.Sbml;

public sealed class MathReaderTests
{
    [Theory]
    [InlineData("<cn> 1.5 </cn>", 1.5)]
    [InlineData("<cn type=\"integer\"> -3 </cn>", -3)]
    [InlineData("<cn type=\"e-notation\"> 6.02 <sep/> 23 </cn>", 6.02e23)]
    [InlineData("<cn type=\"rational\"> 1 <sep/> 3 </cn>", 1.0 / 3)]
    [InlineData("<cn> INF </cn>", double.PositiveInfinity)]
    [InlineData("<infinity/>", double.PositiveInfinity)]
    [InlineData("<notanumber/>", double.NaN)]
    public void A_number_is_read_in_every_way_of_writing_it(string math, double value) =>
        Assert.Equal(new Literal(value), Sample.Formula(math));

    [Fact]
    public void A_number_keeps_its_unit() =>
        Assert.Equal(new Literal(2, "second"), Sample.Formula("<cn sbml:units=\"second\"> 2 </cn>"));

    [Theory]
    [InlineData("<apply><root/><ci> k </ci></apply>", Operator.Root, 2)]
    [InlineData("<apply><root/><degree><cn> 3 </cn></degree><ci> k </ci></apply>", Operator.Root, 3)]
    [InlineData("<apply><log/><ci> k </ci></apply>", Operator.Log, 10)]
    [InlineData("<apply><log/><logbase><cn> 2 </cn></logbase><ci> k </ci></apply>", Operator.Log, 2)]
    public void Roots_and_logarithms_always_name_their_degree(string math, Operator @operator, double degree) =>
        Assert.Equal(Spelled.Out(Expression.Of(@operator, new Literal(degree), new Symbol("k"))), Spelled.Out(Sample.Formula(math)));

    [Fact]
    public void Symbols_of_SBML_are_operations()
    {
        const string Url = "encoding=\"text\" definitionURL=\"http://www.sbml.org/sbml/symbols/";

        Assert.Equal(Spelled.Out(Expression.Time), Spelled.Out(Sample.Formula($"<csymbol {Url}time\"> t </csymbol>")));
        Assert.Equal(
            Spelled.Out(Expression.Of(Operator.Delay, new Symbol("k"), new Literal(3))),
            Spelled.Out(Sample.Formula($"<apply><csymbol {Url}delay\"> d </csymbol><ci> k </ci><cn> 3 </cn></apply>")));
        Assert.Equal(
            Spelled.Out(Expression.Of(Operator.RateOf, new Symbol("A"))),
            Spelled.Out(Sample.Formula($"<apply><csymbol {Url}rateOf\"> r </csymbol><ci> A </ci></apply>")));
    }

    [Fact]
    public void Pieces_stand_as_value_and_condition_in_turn() => Assert.Equal(
        Spelled.Out(Expression.Of(Operator.Piecewise, new Literal(1), Expression.Of(Operator.True), new Literal(2))),
        Spelled.Out(Sample.Formula("<piecewise><piece><cn> 1 </cn><true/></piece><otherwise><cn> 2 </cn></otherwise></piecewise>")));

    [Fact]
    public void Annotated_formulas_mean_their_first_part() => Assert.Equal(
        new Symbol("k"),
        Sample.Formula("<semantics><ci> k </ci><annotation encoding=\"x\"> anything </annotation></semantics>"));

    [Theory]
    [InlineData("<apply><divide/><ci> k </ci></apply>", "divide has 1 arguments")]
    [InlineData("<apply><sinus/><ci> k </ci></apply>", "sinus is no operation")]
    [InlineData("<apply><ci> rate </ci><ci> k </ci></apply>", "rate is called with 1 arguments")]
    [InlineData("<apply><ci> ratte </ci><ci> k </ci></apply>", "no function is called ratte; did you mean rate?")]
    [InlineData("<ci> kk </ci>", "kk is not defined")]
    [InlineData("<cn> 1,5 </cn>", "is no real number")]
    [InlineData("<csymbol definitionURL=\"http://example.org/t\"> t </csymbol>", "is not known")]
    [InlineData("<apply/>", "apply is empty")]
    public void What_is_wrong_in_a_formula_is_told_with_its_owner(string math, string told)
    {
        var problems = Sample.Refused(Sample.WithRule(math));

        Assert.Contains(told, problems, StringComparison.Ordinal);
        Assert.Contains("row 22, assignmentRule p", problems, StringComparison.Ordinal);
    }

    [Fact]
    public void A_formula_deeper_than_a_thousand_is_refused_with_its_line()
    {
        var deep = string.Concat(Enumerable.Repeat("<apply><minus/>", 1_100)) + "<cn> 1 </cn>" + string.Concat(Enumerable.Repeat("</apply>", 1_100));

        Assert.Contains("elements stand more than 1024 deep", Sample.Refused(Sample.WithRule(deep)), StringComparison.Ordinal);
    }
}
