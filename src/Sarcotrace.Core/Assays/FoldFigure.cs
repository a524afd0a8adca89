using System.Collections.Immutable;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.Core.Assays;

/// <summary>Amounts of one thing in groups, on a scale of ratios, with the folds below; from tables alone.</summary>
/// <param name="Units">A row a unit: the thing, <c>animal</c>, <c>unit</c> (its kind), <c>group</c>, <c>pair</c>, and the amount.</param>
/// <param name="Groups">A row a group: the thing, <c>group</c>, <c>mean</c>, <c>low</c>, <c>high</c>.</param>
/// <param name="Folds">A row a comparison: the thing, <c>group</c>, <c>fold</c>, <c>fold_low</c>, <c>fold_high</c>.</param>
/// <param name="Thing">Column that names what was measured, in all three.</param>
/// <param name="Amount">Column of the amounts.</param>
public sealed record FoldFigure(Table Units, Table Groups, Table Folds, string Thing, string Amount)
{
    static readonly Tone[] Tones = [Tone.First, Tone.Second, Tone.Third, Tone.Fourth];

    /// <summary>Everything measured, in the order of the groups' table.</summary>
    public ImmutableArray<string> Things => [.. Groups.Texts(Thing).Distinct().Select(one => one!)];

    /// <summary>The figure of one of them; the first group is the control.</summary>
    /// <param name="name">File-safe name of the figure.</param>
    /// <param name="thing">What was measured.</param>
    /// <param name="y">Axis of the amounts.</param>
    /// <param name="caption">What a reader needs beside n and the intervals.</param>
    public GroupsFigure Of(string name, string thing, Axis y, string caption)
    {
        var (group, animal, pair) = (Units.Texts("group"), Units.Texts("animal"), Units.Texts("pair"));
        var amount = Units.Numbers(Amount);
        int[] groups = [.. Rows(Groups, thing)], units = [.. Rows(Units, thing).Where(at => double.IsFinite(amount[at]))];
        string[] names = [.. groups.Select(at => Groups.Texts("group")[at]!)];
        var lines = units.Where(at => pair[at] is not null).GroupBy(at => pair[at]).Where(one => one.Select(at => group[at]).Distinct().Count() > 1);
        return new(name, thing, caption, y, [.. groups.Select((at, column) => Column(at, column))])
        {
            DifferenceAxis = new($"Fold of {names[0]}", "", true),
            NoDifference = 1,
            Unit = units.Length == 0 ? "" : Units.Texts("unit")[units[0]]!,
            Differences = [.. Differences(thing, names)],
            Pairs = [.. lines.Select(line => names.Select(column => Mean(line.Where(at => group[at] == column))).ToImmutableArray())],
        };

        GroupColumn Column(int at, int column)
        {
            int[] own = [.. units.Where(unit => group[unit] == names[column])];
            return new(names[column], Tones[column % Tones.Length], [.. own.Select(unit => amount[unit])],
                [.. own.Select(unit => $"{animal[unit]}: {Shown.Number(amount[unit])}")],
                Groups.Numbers("mean")[at], Groups.Numbers("low")[at], Groups.Numbers("high")[at]);
        }

        double Mean(IEnumerable<int> rows)
        {
            double[] values = [.. rows.Select(at => Elementary.Log2(amount[at]))];
            return values.Length == 0 ? double.NaN : Elementary.Pow(2, values.Average());
        }
    }

    IEnumerable<GroupDifference> Differences(string thing, string[] names)
    {
        foreach (var at in Rows(Folds, thing))
        {
            var (group, low) = (Folds.Texts("group")[at]!, Folds.Numbers("fold_low")[at]);
            if (double.IsFinite(low))
                yield return new(Array.IndexOf(names, group), $"{group} against {names[0]}", Folds.Numbers("fold")[at], low, Folds.Numbers("fold_high")[at]);
        }
    }

    IEnumerable<int> Rows(Table table, string thing)
    {
        var names = table.Texts(Thing);
        return Enumerable.Range(0, table.Rows).Where(at => names[at] == thing);
    }
}
