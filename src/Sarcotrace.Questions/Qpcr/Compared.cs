using System.Collections.Immutable;
using Sarcotrace.Statistics;
using Sarcotrace.Statistics.Groups;

namespace Sarcotrace.Questions.Qpcr;

/// <summary>One gene in one group against the control, on the log2 scale.</summary>
/// <param name="Target">Its place among the targets.</param>
/// <param name="Group">The group.</param>
/// <param name="InGroup">Units of the group; pairs where groups are compared within pairs.</param>
/// <param name="InControl">Units of the control.</param>
/// <param name="Log2">The difference; null where too few were measured.</param>
/// <param name="Spread">Standard deviation of the group's normalised amounts, as Livak's range takes it.</param>
/// <param name="Doubling">The difference if every cycle doubled.</param>
sealed record Compared(
    int Target, string Group, int InGroup, int InControl, Difference? Log2, double Spread, double Doubling)
{
    /// <summary>Every gene in every group against the control.</summary>
    internal static ImmutableArray<Compared> All(Prepared prepared) =>
    [
        .. from target in prepared.Genes
           from other in prepared.Groups.Skip(1)
           select Of(prepared, target, other),
    ];

    static Compared Of(Prepared prepared, int target, string group)
    {
        var options = prepared.Options;
        var (there, here) = (Values(prepared, target, group, prepared.Corrected), Values(prepared, target, options.Control, prepared.Corrected));
        var doubling = Middle(Values(prepared, target, group, false)) - Middle(Values(prepared, target, options.Control, false));
        var spread = options.Tubes == Tubes.Separate
            ? Math.Sqrt(Variance(Parts(prepared, target, group).Gene) + Variance(Parts(prepared, target, group).Reference))
            : Math.Sqrt(Variance([.. there.Values]));
        if (options.Paired)
        {
            string[] pairs = [.. there.Keys.Where(here.ContainsKey)];
            double[] treated = [.. pairs.Select(pair => there[pair])], control = [.. pairs.Select(pair => here[pair])];
            return new(target, group, pairs.Length, pairs.Length, pairs.Length < 2 ? null
                : options.Test == Comparison.Wilcoxon
                    ? Difference.Of(RankTest.OfPairs(treated, control, options.Confidence))
                    : Difference.Of(TwoMeans.Paired(treated, control), options.Confidence), spread, doubling);
        }

        return new(target, group, there.Count, here.Count,
            there.Count < 2 || here.Count < 2 ? null : Test(prepared, target, group, [.. there.Values], [.. here.Values]), spread, doubling);
    }

    static Difference Test(Prepared prepared, int target, string group, double[] there, double[] here)
    {
        var options = prepared.Options;
        if (options.Tubes == Tubes.Separate)
        {
            var (treated, control) = (Parts(prepared, target, group), Parts(prepared, target, options.Control));
            var means = GroupMeans.Of([[.. treated.Gene], [.. treated.Reference], [.. control.Gene], [.. control.Reference]]);
            return Difference.Of(means.Combine([1, -1, -1, 1]), options.Confidence);
        }

        return options.Test switch
        {
            Comparison.Pooled => Difference.Of(TwoMeans.Student(there, here), options.Confidence),
            Comparison.Wilcoxon => Difference.Of(RankTest.OfGroups(there, here, options.Confidence)),
            _ => Difference.Of(TwoMeans.Welch(there, here), options.Confidence),
        };
    }

    // By pair where pairs count, else by unit; several units of one group in a pair are averaged.
    static Dictionary<string, double> Values(Prepared prepared, int target, string group, bool corrected) => prepared.Units
        .Where(unit => unit.Group == group)
        .Select(unit => (Key: prepared.Options.Paired ? unit.Pair : unit.Name, Value: prepared.Normalised(unit, target, corrected)))
        .Where(one => double.IsFinite(one.Value)).GroupBy(one => one.Key)
        .ToDictionary(ones => ones.Key, ones => Mean.Of([.. ones.Select(one => one.Value)]));

    static (double[] Gene, double[] Reference) Parts(Prepared prepared, int target, string group)
    {
        var units = prepared.Units.Where(unit => unit.Group == group).ToArray();
        return ([.. units.Select(unit => prepared.Amount(unit, target, prepared.Corrected)).Where(double.IsFinite)],
            [.. units.Select(unit => prepared.ReferenceAmount(unit, prepared.Corrected)).Where(double.IsFinite)]);
    }

    static double Middle(Dictionary<string, double> values) => values.Count == 0 ? double.NaN : Mean.Of([.. values.Values]);

    static double Variance(double[] values)
    {
        if (values.Length < 2) return double.NaN;
        var mean = Mean.Of(values);
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
    }
}
