namespace Sarcotrace.Dynamics.Estimation;

/// <summary>A step of a trust region within bounds.</summary>
/// <param name="Move">The step.</param>
/// <param name="Length">Its length.</param>
/// <param name="Gain">By how much the quadratic model falls.</param>
sealed record BoundedStep(double[] Move, double Length, double Gain)
{
    /// <summary>The step of least model value within a radius and the bounds, about.</summary>
    public static BoundedStep Of(IObjective objective, double[] x, double[] gradient, double[] curvature, double radius)
    {
        var n = x.Length;
        var move = new double[n];
        var free = new bool[n];
        for (var i = 0; i < n; i++)
        {
            free[i] = gradient[i] > 0 ? x[i] > objective.Lower[i] : x[i] < objective.Upper[i];
        }
        while (free.Contains(true))
        {
            Solve(gradient, curvature, free, radius, move);
            var stopped = false;
            for (var i = 0; i < n; i++)
            {
                if (free[i] && (x[i] + move[i] < objective.Lower[i] || x[i] + move[i] > objective.Upper[i]))
                {
                    move[i] = (move[i] < 0 ? objective.Lower[i] : objective.Upper[i]) - x[i];
                    (free[i], stopped) = (false, true);
                }
            }
            if (!stopped)
            {
                break;
            }
        }
        var (squares, change) = (0.0, 0.0);
        for (var i = 0; i < n; i++)
        {
            squares += move[i] * move[i];
            change += gradient[i] * move[i];
            for (var j = 0; j < n; j++)
            {
                change += 0.5 * move[i] * curvature[i * n + j] * move[j];
            }
        }
        return new BoundedStep(move, Math.Sqrt(squares), -change);
    }

    // (H + λ)·d = −g on the free variables, those fixed having moved already; λ grows until d is short enough.
    static void Solve(double[] gradient, double[] curvature, bool[] free, double radius, double[] move)
    {
        var n = gradient.Length;
        var places = Enumerable.Range(0, n).Where(i => free[i]).ToArray();
        var m = places.Length;
        var (right, matrix) = (new double[m], new double[m * m]);
        var largest = 0.0;
        for (var a = 0; a < m; a++)
        {
            right[a] = -gradient[places[a]];
            for (var j = 0; j < n; j++)
            {
                right[a] -= free[j] ? 0 : curvature[places[a] * n + j] * move[j];
            }
            largest = Math.Max(largest, curvature[places[a] * n + places[a]]);
        }
        var fixedSquares = Enumerable.Range(0, n).Where(i => !free[i]).Sum(i => move[i] * move[i]);
        var reach = Math.Sqrt(Math.Max(radius * radius - fixedSquares, 0.01 * radius * radius));
        var least = 1e-12 * Math.Max(largest, 1e-12);
        var (lambda, low, high) = (least, 0.0, double.PositiveInfinity);
        var step = new double[m];
        for (var round = 0; round < 60; round++)
        {
            for (var a = 0; a < m; a++)
            {
                for (var b = 0; b < m; b++)
                {
                    matrix[a * m + b] = curvature[places[a] * n + places[b]] + (a == b ? lambda : 0);
                }
            }
            if (!Cholesky.Factor(matrix, m))
            {
                low = lambda;
                lambda = double.IsInfinity(high) ? Math.Max(10 * lambda, 1e-10 * largest) : 0.5 * (low + high);
                continue;
            }
            right.CopyTo(step, 0);
            Cholesky.Solve(matrix, m, step);
            var length = Math.Sqrt(step.Sum(one => one * one));
            if ((length <= 1.05 * reach && (lambda == least || length >= 0.9 * reach)) || round == 59)
            {
                break;
            }
            // Newton's step on 1/length, kept within what is known.
            var half = (double[])step.Clone();
            Cholesky.Forward(matrix, m, half);
            var squares = half.Sum(one => one * one);
            (low, high) = length > reach ? (lambda, high) : (low, lambda);
            var guess = lambda + length * length / squares * (length - reach) / reach;
            lambda = guess > Math.Max(low, least) && guess < high
                ? guess
                : length > reach && double.IsInfinity(high) ? 10 * lambda : Math.Max(least, Math.Sqrt(Math.Max(low, least) * high));
        }
        for (var a = 0; a < m; a++)
        {
            move[places[a]] = step[a];
        }
    }
}

/// <summary>Cholesky's factorisation, in place, lower triangle, row by row.</summary>
static class Cholesky
{
    /// <summary>Factors; false where the matrix is not positive definite.</summary>
    public static bool Factor(double[] a, int n)
    {
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = a[i * n + j];
                for (var k = 0; k < j; k++)
                {
                    sum -= a[i * n + k] * a[j * n + k];
                }
                if (i == j && !(sum > 0))
                {
                    return false;
                }
                a[i * n + j] = i == j ? Math.Sqrt(sum) : sum / a[j * n + j];
            }
        }
        return true;
    }

    /// <summary>Solves L·x = b in place.</summary>
    public static void Forward(double[] l, int n, double[] b)
    {
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < i; k++)
            {
                b[i] -= l[i * n + k] * b[k];
            }
            b[i] /= l[i * n + i];
        }
    }

    /// <summary>Solves L·Lᵀ·x = b in place.</summary>
    public static void Solve(double[] l, int n, double[] b)
    {
        Forward(l, n, b);
        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++)
            {
                b[i] -= l[k * n + i] * b[k];
            }
            b[i] /= l[i * n + i];
        }
    }
}
