using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Sarcotrace.Files.Tables;

namespace Sarcotrace.Files.Tests;

public sealed class ShortNumeralTests
{
    [Theory]
    [InlineData('.')]
    [InlineData(',')]
    public void A_short_number_is_what_the_framework_reads_and_anything_else_is_none(char point)
    {
        var draws = new Random(11);
        var number = new Regex($"^(?=.*[0-9])[0-9]*{Regex.Escape($"{point}")}?[0-9]*$", RegexOptions.None, TimeSpan.FromSeconds(1));
        const string Letters = "0123456789012345678901234567890123456789.,.,-+ e/:;\u00b2\u007f\0\u0001";
        for (var trial = 0; trial < 200_000; trial++)
        {
            var text = string.Concat(Enumerable.Range(0, draws.Next(10)).Select(_ => Letters[draws.Next(Letters.Length)]));
            var cell = Encoding.UTF8.GetBytes(text);
            var read = ShortNumeral.Read(cell, (byte)point, out var whole, out var decimals);
            Assert.True(read == (cell.Length <= 8 && number.IsMatch(text)), text);
            if (!read) continue;

            var expected = decimal.Parse(text.Replace(point, '.'), NumberStyles.Number, CultureInfo.InvariantCulture);
            Assert.Equal(expected, whole / (decimal)Math.Pow(10, decimals));
            Assert.Equal(text.Contains(point, StringComparison.Ordinal) ? text.Length - 1 - text.IndexOf(point, StringComparison.Ordinal) : 0, decimals);
        }
    }
}
