using Sarcotrace.Core;

namespace Sarcotrace.Statistics.Power;

/// <summary>How many units a wanted power takes.</summary>
public static class SampleSize
{
    /// <summary>The least number whose power is enough.</summary>
    /// <param name="power">Power of a number of units, not falling in it.</param>
    /// <param name="wanted">Power wanted, strictly between 0 and 1.</param>
    /// <param name="least">Least number that can be asked, at least 1.</param>
    /// <param name="most">Largest number that is tried, at least the least.</param>
    /// <returns>The number, or null where the largest is not enough.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range.</exception>
    /// <remarks>Doubling, then halving: 2 log₂ n powers. Source: [knuth1998] §6.2.1.</remarks>
    public static int? Least(Func<int, double> power, double wanted, int least, int most)
    {
        ArgumentNullException.ThrowIfNull(power);
        Require.Between(0, 1, wanted);
        Require.AtLeast(1, least);
        Require.AtLeast(least, most);
        var (low, high) = (least - 1, least);
        while (power(high) < wanted)
        {
            if (high == most) return null;
            (low, high) = (high, (int)Math.Min(most, 2L * high));
        }

        while (high - low > 1)
        {
            var middle = low + (high - low) / 2;
            if (power(middle) < wanted) low = middle;
            else high = middle;
        }

        return high;
    }

    /// <summary>How many must start so that enough are left.</summary>
    /// <param name="needed">Units that the analysis needs, at least 1.</param>
    /// <param name="lost">Share expected to be lost, 0 to less than 1.</param>
    /// <returns>Units to start with.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range.</exception>
    /// <remarks>Source: [fleiss2003] §4.</remarks>
    public static int WithLosses(int needed, double lost) =>
        (int)Math.Ceiling(Require.AtLeast(1, needed) / (1 - Require.Within(0, 0.99, lost)) - 1e-9);
}
