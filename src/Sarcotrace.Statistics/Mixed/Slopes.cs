using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Mixed;

/// <summary>Traces and forms from which the derivatives of the deviance by γ, and both rules of degrees of freedom, follow.</summary>
/// <param name="Traces">m: tr PG, or tr V⁻¹G under the full likelihood.</param>
/// <param name="Forms">m: y′PGPy.</param>
/// <param name="Pairs">m × m: tr PGPG, or tr V⁻¹GV⁻¹G.</param>
/// <param name="PairForms">m × m: y′PGPGPy.</param>
/// <param name="Fixed">m matrices p × p: X′V⁻¹GV⁻¹X, in the basis in which X′V⁻¹X is the identity.</param>
/// <param name="FixedPairs">m × m matrices p × p: X′V⁻¹GV⁻¹GV⁻¹X in that basis; empty unless asked for.</param>
sealed record Slopes(double[] Traces, double[] Forms, double[] Pairs, double[] PairForms, double[][] Fixed, double[][] FixedPairs)
{
    /// <summary>∂deviance/∂γ.</summary>
    internal double[] Gradient(Profile at) =>
        [.. Traces.Select((trace, i) => trace - at.Freedom * Forms[i] / at.Sum)];

    /// <summary>∂²deviance/∂γ∂γ′, the residual variance profiled out.</summary>
    internal double[] Hessian(Profile at)
    {
        var m = Traces.Length;
        var (nu, s) = (at.Freedom, at.Sum);
        return [.. Pairs.Select((pair, place) =>
            -pair + nu * (2 * PairForms[place] / s - Forms[place / m] * Forms[place % m] / (s * s)))];
    }
}

/// <summary>Sums the traces and forms over blocks.</summary>
sealed class SlopeSums
{
    readonly Profile _profile;
    readonly MixedDesign _design;
    readonly bool _full, _restricted;
    readonly int _m, _p;
    readonly Slopes _sums;
    readonly double[] _along;

    internal SlopeSums(Profile profile, bool full)
    {
        (_profile, _design, _full) = (profile, profile.Design, full);
        _restricted = profile.Likelihood == Likelihood.Restricted;
        (_m, _p) = (_design.Pattern.Count, _design.Fixed);
        double[][] Squares(int count) => [.. Enumerable.Range(0, count).Select(_ => new double[_p * _p])];
        _sums = new(new double[_m], new double[_m], new double[_m * _m], new double[_m * _m], Squares(_m), Squares(full ? _m * _m : 0));
        _along = new double[_m * _p];
    }

    internal Slopes Sums()
    {
        for (var b = 0; b < _design.Blocks.Length; b++) Add(b);

        for (var i = 0; i < _m; i++)
        {
            if (_restricted)
                for (var k = 0; k < _p; k++) _sums.Traces[i] -= _sums.Fixed[i][k * _p + k];
            for (var j = 0; j < _m; j++)
            {
                if (_restricted) _sums.Pairs[i * _m + j] += Lanes.Product(_sums.Fixed[i], _sums.Fixed[j]);
                _sums.PairForms[i * _m + j] -= Lanes.Product(_along.AsSpan(i * _p, _p), _along.AsSpan(j * _p, _p));
            }
        }

        return _sums;
    }

    void Add(int b)
    {
        var block = _design.Blocks[b];
        var (q, r, p) = (block.Width, block.Height, _p);
        var stride = q + p + 1;
        var white = _profile.White(b);

        // Z′V⁻¹Z, Z′V⁻¹X and Z′V⁻¹e at once, then the middle one in the basis in which X′V⁻¹X is the identity.
        var (a, x, e) = (new double[q * q], new double[q * p], new double[q]);
        for (var i = 0; i < r; i++)
        {
            var row = white.Slice(i * stride, stride);
            for (var u = 0; u < q; u++)
            {
                if (row[u] == 0) continue;
                Lanes.AddScaled(row[u], row[..q], a.AsSpan(u * q, q));
                Lanes.AddScaled(row[u], row.Slice(q, p), x.AsSpan(u * p, p));
                e[u] += row[u] * row[^1];
            }
        }

        for (var u = 0; u < q; u++) SmallSymmetric.Forward(_profile.Triangle, p, x.AsSpan(u * p, p));
        Singles(block, a, x, e);
        Pairs(block, a, x, e);
    }

