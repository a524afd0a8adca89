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
/// <remarks>
/// Blocks share the fixed effects only, so a trace over all rows is that over blocks, less what the fixed effects take.
/// </remarks>
sealed class SlopeSums
{
    readonly Profile _profile;
    readonly MixedDesign _design;
    readonly bool _full, _restricted;
    readonly int _m, _p;
    readonly Slopes _sums;
    readonly double[] _along, _whole, _taken, _columns, _residual, _carried;
    readonly double[][] _picked;

    internal SlopeSums(Profile profile, bool full)
    {
        (_profile, _design, _full) = (profile, profile.Design, full);
        _restricted = profile.Likelihood == Likelihood.Restricted;
        (_m, _p) = (_design.Pattern.Count, _design.Fixed);
        double[][] Squares(int count) => [.. Enumerable.Range(0, count).Select(_ => new double[_p * _p])];
        _sums = new(new double[_m], new double[_m], new double[_m * _m], new double[_m * _m], Squares(_m), Squares(full ? _m * _m : 0));
        var widest = _design.Blocks.Max(block => block.Width);
        (_along, _whole, _taken) = (new double[_m * _p], new double[widest * widest], new double[widest * widest]);
        (_columns, _residual, _carried) = (new double[widest * _p], new double[widest], new double[widest]);
        _picked = [.. Enumerable.Range(0, _m).Select(_ => new double[widest])];
    }

