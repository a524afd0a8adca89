using Sarcotrace.Core;

namespace Sarcotrace.Dynamics.Sampling;

/// <summary>Latin hypercube: every dimension cut into as many layers as points, each layer hit once.</summary>
public static class LatinHypercube
{
    /// <summary>Draws a design.</summary>
    /// <param name="count">Number of points, at least 1.</param>
    /// <param name="dimensions">Number of dimensions, at least 1.</param>
    /// <param name="seed">Seed.</param>
    /// <returns>count × dimensions numbers within (0, 1), point by point.</returns>
    /// <remarks>Source: [mckay1979]</remarks>
    public static double[] Points(int count, int dimensions, ulong seed)
    {
        Require.AtLeast(1, count);
        Require.AtLeast(1, dimensions);
        var points = new double[count * dimensions];
        var layers = new int[count];
        for (var d = 0; d < dimensions; d++)
        {
            var order = CounterDraws.Of(seed, 2 * (ulong)d);
            var within = CounterDraws.Of(seed, 2 * (ulong)d + 1);
            for (var i = 0; i < count; i++)
            {
                layers[i] = i;
            }
            for (var i = count - 1; i > 0; i--)
            {
                var other = order.Below((ulong)i, i + 1);
                (layers[i], layers[other]) = (layers[other], layers[i]);
            }
            for (var i = 0; i < count; i++)
            {
                points[i * dimensions + d] = (layers[i] + within.Uniform((ulong)i)) / count;
            }
        }
        return points;
    }
}
