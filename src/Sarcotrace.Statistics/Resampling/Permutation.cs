using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Resampling;

/// <summary>How often a contrast of group means is as large when labels are dealt anew.</summary>
/// <param name="Observed">The contrast as observed, in the unit of the values.</param>
/// <param name="P">Two-sided.</param>
/// <param name="Error">Standard error of P by chance; 0 where every arrangement was counted.</param>
/// <param name="Arrangements">How many were looked at.</param>
/// <param name="IsExact">Whether these are all.</param>
public sealed record Permutation(double Observed, double P, double Error, long Arrangements, bool IsExact)
{
    const double Rounding = 1e-10;

    /// <summary>Tests a contrast of group means.</summary>
    /// <param name="groups">k ≥ 2 groups of at least one finite value.</param>
    /// <param name="weights">k weights that add up to 0: 1 and −1 for a difference of two.</param>
    /// <param name="draws">How many arrangements are drawn where there are too many to count.</param>
    /// <param name="seed">Of the draws.</param>
    /// <param name="threads">How many threads may work; the numbers do not depend on it.</param>
    /// <param name="mostCounted">Up to so many arrangements, all are counted.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <exception cref="ArgumentException">Groups and weights differ in number, or weights do not add up to 0.</exception>
    /// <remarks>
    /// Assumes that values could be exchanged between all groups were there no effect. Drawn p counts the observed
    /// arrangement as one more. O(arrangements·n). Source: [good2005] §3; [phipson2010] for drawn p.
    /// Checked against: golden/resampling (R combn, every arrangement).
    /// </remarks>
    public static Permutation Of(
        ImmutableArray<ImmutableArray<double>> groups, ReadOnlySpan<double> weights, int draws, ulong seed, int threads,
        long mostCounted = 200_000, CancellationToken cancel = default)
    {
        Require.AtLeast(2, groups.Length);
        if (groups.Length != weights.Length) throw new ArgumentException($"{weights.Length} weights for {groups.Length} groups", nameof(weights));
        if (Math.Abs(Lanes.Sum(weights)) > 1e-12) throw new ArgumentException("the weights do not add up to 0", nameof(weights));

        double[] values = [.. groups.SelectMany(group => group)];
        Require.Finite(values);
        int[] sizes = [.. groups.Select(group => Require.AtLeast(1, group.Length))];
        double[] each = [.. weights.ToArray().Zip(sizes, (weight, size) => weight / size)];
        var observed = Contrast(values, sizes, each);
        var least = Math.Abs(observed) - Rounding * values.Max(Math.Abs);

        if (Count(sizes, mostCounted) is { } all)
        {
            var extreme = Counted(values, sizes, each, least);
            return new(observed, (double)extreme / all, 0, all, true);
        }

        var beyond = Drawn(values, sizes, each, least, Require.AtLeast(1, draws), new(seed), threads, cancel);
        var p = (beyond + 1.0) / (draws + 1.0);
        return new(observed, p, Math.Sqrt(p * (1 - p) / (draws + 1.0)), draws, false);
    }

    static double Contrast(ReadOnlySpan<double> values, int[] sizes, double[] each)
    {
        var (sum, from) = (0.0, 0);
        for (var group = 0; group < sizes.Length; group++)
        {
            sum += each[group] * Lanes.Sum(values.Slice(from, sizes[group]));
            from += sizes[group];
        }

        return sum;
    }

    // n! / Π sizes!; null where it is over the most.
    static long? Count(int[] sizes, long most)
    {
        var (count, placed) = (1.0, 0);
        foreach (var size in sizes)
        {
            for (var i = 1; i <= size; i++) count = count * ++placed / i;
            if (count > most) return null;
        }

        return (long)Math.Round(count);
    }

    // Deals value after value to every group that has room.
    static long Counted(double[] values, int[] sizes, double[] each, double least)
    {
        var room = sizes.ToArray();
        long Deal(int next, double sum)
        {
            if (next == values.Length) return Math.Abs(sum) >= least ? 1 : 0;
            var count = 0L;
            for (var group = 0; group < room.Length; group++)
            {
                if (room[group] == 0) continue;
                room[group]--;
                count += Deal(next + 1, sum + each[group] * values[next]);
                room[group]++;
            }

            return count;
        }

        return Deal(0, 0);
    }

    static long Drawn(double[] values, int[] sizes, double[] each, double least, int draws, Draws seeded, int threads, CancellationToken cancel)
    {
        const int Chunk = 256;
        var counts = new long[(draws + Chunk - 1) / Chunk];
        Across.Each(counts.Length, threads, chunk =>
        {
            var own = seeded.Stream((ulong)chunk);
            var dealt = values.ToArray();
            for (var draw = chunk * Chunk; draw < Math.Min(draws, (chunk + 1) * Chunk); draw++)
            {
                for (var i = dealt.Length - 1; i > 0; i--)
                {
                    var other = own.Below(i + 1);
                    (dealt[i], dealt[other]) = (dealt[other], dealt[i]);
                }

                if (Math.Abs(Contrast(dealt, sizes, each)) >= least) counts[chunk]++;
            }
        }, cancel);
        return counts.Sum();
    }
}
