using System.Runtime.CompilerServices;
using Sarcotrace.Dynamics.Graphs;

namespace Sarcotrace.Dynamics.Code;

/// <summary>One individual: plain numbers.</summary>
readonly struct Lane1 : ILane<double>
{
    public static int Count => 1;

    public static double Of(double value) => value;

    public static double Load(ref double from) => from;

    public static void Store(double a, ref double to) => to = a;

    public static double Add(double a, double b) => a + b;

    public static double Subtract(double a, double b) => a - b;

    public static double Multiply(double a, double b) => a * b;

    public static double Divide(double a, double b) => a / b;

    public static double Negate(double a) => -a;

    public static double MultiplyAdd(double a, double b, double c) => Math.FusedMultiplyAdd(a, b, c);

    public static double MultiplySubtract(double a, double b, double c) => Math.FusedMultiplyAdd(a, b, -c);

    public static double NegatedMultiplyAdd(double a, double b, double c) => Math.FusedMultiplyAdd(-a, b, c);

    public static double Abs(double a) => Math.Abs(a);

    public static double SquareRoot(double a) => Math.Sqrt(a);

    public static double Floor(double a) => Math.Floor(a);

    public static double Ceiling(double a) => Math.Ceiling(a);

    public static double Truncate(double a) => Math.Truncate(a);

    public static double Min(double a, double b) => a < b ? a : b;

    public static double Max(double a, double b) => a > b ? a : b;

    public static double Less(double a, double b) => a < b ? 1 : 0;

    public static double LessOrEqual(double a, double b) => a <= b ? 1 : 0;

    public static double Equal(double a, double b) => a == b ? 1 : 0;

    public static double NotEqual(double a, double b) => a != b ? 1 : 0;

    public static double And(double a, double b) => a != 0 && b != 0 ? 1 : 0;

    public static double Or(double a, double b) => a != 0 || b != 0 ? 1 : 0;

    public static double Not(double a) => a == 0 ? 1 : 0;

    public static double Select(double a, double b, double c) => a != 0 ? b : c;

    public static bool Any(double a) => a != 0;

    public static double Exponent(double a) =>
        BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(a) >>> 52) | Bits.Whole) - (Bits.Two52 + 1023);

    public static double Mantissa(double a) =>
        BitConverter.Int64BitsToDouble((BitConverter.DoubleToInt64Bits(a) & Bits.Fraction) | Bits.One);

    public static double TwoTo(double a) =>
        BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(a + Bits.Rounder) << 52);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static double Each(Act act, double a, double b) => Arithmetic.Of(act, a, b);
}
