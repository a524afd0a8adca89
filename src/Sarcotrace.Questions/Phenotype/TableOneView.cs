using Sarcotrace.Core;
using Sarcotrace.Core.Numbers;
using Sarcotrace.Core.Pages;

namespace Sarcotrace.Questions.Phenotype;

/// <summary>Table 1 as a paper prints it: a column a group, mean (SD) or n (%), and how many were not measured.</summary>
static class TableOneView
{
    static readonly (string Key, string Heading)[] Groups =
        [("yes", "sarcopenia"), ("no", "no sarcopenia"), ("open", "left open")];

    /// <summary>The table for a reader; the file beside the report keeps all digits.</summary>
    internal static Table Of(Table table) => new(
        table.Name, $"{table.Title}: mean (standard deviation), or people (%)",
        [
            Columns.Text("characteristic", "what was measured, with its unit", table.Texts("characteristic").Zip(table.Texts("unit"), Label)),
            .. Groups.Where(group => Size(table, group.Key) > 0).Select(group => Columns.Text(
                $"{group.Heading} (n = {Shown.Count(Size(table, group.Key))})", $"people of this group: {group.Heading}",
                Enumerable.Range(0, table.Rows).Select(row => Cell(table, group.Key, row)))),
            Columns.Number(
                "difference in SD", "1", "standardised difference: sarcopenia minus none, over the standard deviation of both",
                table.Numbers("smd").Select(value => Math.Round(value, 2))),
        ]);

    static string? Label(string? what, string? unit) => IsShare(what, unit) ? what : string.IsNullOrEmpty(unit) ? what : $"{what}, {unit}";

    // Women are counted; their per cent is a mean of 0 and 100, whose standard deviation says nothing.
    static bool IsShare(string? what, string? unit) => what == "women" && unit == "%";

    static double Size(Table table, string key) =>
        table.Rows == 0 ? 0 : table.Numbers($"n_{key}").Zip(table.Numbers($"missing_{key}"), (n, missing) => n + missing).Max();

    // Two digits of the smallest spread, the same in all groups of a row, so that they can be compared by eye.
    static int Decimals(Table table, int row)
    {
        var spread = Groups.Select(group => table.Numbers($"sd_{group.Key}")[row]).Where(sd => sd > 0).DefaultIfEmpty(1).Min();
        return Math.Clamp(1 - (int)Math.Floor(Elementary.Log10(spread)), 0, 4);
    }

    static string Cell(Table table, string key, int row)
    {
        var (n, missing) = (table.Numbers($"n_{key}")[row], table.Numbers($"missing_{key}")[row]);
        var (mean, sd) = (table.Numbers($"mean_{key}")[row], table.Numbers($"sd_{key}")[row]);
        var absent = missing > 0 ? $"; {Shown.Count(missing)} missing" : "";
        if (n == 0) return "not measured";
        if (IsShare(table.Texts("characteristic")[row], table.Texts("unit")[row]))
            return $"{Shown.Count(Math.Round(n * mean / 100))} ({Shown.Fixed(mean, 1)} %){absent}";

        var decimals = Decimals(table, row);
        return $"{Shown.Fixed(mean, decimals)} ({(double.IsNaN(sd) ? "–" : Shown.Fixed(sd, decimals))}){absent}";
    }
}
