using Sarcotrace.Core.Numbers;

namespace Sarcotrace.Statistics.Meta;

/// <summary>The likelihood at given variances, with its slopes and their expected curvature.</summary>
sealed record NestedPoint(double LogLikelihood, double[] Coefficient, double[][] Bread, double[] Score, double[][] Information, double[] Sigma);

/// <summary>The likelihood of effects in nested levels, summed over the groups of the outermost.</summary>
sealed class NestedLikelihood(double[] effects, double[] variances, int[][] levels, double[][] columns, bool restricted)
{
    const int MostSteps = 2000;

    readonly int[][] _clusters = [.. Enumerable.Range(0, effects.Length).GroupBy(i => levels[0][i]).Select(group => group.ToArray())];

    /// <summary>Spread of the effects: where a search may start.</summary>
    internal double Scale
    {
        get
        {
            var mean = effects.Average();
            return Math.Max(1e-12, effects.Average(effect => (effect - mean) * (effect - mean)));
        }
    }

    /// <summary>Fisher scoring from a start; variances at zero stay there while the slope pushes them down.</summary>
    internal (double[] Sigma, NestedPoint At) Climb(double[] start)
    {
        var at = At(start);
        for (var step = 0; step < MostSteps; step++)
        {
            var free = Enumerable.Range(0, start.Length).Where(j => at.Sigma[j] > 0 || at.Score[j] > 0).ToArray();
            if (free.Length == 0) break;
            var change = Dense.Solve(
                Dense.Factor([.. free.Select(i => free.Select(j => at.Information[i][j]).ToArray())]), [.. free.Select(j => at.Score[j])]);
            var (next, moved) = Step(at, free, change);
            var still = next.Sigma.Zip(at.Sigma, (a, b) => Math.Abs(a - b) <= 1e-15 * Math.Max(a, 1e-6 * Scale)).All(small => small);
            if (!moved || still) break;
            at = next;
        }

        return (at.Sigma, at);
    }

    /// <summary>A row an effect: its column of X'W times its residual.</summary>
    internal double[][] Scores(NestedPoint at)
    {
        var scores = new double[effects.Length][];
        foreach (var cluster in _clusters)
        {
            var weights = Dense.Inverse(Dense.Factor(Total(cluster, at.Sigma)));
            for (var a = 0; a < cluster.Length; a++)
            {
                var residual = Residual(cluster[a], at.Coefficient);
                scores[cluster[a]] = [.. columns.Select(column => residual * cluster.Select((row, b) => weights[a][b] * column[row]).Sum())];
            }
        }

        return scores;
    }

    (NestedPoint Next, bool Moved) Step(NestedPoint at, int[] free, double[] change)
    {
        for (var (length, halving) = (1.0, 0); halving < 40; halving++, length /= 2)
        {
            var sigma = at.Sigma.ToArray();
            for (var f = 0; f < free.Length; f++) sigma[free[f]] = Math.Max(0, sigma[free[f]] + length * change[f]);
            var next = At(sigma);
            if (next.LogLikelihood >= at.LogLikelihood - 1e-13 * (1 + Math.Abs(at.LogLikelihood))) return (next, true);
        }

        return (at, false);
    }

    NestedPoint At(double[] sigma)
    {
        var (k, p) = (effects.Length, columns.Length);
        var weights = _clusters.Select(cluster => Dense.Factor(Total(cluster, sigma))).ToArray();
        var logTotal = weights.Sum(Dense.LogDeterminant);
        var inverse = weights.Select(Dense.Inverse).ToArray();
        var weighted = _clusters.Select((cluster, c) => Dense.Times(inverse[c], Rows(cluster))).ToArray(); // W X
        var information = new double[p][];
        for (var a = 0; a < p; a++)
        {
            information[a] = [.. Enumerable.Range(0, p)
                .Select(b => _clusters.Select((cluster, c) => cluster.Select((row, i) => columns[a][row] * weighted[c][i][b]).Sum()).Sum())];
        }
        var right = Enumerable.Range(0, p)
            .Select(a => _clusters.Select((cluster, c) => cluster.Select((row, i) => weighted[c][i][a] * effects[row]).Sum()).Sum()).ToArray();
        var factor = Dense.Factor(information);
        var coefficient = Dense.Solve(factor, right);
        var bread = Dense.Inverse(factor);
        var pull = _clusters.Select((cluster, c) => inverse[c].Select(line => line.Select((cell, i) => cell * Residual(cluster[i], coefficient)).Sum())
            .ToArray()).ToArray();
        var squares = _clusters.Select((cluster, c) => cluster.Select((row, i) => pull[c][i] * Residual(row, coefficient)).Sum()).Sum();
        var value = -0.5 * ((restricted ? k - p : k) * Elementary.Log(2 * Math.PI) + logTotal + squares);
        if (restricted) value += 0.5 * (Plain(p) - Dense.LogDeterminant(factor));
        var (score, curvature) = Slopes(inverse, weighted, pull, bread);
        return new(value, coefficient, bread, score, curvature, sigma);
    }

