namespace Sarcotrace.Core;

/// <summary>Short ways to write columns of a result table.</summary>
public static class Columns
{
    /// <summary>A column of numbers.</summary>
    public static NumberColumn Number(string name, string unit, string meaning, IEnumerable<double> values, int digits = 3) =>
        new(name, unit, meaning, [.. values]) { Digits = digits };

    /// <summary>A column of counts.</summary>
    public static NumberColumn Count(string name, string meaning, IEnumerable<long> values) =>
        Number(name, "{count}", meaning, values.Select(value => (double)value), 9);

    /// <summary>A column of texts.</summary>
    public static TextColumn Text(string name, string meaning, IEnumerable<string?> values) => new(name, meaning, TextValues.Of(values));
}
