using Sarcotrace.Core;

namespace Sarcotrace.Images.Densitometry;

/// <summary>What is taken for background.</summary>
public enum Background
{
    /// <summary>A line between the valleys on both sides of each band.</summary>
    Valley,

    /// <summary>What is left when everything narrower than the window is taken off.</summary>
    Rolling,

    /// <summary>One straight line from the top of the lane to its bottom.</summary>
    Straight,

    /// <summary>Nothing.</summary>
    None,
}

/// <summary>The background down a lane.</summary>
public static class Baseline
{
    /// <summary>What is left of a profile when everything narrower than a window is taken off.</summary>
    /// <param name="signal">n values.</param>
    /// <param name="radius">Half of the window in rows, at least 1; wider than any band.</param>
    /// <returns>n values.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The radius is below 1.</exception>
    /// <remarks>
    /// The line through the lane's ends is taken off first, since a flat window lies high below a band on a slope.
    /// What is left is opened by a flat segment, the least value and then the largest over the window, and averaged
    /// over it; it lies low where there is noise. O(n·radius). Source: [sternberg1983].
    /// </remarks>
    public static double[] Rolling(ReadOnlySpan<double> signal, int radius)
    {
        Require.AtLeast(1, radius);
        if (signal.Length < 2) return signal.ToArray();

        var (line, level) = Level(signal);
        var least = Over(level, radius, static window => Least(window));
        var opened = Over(least, radius, static window => -Least(Negative(window)));
        var mean = Over(opened, radius, static window => Sum(window) / window.Length);
        for (var row = 0; row < line.Length; row++) line[row] += mean[row];
        return line;
    }

    /// <summary>One straight line through the ends of a lane.</summary>
    /// <param name="signal">n values, at least 2.</param>
    /// <param name="rows">Rows averaged at each end, at least 1, at most half.</param>
    /// <returns>n values.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Too many or too few rows.</exception>
    /// <remarks>The ends must be free of bands. Source: [gassmann2009].</remarks>
    public static double[] Straight(ReadOnlySpan<double> signal, int rows)
    {
        Require.Within(1, signal.Length / 2, rows);
        var (top, bottom) = (Sum(signal[..rows]) / rows, Sum(signal[^rows..]) / rows);
        // The mean of the first rows belongs to their middle.
        var (from, to) = ((rows - 1) / 2.0, signal.Length - 1 - (rows - 1) / 2.0);
        var line = new double[signal.Length];
        for (var row = 0; row < line.Length; row++) line[row] = top + (bottom - top) * (row - from) / (to - from);
        return line;
    }

    /// <summary>The line through the ends of a lane, and the profile without it.</summary>
    internal static (double[] Line, double[] Level) Level(ReadOnlySpan<double> signal)
    {
        var line = Straight(signal, Math.Max(1, signal.Length / 20));
        var level = new double[signal.Length];
        for (var row = 0; row < level.Length; row++) level[row] = signal[row] - line[row];
        return (line, level);
    }

    delegate double Of(ReadOnlySpan<double> window);

    static double[] Over(ReadOnlySpan<double> values, int radius, Of of)
    {
        var result = new double[values.Length];
        for (var i = 0; i < result.Length; i++)
        {
            var (from, to) = (Math.Max(0, i - radius), Math.Min(values.Length - 1, i + radius));
            result[i] = of(values[from..(to + 1)]);
        }

        return result;
    }

    static double Least(ReadOnlySpan<double> window)
    {
        var least = window[0];
        foreach (var value in window) least = Math.Min(least, value);
        return least;
    }

    static double[] Negative(ReadOnlySpan<double> window)
    {
        var turned = new double[window.Length];
        for (var i = 0; i < turned.Length; i++) turned[i] = -window[i];
        return turned;
    }

    static double Sum(ReadOnlySpan<double> window)
    {
        var sum = 0.0;
        foreach (var value in window) sum += value;
        return sum;
    }
}
