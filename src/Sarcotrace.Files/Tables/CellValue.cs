using System.Globalization;
using System.Text;

namespace Sarcotrace.Files.Tables;

/// <summary>Cells that are values, not spellings, as workbooks and Parquet hold them: their text and number are the same in both.</summary>
static class CellValue
{
    /// <summary>Whole numbers above this are not all held by a double.</summary>
    const double LargestWhole = 1L << 53;

    /// <summary>What a cell holds.</summary>
    internal static Cell Look(object? value, Numerals numerals, out double number)
    {
        number = double.NaN;
        switch (value)
        {
            case null: return Cell.Missing;
            case string text: return numerals.Look(Encoding.UTF8.GetBytes(text), out number);
            case bool flag:
                number = flag ? 1 : 0;
                return Cell.Number;
            case IConvertible convertible and not DateTime:
                number = convertible.ToDouble(CultureInfo.InvariantCulture);
                if (double.IsFinite(number)) return Cell.Number;
                number = double.NaN;
                return Cell.Missing;
            default: return Cell.Text;
        }
    }

    /// <summary>A cell as text: identifiers stay whole, days are year-month-day.</summary>
    internal static string Text(object? value) => value switch
    {
        null => "",
        string text => text.Trim(),
        double number => Text(number),
        bool flag => flag ? "TRUE" : "FALSE",
        DateTime date => date.ToString(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        DateTimeOffset date => Text(date.UtcDateTime),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => Text(time.ToTimeSpan()),
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)?.Trim() ?? "",
    };

    // 1E+15 would be another identifier than 1000000000000000.
    static string Text(double number) => Math.Abs(number) <= LargestWhole && number == Math.Floor(number)
        ? number.ToString("F0", CultureInfo.InvariantCulture)
        : number.ToString(CultureInfo.InvariantCulture);
}
