using System.Collections.Immutable;
using Sarcotrace.Core.Assays;
using Sarcotrace.Images.Densitometry;

namespace Sarcotrace.Images.Tests.Densitometry;

/// <summary>Gels whose band volumes are known because the test painted them.</summary>
public class DensitometryTests
{
    const int Width = 120, Height = 400, Lanes = 3;

    static readonly (double Row, double Spread, double Height)[] Painted = [(90, 8, 12000), (200, 6, 30000), (310, 10, 5000)];

    // Gaussian bands on a background that slopes down the gel; every lane alike.
    static GreyImage Gel(double scale = 1, double slope = 6, double floor = 2000, int bits = 16, bool dark = false)
    {
        var brightest = (1 << bits) - 1;
        var pixels = new ushort[Width * Height];
        for (var y = 0; y < Height; y++)
        {
            var signal = floor + slope * y + Painted.Sum(band => scale * band.Height * Math.Exp(-0.5 * Math.Pow((y - band.Row) / band.Spread, 2)));
            var value = (int)Math.Round(Math.Min(brightest, bits == 8 ? signal / 256 : signal));
            for (var x = 0; x < Width; x++) pixels[y * Width + x] = (ushort)(dark ? brightest - value : value);
        }

        return new(Width, Height, bits, [.. pixels]);
    }

    static double Volume(int band, int width, double scale = 1) => scale * Painted[band].Height * Painted[band].Spread * Math.Sqrt(2 * Math.PI) * width;

    static ImmutableArray<Band> Find(GreyImage gel, Background background, bool dark = false, int radius = 45)
    {
        var lane = Lane.SideBySide(Lanes, new(0, 0, Width, Height), 0.7)[1];
        Assert.Equal(new Lane(46, 0, 28, Height), lane);
        return Band.Find(LaneProfile.Of(gel, lane, dark), background, radius, 0.05);
    }

    // Tails beyond the foot of a band, 0.2 % of its height, hold 0.04 % of its volume; a line between the feet takes
    // 0.002 · 7.05 / √(2π) = 0.6 % more, and a little more where the slope moves the feet.
    [Theory]
    [InlineData(Background.Straight, 0.002), InlineData(Background.Valley, 0.01), InlineData(Background.Rolling, 0.01)]
    public void Volumes_are_those_that_were_painted(Background background, double within)
    {
        foreach (var dark in (bool[])[false, true])
        {
            var bands = Find(Gel(dark: dark), background, dark);
            Assert.Equal(3, bands.Length);
            for (var i = 0; i < 3; i++)
            {
                Assert.InRange(bands[i].Volume / Volume(i, 28), 1 - within, 1 + within);
                Assert.InRange(bands[i].Peak, Painted[i].Row - 1, Painted[i].Row + 1);
            }
        }
    }

    [Fact]
    public void Half_the_protein_is_half_the_volume()
    {
        var (whole, half) = (Find(Gel(1), Background.Straight), Find(Gel(0.5), Background.Straight));
        for (var i = 0; i < 3; i++) Assert.Equal(0.5, half[i].Volume / whole[i].Volume, 2);
    }

    [Fact]
    public void Without_background_the_slope_is_counted_as_protein() =>
        Assert.True(Find(Gel(), Background.None)[2].Volume > 1.5 * Volume(2, 28));

    [Fact]
    public void Saturated_pixels_are_counted_and_understate_the_band()
    {
        var clean = Find(Gel(), Background.Straight);
        Assert.All(clean, band => Assert.Equal(0, band.Saturated));
        var bands = Find(Gel(scale: 3), Background.Straight);
        Assert.True(bands[1].Saturated > 28);
        Assert.Equal(0, bands[2].Saturated);
        Assert.True(bands[1].Volume < 0.95 * Volume(1, 28, 3));
    }

    [Fact]
    public void Eight_bits_keep_strong_bands_and_blur_weak_ones()
    {
        var bands = Find(Gel(bits: 8), Background.Straight);
        Assert.Equal(1, 256 * bands[1].Volume / Volume(1, 28), 1);
    }

    [Fact]
    public void An_empty_lane_has_no_band()
    {
        var empty = new GreyImage(20, 50, 8, [.. Enumerable.Repeat((ushort)30, 1000)]);
        Assert.Empty(Band.Find(LaneProfile.Of(empty, new(0, 0, 20, 50), false), Background.Valley, 5, 0.1));
    }

    [Fact]
    public void A_lane_over_the_edge_is_refused()
    {
        Assert.Throws<ArgumentException>(() => LaneProfile.Of(Gel(), new(100, 0, 30, 10), false));
        Assert.Throws<ArgumentOutOfRangeException>(() => Lane.SideBySide(30, new(0, 0, 20, 10), 0.7));
    }
}
