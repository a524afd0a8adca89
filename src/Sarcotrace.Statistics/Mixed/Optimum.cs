using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Mixed;

/// <summary>Where a search ended.</summary>
/// <param name="Theta">The parameters, of scaled columns.</param>
/// <param name="Deviance">The deviance there.</param>
/// <param name="Gradient">Largest |∂deviance/∂θ|.</param>
/// <param name="Slack">
/// Least eigenvalue of ∂deviance/∂S over parts: below zero only by rounding where no covariance matrix fits better nearby.
/// </param>
/// <param name="Decrement">By how much a further Newton step would lower the deviance.</param>
/// <param name="Steps">Deviances computed.</param>
sealed record Optimum(double[] Theta, double Deviance, double Gradient, double Slack, double Decrement, int Steps)
{
    const double Zero = 1e-5, Far = 1e6;

    /// <summary>Whether nothing is left to gain.</summary>
    internal bool Settled => Decrement < 1e-7 && Slack > -1e-4;

    /// <summary>Whether the variances run away from a residual that vanishes.</summary>
    internal bool Diverged => Theta.Any(value => Math.Abs(value) > Far);

    /// <summary>The best of two searches, from variances as large as the residual's and from a twenty-fifth of it.</summary>
    internal static Optimum Best(Profile profile)
    {
        var (one, other) = (Of(profile, profile.Design.Pattern.Diagonal(1)), Of(profile, profile.Design.Pattern.Diagonal(0.2)));
        return other.Deviance < one.Deviance - 1e-7 || !one.Settled && other.Settled ? other : one;
    }

    /// <summary>Searches from one start, then puts variances that vanish at zero exactly.</summary>
    internal static Optimum Of(Profile profile, double[] start)
    {
        var found = Search(profile, start);
        var settled = Canonical(profile.Design.Pattern, found.Theta);
        if (settled.AsSpan().SequenceEqual(found.Theta)) return found;

        var again = Search(profile, settled);
        again = again with { Steps = again.Steps + found.Steps };
        return again.Deviance <= found.Deviance + 1e-9 * (1 + Math.Abs(found.Deviance)) ? again : found;
    }

    /// <summary>Newton's steps within a radius in which they are trusted.</summary>
    /// <remarks>
    /// Exact second derivatives lead out of saddles, such as a variance at zero that wants to grow. Where the deviance has
    /// no digits left to compare, steps go on while they shrink the gradient. Source: [nocedal2006] §4.3.
    /// </remarks>
    static Optimum Search(Profile profile, double[] start)
    {
        var (theta, radius, steps) = (start, 1.0, 1);
        var deviance = profile.Deviance(theta);
        if (!double.IsFinite(deviance)) return new(theta, double.PositiveInfinity, double.NaN, double.NaN, double.NaN, steps);

        var here = Derivatives.At(profile, theta);
        for (; steps < 300 && theta.All(value => Math.Abs(value) <= Far); steps++)
        {
            var (move, gain) = here.Step(radius);
            if (!(gain > 1e-24 * (1 + Math.Abs(deviance)))) break;

            double[] next = [.. theta.Zip(move, (from, by) => from + by)];
            var reached = profile.Deviance(next);
            if (gain < 1e-11 * (1 + Math.Abs(deviance)))
            {
                var there = double.IsFinite(reached) ? Derivatives.At(profile, next) : null;
                if (there is null || there.Norm > 0.8 * here.Norm) break;
                (theta, deviance, here) = (next, reached, there);
                continue;
            }

            var share = (deviance - reached) / gain;
            var length = Math.Sqrt(Lanes.Product(move, move));
            if (share < 0.25) radius = 0.25 * length;
            else if (share > 0.75 && length > 0.9 * radius) radius *= 3;
            if (share > 1e-4) (theta, deviance, here) = (next, reached, Derivatives.At(profile, next));
        }

        deviance = profile.Deviance(theta);
        return new(theta, deviance, here.Gradient.Max(Math.Abs), here.Slack(profile.Design.Pattern), here.Step(double.MaxValue).Gain, steps);
    }

    /// <summary>Diagonals not negative; those that vanish exactly zero, and so is what stands below them.</summary>
    static double[] Canonical(Pattern pattern, double[] theta)
    {
        double[] settled = [.. theta];
        foreach (var part in pattern.Parts)
        {
            var vanishing = Enumerable.Range(0, part.Size).Any(k => Math.Abs(theta[Pattern.Place(part, k, k)]) < Zero);
            if (vanishing) Triangle(pattern, part, theta, settled);
            for (var column = 0; column < part.Size; column++)
            {
                if (settled[Pattern.Place(part, column, column)] < 0)
                    for (var row = column; row < part.Size; row++) settled[Pattern.Place(part, row, column)] *= -1;
            }
        }

        return settled;
    }

    /// <summary>Cholesky's triangle of ΛΛ′ with small pivots at zero.</summary>
    static void Triangle(Pattern pattern, Part part, double[] theta, double[] into)
    {
        var gamma = pattern.Gamma(theta);
        for (var column = 0; column < part.Size; column++)
        {
            var root = 0.0;
            for (var row = column; row < part.Size; row++)
            {
                var left = gamma[Pattern.Place(part, row, column)];
                for (var k = 0; k < column; k++) left -= into[Pattern.Place(part, row, k)] * into[Pattern.Place(part, column, k)];
                if (row == column) root = left > Zero * Zero ? Math.Sqrt(left) : 0;
                into[Pattern.Place(part, row, column)] = row == column ? root : root > 0 ? left / root : 0;
            }
        }
    }
}