    internal Slopes Sums()
    {
        for (var b = 0; b < _design.Blocks.Length; b++) Add(b);

        for (var i = 0; i < _m; i++)
        {
            if (_restricted)
            {
                for (var k = 0; k < _p; k++) _sums.Traces[i] -= _sums.Fixed[i][k * _p + k];
            }

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
        var a = _whole.AsSpan(0, q * q);
        var x = _columns.AsSpan(0, q * p);
        var e = _residual.AsSpan(0, q);
        a.Clear();
        x.Clear();
        e.Clear();

        // Z′V⁻¹Z, Z′V⁻¹X and Z′V⁻¹e at once, then the middle one in the basis in which X′V⁻¹X is the identity.
        for (var i = 0; i < r; i++)
        {
            var row = white.Slice(i * stride, stride);
            for (var u = 0; u < q; u++)
            {
                if (row[u] == 0) continue;
                Lanes.AddScaled(row[u], row[..q], a.Slice(u * q, q));
                Lanes.AddScaled(row[u], row.Slice(q, p), x.Slice(u * p, p));
                e[u] += row[u] * row[^1];
            }
        }

        for (var u = 0; u < q; u++) SmallSymmetric.Forward(_profile.Triangle, p, x.Slice(u * p, p));
        Singles(block, a, x, e);
        Forms(block, a, x, e);
        if (_full) Full(block, a, x);
        Pairs(block, a, x);
    }

    void Singles(Block block, ReadOnlySpan<double> a, ReadOnlySpan<double> x, ReadOnlySpan<double> e)
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
                Outer(x.Slice(u * _p, _p), x.Slice(v * _p, _p), _sums.Fixed[i]);
                if (twice == 2) Outer(x.Slice(v * _p, _p), x.Slice(u * _p, _p), _sums.Fixed[i]);
            }
        }
    }

    /// <summary>Forms of pairs: the residual's part with G applied once, and V⁻¹ between two of them.</summary>
    void Forms(Block block, ReadOnlySpan<double> a, ReadOnlySpan<double> x, ReadOnlySpan<double> e)
    {
        var (q, p) = (block.Width, _p);
        for (var i = 0; i < _m; i++)
        {
            Swap(block, i, e, 1, _picked[i]);
            for (var u = 0; u < q; u++) Lanes.AddScaled(_picked[i][u], x.Slice(u * p, p), _along.AsSpan(i * p, p));
            for (var u = 0; u < q; u++) _carried[u] = Lanes.Product(a.Slice(u * q, q), _picked[i].AsSpan(0, q));
            for (var j = 0; j <= i; j++)
                Both(_sums.PairForms, i, j, Lanes.Product(_picked[j].AsSpan(0, q), _carried.AsSpan(0, q)));
        }
    }

    /// <summary>Traces of pairs: those of V⁻¹, less twice those that the fixed effects take; a is used up.</summary>
    void Pairs(Block block, Span<double> a, ReadOnlySpan<double> x)
    {
        var q = block.Width;
        var taken = _taken.AsSpan(0, q * q);
        if (_restricted)
        {
            // With D what the fixed effects take: tr AGAG − 2 tr AGDG = tr (A−D)G(A−D)G − tr DGDG.
            for (var u = 0; u < q; u++)
            {
                for (var v = 0; v <= u; v++) taken[u * q + v] = taken[v * q + u] = Lanes.Product(x.Slice(u * _p, _p), x.Slice(v * _p, _p));
            }

            Lanes.AddScaled(-1, taken, a);
        }

        for (var i = 0; i < _m; i++)
        {
            for (var j = 0; j <= i; j++)
                Both(_sums.Pairs, i, j, TracePair(block, a, i, j) - (_restricted ? TracePair(block, taken, i, j) : 0));
        }
    }

    /// <summary>tr AGAG of two parameters.</summary>
    double TracePair(Block block, ReadOnlySpan<double> a, int i, int j)
    {
        var (one, other, q) = (_design.Pattern.Entries[i], _design.Pattern.Entries[j], block.Width);
        var sum = 0.0;
        foreach (var s in block.Starts[one.Part])
        {
            var upper = a.Slice((s + one.Row) * q, q);
            var lower = a.Slice((s + one.Column) * q, q);
            foreach (var t in block.Starts[other.Part])
                sum += upper[t + other.Row] * lower[t + other.Column] + upper[t + other.Column] * lower[t + other.Row];
        }

        return 2 * sum / (one.Row == one.Column ? 2 : 1) / (other.Row == other.Column ? 2 : 1);
    }

    /// <summary>X′V⁻¹GV⁻¹GV⁻¹X of all pairs.</summary>
    void Full(Block block, ReadOnlySpan<double> a, ReadOnlySpan<double> x)
    {
        var (q, p) = (block.Width, _p);
        var turned = new double[_m][];
        for (var i = 0; i < _m; i++) Swap(block, i, x, p, turned[i] = new double[q * p]);
        var times = new double[q * p];
        for (var j = 0; j < _m; j++)
        {
            Array.Clear(times);
            for (var k = 0; k < q; k++)
            {
                var row = turned[j].AsSpan(k * p, p);
                if (row.IndexOfAnyExcept(0.0) < 0) continue;
                for (var u = 0; u < q; u++) Lanes.AddScaled(a[u * q + k], row, times.AsSpan(u * p, p));
            }

            for (var i = 0; i < _m; i++)
            {
                for (var u = 0; u < q; u++) Outer(turned[i].AsSpan(u * p, p), times.AsSpan(u * p, p), _sums.FixedPairs[i * _m + j]);
            }
        }
    }

    void Both(double[] sums, int i, int j, double value)
    {
        sums[i * _m + j] += value;
        if (i != j) sums[j * _m + i] += value;
    }

    /// <summary>G·rows: the rows of a level's two coefficients change places, all others vanish.</summary>
    void Swap(Block block, int i, ReadOnlySpan<double> rows, int width, double[] into)
    {
        var entry = _design.Pattern.Entries[i];
        Array.Clear(into);
        foreach (var start in block.Starts[entry.Part])
        {
            var (u, v) = (start + entry.Row, start + entry.Column);
            rows.Slice(v * width, width).CopyTo(into.AsSpan(u * width));
            if (u != v) rows.Slice(u * width, width).CopyTo(into.AsSpan(v * width));
        }
    }

    void Outer(ReadOnlySpan<double> left, ReadOnlySpan<double> right, double[] into)
    {
        for (var k = 0; k < _p; k++) Lanes.AddScaled(left[k], right, into.AsSpan(k * _p, _p));
    }
}
