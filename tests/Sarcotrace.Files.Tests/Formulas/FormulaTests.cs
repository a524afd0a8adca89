using Sarcotrace.Core.Networks;
using Sarcotrace.Files.Formulas;

namespace Sarcotrace.Files.Tests.Formulas;

public class FormulaTests
{
    [Theory]
    [InlineData("k1*S1/(Km + S1)", "k1*S1/(Km + S1)")]
    [InlineData("((a)) + (b*c)", "a + b*c")]
    [InlineData("a - (b - c)", "a - (b - c)")]
    [InlineData("(a - b) - c", "a - b - c")]
    [InlineData("a/(b*c)", "a/(b*c)")]
    [InlineData("(a/b)*c", "a/b*c")]
    [InlineData("2^3^4", "2^3^4")]
    [InlineData("(2^3)^4", "(2^3)^4")]
    [InlineData("2**-1", "2^-1")]
    [InlineData("-2^2", "-2^2")]
    [InlineData("(-2)^2", "(-2)^2")]
    [InlineData("(-(a + b))*c", "-(a + b)*c")]
    [InlineData("1e-3*.5 + 5.", "0.001*0.5 + 5")]
    [InlineData("piecewise(0.1, time > 50, 20)", "piecewise(0.1, time > 50, 20)")]
    [InlineData("a < b < c", "a < b < c")]
    [InlineData("0 <= a < c", "0 <= a && a < c")]
    [InlineData("a && b || !c", "(a && b) || !c")]
    [InlineData("log(x) + log(2, x)", "log10(x) + log(2, x)")]
    [InlineData("root(3, x)", "root(3, x)")]
    [InlineData("root(2, x)", "sqrt(x)")]
    [InlineData("f(g(x), 2)", "f(g(x), 2)")]
    [InlineData("-inf", "-inf")]
    [InlineData("delay(x, 3) + rateOf(y)", "delay(x, 3) + rateOf(y)")]
    public void A_formula_keeps_its_meaning_and_loses_needless_brackets(string text, string expected)
    {
        var written = Write(text, FormulaSyntax.Sbml);
        Assert.Equal(expected, written);
        Assert.Equal(expected, Write(written, FormulaSyntax.Sbml));
    }

    [Fact]
    public void A_minus_binds_looser_than_a_power()
    {
        var minus = Assert.IsType<Operation>(FormulaReader.Read("-2^2", FormulaSyntax.Sbml).Expression);
        Assert.Equal(Operator.Minus, minus.Operator);
        Assert.Equal(Operator.Power, Assert.IsType<Operation>(minus.Arguments[0]).Operator);
    }

    [Fact]
    public void Log_is_what_the_format_says()
    {
        Assert.Equal("log10(x)", Write("log(x)", FormulaSyntax.Sbml));
        Assert.Equal("ln(x)", Write("log(x)", FormulaSyntax.Petab));
        Assert.Equal("ln(x)", Write("log(x)", FormulaSyntax.Antimony));
        var (petab, sbml) = (FormulaReader.Read("log(x, 2)", FormulaSyntax.Petab), FormulaReader.Read("log(2, x)", FormulaSyntax.Sbml));
        Assert.Equal(FormulaWriter.Write(sbml.Expression!, FormulaSyntax.Sbml), FormulaWriter.Write(petab.Expression!, FormulaSyntax.Sbml));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(double.Epsilon)]
    [InlineData(-double.MaxValue)]
    [InlineData(1.7976931348623157e308)]
    [InlineData(-0.0)]
    [InlineData(123456789.123456789)]
    public void A_number_keeps_every_bit(double value)
    {
        var back = FormulaReader.Read(FormulaWriter.Write(new Literal(value), FormulaSyntax.Sbml), FormulaSyntax.Sbml).Expression;
        Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(Assert.IsType<Literal>(back).Value));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("a +", 3)]
    [InlineData("a b", 2)]
    [InlineData("(a", 2)]
    [InlineData("a + µ", 4)]
    [InlineData("sin(a, b)", 0)]
    [InlineData("3*rateOf(a + b)", 2)]
    [InlineData("a + * b", 4)]
    public void A_fault_says_where_it_is(string text, int at)
    {
        var reading = FormulaReader.Read(text, FormulaSyntax.Sbml);
        Assert.Null(reading.Expression);
        Assert.Equal(at, reading.Fault!.At);
        Assert.NotEqual("", reading.Fault.Remedy);
    }

    [Fact]
    public void Petab_calls_only_functions_of_its_list()
    {
        Assert.NotNull(FormulaReader.Read("hill(x)", FormulaSyntax.Petab).Fault);
        Assert.Equal("piecewise(1, x > 0, -1, x < 0, 0)", Write("sign(x)", FormulaSyntax.Petab));
    }

    [Fact]
    public void A_function_of_the_model_hides_a_built_in_one() => Assert.IsType<Invocation>(
        FormulaReader.Read("max(a)", FormulaSyntax.Sbml with { Own = ["max"] }).Expression);

    [Fact]
    public void Long_chains_are_read_and_deep_ones_refused()
    {
        var sum = string.Join(" + ", Enumerable.Repeat("a", 100_000));
        Assert.Equal(100_000, Assert.IsType<Operation>(FormulaReader.Read(sum, FormulaSyntax.Sbml).Expression).Arguments.Length);
        foreach (var open in (string[])["(", "-", "2^", "!", "sin(", "a-"])
        {
            var deep = string.Concat(Enumerable.Repeat(open, 100_000)) + "a";
            Assert.NotNull(FormulaReader.Read(deep, FormulaSyntax.Sbml).Fault);
        }
    }

    [Fact]
    public void Units_follow_numbers_where_the_format_has_them()
    {
        Assert.Equal("40 foo/3 second", Write("40 foo/3 second", FormulaSyntax.Antimony));
        Assert.NotNull(FormulaReader.Read("40 foo", FormulaSyntax.Petab).Fault);
    }

    static string Write(string text, FormulaSyntax syntax)
    {
        var reading = FormulaReader.Read(text, syntax);
        Assert.Null(reading.Fault);
        return FormulaWriter.Write(reading.Expression!, syntax);
    }
}
