using Sarcotrace.Core;
using Sarcotrace.Files.Results;

namespace Sarcotrace.App;

/// <summary>Writes a run: answers.json, tables as Parquet, report and figures, all of it or nothing.</summary>
static class Results
{
    /// <summary>Writes everything into a folder of its own.</summary>
    internal static void Save(RunRecord run, string target, bool report, int threads, CancellationToken cancel)
    {
        using var folder = new ResultFolder(target);
        Save(run, folder, report, threads, cancel);
    }

    /// <summary>Writes everything into a folder that holds other results of the run already, and finishes it.</summary>
    internal static void Save(RunRecord run, ResultFolder folder, bool report, int threads, CancellationToken cancel)
    {
        var tables = run.Questions.SelectMany(asked => asked.Answers.Tables).ToArray();
        Action[] files = [() => Answers(folder, run), .. tables.OrderByDescending(table => table.Rows).Select(table => (Action)(() => Parquet(folder, table)))];
        Parallel.ForEach(files, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, write => write());
        if (report) Report.RunReport.Write(run, folder, cancel);
        cancel.ThrowIfCancellationRequested();
        folder.Finish();
    }

    static void Answers(ResultFolder folder, RunRecord run)
    {
        using var file = folder.Create("answers.json");
        AnswersFile.Write(file, run);
    }

    static void Parquet(ResultFolder folder, Table table)
    {
        using var file = folder.Create($"tables/{table.Name}.parquet");
        ParquetTables.Write(file, table);
    }
}
