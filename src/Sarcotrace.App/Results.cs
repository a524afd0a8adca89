using Sarcotrace.Core;
using Sarcotrace.Files.Results;

namespace Sarcotrace.App;

/// <summary>Writes a run: answers.json, tables as Parquet, report and figures, all of it or nothing.</summary>
static class Results
{
    /// <summary>Writes everything into a folder of its own.</summary>
    internal static void Save(RunRecord run, string target, bool report, CancellationToken cancel)
    {
        using var folder = new ResultFolder(target);
        using (var answers = folder.Create("answers.json")) AnswersFile.Write(answers, run);
        foreach (var table in run.Questions.SelectMany(asked => asked.Answers.Tables))
        {
            cancel.ThrowIfCancellationRequested();
            using var file = folder.Create($"tables/{table.Name}.parquet");
            ParquetTables.Write(file, table);
        }

        if (report) Report.RunReport.Write(run, folder, cancel);
        cancel.ThrowIfCancellationRequested();
        folder.Finish();
    }
}
