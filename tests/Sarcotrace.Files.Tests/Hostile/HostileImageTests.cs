using System.Buffers.Binary;
using Sarcotrace.Files.Images;

namespace Sarcotrace.Files.Tests.Hostile;

/// <summary>Images that are said to be more than they are.</summary>
public sealed class HostileImageTests : IDisposable
{
    readonly Scratch _scratch = new();

    [Theory]
    [InlineData(10_000, 10_000, "is cut off"), InlineData(200_000_000, 1, "is cut off"), InlineData(int.MaxValue, int.MaxValue, "the image is"), InlineData(-1, 5, "the image is"), InlineData(0, 0, "the image is")]
    public void A_png_larger_than_its_bytes_is_refused_without_memory(int width, int height, string said) =>
        Refused(_scratch.Write("t.png", Png.Bytes(width, height, 16, [0, 1, 2, 3])), said);

    [Theory]
    [InlineData(256, 10_000), InlineData(257, 10_000), InlineData(256, 0), InlineData(257, -1), InlineData(258, 65_535), InlineData(273, int.MaxValue), InlineData(278, int.MaxValue), InlineData(279, int.MaxValue)]
    public void A_tiff_whose_tags_lie_is_refused_without_memory(int tag, int value) =>
        Refused(_scratch.Write("t.tif", Tagged(tag, value)), "");

    [Fact]
    public void A_tiff_whose_directories_run_in_a_circle_ends()
    {
        byte[] bytes = [.. Seeds.Tiffs[0]];
        var at = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(4));
        var tags = BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(at));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at + 2 + 12 * tags), at);
        Assert.True(GreyImageFile.Read(_scratch.Write("t.tif", bytes)).Succeeded);
    }

    public void Dispose() => _scratch.Dispose();

    static void Refused(string path, string said)
    {
        var before = GC.GetTotalAllocatedBytes();
        var read = GreyImageFile.Read(path);
        Assert.Contains(said, Assert.Single(read.Problems).What, StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 64 << 20);
    }

    static byte[] Tagged(int tag, int value)
    {
        byte[] bytes = [.. Seeds.Tiffs[0]];
        var at = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(4));
        for (var entry = at + 2; entry + 12 <= bytes.Length; entry += 12)
        {
            if (BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(entry)) != tag) continue;
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(entry + 2), 4);
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(entry + 4), 1);
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(entry + 8), value);
        }

        return bytes;
    }
}
