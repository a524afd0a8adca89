using System.Runtime.ExceptionServices;
using Sarcotrace.Core;
using Sarcotrace.Files.Results;

namespace Sarcotrace.App;

/// <summary>Writes a run: answers.json, tables as Parquet, report and figures, all of it or nothing.</summary>
static class Results
{
    /// <summary>Writes everything into a folder of its own.</summary>
    internal static void Save(RunRecord run, string target, bool report, int threads, CancellationToken cancel, LengthLimits? limits = null)
    {
        using var folder = new ResultFolder(target);
        Save(run, folder, report, threads, cancel, limits);
    }

    /// <summary>Writes everything into a folder that holds other results of the run already, and finishes it.</summary>
    internal static void Save(RunRecord run, ResultFolder folder, bool report, int threads, CancellationToken cancel, LengthLimits? limits = null)
    {
        limits ??= new();
        Action[] parts = [() => RunFiles.Write(folder, run, limits, threads, cancel), () => Draw(run, folder, report, limits, cancel)];
        try
        {
            Parallel.ForEach(parts, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, write => write());
        }
        catch (AggregateException several)
        {
            // A full disk is told as such, whichever thread met it.
            ExceptionDispatchInfo.Throw(several.Flatten().InnerExceptions[0]);
        }

        cancel.ThrowIfCancellationRequested();
        folder.Finish();
    }

    /// <summary>Whether all that a run wrote still lies there.</summary>
    internal static bool AreWhole(RunRecord run, string target, bool report) =>
        run.Questions.SelectMany(asked => asked.Answers.Tables).All(table => File.Exists(Path.Combine(target, RunFiles.FileOf(table))))
        && (!report || Report.RunReport.Files(run).All(name => File.Exists(Path.Combine(target, name))));

    /// <summary>Draws the report again where its answers lie; whatever else lies there stays.</summary>
    internal static void Redraw(RunRecord run, string target, int threads, CancellationToken cancel)
    {
        using var folder = new ResultFolder(target) { KeepsOwn = true };
        Save(run, folder, true, threads, cancel);
    }

    static void Draw(RunRecord run, ResultFolder folder, bool report, LengthLimits limits, CancellationToken cancel)
    {
        if (report) Report.RunReport.Write(run, folder, limits, cancel);
    }
}
