using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics.Counts;

/// <summary>One fit by iteratively reweighted least squares, its family's own parameter given.</summary>
sealed record CountFit(
    CountFit.Problem Asked, FamilyAt Family, double[] Beta, double[] Errors, double[] Mean, double Deviance, FitStatus Status)
{
    const int MostSteps = 100;
    const double AliasTolerance = 1e-10;

    /// <summary>What is fitted: columns, outcome, offset and weights.</summary>
    internal sealed record Problem(double[][] Columns, double[] Outcome, double[] Offset, double[] Weight);

    internal static CountFit Of(Problem problem, FamilyAt family, double[]? start)
    {
        var n = problem.Outcome.Length;
        var predictor = new double[n];
        for (var i = 0; i < n; i++)
            predictor[i] = start is null ? family.Predictor(family.Start(problem.Outcome[i], problem.Weight[i])) : problem.Offset[i];
        if (start is not null)
            for (var k = 0; k < start.Length; k++) Lanes.AddScaled(start[k], problem.Columns[k], predictor);

        var (beta, deviance) = (start, double.PositiveInfinity);
        for (var step = 0; step < MostSteps; step++)
        {
            if (Step(problem, family, predictor) is not { } next) return Ended(FitStatus.Separated);
            var there = DevianceAt(problem, family, next);
            // Halve a step that climbs; the first has nothing to be compared with.
            for (var half = 0; beta is not null && !(there <= deviance * (1 + 1e-12) + 1e-12) && half < 30; half++)
            {
                for (var k = 0; k < next.Length; k++) next[k] = (next[k] + beta[k]) / 2;
                there = DevianceAt(problem, family, next);
            }

            var settled = Math.Abs(deviance - there) <= 1e-14 * (Math.Abs(there) + 0.1);
            (beta, deviance) = (next, there);
            Predict(problem, beta, predictor);
            if (settled) return Settled(problem, family, beta, predictor, deviance);
        }

        return Ended(FitStatus.NotConverged);

        CountFit Ended(FitStatus status) => new(problem, family, beta ?? [], [], [], deviance, status);
    }

    static CountFit Settled(Problem problem, FamilyAt family, double[] beta, double[] predictor, double deviance)
    {
        double[] mean = [.. predictor.Select(family.Mean)];
        var floor = 1e-9 * (family.IsShare ? 1 : problem.Outcome.Average());
        var status = mean.Any(m => m < floor || (family.IsShare && m > 1 - floor)) ? FitStatus.Separated : FitStatus.Converged;
        if (Factors(problem, family, predictor, out _) is not { } factors) return new(problem, family, beta, [], mean, deviance, FitStatus.Separated);

        double[] errors = [.. Enumerable.Range(0, beta.Length).Select(k =>
        {
            var row = factors.InverseRow(k);
            return Math.Sqrt(Lanes.Product(row, row));
        })];
        return new(problem, family, beta, errors, mean, deviance, status);
    }

    static double[]? Step(Problem problem, FamilyAt family, double[] predictor)
    {
        if (Factors(problem, family, predictor, out var working) is not { } factors) return null;

        var effects = new double[factors.Count];
        for (var k = 0; k < effects.Length; k++) effects[k] = Lanes.Product(factors.Direction(k), working);
        var next = factors.Solve(effects);
        return next.All(double.IsFinite) ? next : null;
    }

    static Orthogonal? Factors(Problem problem, FamilyAt family, double[] predictor, out double[] working)
    {
        var n = predictor.Length;
        var (roots, response) = (new double[n], new double[n]);
        for (var i = 0; i < n; i++)
        {
            var mean = family.Mean(predictor[i]);
            var slope = family.Slope(mean);
            roots[i] = Math.Sqrt(problem.Weight[i] * slope * slope / family.Variance(mean));
            response[i] = roots[i] * (predictor[i] - problem.Offset[i] + (problem.Outcome[i] - mean) / slope);
            // A mean that is 0 (or a share that is 1) to the last digit has no weight left.
            if (!double.IsFinite(response[i])) (roots[i], response[i]) = (0, 0);
        }

        working = response;
        var factors = new Orthogonal(n);
        foreach (var column in problem.Columns)
        {
            var weighted = new double[n];
            for (var i = 0; i < n; i++) weighted[i] = roots[i] * column[i];
            if (!factors.Add(weighted, AliasTolerance)) return null;
        }

        return factors;
    }

    static double DevianceAt(Problem problem, FamilyAt family, double[] beta)
    {
        var predictor = new double[problem.Outcome.Length];
        Predict(problem, beta, predictor);
        var sum = 0.0;
        for (var i = 0; i < predictor.Length; i++) sum += problem.Weight[i] * family.Deviance(problem.Outcome[i], family.Mean(predictor[i]));
        return sum;
    }

    static void Predict(Problem problem, double[] beta, double[] predictor)
    {
        problem.Offset.CopyTo(predictor, 0);
        for (var k = 0; k < beta.Length; k++) Lanes.AddScaled(beta[k], problem.Columns[k], predictor);
    }
}

/// <summary>Theta of the negative binomial, given the means.</summary>
static class NegativeBinomial
{
    /// <summary>ln theta of the greatest likelihood, by safeguarded Newton's steps in ln theta.</summary>
    internal static double LogTheta(CountFit.Problem problem, double[] mean, double log)
    {
        for (var step = 0; step < 200; step++)
        {
            var theta = Elementary.Exp(log);
            var slope = theta * Score(problem, mean, theta);
            var bend = slope - theta * theta * Information(problem, mean, theta);
            var move = bend < 0 ? Math.Clamp(-slope / bend, -1, 1) : Math.Sign(slope);
            log += move;
            if (Math.Abs(move) < 1e-13 || log > 25) break;
        }

        return log;
    }

    /// <summary>Negative second derivative of the log likelihood by theta.</summary>
    internal static double Information(CountFit.Problem problem, double[] mean, double theta)
    {
        var sum = 0.0;
        for (var i = 0; i < mean.Length; i++)
        {
            var (y, m) = (problem.Outcome[i], mean[i]);
            sum += problem.Weight[i] * (Distributions.Polygamma.Trigamma(theta) - Distributions.Polygamma.Trigamma(theta + y) - 1 / theta
                + 2 / (m + theta) - (y + theta) / ((m + theta) * (m + theta)));
        }

        return sum;
    }

    static double Score(CountFit.Problem problem, double[] mean, double theta)
    {
        var sum = 0.0;
        for (var i = 0; i < mean.Length; i++)
        {
            var (y, m) = (problem.Outcome[i], mean[i]);
            sum += problem.Weight[i] * (Distributions.Polygamma.Digamma(theta + y) - Distributions.Polygamma.Digamma(theta)
                + Elementary.Log(theta / (m + theta)) + (m - y) / (m + theta));
        }

        return sum;
    }
}
