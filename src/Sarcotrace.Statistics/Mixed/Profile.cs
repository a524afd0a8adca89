using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Mixed;

/// <summary>What is estimated by: the likelihood of the data, or of what the fixed effects leave.</summary>
public enum Likelihood
{
    /// <summary>Of what the fixed effects leave: variances without the bias of estimated means.</summary>
    Restricted,

    /// <summary>Of the data: for comparing models whose fixed effects differ.</summary>
    Full,
}

/// <summary>The deviance of a design and a response, fixed effects and residual variance profiled out.</summary>
/// <remarks>
/// With V = I + ZSZ′ and P = V⁻¹ − V⁻¹X(X′V⁻¹X)⁻¹X′V⁻¹, the derivatives of ln|V| + ln|X′V⁻¹X| + (n−p)·ln y′Py by the
/// entries of S are traces of P·G and forms y′PGPy; all of them are sums over blocks. V is never formed: a block needs
/// the triangle of its random columns only. A profile keeps its working storage, so it serves one thread.
/// Source: [bates2015] §3; [searle1992] §6.6.
/// </remarks>
sealed class Profile
{
    readonly MixedDesign _design;
    readonly double[][] _white;
    readonly double[] _normal, _effects, _scaled, _variance;
    Turned _response = new([], [], 0, [], []);

    internal Profile(MixedDesign design, Likelihood likelihood)
    {
        (_design, Likelihood) = (design, likelihood);
        var p = design.Fixed;
        _white = [.. design.Blocks.Select(block => new double[block.Height * (block.Width + p + 1)])];
        var tallest = design.Blocks.Max(block => block.Height);
        _scaled = new double[tallest * design.Blocks.Max(block => block.Width)];
        (_normal, _effects, _variance) = (new double[p * p], new double[p], new double[tallest * tallest]);
    }

    internal MixedDesign Design => _design;

    internal Likelihood Likelihood { get; }

    /// <summary>n − p, or n.</summary>
    internal double Freedom => _design.Rows - (Likelihood == Likelihood.Restricted ? _design.Fixed : 0);

    /// <summary>Weighted sum of squares of the residuals at the last θ.</summary>
    internal double Sum { get; private set; }

    /// <summary>The fixed effects at the last θ, in the orthonormal basis, beyond those of ordinary least squares.</summary>
    internal ReadOnlySpan<double> Effects => _effects;

    /// <summary>The lower triangle of X′V⁻¹X in the orthonormal basis at the last θ.</summary>
    internal ReadOnlySpan<double> Triangle => _normal;

    internal Turned Response => _response;

    /// <summary>Takes another response.</summary>
    internal void Take(Turned response) => _response = response;

    /// <summary>The deviance at θ; infinite where its numbers do not exist.</summary>
    internal double Deviance(double[] theta)
    {
        var p = _design.Fixed;
        Array.Clear(_normal);
        Array.Clear(_effects);
        var logVariance = 0.0;
        for (var b = 0; b < _white.Length; b++)
        {
            if (!Whiten(b, theta, ref logVariance)) return double.PositiveInfinity;
            var width = _design.Blocks[b].Width;
            Accumulate(_white[b], width + p + 1, width, _design.Blocks[b].Height);
        }

        for (var row = 0; row < _design.RestHeight; row++)
        {
            var x = _design.Rest.AsSpan(row * p, p);
            for (var k = 0; k < p; k++) Lanes.AddScaled(x[k], x, _normal.AsSpan(k * p, p));
            Lanes.AddScaled(_response.Rest[row], x, _effects);
        }

        if (!SmallSymmetric.Factor(_normal, p)) return double.PositiveInfinity;
        SmallSymmetric.Forward(_normal, p, _effects);
        SmallSymmetric.Backward(_normal, p, _effects);
        Sum = Residuals();
        var logFixed = 0.0;
        for (var k = 0; k < p; k++) logFixed += 2 * Elementary.Log(_normal[k * p + k]);
        var deviance = logVariance + Freedom * (1 + Elementary.Log(2 * Math.PI * Sum / Freedom));
        if (Likelihood == Likelihood.Restricted) deviance += logFixed + _design.LogScale;
        return double.IsNaN(deviance) ? double.PositiveInfinity : deviance;
    }

