using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Sarcotrace.Core;

/// <summary>One measurement at several times, each in a column of its own: weight week 0, weight week 4.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Unit">Unit of the values, as written.</param>
/// <param name="TimeUnit">Unit of the times, UCUM in ASCII; empty where they only count.</param>
/// <param name="Columns">Places of the columns in the table, by time.</param>
/// <param name="Times">Time of each column, rising.</param>
public sealed partial record RepeatedMeasure(string Name, string Unit, string TimeUnit, ImmutableArray<int> Columns, ImmutableArray<double> Times)
{
    const int FewestNumbered = 3;

    static readonly (string[] Words, string Unit)[] Marks =
    [
        (["week", "weeks", "wk", "wks", "w", "周"], "wk"), (["day", "days", "d", "天", "日"], "d"), (["month", "months", "mo", "mon", "月", "个月"], "mo"),
        (["hour", "hours", "hr", "hrs", "h", "小时"], "h"), (["minute", "minutes", "min", "mins", "分钟"], "min"), (["year", "years", "yr", "y", "年"], "a"),
        (["time", "t", "tp", "timepoint", "visit", "v", "session"], ""),
    ];

    /// <summary>The measurements of a table that stand in several columns.</summary>
    /// <param name="table">Any table.</param>
    /// <returns>Each with two columns or more of numbers in one unit; bare numbers, as in "trial 3" or "Grip 3", from three columns on.</returns>
    public static ImmutableArray<RepeatedMeasure> In(Measurements table)
    {
        var marked = table.Columns.Select((column, place) => (column, place, mark: Mark(column.Name)))
            .Where(one => one.mark is not null && one.column.IsNumeric)
            .Select(one => (one.column, one.place, mark: one.mark!.Value)).ToArray();
        return
        [
            .. marked.GroupBy(one => (Stem: one.mark.Stem.ToLowerInvariant(), one.mark.Unit, one.mark.Bare, one.column.Unit))
                .Select(group => group.OrderBy(one => one.mark.Time).ToArray())
                .Where(group => group.Length >= (group[0].mark.Bare ? FewestNumbered : 2)
                    && group.Select(one => one.mark.Time).Distinct().Count() == group.Length)
                .Select(group => new RepeatedMeasure(group[0].mark.Stem.Length > 0 ? group[0].mark.Stem : "Value", group[0].column.Unit, group[0].mark.Unit,
                    [.. group.Select(one => one.place)], [.. group.Select(one => one.mark.Time)])),
        ];
    }

    /// <summary>The table with a row for each time, a column of times and one for each measurement.</summary>
    /// <param name="table">The table in which the measurements were found.</param>
    /// <param name="measures">One or more with one unit of time; a time that one lacks is an empty cell of it.</param>
    /// <param name="time">Name of the column of times.</param>
    /// <returns>Rows by row of the table, then time; columns that are no measurement are repeated.</returns>
    /// <exception cref="ArgumentException">No measures, measures with different units of time, or a name that the table has.</exception>
    public static Measurements InLongForm(Measurements table, ImmutableArray<RepeatedMeasure> measures, string time = "Time")
    {
        if (measures.IsEmpty) throw new ArgumentException("name one measurement or more", nameof(measures));
        if (measures.Any(measure => measure.TimeUnit != measures[0].TimeUnit))
            throw new ArgumentException("the measurements differ in their unit of time", nameof(measures));

        var times = measures.SelectMany(measure => measure.Times).Distinct().Order().ToArray();
        var used = measures.SelectMany(measure => measure.Columns).ToHashSet();
        var kept = table.Columns.Where((_, place) => !used.Contains(place)).ToArray();
        var names = kept.Select(column => column.Name).Append(time).Concat(measures.Select(measure => measure.Name)).ToArray();
        if (names.Distinct(StringComparer.OrdinalIgnoreCase).Count() < names.Length)
            throw new ArgumentException("two columns would have one name", nameof(time));

        var rows = table.Rows.Length;
        var cells = Enumerable.Range(0, rows * times.Length).ToArray();
        return new(
        [
            .. kept.Select(column => new MeasuredColumn(column.Name, column.Unit,
                [.. cells.Select(cell => column.Numbers[cell / times.Length])], [.. cells.Select(cell => column.Texts[cell / times.Length])])),
            new(time, measures[0].TimeUnit, [.. cells.Select(cell => times[cell % times.Length])],
                [.. cells.Select(cell => times[cell % times.Length].ToString(CultureInfo.InvariantCulture))]),
            .. measures.Select(measure => measure.Stacked(table, times)),
        ], [.. cells.Select(cell => table.Rows[cell / times.Length])]);
    }

    MeasuredColumn Stacked(Measurements table, double[] times)
    {
        var places = times.Select(time => Times.IndexOf(time)).ToArray();
        var numbers = ImmutableArray.CreateBuilder<double>();
        var texts = ImmutableArray.CreateBuilder<string?>();
        for (var row = 0; row < table.Rows.Length; row++)
        {
            foreach (var place in places)
            {
                numbers.Add(place < 0 ? double.NaN : table.Columns[Columns[place]].Numbers[row]);
                texts.Add(place < 0 ? null : table.Columns[Columns[place]].Texts[row]);
            }
        }

        return new(Name, Unit, numbers.ToImmutable(), texts.ToImmutable());
    }

    static (string Stem, double Time, string Unit, bool Bare)? Mark(string name)
    {
        foreach (var pattern in (Regex[])[WordFirst(), NumberFirst()])
        {
            if (pattern.Match(name) is not { Success: true } match) continue;
            var word = match.Groups["word"].Value.ToLowerInvariant();
            var known = Marks.FirstOrDefault(mark => mark.Words.Contains(word));
            if (known.Words is not null) return (Stem(match), Number(match), known.Unit, false);
        }

        return Numbered().Match(name) is { Success: true } bare ? (Stem(bare), Number(bare), "", true) : null;
    }

    static string Stem(Match match) => match.Groups["stem"].Value.Trim(' ', '_', '-', '.', ',', ':', '第');

    static double Number(Match match) => double.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<stem>|.*[\s_\-.,:])第?(?<word>\p{L}+)[\s_\-]*(?<number>\d{1,6}(\.\d{1,6})?)$")]
    private static partial Regex WordFirst();

    [GeneratedRegex(@"^(?<stem>|.*?[\s_\-.,:第])第?(?<number>\d{1,6}(\.\d{1,6})?)[\s_\-]*(?<word>\p{L}+)$")]
    private static partial Regex NumberFirst();

    [GeneratedRegex(@"^(?<stem>.*\p{L}.*)[\s_](?<number>\d{1,6}(\.\d{1,6})?)$")]
    private static partial Regex Numbered();
}
