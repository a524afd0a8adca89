using Sarcotrace.Core;

namespace Sarcotrace.Questions.Phenotype;

/// <summary>Work on a table in blocks of rows, on several threads; what comes back is in the order of the rows.</summary>
/// <param name="rows">Rows of the table.</param>
/// <param name="threads">How many blocks may be worked on at once.</param>
/// <param name="progress">Told of each block, or null.</param>
/// <param name="cancel">Ends the work.</param>
sealed class BlockWork(int rows, int threads, IProgress<Step>? progress, CancellationToken cancel)
{
    const int BlockRows = 8192;

    /// <summary>Does something with every block.</summary>
    /// <typeparam name="T">What a block gives.</typeparam>
    /// <param name="what">What is being done, for a person.</param>
    /// <param name="from">Share of all work that is done before.</param>
    /// <param name="part">Share of all work that this is.</param>
    /// <param name="work">Takes the first row and the one after the last.</param>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    internal T[] Do<T>(string what, double from, double part, Func<int, int, T> work)
    {
        var results = new T[(rows + BlockRows - 1) / BlockRows];
        var done = 0;
        Parallel.For(0, results.Length, new() { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, block =>
        {
            results[block] = work(block * BlockRows, Math.Min(rows, (block + 1) * BlockRows));
            lock (results) progress?.Report(new(what, from + part * ++done / results.Length));
        });
        return results;
    }
}
