using Sarcotrace.Core.Numbers;
using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics;

/// <summary>Iteratively reweighted least squares for a 0/1 outcome.</summary>
static class Reweighted
{
    const int MostSteps = 50;
    const double Settled = 1e-13;

    // Beyond this the fitted probability is 0 or 1 to double precision: the sign of separation.
    const double Extreme = 30;

    internal static LogisticModel Fit(double[][] columns, double[] outcome, double[] start)
    {
        var (n, p) = (outcome.Length, columns.Length);
        var ones = outcome.Count(value => value > 0.5);
        if (ones == 0 || ones == n || n <= p) return Ended(start, double.NaN, 0, FitStatus.Impossible);

        var state = new State(columns, outcome, [.. start]);
        var deviance = state.Predict();
        for (var step = 1; step <= MostSteps; step++)
        {
            var before = state.Beta.ToArray();
            if (!state.Step()) return Ended(before, deviance, step, FitStatus.Separated);

            var next = state.Predict();
            for (var halving = 0; next > deviance * (1 + 1e-10) && halving < 30; halving++)
            {
                for (var k = 0; k < p; k++) state.Beta[k] = 0.5 * (state.Beta[k] + before[k]);
                next = state.Predict();
            }

            var settled = Math.Abs(deviance - next) <= Settled * (Math.Abs(next) + 0.1);
            deviance = next;
            if (!settled) continue;

            if (state.IsExtreme(Extreme)) return Ended(state.Beta, deviance, step, FitStatus.Separated);
            return state.Errors() is { } errors
                ? new(state.Beta, errors, deviance, step, FitStatus.Converged)
                : Ended(state.Beta, deviance, step, FitStatus.Separated);
        }

        return Ended(state.Beta, deviance, MostSteps, state.IsExtreme(15) ? FitStatus.Separated : FitStatus.NotConverged);
    }

    static LogisticModel Ended(double[] beta, double deviance, int steps, FitStatus status) =>
        new(beta, [.. beta.Select(_ => double.NaN)], deviance, steps, status);

    sealed class State(double[][] columns, double[] outcome, double[] beta)
    {
        readonly double[] _linear = new double[outcome.Length];
        readonly double[] _weight = new double[outcome.Length];
        readonly double[] _rest = new double[outcome.Length];
        readonly double[,] _information = new double[beta.Length, beta.Length];

        internal double[] Beta => beta;

        internal bool IsExtreme(double limit) => _linear.Any(value => Math.Abs(value) > limit);

        /// <summary>Linear predictor, weights and residuals at the present coefficients; returns the deviance.</summary>
        internal double Predict()
        {
            Array.Clear(_linear);
            for (var k = 0; k < beta.Length; k++) Lanes.AddScaled(beta[k], columns[k], _linear);

            var deviance = 0.0;
            for (var i = 0; i < outcome.Length; i++)
            {
                var small = Elementary.Exp(-Math.Abs(_linear[i]));
                var chance = _linear[i] >= 0 ? 1 / (1 + small) : small / (1 + small);
                _weight[i] = small / ((1 + small) * (1 + small));
                _rest[i] = outcome[i] - chance;
                var against = outcome[i] > 0.5 ? -_linear[i] : _linear[i];
                deviance += 2 * (Math.Max(against, 0) + Elementary.Log(1 + small));
            }

            return deviance;
        }

        /// <summary>One step of Newton; false where the information is singular.</summary>
        internal bool Step()
        {
            if (!Factor()) return false;

            var step = new double[beta.Length];
            for (var k = 0; k < step.Length; k++) step[k] = Lanes.Product(columns[k], _rest);
            Forward(step);
            for (var k = step.Length - 1; k >= 0; k--)
            {
                for (var after = k + 1; after < step.Length; after++) step[k] -= _information[after, k] * step[after];
                step[k] /= _information[k, k];
            }

            for (var k = 0; k < step.Length; k++) beta[k] += step[k];
            return true;
        }

        /// <summary>Roots of the diagonal of the inverse information; null where it is singular.</summary>
        internal double[]? Errors()
        {
            if (!Factor()) return null;

            var errors = new double[beta.Length];
            for (var k = 0; k < errors.Length; k++)
            {
                var unit = new double[beta.Length];
                unit[k] = 1;
                Forward(unit);
                errors[k] = Math.Sqrt(unit.Sum(value => value * value));
            }

            return errors;
        }

        void Forward(double[] values)
        {
            for (var k = 0; k < values.Length; k++)
            {
                for (var before = 0; before < k; before++) values[k] -= _information[k, before] * values[before];
                values[k] /= _information[k, k];
            }
        }

        // Cholesky's lower triangle of X′WX.
        bool Factor()
        {
            for (var row = 0; row < beta.Length; row++)
            {
                for (var column = 0; column <= row; column++)
                {
                    var sum = Lanes.WeightedProduct(_weight, columns[row], columns[column]);
                    var whole = sum;
                    for (var k = 0; k < column; k++) sum -= _information[row, k] * _information[column, k];
                    if (row == column && !(sum > 1e-14 * whole)) return false;
                    _information[row, column] = row == column ? Math.Sqrt(sum) : sum / _information[column, column];
                }
            }

            return true;
        }
    }
}