/// <summary>Derivatives of the deviance by θ, and by γ behind them.</summary>
sealed record Derivatives(double[] Gradient, double[] Hessian, double[] ByGamma)
{
    internal double Norm { get; } = Math.Sqrt(Lanes.Product(Gradient, Gradient));

    /// <summary>At the θ for which the profile last gave the deviance.</summary>
    internal static Derivatives At(Profile profile, double[] theta)
    {
        var slopes = profile.Slopes(full: false);
        var pattern = profile.Design.Pattern;
        var byGamma = slopes.Gradient(profile);
        return new(Chain(pattern.Jacobian(theta), byGamma), Chain(pattern, theta, byGamma, slopes.Hessian(profile)), byGamma);
    }

    /// <summary>J′HJ + Σ slope·∂²γ.</summary>
    internal static double[] Chain(Pattern pattern, double[] theta, double[] slope, double[] hessian)
    {
        var (m, jacobian) = (slope.Length, pattern.Jacobian(theta));
        var (half, whole) = (new double[m * m], new double[m * m]);
        for (var i = 0; i < m; i++)
            for (var j = 0; j < m; j++) Lanes.AddScaled(hessian[i * m + j], jacobian.AsSpan(j * m, m), half.AsSpan(i * m, m));
        for (var i = 0; i < m; i++)
            for (var t = 0; t < m; t++) Lanes.AddScaled(jacobian[i * m + t], half.AsSpan(i * m, m), whole.AsSpan(t * m, m));
        pattern.AddCurvature(slope, whole);
        return whole;
    }

    /// <summary>J′g.</summary>
    internal static double[] Chain(double[] jacobian, ReadOnlySpan<double> slope)
    {
        var byTheta = new double[slope.Length];
        for (var i = 0; i < slope.Length; i++) Lanes.AddScaled(slope[i], jacobian.AsSpan(i * slope.Length, slope.Length), byTheta);
        return byTheta;
    }

    /// <summary>The best step of a quadratic model within a radius, and what it gains.</summary>
    internal (double[] Move, double Gain) Step(double radius)
    {
        var m = Gradient.Length;
        var (values, vectors) = SmallSymmetric.Eigen(Hessian, m);
        var along = new double[m];
        for (var k = 0; k < m; k++) along[k] = Lanes.Product(vectors.AsSpan(k * m, m), Gradient);

        // A direction in which nothing changes, as where a covariance matrix lacks a dimension, is not moved along.
        var flat = 1e-12 * Math.Max(Math.Abs(values[0]), Math.Abs(values[^1]));
        double Length(double shift)
        {
            var sum = 0.0;
            for (var k = 0; k < m; k++) sum += Square(Component(k, shift));
            return Math.Sqrt(sum);
        }

        double Component(int k, double shift) => Math.Abs(values[k]) <= flat && Math.Abs(along[k]) <= 1e-9 * (1 + Norm)
            ? 0 : -along[k] / (values[k] + shift);

        var least = Math.Max(0, -values[0] + flat);
        var shift = values[0] > flat && Length(0) <= radius || values[0] >= -flat && Length(flat) <= radius ? 0 : Shift(least, radius, Length);
        var step = new double[m];
        for (var k = 0; k < m; k++) Lanes.AddScaled(Component(k, shift), vectors.AsSpan(k * m, m), step);

        // At a saddle the gradient does not say which way is down: any way along the worst direction is.
        var short2 = radius * radius - Lanes.Product(step, step);
        if (values[0] < -flat && short2 > 0.01 * radius * radius) Lanes.AddScaled(Math.Sqrt(short2), vectors.AsSpan(0, m), step);
        return (step, Gain(step));
    }

    /// <summary>Least eigenvalue of ∂deviance/∂S over parts.</summary>
    internal double Slack(Pattern pattern) => pattern.Parts.Min(part =>
    {
        var slope = new double[part.Size * part.Size];
        for (var at = 0; at < slope.Length; at++)
        {
            var (row, column) = (at / part.Size, at % part.Size);
            slope[at] = ByGamma[Pattern.Place(part, row, column)] * (row == column ? 1 : 0.5);
        }

        return SmallSymmetric.Eigen(slope, part.Size).Values[0];
    });

    double Gain(double[] step)
    {
        var m = step.Length;
        var gain = -Lanes.Product(Gradient, step);
        for (var i = 0; i < m; i++) gain -= 0.5 * step[i] * Lanes.Product(Hessian.AsSpan(i * m, m), step);
        return gain;
    }

    static double Shift(double least, double radius, Func<double, double> length)
    {
        var (low, high) = (least, Math.Max(1, 2 * least));
        while (length(high) > radius) high *= 4;
        for (var halving = 0; halving < 60; halving++)
        {
            var middle = 0.5 * (low + high);
            if (length(middle) > radius) low = middle; else high = middle;
        }

        return high;
    }

    static double Square(double x) => x * x;
}
