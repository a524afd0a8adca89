using Sarcotrace.Core;

namespace Sarcotrace.Questions.Phenotype;

/// <summary>Short ways to write columns of a result table.</summary>
static class Columns
{
    internal static NumberColumn Number(string name, string unit, string meaning, IEnumerable<double> values, int digits = 3) =>
        new(name, unit, meaning, [.. values]) { Digits = digits };

    internal static NumberColumn Count(string name, string meaning, IEnumerable<long> values) =>
        new(name, "{count}", meaning, [.. values.Select(value => (double)value)]) { Digits = 9 };

    internal static TextColumn Text(string name, string meaning, IEnumerable<string?> values) => new(name, meaning, [.. values]);

    /// <summary>The key that study files, tables and columns use: awgs2019, espen-easo.</summary>
    internal static string Key(Criterion criterion) => criterion == Criterion.EspenEaso
        ? "espen-easo"
        : criterion.ToString().ToLowerInvariant();
}
