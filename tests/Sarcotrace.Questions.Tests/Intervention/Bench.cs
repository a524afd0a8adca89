using System.Collections.Immutable;
using System.Globalization;
using Sarcotrace.Core;
using Sarcotrace.Questions.Intervention;
using Sarcotrace.Statistics;

namespace Sarcotrace.Questions.Tests.Intervention;

/// <summary>Small tables made by chance with a seed, and questions asked of them.</summary>
static class Bench
{
    /// <summary>A table from rows of texts; what is a number is one.</summary>
    internal static Measurements Table(string headers, IEnumerable<string> rows)
    {
        var names = headers.Split(',');
        var cells = rows.Select(row => row.Split(',')).ToArray();
        return new(
            [.. names.Select((name, at) => new MeasuredColumn(
                name.Split('[')[0].Trim(), name.Contains('[', StringComparison.Ordinal) ? name.Split('[', ']')[1] : "",
                [.. cells.Select(row => double.TryParse(row[at], CultureInfo.InvariantCulture, out var value) ? value : double.NaN)],
                [.. cells.Select(row => row[at].Length == 0 ? null : row[at])]))],
            [.. Enumerable.Range(2, cells.Length)]);
    }

    /// <summary>Two arms of so many animals.</summary>
    internal static Measurements Arms(int each, double effect, ulong seed)
    {
        var draws = new Draws(seed);
        return Table("animal,arm,grip [g]", Enumerable.Range(0, 2 * each).Select(i => Row($"m{i}", i < each ? "water" : "sarcosine", 100 + (i < each ? 0 : effect) + 10 * draws.Normal())));
    }

    internal static string Row(params object[] cells) => string.Join(',', cells.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture)));

    internal static Answers Ask(Measurements data, ComparisonOptions options) =>
        new GroupComparison(options).Ask(data, null, TestContext.Current.CancellationToken);

    internal static ImmutableArray<string> Codes(Measurements data, ComparisonOptions options) => [.. Ask(data, options).Cautions.Select(caution => caution.Code)];
}
