namespace Sarcotrace.Statistics.Kernels;

/// <summary>Where a rising function passes zero.</summary>
static class FalsePosition
{
    /// <summary>The Illinois form, with halving where it stalls: from a, where the function is fa below zero, to b, where it is above.</summary>
    /// <param name="value">The function.</param>
    /// <param name="a">Where it lies below zero.</param>
    /// <param name="fa">Its value there.</param>
    /// <param name="b">Where it lies above.</param>
    /// <param name="fb">Its value there.</param>
    /// <param name="near">So near to zero is there.</param>
    internal static double Root(Func<double, double> value, double a, double fa, double b, double fb, double near)
    {
        var side = 0;
        for (var step = 0; step < 100 && Math.Abs(b - a) > 1e-11 * Math.Abs(b); step++)
        {
            var middle = step % 8 == 7 ? (a + b) / 2 : (a * fb - b * fa) / (fb - fa);
            var found = value(middle);
            if (Math.Abs(found) <= near) return middle;
            if (found < 0)
            {
                (a, fa) = (middle, found);
                if (side < 0) fb /= 2;
                side = -1;
            }
            else
            {
                (b, fb) = (middle, found);
                if (side > 0) fa /= 2;
                side = 1;
            }
        }

        return (a + b) / 2;
    }
}
