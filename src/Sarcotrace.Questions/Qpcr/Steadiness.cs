using System.Collections.Immutable;
using Sarcotrace.Statistics;
using Sarcotrace.Statistics.Amplification;
using Sarcotrace.Statistics.Groups;

namespace Sarcotrace.Questions.Qpcr;

/// <summary>A reference gene in one group against the control.</summary>
/// <param name="Target">Its place among the targets.</param>
/// <param name="Group">The group.</param>
/// <param name="Log2">Difference of log2 amounts, against the other references where there are others.</param>
sealed record Moved(int Target, string Group, Difference Log2);

/// <summary>Whether the reference genes are steady.</summary>
/// <param name="GeNorm">Their stability against one another; null for one gene or too few complete units.</param>
/// <param name="Complete">Units in which all were measured.</param>
/// <param name="Moves">Each gene in each group against the control.</param>
sealed record Steadiness(ReferenceStability? GeNorm, int Complete, ImmutableArray<Moved> Moves)
{
    internal static Steadiness Of(Prepared prepared)
    {
        double[][] rows =
        [
            .. prepared.Units.Select(unit => prepared.References.Select(gene => prepared.Amount(unit, gene, prepared.Corrected)).ToArray())
                .Where(row => row.All(double.IsFinite)),
        ];
        var geNorm = prepared.References.Length < 2 || rows.Length < 2 ? null
            : ReferenceStability.GeNorm([.. Enumerable.Range(0, prepared.References.Length).Select(gene => rows.Select(row => row[gene]).ToArray())]);
        return new(geNorm, rows.Length, [.. MovesOf(prepared)]);
    }

    static IEnumerable<Moved> MovesOf(Prepared prepared)
    {
        foreach (var gene in prepared.References)
        {
            var control = Values(prepared, gene, prepared.Options.Control);
            foreach (var group in prepared.Groups.Skip(1))
            {
                var values = Values(prepared, gene, group);
                if (values.Length >= 2 && control.Length >= 2)
                    yield return new(gene, group, Difference.Of(TwoMeans.Welch(values, control), prepared.Options.Confidence));
            }
        }
    }

    // Against the others the amount of cDNA falls out; a single gene can only be looked at as it is.
    static double[] Values(Prepared prepared, int gene, string group)
    {
        int[] others = [.. prepared.References.Where(other => other != gene)];
        return
        [
            .. prepared.Units.Where(unit => unit.Group == group)
                .Select(unit => prepared.Amount(unit, gene, prepared.Corrected)
                    - (others.Length == 0 ? 0 : Mean.Of([.. others.Select(other => prepared.Amount(unit, other, prepared.Corrected))])))
                .Where(double.IsFinite),
        ];
    }
}