    void Singles(Block block, double[] a, double[] x, double[] e)
    {
        for (var i = 0; i < _m; i++)
        {
            var entry = _design.Pattern.Entries[i];
            var twice = entry.Row == entry.Column ? 1 : 2;
            foreach (var start in block.Starts[entry.Part])
            {
                var (u, v) = (start + entry.Row, start + entry.Column);
                _sums.Traces[i] += twice * a[u * block.Width + v];
                _sums.Forms[i] += twice * e[u] * e[v];
                Outer(x.AsSpan(u * _p, _p), x.AsSpan(v * _p, _p), _sums.Fixed[i]);
                if (twice == 2) Outer(x.AsSpan(v * _p, _p), x.AsSpan(u * _p, _p), _sums.Fixed[i]);
            }
        }
    }

    void Pairs(Block block, double[] a, double[] x, double[] e)
    {
        var (q, p) = (block.Width, _p);
        var (turned, times) = (new double[_m][], new double[_m][]);
        var (picked, carried) = (new double[_m][], new double[_m][]);
        for (var i = 0; i < _m; i++)
        {
            turned[i] = Swap(block, i, x, p);
            picked[i] = Swap(block, i, e, 1);
            times[i] = Times(a, q, turned[i], p);
            carried[i] = Times(a, q, picked[i], 1);
            for (var u = 0; u < q; u++) Lanes.AddScaled(picked[i][u], x.AsSpan(u * p, p), _along.AsSpan(i * p, p));
        }

        for (var i = 0; i < _m; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var form = Lanes.Product(picked[i], carried[j]);
                var pair = TracePair(block, a, i, j);
                if (_restricted) pair -= 2 * Lanes.Product(turned[i], times[j]);
                Both(_sums.PairForms, i, j, form);
                Both(_sums.Pairs, i, j, pair);
                if (_full) Full(turned[i], times[j], q, i, j);
            }
        }
    }

    void Both(double[] sums, int i, int j, double value)
    {
        sums[i * _m + j] += value;
        if (i != j) sums[j * _m + i] += value;
    }

    void Full(double[] left, double[] right, int q, int i, int j)
    {
        for (var u = 0; u < q; u++)
        {
            Outer(left.AsSpan(u * _p, _p), right.AsSpan(u * _p, _p), _sums.FixedPairs[i * _m + j]);
            if (i != j) Outer(right.AsSpan(u * _p, _p), left.AsSpan(u * _p, _p), _sums.FixedPairs[j * _m + i]);
        }
    }

    /// <summary>tr AGAG′ of two parameters.</summary>
    double TracePair(Block block, double[] a, int i, int j)
    {
        var (one, other, q) = (_design.Pattern.Entries[i], _design.Pattern.Entries[j], block.Width);
        var sum = 0.0;
        foreach (var s in block.Starts[one.Part])
        {
            var upper = a.AsSpan((s + one.Row) * q, q);
            var lower = a.AsSpan((s + one.Column) * q, q);
            foreach (var t in block.Starts[other.Part])
                sum += upper[t + other.Row] * lower[t + other.Column] + upper[t + other.Column] * lower[t + other.Row];
        }

        return 2 * sum / (one.Row == one.Column ? 2 : 1) / (other.Row == other.Column ? 2 : 1);
    }

    /// <summary>G·rows: the rows of a level's two coefficients change places, all others vanish.</summary>
    double[] Swap(Block block, int i, double[] rows, int width)
    {
        var entry = _design.Pattern.Entries[i];
        var swapped = new double[rows.Length];
        foreach (var start in block.Starts[entry.Part])
        {
            var (u, v) = (start + entry.Row, start + entry.Column);
            rows.AsSpan(v * width, width).CopyTo(swapped.AsSpan(u * width));
            if (u != v) rows.AsSpan(u * width, width).CopyTo(swapped.AsSpan(v * width));
        }

        return swapped;
    }

    static double[] Times(double[] a, int q, double[] rows, int width)
    {
        var product = new double[rows.Length];
        for (var k = 0; k < q; k++)
        {
            var row = rows.AsSpan(k * width, width);
            if (row.IndexOfAnyExcept(0.0) < 0) continue;
            for (var u = 0; u < q; u++) Lanes.AddScaled(a[u * q + k], row, product.AsSpan(u * width, width));
        }

        return product;
    }

    void Outer(ReadOnlySpan<double> left, ReadOnlySpan<double> right, double[] into)
    {
        for (var k = 0; k < _p; k++) Lanes.AddScaled(left[k], right, into.AsSpan(k * _p, _p));
    }
}
