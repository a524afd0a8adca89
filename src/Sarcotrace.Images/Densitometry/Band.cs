using System.Collections.Immutable;
using Sarcotrace.Core;

namespace Sarcotrace.Images.Densitometry;

/// <summary>A band of a lane.</summary>
/// <param name="From">First row.</param>
/// <param name="Peak">Row where it is strongest.</param>
/// <param name="To">Last row.</param>
/// <param name="Volume">Signal above the background over all its pixels, in grey values.</param>
/// <param name="Saturated">Its pixels at the end of the scale.</param>
public sealed record Band(int From, int Peak, int To, double Volume, int Saturated)
{
    /// <summary>A band ends where it has fallen to this share of its height over the valley beside it.</summary>
    const double Foot = 0.002;

    /// <summary>Finds and integrates the bands of a lane.</summary>
    /// <param name="profile">The lane.</param>
    /// <param name="background">What is taken for background.</param>
    /// <param name="radius">Rows: half of the rolling window, and what is averaged at the ends of a straight line; at least 1.</param>
    /// <param name="prominence">How far a peak rises above the higher of its valleys, as a share of the profile's range; above 0, below 1.</param>
    /// <returns>Bands from top to bottom.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The radius or prominence is out of range.</exception>
    /// <remarks>
    /// Peaks and feet are sought in the mean of three rows, once the line through the lane's ends is taken off. Bands
    /// that touch are parted at the valley between them; a shoulder without a valley belongs to its neighbour. A lane
    /// of fewer than four rows has none. Source: [gassmann2009].
    /// </remarks>
    public static ImmutableArray<Band> Find(LaneProfile profile, Background background, int radius, double prominence)
    {
        Require.AtLeast(1, radius);
        Require.Between(0, 1, prominence);
        if (profile.Signal.Length < 4) return [];

        var smooth = Smoothed(Baseline.Level(profile.Signal.AsSpan()).Level);
        int[] peaks = [.. Peaks(smooth, prominence * (smooth.Max() - smooth.Min()))];
        var line = background switch
        {
            Background.Rolling => Baseline.Rolling(profile.Signal.AsSpan(), radius),
            Background.Straight => Baseline.Straight(profile.Signal.AsSpan(), Math.Min(radius, profile.Signal.Length / 2)),
            _ => new double[profile.Signal.Length],
        };
        return [.. peaks.Select((peak, at) => Integrated(
            profile, background, line, peak,
            End(smooth, peak, at == 0 ? 0 : peaks[at - 1], -1), End(smooth, peak, at + 1 == peaks.Length ? smooth.Length - 1 : peaks[at + 1], 1)))];
    }

    static Band Integrated(LaneProfile profile, Background background, double[] line, int peak, int from, int to)
    {
        var (volume, saturated) = (0.0, 0);
        for (var row = from; row <= to; row++)
        {
            var under = background == Background.Valley
                ? profile.Signal[from] + (profile.Signal[to] - profile.Signal[from]) * (row - from) / Math.Max(1, to - from)
                : line[row];
            volume += (profile.Signal[row] - under) * profile.Width;
            saturated += profile.Saturated[row];
        }

        return new(from, peak, to, volume, saturated);
    }

    // From the peak to the valley before the limit, or to where little is left of the band.
    static int End(double[] smooth, int peak, int limit, int step)
    {
        var valley = peak;
        for (var row = peak; row != limit + step; row += step)
        {
            if (smooth[row] < smooth[valley]) valley = row;
        }

        var low = smooth[valley] + Foot * (smooth[peak] - smooth[valley]);
        for (var row = peak; row != valley; row += step)
        {
            if (smooth[row] <= low) return row;
        }

        return valley;
    }

    static IEnumerable<int> Peaks(double[] smooth, double least)
    {
        for (var row = 1; row < smooth.Length - 1; row++)
        {
            var end = row;
            while (end + 1 < smooth.Length && smooth[end + 1] == smooth[row]) end++;
            // A saturated band has a flat top, whose middle is the peak.
            var isTop = smooth[row - 1] < smooth[row] && end + 1 < smooth.Length && smooth[end + 1] < smooth[row];
            var rise = isTop ? smooth[row] - Math.Max(Lowest(smooth, row, -1), Lowest(smooth, end, 1)) : 0;
            if (rise > 0 && rise >= least) yield return (row + end) / 2;
            row = end;
        }
    }

    // The lowest value on the way to a higher one or to the end.
    static double Lowest(double[] smooth, int from, int step)
    {
        var lowest = smooth[from];
        for (var row = from + step; row >= 0 && row < smooth.Length && smooth[row] <= smooth[from]; row += step) lowest = Math.Min(lowest, smooth[row]);
        return lowest;
    }

    static double[] Smoothed(double[] signal)
    {
        var smooth = new double[signal.Length];
        for (var row = 0; row < smooth.Length; row++)
        {
            var (before, after) = (signal[Math.Max(0, row - 1)], signal[Math.Min(smooth.Length - 1, row + 1)]);
            smooth[row] = (before + signal[row] + after) / 3;
        }

        return smooth;
    }
}
