using Sarcotrace.App.Report.Wording;

namespace Sarcotrace.App.Tests.Report;

public class WordingTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.05, "0.0500")]
    [InlineData(-1.2345, "−1.23")]
    [InlineData(123.46, "123")]
    [InlineData(12345.6, "12346")]
    [InlineData(0.0000123, "1.23×10⁻⁵")]
    [InlineData(-4.5e12, "−4.50×10¹²")]
    [InlineData(double.NaN, "")]
    public void A_number_shows_three_significant_digits_and_a_true_minus(double value, string text)
        => Assert.Equal(text, NumberText.Of(value));

    [Theory]
    [InlineData(-0.3234, -0.4512, -0.1934, "−0.32 (−0.45 to −0.19)")]
    [InlineData(1.9, 1.3, 2.9, "1.9 (1.3 to 2.9)")]
    [InlineData(1013.4, 950.2, 1080.9, "1013 (950 to 1081)")]
    [InlineData(0.001, -0.2, 0.2, "0.00 (−0.20 to 0.20)")]
    [InlineData(-0.001, -0.2, 0.2, "0.00 (−0.20 to 0.20)")]
    [InlineData(0.5, double.NaN, double.NaN, "0.500")]
    [InlineData(2.16e-9, 2.16e-9, 2.16e-9, "2.16×10⁻⁹")]
    public void An_interval_decides_the_decimals_of_its_estimate(double value, double low, double high, string text)
        => Assert.Equal(text, NumberText.Interval(value, low, high));

    [Fact]
    public void Whole_numbers_stand_bare_where_the_whole_column_is_whole_and_typed_decimals_as_typed()
    {
        Assert.Equal(["1013", "2", ""], NumberText.Column([1013, 2, double.NaN], 3));
        Assert.Equal(["1.5", "2.0"], NumberText.Column([1.5, 2], 3));
        Assert.Equal(["0.333", "2.00"], NumberText.Column([1.0 / 3, 2], 3));
    }

    [Theory]
    [InlineData("um2/mo", "µm²/month")]
    [InlineData("kg/m2", "kg/m²")]
    [InlineData("umol/L", "µmol/L")]
    [InlineData("{SD}/{SD}", "SD per SD")]
    [InlineData("{SD}/(10.a)", "SD per decade")]
    [InlineData("m.s-1", "m·s⁻¹")]
    [InlineData("1", "")]
    [InlineData("%", "%")]
    [InlineData("/a", "/year")]
    public void A_unit_code_is_printed_as_a_reader_knows_it(string code, string text)
        => Assert.Equal(text, UnitText.Of(code));

    [Fact]
    public void Whatever_stands_in_a_hole_is_escaped()
    {
        var text = new StringWriter();
        new MarkupWriter(text).Add($"<p title=\"{"a\"b'c"}\">{"<i>&\u0001\uD800𝛽"} {1.005} {-0.0}</p>");

        Assert.Equal("<p title=\"a&quot;b&#39;c\">&lt;i&gt;&amp;\uFFFD\uFFFD𝛽 1 0</p>", text.ToString());
    }
}
