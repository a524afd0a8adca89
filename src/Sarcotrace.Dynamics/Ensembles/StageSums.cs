using System.Runtime.CompilerServices;
using Sarcotrace.Dynamics.Code;

namespace Sarcotrace.Dynamics.Ensembles;

/// <summary>
/// Sums of stage vectors: y + Σ a·k for the state of a stage, Σ c·k for its right-hand side. One method a stage, so
/// that all weights stay in registers.
/// </summary>
static class StageSums<T, TLane>
    where T : struct
    where TLane : struct, ILane<T>
{
    /// <summary>Sums of one stage.</summary>
    /// <param name="stage">0 to 7.</param>
    /// <param name="k">First stage vector; the others follow at a distance of <paramref name="q"/>.</param>
    /// <param name="q">Length of a stage vector.</param>
    /// <param name="start">States at the start of the step.</param>
    /// <param name="state">Where the stage's states go; stages 6 and 7 add to those of the stage before.</param>
    /// <param name="right">Where the sums of the right-hand side go.</param>
    /// <param name="a">Weights in the state.</param>
    /// <param name="c">Weights in the right-hand side, by the step.</param>
    /// <param name="from">First place.</param>
    /// <param name="to">After the last place.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Of(
        int stage, ref double k, int q, ref double start, ref double state, ref double right,
        ReadOnlySpan<T> a, ReadOnlySpan<T> c, int from, int to)
    {
        switch (stage)
        {
            case 0:
                for (var i = from; i < to; i += TLane.Count)
                {
                    TLane.Store(TLane.Of(0), ref Unsafe.Add(ref right, i));
                }
                break;
            case 1:
                Sum1(ref k, ref start, ref state, ref right, a, c, from, to);
                break;
            case 2:
                Sum2(ref k, q, ref start, ref state, ref right, a, c, from, to);
                break;
            case 3:
                Sum3(ref k, q, ref start, ref state, ref right, a, c, from, to);
                break;
            case 4:
                Sum4(ref k, q, ref start, ref state, ref right, a, c, from, to);
                break;
            case 5:
                Sum5(ref k, q, ref start, ref state, ref right, a, c, from, to);
                break;
            case 6:
                Sum6(ref k, q, ref state, ref right, c, from, to);
                break;
            default:
                Sum7(ref k, q, ref state, ref right, c, from, to);
                break;
        }
    }

    static T At(ref double first, int i) => TLane.Load(ref Unsafe.Add(ref first, i));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Sum1(
        ref double k0, ref double start, ref double state, ref double right,
        ReadOnlySpan<T> a, ReadOnlySpan<T> c, int from, int to)
    {
        var a0 = a[0];
        var c0 = c[0];
        for (var i = from; i < to; i += TLane.Count)
        {
            var k = At(ref k0, i);
            var y = TLane.MultiplyAdd(a0, k, At(ref start, i));
            var b = TLane.Multiply(c0, k);
            TLane.Store(y, ref Unsafe.Add(ref state, i));
            TLane.Store(b, ref Unsafe.Add(ref right, i));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Sum2(
        ref double k0, int q, ref double start, ref double state, ref double right,
        ReadOnlySpan<T> a, ReadOnlySpan<T> c, int from, int to)
    {
        ref var k1 = ref Unsafe.Add(ref k0, q);
        var (a0, a1) = (a[0], a[1]);
        var (c0, c1) = (c[0], c[1]);
        for (var i = from; i < to; i += TLane.Count)
        {
            var k = At(ref k0, i);
            var y = TLane.MultiplyAdd(a0, k, At(ref start, i));
            var b = TLane.Multiply(c0, k);
            k = At(ref k1, i);
            y = TLane.MultiplyAdd(a1, k, y);
            b = TLane.MultiplyAdd(c1, k, b);
            TLane.Store(y, ref Unsafe.Add(ref state, i));
            TLane.Store(b, ref Unsafe.Add(ref right, i));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Sum3(
        ref double k0, int q, ref double start, ref double state, ref double right,
        ReadOnlySpan<T> a, ReadOnlySpan<T> c, int from, int to)
    {
        ref var k1 = ref Unsafe.Add(ref k0, q);
        ref var k2 = ref Unsafe.Add(ref k0, 2 * q);
        var (a0, a1, a2) = (a[0], a[1], a[2]);
        var (c0, c1, c2) = (c[0], c[1], c[2]);
        for (var i = from; i < to; i += TLane.Count)
        {
            var k = At(ref k0, i);
            var y = TLane.MultiplyAdd(a0, k, At(ref start, i));
            var b = TLane.Multiply(c0, k);
            k = At(ref k1, i);
            y = TLane.MultiplyAdd(a1, k, y);
            b = TLane.MultiplyAdd(c1, k, b);
            k = At(ref k2, i);
            y = TLane.MultiplyAdd(a2, k, y);
            b = TLane.MultiplyAdd(c2, k, b);
            TLane.Store(y, ref Unsafe.Add(ref state, i));
            TLane.Store(b, ref Unsafe.Add(ref right, i));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Sum4(
        ref double k0, int q, ref double start, ref double state, ref double right,
        ReadOnlySpan<T> a, ReadOnlySpan<T> c, int from, int to)
    {
        ref var k1 = ref Unsafe.Add(ref k0, q);
        ref var k2 = ref Unsafe.Add(ref k0, 2 * q);
        ref var k3 = ref Unsafe.Add(ref k0, 3 * q);
        var (a0, a1, a2, a3) = (a[0], a[1], a[2], a[3]);
        var (c0, c1, c2, c3) = (c[0], c[1], c[2], c[3]);
        for (var i = from; i < to; i += TLane.Count)
        {
            var k = At(ref k0, i);
            var y = TLane.MultiplyAdd(a0, k, At(ref start, i));
            var b = TLane.Multiply(c0, k);
            k = At(ref k1, i);
            y = TLane.MultiplyAdd(a1, k, y);
            b = TLane.MultiplyAdd(c1, k, b);
            k = At(ref k2, i);
            y = TLane.MultiplyAdd(a2, k, y);
            b = TLane.MultiplyAdd(c2, k, b);
            k = At(ref k3, i);
            y = TLane.MultiplyAdd(a3, k, y);
            b = TLane.MultiplyAdd(c3, k, b);
            TLane.Store(y, ref Unsafe.Add(ref state, i));
            TLane.Store(b, ref Unsafe.Add(ref right, i));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Sum5(
        ref double k0, int q, ref double start, ref double state, ref double right,
        ReadOnlySpan<T> a, ReadOnlySpan<T> c, int from, int to)
    {
        ref var k1 = ref Unsafe.Add(ref k0, q);
        ref var k2 = ref Unsafe.Add(ref k0, 2 * q);
        ref var k3 = ref Unsafe.Add(ref k0, 3 * q);
        ref var k4 = ref Unsafe.Add(ref k0, 4 * q);
        var (a0, a1, a2, a3, a4) = (a[0], a[1], a[2], a[3], a[4]);
        var (c0, c1, c2, c3, c4) = (c[0], c[1], c[2], c[3], c[4]);
        for (var i = from; i < to; i += TLane.Count)
        {
            var k = At(ref k0, i);
            var y = TLane.MultiplyAdd(a0, k, At(ref start, i));
            var b = TLane.Multiply(c0, k);
            k = At(ref k1, i);
            y = TLane.MultiplyAdd(a1, k, y);
            b = TLane.MultiplyAdd(c1, k, b);
            k = At(ref k2, i);
            y = TLane.MultiplyAdd(a2, k, y);
            b = TLane.MultiplyAdd(c2, k, b);
            k = At(ref k3, i);
            y = TLane.MultiplyAdd(a3, k, y);
            b = TLane.MultiplyAdd(c3, k, b);
            k = At(ref k4, i);
            y = TLane.MultiplyAdd(a4, k, y);
            b = TLane.MultiplyAdd(c4, k, b);
            TLane.Store(y, ref Unsafe.Add(ref state, i));
            TLane.Store(b, ref Unsafe.Add(ref right, i));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Sum6(
        ref double k0, int q, ref double state, ref double right, ReadOnlySpan<T> c,
        int from, int to)
    {
        ref var k1 = ref Unsafe.Add(ref k0, q);
        ref var k2 = ref Unsafe.Add(ref k0, 2 * q);
        ref var k3 = ref Unsafe.Add(ref k0, 3 * q);
        ref var k4 = ref Unsafe.Add(ref k0, 4 * q);
        ref var k5 = ref Unsafe.Add(ref k0, 5 * q);
        var (c0, c1, c2, c3, c4, c5) = (c[0], c[1], c[2], c[3], c[4], c[5]);
        for (var i = from; i < to; i += TLane.Count)
        {
            var k = At(ref k0, i);
            var b = TLane.Multiply(c0, k);
            k = At(ref k1, i);
            b = TLane.MultiplyAdd(c1, k, b);
            k = At(ref k2, i);
            b = TLane.MultiplyAdd(c2, k, b);
            k = At(ref k3, i);
            b = TLane.MultiplyAdd(c3, k, b);
            k = At(ref k4, i);
            b = TLane.MultiplyAdd(c4, k, b);
            k = At(ref k5, i);
            b = TLane.MultiplyAdd(c5, k, b);
            TLane.Store(TLane.Add(At(ref state, i), k), ref Unsafe.Add(ref state, i));
            TLane.Store(b, ref Unsafe.Add(ref right, i));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Sum7(
        ref double k0, int q, ref double state, ref double right, ReadOnlySpan<T> c,
        int from, int to)
    {
        ref var k1 = ref Unsafe.Add(ref k0, q);
        ref var k2 = ref Unsafe.Add(ref k0, 2 * q);
        ref var k3 = ref Unsafe.Add(ref k0, 3 * q);
        ref var k4 = ref Unsafe.Add(ref k0, 4 * q);
        ref var k5 = ref Unsafe.Add(ref k0, 5 * q);
        ref var k6 = ref Unsafe.Add(ref k0, 6 * q);
        var (c0, c1, c2, c3, c4, c5, c6) = (c[0], c[1], c[2], c[3], c[4], c[5], c[6]);
        for (var i = from; i < to; i += TLane.Count)
        {
            var k = At(ref k0, i);
            var b = TLane.Multiply(c0, k);
            k = At(ref k1, i);
            b = TLane.MultiplyAdd(c1, k, b);
            k = At(ref k2, i);
            b = TLane.MultiplyAdd(c2, k, b);
            k = At(ref k3, i);
            b = TLane.MultiplyAdd(c3, k, b);
            k = At(ref k4, i);
            b = TLane.MultiplyAdd(c4, k, b);
            k = At(ref k5, i);
            b = TLane.MultiplyAdd(c5, k, b);
            k = At(ref k6, i);
            b = TLane.MultiplyAdd(c6, k, b);
            TLane.Store(TLane.Add(At(ref state, i), k), ref Unsafe.Add(ref state, i));
            TLane.Store(b, ref Unsafe.Add(ref right, i));
        }
    }
}
