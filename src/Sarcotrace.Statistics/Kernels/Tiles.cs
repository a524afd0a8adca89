using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Sarcotrace.Statistics.Kernels;

/// <summary>One tile of a product, held in registers; written out in full because registers cannot be indexed.</summary>
/// <remarks>
/// Each number of the tile is one lane's own chain of fused multiply-adds over the depth, so every width gives the same
/// bytes. Left comes as depth × rows, right as depth × columns, both packed.
/// </remarks>
static class Tiles
{
    /// <summary>The plain form: 4 × 4, one number at a time.</summary>
    internal static void Scalar(ReadOnlySpan<double> left, ReadOnlySpan<double> right, int depth, Span<double> tile)
    {
        for (var t = 0; t < 4; t++)
        {
            for (var w = 0; w < 4; w++)
            {
                var sum = tile[t * 4 + w];
                for (var d = 0; d < depth; d++) sum = Math.FusedMultiplyAdd(left[d * 4 + t], right[d * 4 + w], sum);
                tile[t * 4 + w] = sum;
            }
        }
    }

    /// <summary>4 rows of 3 registers of 4.</summary>
    internal static void Four(ReadOnlySpan<double> left, ReadOnlySpan<double> right, int depth, Span<double> tile)
    {
        var (s00, s01, s02) = (Read4(tile, 0), Read4(tile, 4), Read4(tile, 8));
        var (s10, s11, s12) = (Read4(tile, 12), Read4(tile, 16), Read4(tile, 20));
        var (s20, s21, s22) = (Read4(tile, 24), Read4(tile, 28), Read4(tile, 32));
        var (s30, s31, s32) = (Read4(tile, 36), Read4(tile, 40), Read4(tile, 44));
        for (var d = 0; d < depth; d++)
        {
            var b0 = Read4(right, d * 12);
            var b1 = Read4(right, d * 12 + 4);
            var b2 = Read4(right, d * 12 + 8);
            var a = left.Slice(d * 4, 4);
            var a0 = Vector256.Create(a[0]);
            s00 = Vector256.FusedMultiplyAdd(a0, b0, s00);
            s01 = Vector256.FusedMultiplyAdd(a0, b1, s01);
            s02 = Vector256.FusedMultiplyAdd(a0, b2, s02);
            var a1 = Vector256.Create(a[1]);
            s10 = Vector256.FusedMultiplyAdd(a1, b0, s10);
            s11 = Vector256.FusedMultiplyAdd(a1, b1, s11);
            s12 = Vector256.FusedMultiplyAdd(a1, b2, s12);
            var a2 = Vector256.Create(a[2]);
            s20 = Vector256.FusedMultiplyAdd(a2, b0, s20);
            s21 = Vector256.FusedMultiplyAdd(a2, b1, s21);
            s22 = Vector256.FusedMultiplyAdd(a2, b2, s22);
            var a3 = Vector256.Create(a[3]);
            s30 = Vector256.FusedMultiplyAdd(a3, b0, s30);
            s31 = Vector256.FusedMultiplyAdd(a3, b1, s31);
            s32 = Vector256.FusedMultiplyAdd(a3, b2, s32);
        }

        s00.CopyTo(tile[0..]);
        s01.CopyTo(tile[4..]);
        s02.CopyTo(tile[8..]);
        s10.CopyTo(tile[12..]);
        s11.CopyTo(tile[16..]);
        s12.CopyTo(tile[20..]);
        s20.CopyTo(tile[24..]);
        s21.CopyTo(tile[28..]);
        s22.CopyTo(tile[32..]);
        s30.CopyTo(tile[36..]);
        s31.CopyTo(tile[40..]);
        s32.CopyTo(tile[44..]);
    }

