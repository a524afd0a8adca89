using System.Collections.Immutable;

namespace Sarcotrace.Core.Assays;

/// <summary>A grey image.</summary>
/// <param name="Width">Pixels across, at least 1.</param>
/// <param name="Height">Pixels down, at least 1.</param>
/// <param name="Bits">Bits of a pixel, 8 or 16.</param>
/// <param name="Pixels">Row by row from the top left.</param>
public sealed record GreyImage(int Width, int Height, int Bits, ImmutableArray<ushort> Pixels)
{
    /// <summary>The brightest value that a pixel can have.</summary>
    public int Brightest => (1 << Bits) - 1;

    /// <summary>One pixel.</summary>
    public int At(int x, int y) => Pixels[y * Width + x];
}
