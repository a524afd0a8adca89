using System.Collections.Immutable;
using Sarcotrace.Core;
using Sarcotrace.Core.Assays;
using Sarcotrace.Images.Densitometry;

namespace Sarcotrace.Questions.Blot;

/// <summary>What may be chosen when bands of an image are measured.</summary>
public sealed record DensitometryOptions
{
    /// <value>Lanes side by side; 1 to 200.</value>
    public int Lanes { get; init => field = Require.Within(1, 200, value); } = 1;

    /// <value>Left, top, width and height of the rectangle that holds the lanes, in pixels; none for the whole image.</value>
    public ImmutableArray<int> Box { get; init => field = value.Length is 0 or 4 ? value : throw new ArgumentException("a box has left, top, width and height"); } = [];

    /// <value>Share of a lane's width that is measured, about its middle; by default 0.7.</value>
    public double LaneShare { get; init => field = Require.Within(0.05, 1, value); } = 0.7;

    /// <value>What is taken for background.</value>
    public Background Background { get; init; }

    /// <value>Rows: half of the rolling window, and what is averaged at the ends of a straight line; by default 50.</value>
    public int Radius { get; init => field = Require.Within(1, 10_000, value); } = 50;

    /// <value>How far a band rises above its valleys, as a share of the lane's range; by default 0.1.</value>
    public double Prominence { get; init => field = Require.Between(0, 1, value); } = 0.1;

    /// <value>Whether bands are light on dark, as most cameras give them; else dark on light, as film.</value>
    public bool LightBands { get; init; }

    /// <summary>The rectangle in an image.</summary>
    internal Lane BoxIn(GreyImage image) => Box.IsEmpty ? new(0, 0, image.Width, image.Height) : new(Box[0], Box[1], Box[2], Box[3]);

    /// <summary>What of these options does not fit an image.</summary>
    /// <param name="image">The image.</param>
    public ImmutableArray<Problem> Misfits(GreyImage image)
    {
        var box = BoxIn(image);
        return box.X < 0 || box.Y < 0 || box.Height < 4 || box.Width < Lanes || (long)box.X + box.Width > image.Width || (long)box.Y + box.Height > image.Height
            ? [new("--box", null, null, $"{box.X},{box.Y},{box.Width},{box.Height} with {Lanes} lanes does not fit an image of {image.Width} by {image.Height}", "give left, top, width and height in pixels")]
            : [];
    }
}
