using Sarcotrace.Dynamics.Graphs;

namespace Sarcotrace.Dynamics.Code;

/// <summary>
/// The same arithmetic on one number or on a register of several: acts by the names of <see cref="Act"/>, with the
/// bits of <see cref="Arithmetic"/> in every lane.
/// </summary>
/// <typeparam name="T">A number or a vector of them.</typeparam>
interface ILane<T>
    where T : struct
{
    /// <summary>Numbers in a T.</summary>
    static abstract int Count { get; }

    /// <summary>The same number in every lane.</summary>
    static abstract T Of(double value);

    static abstract T Load(ref double from);

    static abstract void Store(T a, ref double to);

    static abstract T Add(T a, T b);

    static abstract T Subtract(T a, T b);

    static abstract T Multiply(T a, T b);

    static abstract T Divide(T a, T b);

    static abstract T Negate(T a);

    /// <summary>a·b + c, rounded once.</summary>
    static abstract T MultiplyAdd(T a, T b, T c);

    /// <summary>a·b − c, rounded once.</summary>
    static abstract T MultiplySubtract(T a, T b, T c);

    /// <summary>c − a·b, rounded once.</summary>
    static abstract T NegatedMultiplyAdd(T a, T b, T c);

    static abstract T Abs(T a);

    static abstract T SquareRoot(T a);

    static abstract T Floor(T a);

    static abstract T Ceiling(T a);

    static abstract T Truncate(T a);

    static abstract T Min(T a, T b);

    static abstract T Max(T a, T b);

    static abstract T Less(T a, T b);

    static abstract T LessOrEqual(T a, T b);

    static abstract T Equal(T a, T b);

    static abstract T NotEqual(T a, T b);

    static abstract T And(T a, T b);

    static abstract T Or(T a, T b);

    static abstract T Not(T a);

    static abstract T Select(T a, T b, T c);

    /// <summary>Whether some lane differs from 0.</summary>
    static abstract bool Any(T a);

    /// <summary>Exponent of two of a normal positive number: 3 of 8 … 15.</summary>
    static abstract T Exponent(T a);

    /// <summary>A normal positive number by its power of two: 1 to 2.</summary>
    static abstract T Mantissa(T a);

    /// <summary>Two to the power of a whole number from −1022 to 1023.</summary>
    static abstract T TwoTo(T a);

    /// <summary>Any other act, lane by lane.</summary>
    static abstract T Each(Act act, T a, T b);
}
