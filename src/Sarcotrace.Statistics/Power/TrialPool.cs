using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Statistics.Power;

/// <summary>Individuals whose outcome is known at the start and at the end of every arm.</summary>
/// <param name="Before">At the start.</param>
/// <param name="After">At the end, arm by arm.</param>
/// <param name="Noise">Coefficient of variation of a measurement.</param>
sealed record TrialPool(ImmutableArray<double> Before, ImmutableArray<ImmutableArray<double>> After, double Noise)
{
    internal void Refuse(TrialDesign design)
    {
        if (After.Length != design.Effects.Length) throw new ArgumentException($"{After.Length} columns for {design.Effects.Length} arms", nameof(design));
        Require.Finite(Before.AsSpan(), nameof(Before));
        foreach (var arm in After)
        {
            Require.SameLength(Before.AsSpan(), arm.AsSpan());
            Require.Finite(arm.AsSpan(), nameof(After));
        }

        if (design.Each * After.Length > Before.Length)
            throw new ArgumentException($"{Before.Length} individuals for {After.Length} arms of {design.Each}", nameof(design));
    }

    /// <summary>Deals different individuals to the arms, and measures them.</summary>
    internal SimulatedTrial Draw(TrialDesign design, Draws draws)
    {
        var order = Enumerable.Range(0, Before.Length).ToArray();
        List<(int Arm, int Unit, double Before, double After)> rows = [];
        for (var unit = 0; unit < design.Each * After.Length; unit++)
        {
            var at = unit + draws.Below(order.Length - unit);
            (order[unit], order[at]) = (order[at], order[unit]);
            var arm = unit / design.Each;
            var takes = draws.Uniform() < design.Adherence;
            var stays = draws.Uniform() >= design.Dropout;
            var (first, last) = (1 + Noise * draws.Normal(), 1 + Noise * draws.Normal());
            if (stays) rows.Add((arm, unit, Before[order[unit]] * first, After[takes ? arm : 0][order[unit]] * last));
        }

        int[] units = [.. rows.Select(row => row.Unit)];
        return new(
            [.. rows.Select(row => row.Arm)], units, units, [.. rows.Select(row => row.Before)], new double[rows.Count], [.. rows.Select(row => row.After)]);
    }
}
