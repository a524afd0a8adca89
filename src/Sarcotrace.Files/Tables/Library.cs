namespace Sarcotrace.Files.Tables;

/// <summary>Calls of libraries that read formats: whatever they throw at a file, the file is broken.</summary>
static class Library
{
    /// <summary>What the library gives.</summary>
    /// <exception cref="TableException">The library threw.</exception>
    internal static T Call<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (OutOfMemoryException)
        {
            throw new TableException("the file asks for more memory than there is", "save it in smaller parts, or as csv");
        }
        catch (Exception trouble) when (trouble is not (TableException or OperationCanceledException or UnauthorizedAccessException))
        {
            throw new TableException(Said(trouble), "open it in the program that wrote it and save it anew");
        }
    }

    /// <summary>What the library gives, if it gives it in time: on some broken files it runs in a circle and never ends.</summary>
    /// <remarks>The thread that does not end is left behind, and ends with the program.</remarks>
    /// <exception cref="TableException">The library threw, or took too long.</exception>
    internal static T Call<T>(Func<T> work, TimeSpan longest) => Call(() =>
    {
        var reading = Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return Task.WaitAny([reading], longest) == 0
            ? reading.GetAwaiter().GetResult()
            : throw new TableException($"the file is broken: it was not read within {longest.TotalSeconds:F0} s", "write it anew");
    });

    // A null reference or an index out of range is how several of them say so; those words help nobody.
    static string Said(Exception trouble) => trouble is NullReferenceException or IndexOutOfRangeException or InvalidCastException
        ? "the file is broken"
        : $"the file is broken: {trouble.Message.ReplaceLineEndings(" ").Trim().TrimEnd('.')}";
}
