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

    /// <summary>Whether all that a run wrote still lies there.</summary>
    internal static bool AreWhole(RunRecord run, string target, bool report) =>
        run.Questions.SelectMany(asked => asked.Answers.Tables).All(table => File.Exists(Path.Combine(target, TableFile(table))))
        && (!report || Report.RunReport.Files(run).All(name => File.Exists(Path.Combine(target, name))));

    /// <summary>Draws the report again where its answers lie; whatever else lies there stays.</summary>
    internal static void Redraw(RunRecord run, string target, int threads, CancellationToken cancel)
    {
        using var folder = new ResultFolder(target);
        foreach (var path in Directory.EnumerateFiles(target, "*", SearchOption.AllDirectories))
        {
            using var kept = File.OpenRead(path);
            using var copy = folder.Create(Path.GetRelativePath(target, path));
            kept.CopyTo(copy);
        }

        Save(run, folder, true, threads, cancel);
    }

    static string TableFile(Table table) => $"tables/{table.Name}.parquet";

    static void Answers(ResultFolder folder, RunRecord run)
    {
        using var file = folder.Create("answers.json");
        AnswersFile.Write(file, run);
    }

    static void Parquet(ResultFolder folder, Table table)
    {
        using var file = folder.Create(TableFile(table));
        ParquetTables.Write(file, table);
    }
}
