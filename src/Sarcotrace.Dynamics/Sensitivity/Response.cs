namespace Sarcotrace.Dynamics.Sensitivity;

/// <summary>A quantity of interest as a function of parameters; called from several threads at once.</summary>
/// <param name="parameters">Values of all parameters.</param>
/// <returns>The quantity; not-a-number where the model gives none there.</returns>
public delegate double Response(ReadOnlySpan<double> parameters);

/// <summary>Evaluates a response at many points, in parallel by index.</summary>
static class Evaluations
{
    /// <summary>Values at points 0 to count − 1; fill gives the parameters of one.</summary>
    public static double[] Of(
        Response response, int dimensions, int count, Action<int, Span<double>> fill, int threads,
        IProgress<double>? progress, CancellationToken cancellation)
    {
        var values = new double[count];
        var done = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        Parallel.For(0, count, options, () => new double[dimensions], (i, _, point) =>
        {
            fill(i, point);
            values[i] = response(point);
            var so = Interlocked.Increment(ref done);
            if (progress is not null && so % Math.Max(1, count / 100) == 0)
            {
                progress.Report((double)so / count);
            }
            return point;
        }, _ => { });
        return values;
    }
}
