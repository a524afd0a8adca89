using Sarcotrace.Core.Numbers;
using Sarcotrace.Dynamics.Code;

namespace Sarcotrace.Dynamics.Ensembles;

/// <summary>
/// Step sizes, in every lane by the same exactly rounded operations, so that they do not depend on its width.
/// </summary>
static class Control
{
    const double Least = 0.2;
    const double Most = 6;
    const double Safety = 0.9;

    /// <summary>By what the step is multiplied: 0.9·error^(−1/5), from 0.2 to 6; 0.2 where there is no error.</summary>
    /// <param name="square">Square of the error by tolerance.</param>
    public static T Factor<T, TLane>(T square)
        where T : struct
        where TLane : struct, ILane<T>
    {
        var bounded = TLane.Min(TLane.Max(square, TLane.Of(1e-16)), TLane.Of(1e16));
        var power = TLane.Multiply(Log2<T, TLane>(bounded), TLane.Of(-0.1));
        var factor = TLane.Multiply(Exp2<T, TLane>(power), TLane.Of(Safety));
        var inside = TLane.Min(TLane.Max(factor, TLane.Of(Least)), TLane.Of(Most));
        return TLane.Select(TLane.Less(square, TLane.Of(double.PositiveInfinity)), inside, TLane.Of(Least));
    }

    // To four digits, which is more than a step size needs.
    static T Log2<T, TLane>(T a)
        where T : struct
        where TLane : struct, ILane<T>
    {
        var one = TLane.Of(1);
        var m = TLane.Mantissa(a);
        var s = TLane.Divide(TLane.Subtract(m, one), TLane.Add(m, one));
        var s2 = TLane.Multiply(s, s);
        var series = TLane.MultiplyAdd(s2, TLane.Of(2 / (7 * Elementary.Log(2))), TLane.Of(2 / (5 * Elementary.Log(2))));
        series = TLane.MultiplyAdd(s2, series, TLane.Of(2 / (3 * Elementary.Log(2))));
        series = TLane.MultiplyAdd(s2, series, TLane.Of(2 / Elementary.Log(2)));
        return TLane.MultiplyAdd(s, series, TLane.Exponent(a));
    }

    static T Exp2<T, TLane>(T a)
        where T : struct
        where TLane : struct, ILane<T>
    {
        var whole = TLane.Floor(a);
        var f = TLane.Multiply(TLane.Subtract(a, whole), TLane.Of(0.6931471805599453));
        var series = TLane.MultiplyAdd(f, TLane.Of(1.0 / 120), TLane.Of(1.0 / 24));
        series = TLane.MultiplyAdd(f, series, TLane.Of(1.0 / 6));
        series = TLane.MultiplyAdd(f, series, TLane.Of(0.5));
        series = TLane.MultiplyAdd(f, series, TLane.Of(1));
        return TLane.Multiply(TLane.MultiplyAdd(f, series, TLane.Of(1)), TLane.TwoTo(whole));
    }
}