    /// <summary>Derivatives at the θ of the last deviance.</summary>
    /// <param name="full">Whether the matrices of the fixed effects are wanted too, not their traces only.</param>
    internal Slopes Slopes(bool full) => new SlopeSums(this, full).Sums();

    /// <summary>Random columns, fixed columns and residual of a block, all whitened: its row width is width + p + 1.</summary>
    internal ReadOnlySpan<double> White(int block) => _white[block];

    bool Whiten(int b, double[] theta, ref double logVariance)
    {
        var block = _design.Blocks[b];
        var (r, q, p) = (block.Height, block.Width, _design.Fixed);
        var scaled = _scaled.AsSpan(0, r * q);
        Scale(block, theta, scaled);
        var variance = _variance.AsSpan(0, r * r);
        for (var i = 0; i < r; i++)
        {
            for (var j = 0; j <= i; j++) variance[i * r + j] = Lanes.Product(scaled.Slice(i * q, q), scaled.Slice(j * q, q));
            variance[i * r + i] += 1;
        }

        if (!SmallSymmetric.Factor(variance, r)) return false;

        var stride = q + p + 1;
        var white = _white[b].AsSpan();
        for (var i = 0; i < r; i++)
        {
            var row = white.Slice(i * stride, stride);
            block.Random.AsSpan(i * q, q).CopyTo(row);
            block.Fixed.AsSpan(i * p, p).CopyTo(row[q..]);
            row[^1] = _response.Own[b][i];
            for (var j = 0; j < i; j++) Lanes.AddScaled(-variance[i * r + j], white.Slice(j * stride, stride), row);
            var by = 1 / variance[i * r + i];
            for (var k = 0; k < stride; k++) row[k] *= by;
            logVariance += 2 * Elementary.Log(variance[i * r + i]);
        }

        return true;
    }

    /// <summary>U·Λ.</summary>
    void Scale(Block block, double[] theta, Span<double> scaled)
    {
        var pattern = _design.Pattern;
        scaled.Clear();
        for (var k = 0; k < pattern.Parts.Length; k++)
        {
            var part = pattern.Parts[k];
            foreach (var start in block.Starts[k])
            {
                for (var column = 0; column < part.Size; column++)
                {
                    for (var row = column; row < part.Size; row++)
                    {
                        var lambda = theta[Pattern.Place(part, row, column)];
                        if (lambda == 0) continue;
                        for (var i = 0; i < block.Height; i++)
                            scaled[i * block.Width + start + column] += lambda * block.Random[i * block.Width + start + row];
                    }
                }
            }
        }
    }

    void Accumulate(ReadOnlySpan<double> white, int stride, int width, int height)
    {
        var p = _design.Fixed;
        for (var i = 0; i < height; i++)
        {
            var x = white.Slice(i * stride + width, p);
            for (var k = 0; k < p; k++) Lanes.AddScaled(x[k], x, _normal.AsSpan(k * p, p));
            Lanes.AddScaled(white[i * stride + stride - 1], x, _effects);
        }
    }

    /// <summary>Turns the whitened response of each block into its residual, and sums all squares.</summary>
    double Residuals()
    {
        var p = _design.Fixed;
        var sum = _response.Beyond;
        for (var b = 0; b < _white.Length; b++)
        {
            var block = _design.Blocks[b];
            var stride = block.Width + p + 1;
            for (var i = 0; i < block.Height; i++)
            {
                ref var value = ref _white[b][i * stride + stride - 1];
                value -= Lanes.Product(_white[b].AsSpan(i * stride + block.Width, p), _effects);
                sum += value * value;
            }
        }

        for (var row = 0; row < _design.RestHeight; row++)
        {
            var left = _response.Rest[row] - Lanes.Product(_design.Rest.AsSpan(row * p, p), _effects);
            sum += left * left;
        }

        return sum;
    }
}
