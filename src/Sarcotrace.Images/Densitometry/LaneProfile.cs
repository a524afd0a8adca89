using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Assays;

namespace Sarcotrace.Images.Densitometry;

/// <summary>A lane of a gel as a rectangle of pixels.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Top edge.</param>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
public readonly record struct Lane(int X, int Y, int Width, int Height)
{
    /// <summary>Lanes of equal width side by side.</summary>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="box">The rectangle that holds them all; at least as wide as there are lanes.</param>
    /// <param name="share">Share of each lane's width that is used about its middle, above 0 to 1; edges smile and touch.</param>
    /// <returns>Lanes from left to right.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are more lanes than pixels, or the share is out of range.</exception>
    /// <remarks>Source: [gassmann2009].</remarks>
    public static ImmutableArray<Lane> SideBySide(int count, Lane box, double share)
    {
        Require.AtLeast(1, count);
        Require.AtLeast(count, box.Width);
        Require.Within(0.01, 1, share);
        var step = (double)box.Width / count;
        var width = Math.Max(1, (int)Math.Round(step * share));
        return [.. Enumerable.Range(0, count).Select(lane => new Lane(box.X + (int)Math.Round((lane + 0.5) * step - width / 2.0), box.Y, width, box.Height))];
    }
}

/// <summary>Signal down a lane.</summary>
/// <param name="Signal">Mean over the lane's width, a value a row; more is more protein.</param>
/// <param name="Saturated">Pixels of each row at the end of the scale where bands are strongest.</param>
/// <param name="Width">Pixels across.</param>
public sealed record LaneProfile(ImmutableArray<double> Signal, ImmutableArray<int> Saturated, int Width)
{
    /// <summary>Averages the rows of a lane.</summary>
    /// <param name="image">The image, linear in light or in exposure.</param>
    /// <param name="lane">A lane that lies in the image.</param>
    /// <param name="darkBands">Whether bands are dark on light, as on film; the scale is then turned round.</param>
    /// <returns>The profile, in grey values.</returns>
    /// <exception cref="ArgumentException">The lane is empty or reaches over the edge.</exception>
    /// <remarks>Sums are of whole numbers, so the order cannot matter. O(pixels). Source: [gassmann2009].</remarks>
    public static LaneProfile Of(GreyImage image, Lane lane, bool darkBands)
    {
        if (lane.Width < 1 || lane.Height < 1 || lane.X < 0 || lane.Y < 0 || lane.X + lane.Width > image.Width || lane.Y + lane.Height > image.Height)
            throw new ArgumentException($"the lane {lane} does not lie in an image of {image.Width} by {image.Height}", nameof(lane));

        var signal = new double[lane.Height];
        var saturated = new int[lane.Height];
        for (var row = 0; row < lane.Height; row++)
        {
            long sum = 0;
            for (var x = lane.X; x < lane.X + lane.Width; x++)
            {
                var value = image.At(x, lane.Y + row);
                value = darkBands ? image.Brightest - value : value;
                sum += value;
                if (value == image.Brightest) saturated[row]++;
            }

            signal[row] = (double)sum / lane.Width;
        }

        return new([.. signal], [.. saturated], lane.Width);
    }
}
