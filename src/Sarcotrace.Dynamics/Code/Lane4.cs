using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Sarcotrace.Dynamics.Graphs;

namespace Sarcotrace.Dynamics.Code;

/// <summary>Four individuals in a register.</summary>
readonly struct Lane4 : ILane<Vector256<double>>
{
    public static int Count => 4;

    public static Vector256<double> Of(double value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Load(ref double from) => Vector256.LoadUnsafe(ref from);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<double> a, ref double to) => a.StoreUnsafe(ref to);

    public static Vector256<double> Add(Vector256<double> a, Vector256<double> b) => a + b;

    public static Vector256<double> Subtract(Vector256<double> a, Vector256<double> b) => a - b;

    public static Vector256<double> Multiply(Vector256<double> a, Vector256<double> b) => a * b;

    public static Vector256<double> Divide(Vector256<double> a, Vector256<double> b) => a / b;

    public static Vector256<double> Negate(Vector256<double> a) => -a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> MultiplyAdd(Vector256<double> a, Vector256<double> b, Vector256<double> c) =>
        Vector256.FusedMultiplyAdd(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> MultiplySubtract(Vector256<double> a, Vector256<double> b, Vector256<double> c) =>
        Fma.IsSupported ? Fma.MultiplySubtract(a, b, c) : Vector256.FusedMultiplyAdd(a, b, -c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> NegatedMultiplyAdd(Vector256<double> a, Vector256<double> b, Vector256<double> c) =>
        Fma.IsSupported ? Fma.MultiplyAddNegated(a, b, c) : Vector256.FusedMultiplyAdd(-a, b, c);

    public static Vector256<double> Abs(Vector256<double> a) => Vector256.Abs(a);

    public static Vector256<double> SquareRoot(Vector256<double> a) => Vector256.Sqrt(a);

    public static Vector256<double> Floor(Vector256<double> a) => Vector256.Floor(a);

    public static Vector256<double> Ceiling(Vector256<double> a) => Vector256.Ceiling(a);

    public static Vector256<double> Truncate(Vector256<double> a) => Vector256.Truncate(a);

    public static Vector256<double> Min(Vector256<double> a, Vector256<double> b) =>
        Vector256.ConditionalSelect(Vector256.LessThan(a, b), a, b);

    public static Vector256<double> Max(Vector256<double> a, Vector256<double> b) =>
        Vector256.ConditionalSelect(Vector256.GreaterThan(a, b), a, b);

    public static Vector256<double> Less(Vector256<double> a, Vector256<double> b) =>
        Vector256.ConditionalSelect(Vector256.LessThan(a, b), Vector256<double>.One, Vector256<double>.Zero);

    public static Vector256<double> LessOrEqual(Vector256<double> a, Vector256<double> b) =>
        Vector256.ConditionalSelect(Vector256.LessThanOrEqual(a, b), Vector256<double>.One, Vector256<double>.Zero);

    public static Vector256<double> Equal(Vector256<double> a, Vector256<double> b) =>
        Vector256.ConditionalSelect(Vector256.Equals(a, b), Vector256<double>.One, Vector256<double>.Zero);

    public static Vector256<double> NotEqual(Vector256<double> a, Vector256<double> b) =>
        Vector256.ConditionalSelect(Vector256.Equals(a, b), Vector256<double>.Zero, Vector256<double>.One);

    public static Vector256<double> And(Vector256<double> a, Vector256<double> b) =>
        Select(a, NotEqual(b, Vector256<double>.Zero), Vector256<double>.Zero);

    public static Vector256<double> Or(Vector256<double> a, Vector256<double> b) =>
        Select(a, Vector256<double>.One, NotEqual(b, Vector256<double>.Zero));

    public static Vector256<double> Not(Vector256<double> a) => Equal(a, Vector256<double>.Zero);

    public static Vector256<double> Select(Vector256<double> a, Vector256<double> b, Vector256<double> c) =>
        Vector256.ConditionalSelect(Vector256.Equals(a, Vector256<double>.Zero), c, b);

    public static bool Any(Vector256<double> a) => !Vector256.EqualsAll(a, Vector256<double>.Zero);

    public static Vector256<double> Exponent(Vector256<double> a) =>
        ((a.AsInt64() >>> 52) | Vector256.Create(Bits.Whole)).AsDouble() - Vector256.Create(Bits.Two52 + 1023);

    public static Vector256<double> Mantissa(Vector256<double> a) =>
        ((a.AsInt64() & Vector256.Create(Bits.Fraction)) | Vector256.Create(Bits.One)).AsDouble();

    public static Vector256<double> TwoTo(Vector256<double> a) =>
        ((a + Vector256.Create(Bits.Rounder)).AsInt64() << 52).AsDouble();

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Vector256<double> Each(Act act, Vector256<double> a, Vector256<double> b)
    {
        var values = Vector256<double>.Zero;
        for (var lane = 0; lane < Count; lane++)
        {
            values = values.WithElement(lane, Arithmetic.Of(act, a.GetElement(lane), b.GetElement(lane)));
        }
        return values;
    }
}
