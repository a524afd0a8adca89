using Sarcotrace.Core;
using Sarcotrace.Core.Assays;
using Sarcotrace.Questions.Blot;

namespace Sarcotrace.Questions.Tests.Blot;

public class DensitometryTests
{
    // Two light lanes of 20 pixels with one band each, the second half as strong.
    static GreyImage Gel(int bits, double height)
    {
        var brightest = (1 << bits) - 1;
        return new(40, 100, bits,
        [
            .. from y in Enumerable.Range(0, 100)
               from x in Enumerable.Range(0, 40)
               select (ushort)Math.Min(brightest, Math.Round(brightest * (0.05 + (x < 20 ? height : height / 2) * Math.Exp(-0.5 * Math.Pow((y - 50) / 5.0, 2))))),
        ]);
    }

    static Answers Ask(GreyImage image, DensitometryOptions? options = null) =>
        new LaneDensitometry(options ?? new() { Lanes = 2, LightBands = true }).Ask(image, null, default);

    [Fact]
    public void Half_the_signal_is_half_the_intensity()
    {
        var bands = Ask(Gel(16, 0.5)).Find("blot-bands")!;
        Assert.Equal([1, 2], bands.Numbers("lane"));
        Assert.Equal(0.5, bands.Numbers("intensity")[1] / bands.Numbers("intensity")[0], 2);
        Assert.Empty(Ask(Gel(16, 0.5)).Cautions);
    }

    [Fact]
    public void Saturation_is_cautioned_for_the_lane_that_has_it() =>
        Assert.Equal(["lane 1 band 1"], Assert.Single(Ask(Gel(16, 1.5)).Cautions, caution => caution.Code == "saturated-bands").Where);

    [Fact]
    public void Eight_bits_are_cautioned() => Assert.Contains(Ask(Gel(8, 0.5)).Cautions, caution => caution.Code == "eight-bit-image");

    [Fact]
    public void A_lane_without_a_band_is_told_and_the_background_is_recorded()
    {
        var flat = new GreyImage(40, 100, 16, [.. Enumerable.Repeat((ushort)1000, 4000)]);
        Assert.All(Ask(flat).Items, item => Assert.IsType<NoFinding>(item));
        Assert.Contains(Ask(flat).Methods, sentence => sentence.Contains("between the valleys", StringComparison.Ordinal));
    }

    [Fact]
    public void A_box_outside_the_image_is_refused() =>
        Assert.Single(new DensitometryOptions { Box = [0, 0, 50, 10], Lanes = 2 }.Misfits(Gel(8, 0.5)));
}