    (double[] Score, double[][] Information) Slopes(double[][][] inverse, double[][][] weighted, double[][] pull, double[][] bread)
    {
        var (m, p) = (levels.Length, columns.Length);
        var (score, information) = (new double[m], Enumerable.Range(0, m).Select(_ => new double[m]).ToArray());
        var between = Enumerable.Range(0, m).Select(_ => Zero(p)).ToArray();
        for (var c = 0; c < _clusters.Length; c++)
        {
            var alike = Enumerable.Range(0, m).Select(j => Alike(_clusters[c], levels[j])).ToArray();
            var through = alike.Select(same => Dense.Times(inverse[c], same)).ToArray(); // W G
            for (var i = 0; i < m; i++)
            {
                var spread = Dense.Times(alike[i], weighted[c]); // G W X
                score[i] += 0.5 * (Form(pull[c], alike[i], pull[c]) - Trace(through[i]));
                AddCross(between[i], weighted[c], spread);
                for (var j = 0; j < m; j++)
                {
                    information[i][j] += 0.5 * Dense.TraceOfProduct(through[i], through[j]);
                    if (!restricted) continue;
                    var cross = Zero(p);
                    AddCross(cross, spread, Dense.Times(inverse[c], Dense.Times(alike[j], weighted[c])));
                    information[i][j] -= Dense.TraceOfProduct(bread, cross);
                }
            }
        }

        if (!restricted) return (score, information);
        for (var i = 0; i < m; i++)
        {
            score[i] += 0.5 * Dense.TraceOfProduct(bread, between[i]);
            for (var j = 0; j < m; j++)
                information[i][j] += 0.5 * Dense.TraceOfProduct(Dense.Times(bread, between[i]), Dense.Times(bread, between[j]));
        }

        return (score, information);
    }

    double[][] Total(int[] cluster, double[] sigma) => [.. cluster.Select((row, a) => cluster.Select((other, b) =>
    {
        var cell = a == b ? variances[row] : 0;
        for (var j = 0; j < levels.Length; j++) cell += levels[j][row] == levels[j][other] ? sigma[j] : 0;
        return cell;
    }).ToArray())];

    static double[][] Alike(int[] cluster, int[] level) =>
        [.. cluster.Select(row => cluster.Select(other => level[row] == level[other] ? 1.0 : 0).ToArray())];

    double[][] Rows(int[] cluster) => [.. cluster.Select(row => columns.Select(column => column[row]).ToArray())];

    double Residual(int row, double[] coefficient)
    {
        var left = effects[row];
        for (var c = 0; c < coefficient.Length; c++) left -= coefficient[c] * columns[c][row];
        return left;
    }

    double Plain(int p) => Dense.LogDeterminant(Dense.Factor(
        [.. Enumerable.Range(0, p).Select(a => Enumerable.Range(0, p).Select(b => Dense.Dot(columns[a], columns[b])).ToArray())]));

    static double[][] Zero(int p) => [.. Enumerable.Range(0, p).Select(_ => new double[p])];

    static void AddCross(double[][] to, double[][] a, double[][] b)
    {
        for (var i = 0; i < to.Length; i++)
        {
            for (var j = 0; j < to.Length; j++)
            {
                for (var row = 0; row < a.Length; row++) to[i][j] += a[row][i] * b[row][j];
            }
        }
    }

    static double Trace(double[][] matrix) => matrix.Select((row, i) => row[i]).Sum();

    static double Form(double[] left, double[][] matrix, double[] right) => left.Select((a, i) => a * Dense.Dot(matrix[i], right)).Sum();
}
