namespace Sarcotrace.Dynamics.Estimation;

/// <summary>What a Gauss–Newton curvature leaves out, learnt from gradients by symmetric rank-one updates.</summary>
/// <param name="size">Number of variables.</param>
sealed class SecantRest(int size)
{
    readonly double[] _rest = new double[size * size];

    /// <summary>A curvature with the rest added.</summary>
    public double[] With(double[] curvature)
    {
        var sum = new double[curvature.Length];
        for (var i = 0; i < sum.Length; i++)
        {
            sum[i] = curvature[i] + _rest[i];
        }
        return sum;
    }

    /// <summary>Learns from a step that was taken.</summary>
    /// <param name="move">The step.</param>
    /// <param name="before">Gradient at its start.</param>
    /// <param name="after">Evaluation at its end.</param>
    public void Learn(double[] move, double[] before, Evaluation after)
    {
        var miss = new double[size];
        var (missSquares, moveSquares, along) = (0.0, 0.0, 0.0);
        for (var i = 0; i < size; i++)
        {
            miss[i] = after.Gradient[i] - before[i];
            for (var j = 0; j < size; j++)
            {
                miss[i] -= (after.Curvature[i * size + j] + _rest[i * size + j]) * move[j];
            }
            missSquares += miss[i] * miss[i];
            moveSquares += move[i] * move[i];
            along += miss[i] * move[i];
        }
        if (Math.Abs(along) < 1e-8 * Math.Sqrt(missSquares * moveSquares) || along == 0)
        {
            return;
        }
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                _rest[i * size + j] += miss[i] * miss[j] / along;
            }
        }
    }
}
