using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Sarcotrace.Dynamics.Graphs;

namespace Sarcotrace.Dynamics.Code;

/// <summary>Eight individuals in a register.</summary>
readonly struct Lane8 : ILane<Vector512<double>>
{
    public static int Count => 8;

    public static Vector512<double> Of(double value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Load(ref double from) => Vector512.LoadUnsafe(ref from);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<double> a, ref double to) => a.StoreUnsafe(ref to);

    public static Vector512<double> Add(Vector512<double> a, Vector512<double> b) => a + b;

    public static Vector512<double> Subtract(Vector512<double> a, Vector512<double> b) => a - b;

    public static Vector512<double> Multiply(Vector512<double> a, Vector512<double> b) => a * b;

    public static Vector512<double> Divide(Vector512<double> a, Vector512<double> b) => a / b;

    public static Vector512<double> Negate(Vector512<double> a) => -a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MultiplyAdd(Vector512<double> a, Vector512<double> b, Vector512<double> c) =>
        Vector512.FusedMultiplyAdd(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> MultiplySubtract(Vector512<double> a, Vector512<double> b, Vector512<double> c) =>
        Avx512F.IsSupported ? Avx512F.FusedMultiplySubtract(a, b, c) : Vector512.FusedMultiplyAdd(a, b, -c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> NegatedMultiplyAdd(Vector512<double> a, Vector512<double> b, Vector512<double> c) =>
        Avx512F.IsSupported ? Avx512F.FusedMultiplyAddNegated(a, b, c) : Vector512.FusedMultiplyAdd(-a, b, c);

    public static Vector512<double> Abs(Vector512<double> a) => Vector512.Abs(a);

    public static Vector512<double> SquareRoot(Vector512<double> a) => Vector512.Sqrt(a);

    public static Vector512<double> Floor(Vector512<double> a) => Vector512.Floor(a);

    public static Vector512<double> Ceiling(Vector512<double> a) => Vector512.Ceiling(a);

    public static Vector512<double> Truncate(Vector512<double> a) => Vector512.Truncate(a);

    public static Vector512<double> Min(Vector512<double> a, Vector512<double> b) =>
        Vector512.ConditionalSelect(Vector512.LessThan(a, b), a, b);

    public static Vector512<double> Max(Vector512<double> a, Vector512<double> b) =>
        Vector512.ConditionalSelect(Vector512.GreaterThan(a, b), a, b);

    public static Vector512<double> Less(Vector512<double> a, Vector512<double> b) =>
        Vector512.ConditionalSelect(Vector512.LessThan(a, b), Vector512<double>.One, Vector512<double>.Zero);

    public static Vector512<double> LessOrEqual(Vector512<double> a, Vector512<double> b) =>
        Vector512.ConditionalSelect(Vector512.LessThanOrEqual(a, b), Vector512<double>.One, Vector512<double>.Zero);

    public static Vector512<double> Equal(Vector512<double> a, Vector512<double> b) =>
        Vector512.ConditionalSelect(Vector512.Equals(a, b), Vector512<double>.One, Vector512<double>.Zero);

    public static Vector512<double> NotEqual(Vector512<double> a, Vector512<double> b) =>
        Vector512.ConditionalSelect(Vector512.Equals(a, b), Vector512<double>.Zero, Vector512<double>.One);

    public static Vector512<double> And(Vector512<double> a, Vector512<double> b) =>
        Select(a, NotEqual(b, Vector512<double>.Zero), Vector512<double>.Zero);

    public static Vector512<double> Or(Vector512<double> a, Vector512<double> b) =>
        Select(a, Vector512<double>.One, NotEqual(b, Vector512<double>.Zero));

    public static Vector512<double> Not(Vector512<double> a) => Equal(a, Vector512<double>.Zero);

    public static Vector512<double> Select(Vector512<double> a, Vector512<double> b, Vector512<double> c) =>
        Vector512.ConditionalSelect(Vector512.Equals(a, Vector512<double>.Zero), c, b);

    public static bool Any(Vector512<double> a) => !Vector512.EqualsAll(a, Vector512<double>.Zero);

    public static Vector512<double> Exponent(Vector512<double> a) =>
        ((a.AsInt64() >>> 52) | Vector512.Create(Bits.Whole)).AsDouble() - Vector512.Create(Bits.Two52 + 1023);

    public static Vector512<double> Mantissa(Vector512<double> a) =>
        ((a.AsInt64() & Vector512.Create(Bits.Fraction)) | Vector512.Create(Bits.One)).AsDouble();

    public static Vector512<double> TwoTo(Vector512<double> a) =>
        ((a + Vector512.Create(Bits.Rounder)).AsInt64() << 52).AsDouble();

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector512<double> Each(Act act, Vector512<double> a, Vector512<double> b)
    {
        var values = Vector512<double>.Zero;
        for (var lane = 0; lane < Count; lane++)
        {
            values = values.WithElement(lane, Arithmetic.Of(act, a.GetElement(lane), b.GetElement(lane)));
        }
        return values;
    }
}
