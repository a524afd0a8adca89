using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Mixed;

/// <summary>A covariance of fixed effects that allows for estimated variances, and tests with the F that it calls for.</summary>
/// <remarks>
/// In the basis in which X′V⁻¹X is the identity the matrices of the paper are P = −F and Q = N, sums over blocks that the
/// derivatives of the deviance have made already. Variances enter V linearly, so the term of second derivatives is zero.
/// Source: [kenward1997] §2–4; [halekoh2014] §4.
/// </remarks>
sealed class KenwardRoger
{
    readonly double[][] _slopes;
    readonly double[] _known;
    readonly int _p, _size;

    internal KenwardRoger(Solution at)
    {
        var slopes = at.Slopes;
        var gamma = at.Design.Pattern.Gamma(at.Theta);
        (_p, _size) = (at.Design.Fixed, gamma.Length + 1);
        _known = SmallSymmetric.Inverse(Information.WithResidual(slopes, gamma, at.Freedom), _size, 1e-13);
        for (var k = 0; k < _known.Length; k++) _known[k] *= 2;
        var pairs = Pairs(slopes, gamma, out _slopes);
        Adjusted = Adjust(pairs);
    }

    /// <summary>The adjusted covariance in the whitened basis, by the residual variance.</summary>
    internal double[] Adjusted { get; }

    /// <summary>Degrees of freedom and scale of the F of several contrasts in the whitened basis.</summary>
    internal (double Freedom, double Scale) Joint(IReadOnlyList<double[]> white)
    {
        var basis = Orthonormal(white);
        var q = basis.Count;
        double[][] inner = [.. _slopes.Select(slope => Within(slope, basis))];
        var (a1, a2) = (0.0, 0.0);
        for (var i = 0; i < _size; i++)
        {
            for (var j = 0; j < _size; j++)
            {
                var weight = _known[i * _size + j];
                a1 += weight * Trace(inner[i], q) * Trace(inner[j], q);
                a2 += weight * Lanes.Product(inner[i], inner[j]);
            }
        }

        return Match(a1, a2, q);
    }

    /// <summary>The F whose mean and variance the statistic has.</summary>
    static (double Freedom, double Scale) Match(double a1, double a2, int q)
    {
        if (q == 1) return (2 / a2, 1);

        var b = (a1 + 6 * a2) / (2 * q);
        var g = ((q + 1) * a1 - (q + 4) * a2) / ((q + 2) * a2);
        var below = 3 * q + 2 * (1 - g);
        var (c1, c2, c3) = (g / below, (q - g) / below, (q + 2 - g) / below);
        var mean = 1 / (1 - a2 / q);
        var variance = 2.0 / q * (1 + c1 * b) / ((1 - c2 * b) * (1 - c2 * b) * (1 - c3 * b));
        var ratio = variance / (2 * mean * mean);
        var freedom = 4 + (q + 2) / (q * ratio - 1);
        return (freedom, freedom / (mean * (freedom - 2)));
    }

    /// <summary>I + 2·Σ W(Q − PΦP).</summary>
    double[] Adjust(double[][] pairs)
    {
        var adjusted = new double[_p * _p];
        for (var k = 0; k < _p; k++) adjusted[k * _p + k] = 1;
        for (var i = 0; i < _size; i++)
        {
            for (var j = 0; j < _size; j++)
            {
                var weight = 2 * _known[i * _size + j];
                Lanes.AddScaled(weight, pairs[i * _size + j], adjusted);
                for (var row = 0; row < _p; row++)
                {
                    for (var k = 0; k < _p; k++)
                        Lanes.AddScaled(-weight * _slopes[i][row * _p + k], _slopes[j].AsSpan(k * _p, _p), adjusted.AsSpan(row * _p, _p));
                }
            }
        }

        for (var row = 0; row < _p; row++)
        {
            for (var column = 0; column < row; column++)
                adjusted[row * _p + column] = adjusted[column * _p + row] = 0.5 * (adjusted[row * _p + column] + adjusted[column * _p + row]);
        }

        return adjusted;
    }

    /// <summary>F and N of all variances, the residual's last: they follow since the parts of V sum to V.</summary>
    double[][] Pairs(Slopes slopes, double[] gamma, out double[][] singles)
    {
        var (m, p) = (gamma.Length, _p);
        var pairs = new double[_size * _size][];
        var last = new double[p * p];
        for (var k = 0; k < p; k++) last[k * p + k] = 1;
        for (var i = 0; i < m; i++) Lanes.AddScaled(-gamma[i], slopes.Fixed[i], last);
        singles = [.. slopes.Fixed, last];

        var corner = last.AsSpan().ToArray();
        for (var j = 0; j < m; j++)
        {
            double[] beside = [.. slopes.Fixed[j]];
            for (var i = 0; i < m; i++)
            {
                pairs[i * _size + j] = slopes.FixedPairs[i * m + j];
                Lanes.AddScaled(-gamma[i], slopes.FixedPairs[i * m + j], beside);
            }

            pairs[m * _size + j] = beside;
            pairs[j * _size + m] = [.. Enumerable.Range(0, p * p).Select(at => beside[at % p * p + at / p])];
            Lanes.AddScaled(-gamma[j], beside, corner);
        }

        pairs[^1] = corner;
        return pairs;
    }

    static List<double[]> Orthonormal(IReadOnlyList<double[]> vectors)
    {
        List<double[]> basis = [];
        foreach (var vector in vectors)
        {
            double[] rest = [.. vector];
            for (var pass = 0; pass < 2; pass++)
                foreach (var earlier in basis) Lanes.AddScaled(-Lanes.Product(earlier, rest), earlier, rest);
            var length = Math.Sqrt(Lanes.Product(rest, rest));
            if (!(length > 1e-8 * Math.Sqrt(Lanes.Product(vector, vector)))) continue;
            for (var k = 0; k < rest.Length; k++) rest[k] /= length;
            basis.Add(rest);
        }

        return basis;
    }

    static double[] Within(double[] matrix, List<double[]> basis) =>
        [.. basis.SelectMany(left => basis.Select(right => Solution.Between(matrix, left, right)))];

    static double Trace(double[] matrix, int q) => Enumerable.Range(0, q).Sum(k => matrix[k * q + k]);
}
