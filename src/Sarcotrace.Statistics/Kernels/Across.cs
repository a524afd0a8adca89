namespace Sarcotrace.Statistics.Kernels;

/// <summary>The one place where work is spread over threads: each index writes only its own results.</summary>
static class Across
{
    /// <summary>Does the work of every index from 0 to <paramref name="count"/> − 1.</summary>
    internal static void Each(int count, int threads, Action<int> work, CancellationToken cancel)
    {
        if (threads <= 1 || count <= 1)
        {
            for (var index = 0; index < count; index++)
            {
                cancel.ThrowIfCancellationRequested();
                work(index);
            }

            return;
        }

        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, work);
    }
}
