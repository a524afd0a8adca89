using Sarcotrace.Core.Numbers;

namespace Sarcotrace.Statistics.Kernels;

/// <summary>exp(x) − 1 without losing small x; .NET has no expm1 for double.</summary>
static class Expm1
{
    /// <summary>The value at x.</summary>
    /// <remarks>Two roundings of the same number cancel in the ratio. Source: [higham2002] §1.14.</remarks>
    internal static double Of(double x)
    {
        var raised = Elementary.Exp(x);
        if (raised == 1) return x;
        var less = raised - 1;
        return less == -1 || double.IsInfinity(raised) ? less : less * (x / Elementary.Log(raised));
    }
}
