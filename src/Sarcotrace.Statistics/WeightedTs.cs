using Sarcotrace.Statistics.Kernels;

namespace Sarcotrace.Statistics;

/// <summary>The t of one predictor in every response, for any weights on the rows.</summary>
/// <remarks>Responses are centred once, so that sums of squares do not cancel.</remarks>
sealed class WeightedTs
{
    readonly double[][] _columns;
    readonly int[] _rows;
    readonly double[] _centred;
    readonly double[] _squares;
    readonly int _responses;

    internal WeightedTs(RankedModel model, ReadOnlySpan<double> responses, int rows)
    {
        _rows = [.. model.Rows];
        _columns = [.. model.Constant.Select(column => column.ToArray()), [.. model.Predictor]];
        _responses = responses.Length / rows;
        _centred = new double[(long)_responses * _rows.Length];
        for (var response = 0; response < _responses; response++)
        {
            var to = _centred.AsSpan(response * _rows.Length, _rows.Length);
            for (var i = 0; i < to.Length; i++) to[i] = responses[response * rows + _rows[i]];
            var mean = Lanes.Sum(to) / to.Length;
            for (var i = 0; i < to.Length; i++) to[i] -= mean;
        }

        _squares = [.. _centred.Select(value => value * value)];
    }

    /// <summary>|t| of every response under each set of weights on all rows.</summary>
    internal double[][] Of(double[][] weights, int threads, CancellationToken cancel)
    {
        var (n, p) = (_rows.Length, _columns.Length);
        var own = new double[weights.Length][];
        var weighted = new double[weights.Length * p * n];
        for (var replicate = 0; replicate < weights.Length; replicate++)
        {
            own[replicate] = new double[n];
            for (var i = 0; i < n; i++) own[replicate][i] = weights[replicate][_rows[i]];
            for (var k = 0; k < p; k++)
            {
                var to = weighted.AsSpan((replicate * p + k) * n, n);
                for (var i = 0; i < n; i++) to[i] = own[replicate][i] * _columns[k][i];
            }
        }

        var products = Product.Of(
            Grid.ByColumn(weighted, n, weights.Length * p).Transposed, Grid.ByColumn(_centred, n, _responses), threads, cancel);
        double[] flat = [.. own.SelectMany(values => values)];
        var squares = Product.Of(
            Grid.ByColumn(flat, n, weights.Length).Transposed, Grid.ByColumn(_squares, n, _responses), threads, cancel);

        var sizes = new double[weights.Length][];
        Across.Each(weights.Length, threads, replicate => sizes[replicate] = Sizes(replicate, weights.Length, own[replicate], products, squares), cancel);
        return sizes;
    }

    double[] Sizes(int replicate, int replicates, double[] weights, double[] products, double[] squares)
    {
        var p = _columns.Length;
        var (triangle, rank) = Triangle(weights);
        var df = weights.Sum() - rank;
        var sizes = new double[_responses];
        var along = new double[p];
        for (var response = 0; response < _responses; response++)
        {
            var misfit = squares[response * replicates + replicate];
            var from = response * replicates * p + replicate * p;
            for (var k = 0; k < p; k++)
            {
                var sum = products[from + k];
                for (var before = 0; before < k; before++) sum -= triangle[k, before] * along[before];
                along[k] = triangle[k, k] > 0 ? sum / triangle[k, k] : 0;
                misfit -= along[k] * along[k];
            }

            sizes[response] = misfit > 0 && df > 0 ? Math.Abs(along[^1]) / Math.Sqrt(misfit / df) : 0;
        }

        return sizes;
    }

    // Cholesky's lower triangle of X′WX; a column that the drawn rows no longer tell apart gets 0.
    (double[,] Triangle, int Rank) Triangle(double[] weights)
    {
        var p = _columns.Length;
        var triangle = new double[p, p];
        var rank = 0;
        for (var row = 0; row < p; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                var sum = Lanes.WeightedProduct(weights, _columns[row], _columns[column]);
                var whole = sum;
                for (var k = 0; k < column; k++) sum -= triangle[row, k] * triangle[column, k];
                if (row != column)
                {
                    triangle[row, column] = triangle[column, column] > 0 ? sum / triangle[column, column] : 0;
                }
                else if (sum > 1e-12 * whole)
                {
                    triangle[row, row] = Math.Sqrt(sum);
                    rank++;
                }
            }
        }

        return (triangle, rank);
    }
}