    /// <summary>8 rows of 3 registers of 8.</summary>
    internal static void Eight(ReadOnlySpan<double> left, ReadOnlySpan<double> right, int depth, Span<double> tile)
    {
        var (s00, s01, s02) = (Read8(tile, 0), Read8(tile, 8), Read8(tile, 16));
        var (s10, s11, s12) = (Read8(tile, 24), Read8(tile, 32), Read8(tile, 40));
        var (s20, s21, s22) = (Read8(tile, 48), Read8(tile, 56), Read8(tile, 64));
        var (s30, s31, s32) = (Read8(tile, 72), Read8(tile, 80), Read8(tile, 88));
        var (s40, s41, s42) = (Read8(tile, 96), Read8(tile, 104), Read8(tile, 112));
        var (s50, s51, s52) = (Read8(tile, 120), Read8(tile, 128), Read8(tile, 136));
        var (s60, s61, s62) = (Read8(tile, 144), Read8(tile, 152), Read8(tile, 160));
        var (s70, s71, s72) = (Read8(tile, 168), Read8(tile, 176), Read8(tile, 184));
        for (var d = 0; d < depth; d++)
        {
            var b0 = Read8(right, d * 24);
            var b1 = Read8(right, d * 24 + 8);
            var b2 = Read8(right, d * 24 + 16);
            var a = left.Slice(d * 8, 8);
            var a0 = Vector512.Create(a[0]);
            s00 = Vector512.FusedMultiplyAdd(a0, b0, s00);
            s01 = Vector512.FusedMultiplyAdd(a0, b1, s01);
            s02 = Vector512.FusedMultiplyAdd(a0, b2, s02);
            var a1 = Vector512.Create(a[1]);
            s10 = Vector512.FusedMultiplyAdd(a1, b0, s10);
            s11 = Vector512.FusedMultiplyAdd(a1, b1, s11);
            s12 = Vector512.FusedMultiplyAdd(a1, b2, s12);
            var a2 = Vector512.Create(a[2]);
            s20 = Vector512.FusedMultiplyAdd(a2, b0, s20);
            s21 = Vector512.FusedMultiplyAdd(a2, b1, s21);
            s22 = Vector512.FusedMultiplyAdd(a2, b2, s22);
            var a3 = Vector512.Create(a[3]);
            s30 = Vector512.FusedMultiplyAdd(a3, b0, s30);
            s31 = Vector512.FusedMultiplyAdd(a3, b1, s31);
            s32 = Vector512.FusedMultiplyAdd(a3, b2, s32);
            var a4 = Vector512.Create(a[4]);
            s40 = Vector512.FusedMultiplyAdd(a4, b0, s40);
            s41 = Vector512.FusedMultiplyAdd(a4, b1, s41);
            s42 = Vector512.FusedMultiplyAdd(a4, b2, s42);
            var a5 = Vector512.Create(a[5]);
            s50 = Vector512.FusedMultiplyAdd(a5, b0, s50);
            s51 = Vector512.FusedMultiplyAdd(a5, b1, s51);
            s52 = Vector512.FusedMultiplyAdd(a5, b2, s52);
            var a6 = Vector512.Create(a[6]);
            s60 = Vector512.FusedMultiplyAdd(a6, b0, s60);
            s61 = Vector512.FusedMultiplyAdd(a6, b1, s61);
            s62 = Vector512.FusedMultiplyAdd(a6, b2, s62);
            var a7 = Vector512.Create(a[7]);
            s70 = Vector512.FusedMultiplyAdd(a7, b0, s70);
            s71 = Vector512.FusedMultiplyAdd(a7, b1, s71);
            s72 = Vector512.FusedMultiplyAdd(a7, b2, s72);
        }

        s00.CopyTo(tile[0..]);
        s01.CopyTo(tile[8..]);
        s02.CopyTo(tile[16..]);
        s10.CopyTo(tile[24..]);
        s11.CopyTo(tile[32..]);
        s12.CopyTo(tile[40..]);
        s20.CopyTo(tile[48..]);
        s21.CopyTo(tile[56..]);
        s22.CopyTo(tile[64..]);
        s30.CopyTo(tile[72..]);
        s31.CopyTo(tile[80..]);
        s32.CopyTo(tile[88..]);
        s40.CopyTo(tile[96..]);
        s41.CopyTo(tile[104..]);
        s42.CopyTo(tile[112..]);
        s50.CopyTo(tile[120..]);
        s51.CopyTo(tile[128..]);
        s52.CopyTo(tile[136..]);
        s60.CopyTo(tile[144..]);
        s61.CopyTo(tile[152..]);
        s62.CopyTo(tile[160..]);
        s70.CopyTo(tile[168..]);
        s71.CopyTo(tile[176..]);
        s72.CopyTo(tile[184..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<double> Read4(ReadOnlySpan<double> from, int at) =>
        Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(from), (nuint)at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<double> Read8(ReadOnlySpan<double> from, int at) =>
        Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(from), (nuint)at);
}
